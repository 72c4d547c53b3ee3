"""What a child says of a lesson on its checklist."""

from congress.audit.actions import plain, record
from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.districts import policy as districts
from congress.extensions import db
from congress.lessons.models import AnswerState, LessonAnswer
from congress.lessons.rules import Entry


def answer_lesson(
    *, actor: Actor, entry: Entry, state: AnswerState, note: str = ""
) -> LessonAnswer | None:
    """Say that a lesson was taken up, does not apply and why, or is open again.

    Said twice it is said once: nothing is written, and the day stays that of the first time. An
    answer that is older than the lesson's last change is given anew.
    """
    districts.require_reporting(actor, entry.child)
    note = note.strip() if state is AnswerState.NOT_APPLICABLE else ""
    if state is AnswerState.NOT_APPLICABLE and not note:
        raise RejectedError(N_("Hãy nêu lý do không áp dụng."), field="note")
    row = entry.answer
    old = (entry.state, row.note if row is not None else "")
    if old == (state, note) and not entry.is_older:
        return row
    if row is None:
        row = LessonAnswer(lesson=entry.lesson, congress=entry.child)
        db.session.add(row)
    row.state, row.note = state, note
    row.at, row.by_id, row.by_name = clock.now(), actor.id, actor.name
    _record(actor, row, old, (state, note))
    return row


def _record(
    actor: Actor, row: LessonAnswer, old: tuple[AnswerState, str], new: tuple[AnswerState, str]
) -> None:
    changes = [
        {"field": field, "kind": kind, "old": plain(before), "new": plain(after)}
        for field, kind, before, after in (
            ("state", "enum", old[0], new[0]),
            ("note", "text", old[1], new[1]),
        )
        if before != after
    ]
    record(
        actor=actor,
        verb="answered_lesson",
        target=row,
        changes=changes,
        congress_id=row.congress.id,
    )
