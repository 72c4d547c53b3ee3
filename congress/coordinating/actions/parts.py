"""Saying what became of a coordinating agency's part of a job."""

from congress.audit.actions import plain, record
from congress.coordinating import policy, rules
from congress.coordinating.models import CoordinationMark, PartState
from congress.coordinating.queries.parts import standing
from congress.core.authored import written_by
from congress.core.errors import N_, MissingError, NotAllowedError, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans import policy as plans
from congress.plans.actions.reporting import REPORTERS
from congress.plans.models import Coordination, WorkItem


def mark_part(
    *, actor: Actor, item: WorkItem, unit_id: int, state: PartState, line: str = ""
) -> CoordinationMark:
    """Say whether an agency did its part; MissingError when it does not coordinate the job."""
    coordination = require_marker(actor, item, unit_id)
    before = standing(item, unit_id)
    if not policy.is_under_way(item):
        raise RejectedError(N_("Chỉ ghi phần phối hợp của việc đã giao và chưa hủy."))
    if state not in settable(actor, item, unit_id, before):
        raise RejectedError(N_("Cơ quan phối hợp tự ghi phần này, hoặc thư ký ghi thay."))
    mark = CoordinationMark(
        item_id=item.id,
        unit_id=unit_id,
        state=state,
        line=line,
        **written_by(actor),
    )
    db.session.add(mark)
    _journal(actor, item, coordination, before, mark)
    return mark


def require_marker(actor: Actor, item: WorkItem, unit_id: int) -> Coordination:
    """Return the agency's place in the job; refuse who has no word on its part."""
    found = next((row for row in item.coordinations if row.unit_id == unit_id), None)
    if found is None:
        raise MissingError
    if not settable(actor, item, unit_id, None):
        raise NotAllowedError(REPORTERS)
    return found


def settable(
    actor: Actor, item: WorkItem, unit_id: int, before: PartState | None
) -> list[PartState]:
    """What the actor may say of an agency's part."""
    return rules.settable(
        before,
        is_own=policy.acts_for(actor, unit_id),
        leads=plans.leads(actor, item),
        keeps=plans.can_write(actor, item.plan.committee),
    )


def _journal(
    actor: Actor,
    item: WorkItem,
    coordination: Coordination,
    before: PartState | None,
    mark: CoordinationMark,
) -> None:
    name = coordination.unit.name
    change = {"field": "part", "kind": "enum", "old": plain(before), "new": plain(mark.state)}
    record(
        actor=actor,
        verb="marked_part",
        target=item,
        changes=[change] if before is not mark.state else [],
        congress_id=item.plan.committee.congress_id,
        note=f"{name}: {mark.line}" if mark.line else name,
    )
