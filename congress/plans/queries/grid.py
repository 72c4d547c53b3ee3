"""What the plan's table is edited with: its rows held for editing, and a user's own edits."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans import policy
from congress.plans.models import Coordination, Plan, PlanEdit, WorkItem
from congress.plans.queries.plans import WITH_COMMITTEE

Held = tuple[Plan, dict[int, WorkItem]]


def held(actor: Actor, plan_id: int, item_ids: Iterable[int]) -> Held:
    """A plan and some rows of it as they stand now, held until the transaction ends.

    One statement. MissingError when the plan is absent or out of scope.
    """
    wanted = sa.and_(WorkItem.plan_id == Plan.id, WorkItem.id.in_(set(item_ids)))
    statement = (
        sa.select(Plan, WorkItem)
        .outerjoin(WorkItem, wanted)
        .where(Plan.id == plan_id, policy.visible_to(actor))
        .options(
            *WITH_COMMITTEE,
            joinedload(WorkItem.lead),
            joinedload(WorkItem.coordinations).joinedload(Coordination.unit),
        )
        .with_for_update(of=Plan)
        .execution_options(populate_existing=True)
    )
    found = db.session.execute(statement).unique().all()
    if not found:
        raise MissingError
    items: list[WorkItem | None] = [row[1] for row in found]
    return found[0][0], {item.id: item for item in items if item is not None}


def last_edit(actor: Actor, plan: Plan) -> PlanEdit | None:
    """The actor's last edit of a plan that stands: the one that undoing takes back."""
    standing = _own(actor, plan).where(PlanEdit.undone_at.is_(None))
    return db.session.scalar(standing.order_by(PlanEdit.id.desc()).limit(1))


def next_undone(actor: Actor, plan: Plan) -> PlanEdit | None:
    """The actor's edit that redoing brings back: none after a newer edit was made."""
    last = last_edit(actor, plan)
    undone = _own(actor, plan).where(
        PlanEdit.undone_at.is_not(None), PlanEdit.id > (last.id if last else 0)
    )
    return db.session.scalar(undone.order_by(PlanEdit.id).limit(1))


def _own(actor: Actor, plan: Plan) -> sa.Select[PlanEdit]:
    return sa.select(PlanEdit).where(PlanEdit.plan_id == plan.id, PlanEdit.user_id == actor.id)


def ticked(plan: Plan, item_ids: Iterable[int]) -> list[WorkItem]:
    """The rows of a plan that were ticked, in paper order; numbers of other plans are left out."""
    wanted = {number for number in item_ids if 0 < number < 2**31}
    statement = (
        sa.select(WorkItem)
        .where(WorkItem.plan_id == plan.id, WorkItem.id.in_(wanted))
        .options(joinedload(WorkItem.lead))
        .order_by(WorkItem.position, WorkItem.id)
    )
    return list(db.session.scalars(statement))
