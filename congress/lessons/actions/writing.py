"""Lessons of a congress: written, changed, published, taken back, put back.

A draft is not told in the journal; publishing tells it whole.
"""

from collections.abc import Sequence
from typing import Any

from congress.audit.actions import changes_of, plain, record
from congress.congresses.models import Congress
from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.districts import policy as districts
from congress.districts.models import Milestone
from congress.extensions import db
from congress.lessons.models import Lesson


def write_lesson(
    *, actor: Actor, parent: Congress, advice: str, milestone_id: int | None, source_id: int | None
) -> Lesson:
    """Write a lesson for the children of a congress, as a draft."""
    districts.require_guiding(actor, parent.id)
    row = Lesson(congress_id=parent.id, created_at=clock.now())
    _write(row, advice, milestone_id, source_id)
    db.session.add(row)
    _record(actor, "created", row)
    return row


def change_lesson(
    *, actor: Actor, row: Lesson, advice: str, milestone_id: int | None, source_id: int | None
) -> Lesson:
    """Change a lesson; what children answered stays, and shows as older than the change."""
    districts.require_guiding(actor, row.congress_id)
    with db.session.no_autoflush:
        _write(row, advice, milestone_id, source_id)
        changes = changes_of(row)
        if not changes:
            return row
        if row.published_at is not None:
            row.changed_at = clock.now()
    _record(actor, "updated", row, changes)
    return row


def _write(row: Lesson, advice: str, milestone_id: int | None, source_id: int | None) -> None:
    if not advice.strip():
        raise RejectedError(N_("Hãy viết kinh nghiệm."), field="advice")
    if milestone_id is not None:
        _check_milestone(row, milestone_id)
    if source_id is not None:
        _check_source(row, source_id)
    row.advice, row.milestone_id, row.source_id = advice, milestone_id, source_id


def _check_milestone(row: Lesson, milestone_id: int) -> None:
    found = db.session.get(Milestone, milestone_id)
    if found is None or found.congress_id != row.congress_id or found.is_dropped:
        raise RejectedError(N_("Mốc này không còn trong thang mốc."), field="milestone_id")


def _check_source(row: Lesson, source_id: int) -> None:
    found = db.session.get(Congress, source_id)
    if found is None or found.parent_id != row.congress_id:
        raise RejectedError(N_("Hãy chọn đơn vị khác."), field="source_id")


def publish_lessons(*, actor: Actor, parent: Congress, rows: Sequence[Lesson]) -> int:
    """Publish those of the lessons that are drafts, all or none; return how many those were."""
    districts.require_guiding(actor, parent.id)
    drafts = [row for row in rows if row.published_at is None]
    for row in drafts:
        if row.milestone is not None and row.milestone.is_dropped:
            raise RejectedError(
                N_("Mốc “{name}” không còn trong thang mốc; hãy sửa kinh nghiệm trước."),
                name=row.milestone.name,
            )
        row.published_at, row.published_by_name = clock.now(), actor.name
        _record(actor, "published_lesson", row, _whole(row))
    return len(drafts)


def _whole(row: Lesson) -> list[dict[str, Any]]:
    """A lesson as it is told when it is published: every field from nothing."""
    told = {
        "advice": row.advice,
        "milestone": row.milestone.name if row.milestone is not None else None,
        "source": row.source.unit.name if row.source is not None else None,
    }
    return [
        {"field": field, "kind": "text", "old": None, "new": plain(value)}
        for field, value in told.items()
        if value
    ]


def remove_lesson(*, actor: Actor, row: Lesson, reason: str) -> None:
    """Take a lesson back: no child sees it any more; it can be put back for 30 days."""
    districts.require_guiding(actor, row.congress_id)
    if not reason.strip():
        raise RejectedError(N_("Hãy nêu lý do."), field="reason")
    row.remove(actor, reason)
    _record(actor, "removed", row, note=reason)


def restore_lesson(*, actor: Actor, row: Lesson) -> None:
    """Put a lesson back as it stood, with the answers it had."""
    districts.require_guiding(actor, row.congress_id)
    row.restore()
    _record(actor, "restored", row)


def _record(
    actor: Actor, verb: str, row: Lesson, changes: Sequence[dict[str, Any]] = (), note: str = ""
) -> None:
    """One entry; of a draft neither its words nor why it went."""
    is_told = row.published_at is not None
    record(
        actor=actor,
        verb=verb,
        target=row,
        changes=changes if is_told else (),
        congress_id=row.congress_id,
        note=note if is_told else "",
    )
