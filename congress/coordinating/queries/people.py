"""Who can see a job, all at once: the set-wise twin of `plans.policy.visible_to`."""

from typing import NamedTuple

import sqlalchemy as sa

from congress.accounts.models import Grant, User
from congress.congresses.models import Committee
from congress.core.permissions import Role
from congress.core.text import name_key, sort_key
from congress.extensions import db
from congress.plans.models import Coordination, Plan, PlanKind, PlanState, WorkItem
from congress.plans.policy import WATCHING
from congress.units.models import Unit, UnitKind, UnitLevel


class Reader(NamedTuple):
    """An active account that sees a job."""

    id: int
    username: str
    name: str


def readers(item: WorkItem) -> list[Reader]:
    """The active accounts that see a job, by given name, in one statement."""
    held = Grant.revoked_at.is_(None) & sa.or_(*_ways(item.plan))
    seeing = (
        sa.select(Grant.user_id)
        .outerjoin(Committee, Committee.id == Grant.committee_id)
        .where(held)
    )
    found = db.session.execute(
        sa.select(User.id, User.username, User.display_name).where(
            User.is_active, User.id.in_(seeing)
        )
    )
    named = [Reader(*row) for row in found]
    return sorted(named, key=lambda one: (sort_key(name_key(one.name)), one.id))


def _ways(plan: Plan) -> list[sa.ColumnElement[bool]]:
    """The posts that let their holder see a plan; `Committee` is that of the post, if any."""
    congress = plan.committee.congress
    guiding = [one for one in (congress.id, congress.parent_id) if one is not None]
    ways: list[sa.ColumnElement[bool]] = [
        Grant.role == Role.ADMINISTRATOR,
        Grant.role.in_(WATCHING) & Grant.congress_id.in_(guiding),
        Grant.committee_id == plan.committee_id,
    ]
    if plan.kind is PlanKind.MASTER:
        ways.append(Committee.congress_id == congress.id)
    if plan.state is PlanState.APPROVED:
        involved = _involved(plan)
        ways.append(Grant.unit_id.in_(sa.select(_above(involved).c.id)))
        body = Committee.unit_id.in_(sa.select(involved.c.id))
        ways.append((Grant.role == Role.SECRETARY) & body)
    return ways


def _involved(plan: Plan) -> sa.CTE:
    """The units that lead or coordinate a job of a plan."""
    leading = sa.select(WorkItem.lead_id.label("id")).where(
        WorkItem.plan_id == plan.id, WorkItem.lead_id.is_not(None)
    )
    helping = (
        sa.select(Coordination.unit_id)
        .join(WorkItem, WorkItem.id == Coordination.item_id)
        .where(WorkItem.plan_id == plan.id)
    )
    return leading.union(helping).cte("involved")


def _above(involved: sa.CTE) -> sa.CTE:
    """Units, and the places above them: a post in a place is for all below it but its bodies."""
    own = sa.select(involved.c.id).cte("above", recursive=True)
    parents = (
        sa.select(Unit.parent_id)
        .join(own, Unit.id == own.c.id)
        .join(UnitLevel, UnitLevel.id == Unit.level_id)
        .where(UnitLevel.kind != UnitKind.BODY, Unit.parent_id.is_not(None))
    )
    return own.union(parents)
