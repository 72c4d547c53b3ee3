"""Who sees and who changes plans and items."""

import sqlalchemy as sa

from congress.congresses.models import Committee, CommitteeKind, Congress
from congress.core.permissions import Actor, Role
from congress.files.models import Document, DocumentVersion
from congress.plans.models import (
    Coordination,
    IssuedCopy,
    ItemState,
    Plan,
    PlanState,
    Progress,
    WorkItem,
)
from congress.plans.rules import is_editable

WATCHING = (Role.STANDING_AGENCY, Role.STEERING, Role.INSPECTOR, Role.OBSERVER)
DECIDING = (Role.STANDING_AGENCY, Role.STEERING)
EDITING = (Role.SECRETARY, Role.STANDING_AGENCY)
REPORTING = (Role.AGENCY, Role.DISTRICT_OFFICER, Role.SECRETARY)
STANDING_IN = (
    Role.STANDING_AGENCY,
    Role.SECRETARY,
    Role.AGENCY,
    Role.DISTRICT_OFFICER,
    Role.DISTRICT_LEADER,
)
DISTRICT = (Role.DISTRICT_OFFICER, Role.DISTRICT_LEADER)
CENTRAL = (CommitteeKind.STEERING, CommitteeKind.ORGANISING)


def visible_to(actor: Actor) -> sa.ColumnElement[bool]:
    """The plans an actor sees, as one condition for lists and single pages."""
    if actor.is_administrator():
        return sa.true()
    ways: list[sa.ColumnElement[bool]] = [sa.false()]
    watched = actor.congress_ids(*WATCHING)
    if watched:
        ways.append(_of_congress(watched, with_children=True))
    committees = actor.committee_ids()
    if committees:
        ways.append(Plan.committee_id.in_(committees))
        ways.append(sa.and_(Plan.kind == "master", _of_congress(actor.congress_ids())))
    if actor.unit_ids:
        ways.append(sa.and_(Plan.state == PlanState.APPROVED, Plan.id.in_(_involving(actor))))
    return sa.or_(*ways)


def papers_seen(actor: Actor) -> sa.ColumnElement[bool]:
    """The papers an actor sees: of the plans seen and their jobs, and of whole congresses.

    Those are the congresses watched with their children, and those of the actor's own district.
    """
    if actor.is_administrator():
        return sa.true()
    used = (
        sa.select(Progress.document_id)
        .join(WorkItem, WorkItem.id == Progress.item_id)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .where(Progress.document_id.is_not(None), visible_to(actor))
    )
    issued = (
        sa.select(DocumentVersion.document_id)
        .join(IssuedCopy, IssuedCopy.version_id == DocumentVersion.id)
        .join(Plan, Plan.id == IssuedCopy.plan_id)
        .where(visible_to(actor))
    )
    whole = sa.select(Congress.id).where(_whole(actor))
    return sa.or_(Document.congress_id.in_(whole), Document.id.in_(used), Document.id.in_(issued))


def _whole(actor: Actor) -> sa.ColumnElement[bool]:
    watched = actor.congress_ids(*WATCHING)
    own = [post.unit_id for post in actor.held if post.role in DISTRICT]
    below = sa.and_(Congress.parent_id.is_not(None), Congress.unit_id.in_(own))
    return sa.or_(Congress.id.in_(watched), Congress.parent_id.in_(watched), below)


def _of_congress(
    congress_ids: frozenset[int], *, with_children: bool = False
) -> sa.ColumnElement[bool]:
    scope: sa.ColumnElement[bool] = Committee.congress_id.in_(congress_ids)
    if with_children:
        children = sa.select(Congress.id).where(Congress.parent_id.in_(congress_ids))
        scope = sa.or_(scope, Committee.congress_id.in_(children))
    return Plan.committee_id.in_(sa.select(Committee.id).where(scope))


# Made once: an alias is dear to make and every page that shows a plan asks for these.
_LED, _HELPED = sa.orm.aliased(WorkItem), sa.orm.aliased(WorkItem)


def _involving(actor: Actor) -> sa.CompoundSelect[int]:
    """The plans with a job that one of the actor's units leads or coordinates."""
    leading = sa.select(_LED.plan_id).where(_LED.lead_id.in_(actor.unit_ids))
    coordinating = (
        sa.select(_HELPED.plan_id)
        .join(Coordination, Coordination.item_id == _HELPED.id)
        .where(Coordination.unit_id.in_(actor.unit_ids))
    )
    return leading.union(coordinating)


def can_write(actor: Actor, committee: Committee) -> bool:
    """Whether the actor keeps the plan of a committee, whatever its state."""
    if actor.is_operator() or committee.id in actor.committee_ids(Role.SECRETARY):
        return True
    central = committee.kind in CENTRAL
    return central and committee.congress_id in actor.congress_ids(Role.STANDING_AGENCY)


def kept_by(actor: Actor) -> sa.ColumnElement[bool]:
    """The plans that the actor keeps: the SQL twin of `can_write`; joins `Committee`."""
    central = sa.and_(
        Committee.kind.in_(CENTRAL),
        Committee.congress_id.in_(actor.congress_ids(Role.STANDING_AGENCY)),
    )
    return sa.or_(Plan.committee_id.in_(actor.committee_ids(Role.SECRETARY)), central)


def can_edit(actor: Actor, plan: Plan) -> bool:
    """Whether the actor may change the plan's content now."""
    return is_editable(plan.state) and can_write(actor, plan.committee)


def can_decide(actor: Actor, plan: Plan) -> bool:
    """Whether the actor may approve or return plans of this congress."""
    return actor.is_operator() or plan.committee.congress_id in actor.congress_ids(*DECIDING)


def can_report(actor: Actor, item: WorkItem) -> bool:
    """Whether the actor may report on an item now: once its plan is approved."""
    return item.plan.state is PlanState.APPROVED and is_reporter(actor, item)


def is_reporter(actor: Actor, item: WorkItem) -> bool:
    """Whether reporting on an item is the actor's business: its lead, or who keeps the plan."""
    return leads(actor, item) or can_write(actor, item.plan.committee)


def led_by(actor: Actor) -> sa.ColumnElement[bool]:
    """The items that one of the actor's units leads: the SQL twin of `leads`."""
    if not any(post.role in REPORTING for post in actor.held):
        return sa.false()
    return WorkItem.lead_id.in_(actor.unit_ids)


def leads(actor: Actor, item: WorkItem) -> bool:
    """Whether one of the actor's units leads the item."""
    return item.lead_id in actor.unit_ids and any(p.role in REPORTING for p in actor.held)


def can_confirm(actor: Actor, item: WorkItem) -> bool:
    """Whether the actor may confirm or return the item's completion."""
    return item.state is ItemState.AWAITING and can_write(actor, item.plan.committee)


def hands_over_all(actor: Actor, user_id: int) -> bool:
    """Whether the actor hands over whatever an account holds: its owner, or an administrator.

    Of who has left, `STANDING_IN` of the same scope hand over what they see.
    """
    return actor.is_administrator() or actor.id == user_id
