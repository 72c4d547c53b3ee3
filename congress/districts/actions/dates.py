"""The days of children: setting and moving them, pilots, leaders, and mergers."""

from dataclasses import dataclass
from datetime import date

from congress.audit.actions import changes_of, record
from congress.congresses.actions.congresses import check_days
from congress.congresses.models import Congress
from congress.congresses.queries import finding
from congress.core import clock
from congress.core.authored import written_by
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.districts import policy
from congress.districts.models import DateChange, LeaderNeed, Merger
from congress.districts.queries.children import merged_into, merger_of
from congress.districts.queries.dates import leaders_of
from congress.extensions import db
from congress.files.models import Document


@dataclass(frozen=True)
class Days:
    """The planned and the real days of a congress, first and last."""

    planned_start_on: date | None = None
    planned_end_on: date | None = None
    actual_start_on: date | None = None
    actual_end_on: date | None = None


def set_days(
    *,
    actor: Actor,
    child: Congress,
    days: Days,
    reason: str = "",
    document: Document | None = None,
) -> Congress:
    """Set the days of a child; planned days that stood already move only for a reason."""
    policy.require_dating(actor, child)
    _require_standing(child)
    old = (child.planned_start_on, child.planned_end_on)
    new = (days.planned_start_on, days.planned_end_on or days.planned_start_on)
    moves = old[0] is not None and old != new
    if moves and not reason.strip():
        raise RejectedError(N_("Dời ngày cần nêu lý do."), field="reason")
    with db.session.no_autoflush:
        child.planned_start_on, child.planned_end_on = new
        child.actual_start_on = days.actual_start_on
        child.actual_end_on = days.actual_end_on or days.actual_start_on
        _check_planned_first(child)
        check_days(child)
        changes = changes_of(child)
    if moves:
        _keep_move(actor, child, old, reason, document)
    record(
        actor=actor,
        verb="moved_date" if moves else "updated",
        target=child,
        changes=changes,
        congress_id=child.id,
        note=reason,
    )
    return child


def _check_planned_first(child: Congress) -> None:
    if child.planned_end_on is not None and child.planned_start_on is None:
        raise RejectedError(N_("Hãy ghi ngày khai mạc."), field="planned_start_on")
    if child.actual_end_on is not None and child.actual_start_on is None:
        raise RejectedError(N_("Hãy ghi ngày khai mạc."), field="actual_start_on")


def _keep_move(
    actor: Actor,
    child: Congress,
    old: tuple[date | None, date | None],
    reason: str,
    document: Document | None,
) -> None:
    db.session.add(
        DateChange(
            congress_id=child.id,
            old_start_on=old[0],
            old_end_on=old[1],
            new_start_on=child.planned_start_on,
            new_end_on=child.planned_end_on,
            reason=reason,
            document_id=document.id if document else None,
            **written_by(actor),
        )
    )


def set_pilot(*, actor: Actor, child: Congress, is_pilot: bool) -> None:
    """Say whether a child holds its congress first, for the others to learn from."""
    policy.require_guiding(actor, child.parent_id)
    with db.session.no_autoflush:
        child.is_pilot = is_pilot
        changes = changes_of(child)
    record(actor=actor, verb="updated", target=child, changes=changes, congress_id=child.id)


def need_leader(*, actor: Actor, child: Congress, person_id: int) -> LeaderNeed:
    """Say that a leader of the parent is needed at a child's congress."""
    policy.require_guiding(actor, child.parent_id)
    if any(row.person_id == person_id for row in leaders_of([child.id]).get(child.id, ())):
        raise RejectedError(N_("Lãnh đạo này đã có trong danh sách."), field="person_id")
    need = LeaderNeed(congress_id=child.id, person_id=person_id)
    db.session.add(need)
    db.session.flush()
    _record_leader(actor, child, None, need.person.full_name)
    return need


def release_leader(*, actor: Actor, child: Congress, need: LeaderNeed) -> None:
    """Say that a leader is no longer needed at a child's congress."""
    policy.require_guiding(actor, child.parent_id)
    name = need.person.full_name
    db.session.delete(need)
    _record_leader(actor, child, name, None)


def _record_leader(actor: Actor, child: Congress, old: str | None, new: str | None) -> None:
    change = {"field": "leader_need", "kind": "text", "old": old, "new": new}
    record(actor=actor, verb="updated", target=child, changes=[change], congress_id=child.id)


def merge_child(
    *,
    actor: Actor,
    child: Congress,
    into: Congress,
    on_date: date,
    reason: str,
    document: Document | None = None,
) -> Merger:
    """Merge a child into another one of the same parent: it owes nothing from now on."""
    policy.require_guiding(actor, child.parent_id)
    finding.hold(child.id, into.id)
    _require_standing(child)
    if into.id == child.id or into.parent_id != child.parent_id or merger_of(into.id) is not None:
        raise RejectedError(N_("Hãy chọn đơn vị khác."), field="into_id")
    if merged_into(child.id):
        raise RejectedError(
            N_("Đơn vị này đã nhận sáp nhập đơn vị khác; hãy chọn chiều ngược lại."),
            field="into_id",
        )
    if on_date > clock.today():
        raise RejectedError(N_("Ngày này chưa tới."), field="on_date")
    merger = Merger(
        congress_id=child.id,
        into_id=into.id,
        on_date=on_date,
        reason=reason,
        document_id=document.id if document else None,
        **written_by(actor),
    )
    db.session.add(merger)
    change = {"field": "merged_into", "kind": "text", "old": None, "new": into.unit.name}
    record(
        actor=actor,
        verb="merged",
        target=child,
        changes=[change],
        congress_id=child.id,
        note=reason,
    )
    return merger


def _require_standing(child: Congress) -> None:
    if merger_of(child.id) is not None:
        raise RejectedError(N_("Đơn vị này đã sáp nhập."), field="into_id")
