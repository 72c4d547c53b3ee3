"""The three marks: a child reports, its parent accepts or sends back, an inspection verifies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from congress.audit.actions import record
from congress.congresses.models import Congress
from congress.congresses.queries import finding
from congress.core import clock
from congress.core.authored import written_by
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.districts import policy, rules
from congress.districts.models import MarkKind, MarkValue, Milestone, MilestoneMark
from congress.districts.queries.children import merger_of
from congress.districts.queries.marks import marks_of
from congress.districts.rules import Standing
from congress.extensions import db
from congress.files.models import Document

REPORT_FIRST = N_("Mốc này chưa có báo cáo nào để tiếp nhận hoặc xác minh.")


@dataclass(frozen=True)
class Word:
    """What is said on a milestone: the day it bears, the paper that shows it, a line."""

    on_date: date | None = None
    document: Document | None = None
    note: str = ""


def report_milestone(
    *, actor: Actor, child: Congress, milestone: Milestone, word: Word
) -> MilestoneMark:
    """Report that a child reached a milestone on a day; a report before it is replaced.

    What the parent accepted is not replaced: the parent sends it back first.
    """
    policy.require_reporting(actor, child)
    now = _standing(child, milestone)
    if child.form not in milestone.forms:
        raise RejectedError(N_("Mốc này không áp dụng cho hình thức của đơn vị."))
    if now.accepted is not None:
        raise _accepted()
    _check_day(word.on_date)
    return _add(actor, child, milestone, MarkKind.REPORTED, MarkValue.DONE, word)


def take_back_report(
    *, actor: Actor, child: Congress, milestone: Milestone, reason: str
) -> MilestoneMark:
    """Take a report back that the parent has not accepted yet."""
    policy.require_reporting(actor, child)
    now = _standing(child, milestone)
    if now.accepted is not None:
        raise _accepted()
    if now.reported is None:
        raise RejectedError(N_("Không có báo cáo nào để rút lại."))
    word = Word(note=_reason(reason))
    return _add(actor, child, milestone, MarkKind.REPORTED, MarkValue.TAKEN_BACK, word)


def accept_milestone(
    *, actor: Actor, child: Congress, milestone: Milestone, report_id: int, word: Word
) -> MilestoneMark:
    """Accept the report that the actor has seen; a newer one has to be seen first."""
    policy.require_guiding(actor, child.parent_id)
    now = _answered(child, milestone, report_id)
    if now.accepted is not None:
        raise RejectedError(N_("Báo cáo này đã được tiếp nhận."))
    _check_day(word.on_date)
    return _add(actor, child, milestone, MarkKind.ACCEPTED, MarkValue.DONE, word, report_id)


def return_milestone(
    *, actor: Actor, child: Congress, milestone: Milestone, report_id: int, reason: str
) -> MilestoneMark:
    """Send a report back with the reason, also one that was accepted: it no longer counts."""
    policy.require_guiding(actor, child.parent_id)
    _answered(child, milestone, report_id)
    word = Word(note=_reason(reason))
    return _add(actor, child, milestone, MarkKind.ACCEPTED, MarkValue.TAKEN_BACK, word, report_id)


@dataclass(frozen=True)
class Answered:
    """What became of many reports: how many were answered, and why others were left."""

    done: int
    left: Sequence[tuple[str, RejectedError]]


def answer_reports(
    *, actor: Actor, reports: Sequence[tuple[Congress, MilestoneMark]], accept: bool, reason: str
) -> Answered:
    """Accept many reports as of today, or send them back with one reason.

    One that changed meanwhile is left alone, and said by its milestone.
    """
    if not accept:
        _reason(reason)
    if not reports:
        raise RejectedError(N_("Hãy đánh dấu ít nhất một mốc."))
    finding.hold(*(child.id for child, _ in reports))
    done, left = 0, list[tuple[str, RejectedError]]()
    word = Word(on_date=clock.today(), note=reason)
    for child, report in reports:
        rung = report.milestone
        try:
            if accept:
                accept_milestone(
                    actor=actor, child=child, milestone=rung, report_id=report.id, word=word
                )
            else:
                return_milestone(
                    actor=actor, child=child, milestone=rung, report_id=report.id, reason=reason
                )
        except RejectedError as problem:
            left.append((f"{child.unit.name}, {report.milestone.name}", problem))
        else:
            done += 1
    return Answered(done, left)


def report_all(
    *, actor: Actor, child: Congress, milestones: Sequence[Milestone], word: Word
) -> Sequence[MilestoneMark]:
    """Report many milestones of a child with one day and one paper, all or none."""
    if not milestones:
        raise RejectedError(N_("Hãy chọn ít nhất một mốc."), field="milestones")
    return [
        report_milestone(actor=actor, child=child, milestone=milestone, word=word)
        for milestone in milestones
    ]


def verify_milestone(
    *, actor: Actor, child: Congress, milestone: Milestone, report_id: int, word: Word
) -> MilestoneMark:
    """Say that an inspection found the milestone as reported."""
    policy.require_verifying(actor, child)
    if _answered(child, milestone, report_id).verified is not None:
        raise RejectedError(N_("Báo cáo này đã được xác minh."))
    _check_day(word.on_date)
    return _add(actor, child, milestone, MarkKind.VERIFIED, MarkValue.DONE, word, report_id)


def doubt_milestone(
    *, actor: Actor, child: Congress, milestone: Milestone, report_id: int, word: Word
) -> MilestoneMark:
    """Say that an inspection found otherwise, and why; a verification before it is taken back."""
    policy.require_verifying(actor, child)
    _answered(child, milestone, report_id)
    said = Word(word.on_date, word.document, _reason(word.note))
    return _add(actor, child, milestone, MarkKind.VERIFIED, MarkValue.TAKEN_BACK, said, report_id)


def _standing(child: Congress, milestone: Milestone) -> Standing:
    finding.hold(child.id)
    if milestone.congress_id != child.parent_id or milestone.is_dropped:
        raise RejectedError(N_("Mốc này không còn trong thang mốc; hãy mở lại trang."))
    if merger_of(child.id) is not None:
        raise RejectedError(N_("Đơn vị này đã sáp nhập nên không báo mốc nữa."))
    marks = marks_of([child.id], milestone.id).get((child.id, milestone.id), ())
    return rules.standing(marks, clock.now())


def _answered(child: Congress, milestone: Milestone, report_id: int) -> Standing:
    now = _standing(child, milestone)
    if now.reported is None:
        raise RejectedError(REPORT_FIRST)
    if now.reported.id != report_id:
        raise RejectedError(N_("Vừa có báo cáo mới hơn; hãy mở lại trang để xem báo cáo đó."))
    return now


def _accepted() -> RejectedError:
    return RejectedError(N_("Cấp trên đã tiếp nhận mốc này; muốn sửa, hãy đề nghị trả lại."))


def _check_day(day: date | None) -> None:
    if day is None:
        raise RejectedError(N_("Hãy ghi ngày."), field="on_date")
    if day > clock.today():
        raise RejectedError(N_("Ngày này chưa tới; hãy ghi ngày đã làm xong."), field="on_date")


def _reason(reason: str) -> str:
    if not reason.strip():
        raise RejectedError(N_("Hãy nêu lý do."), field="reason")
    return reason


def _add(
    actor: Actor,
    child: Congress,
    milestone: Milestone,
    kind: MarkKind,
    value: MarkValue,
    word: Word,
    of_id: int | None = None,
) -> MilestoneMark:
    mark = MilestoneMark(
        congress_id=child.id,
        milestone_id=milestone.id,
        kind=kind,
        value=value,
        on_date=word.on_date,
        of_id=of_id,
        document_id=word.document.id if word.document else None,
        note=word.note,
        **written_by(actor),
    )
    db.session.add(mark)
    named = f"{milestone.name}: {word.note}" if word.note else milestone.name
    record(
        actor=actor,
        verb=VERBS[kind, value],
        target=child,
        changes=_changes(word),
        congress_id=child.id,
        note=named,
    )
    return mark


VERBS = {
    (MarkKind.REPORTED, MarkValue.DONE): "reported_milestone",
    (MarkKind.REPORTED, MarkValue.TAKEN_BACK): "took_back_milestone",
    (MarkKind.ACCEPTED, MarkValue.DONE): "accepted_milestone",
    (MarkKind.ACCEPTED, MarkValue.TAKEN_BACK): "returned_milestone",
    (MarkKind.VERIFIED, MarkValue.DONE): "verified_milestone",
    (MarkKind.VERIFIED, MarkValue.TAKEN_BACK): "doubted_milestone",
}


def _changes(word: Word) -> list[dict[str, str | None]]:
    found: list[dict[str, str | None]] = []
    if word.on_date:
        day = word.on_date.isoformat()
        found.append({"field": "milestone_on", "kind": "date", "old": None, "new": day})
    if word.document:
        paper = f"{word.document.number} {word.document.subject}".strip()
        found.append({"field": "document", "kind": "text", "old": None, "new": paper})
    return found
