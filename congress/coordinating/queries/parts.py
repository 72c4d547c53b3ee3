"""The parts of coordinating agencies: of one job, and those that wait for the actor's word."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from congress.coordinating import policy
from congress.coordinating.models import CoordinationMark, PartState
from congress.core import database
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans.models import Coordination, ItemState, Plan, PlanState, WorkItem
from congress.plans.queries.home import handed_on
from congress.units.models import Unit

LIMIT = 50


@dataclass(frozen=True)
class Part:
    """A coordinating agency of a job and the last word on its part; None: no word yet."""

    unit: Unit
    mark: CoordinationMark | None

    @property
    def state(self) -> PartState | None:
        """What became of the part."""
        return self.mark.state if self.mark else None


def parts_of(item: WorkItem) -> list[Part]:
    """The parts of a job in the order in which its plan names the agencies."""
    if not item.coordinations:
        return []
    units = [row.unit_id for row in item.coordinations]
    found = db.session.scalars(
        sa.select(CoordinationMark)
        .where(CoordinationMark.item_id == item.id, CoordinationMark.unit_id.in_(units))
        .order_by(CoordinationMark.id)
    )
    last = {mark.unit_id: mark for mark in found}
    return [Part(row.unit, last.get(row.unit_id)) for row in item.coordinations]


def standing(item: WorkItem, unit_id: int) -> PartState | None:
    """The last word on one agency's part."""
    return db.session.scalar(
        sa.select(CoordinationMark.state)
        .where(CoordinationMark.item_id == item.id, CoordinationMark.unit_id == unit_id)
        .order_by(CoordinationMark.id.desc())
        .limit(1)
    )


@dataclass(frozen=True)
class WaitingPart:
    """A job that is due or ready, of which one of the actor's units has not done its part."""

    item_id: int
    content: str
    unit_id: int
    unit: str
    due_on: date | None
    state: ItemState


def waiting_for(actor: Actor, soon: datetime, most: int = LIMIT) -> tuple[list[WaitingPart], int]:
    """The parts that the actor's units still owe to jobs due by a moment or ready to be confirmed.

    The soonest first, at most `most` of them, and how many there are.
    """
    if not policy.reports(actor):
        return [], 0
    owed = _owed(actor, soon)
    found = db.session.execute(owed.limit(most)).all()
    rows = [WaitingPart(*row) for row in found]
    return rows, len(rows) if len(rows) < most else database.count(db.session, owed)


def _owed(actor: Actor, soon: datetime) -> sa.Select[int, str, int, str, date | None, ItemState]:
    last = (
        sa.select(CoordinationMark.state)
        .where(
            CoordinationMark.item_id == Coordination.item_id,
            CoordinationMark.unit_id == Coordination.unit_id,
        )
        .order_by(CoordinationMark.id.desc())
        .limit(1)
        .correlate(Coordination)
        .scalar_subquery()
    )
    return (
        sa.select(
            WorkItem.id, WorkItem.content, Unit.id, Unit.name, WorkItem.due_on, WorkItem.state
        )
        .join(Coordination, Coordination.item_id == WorkItem.id)
        .join(Unit, Unit.id == Coordination.unit_id)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .where(
            Plan.state == PlanState.APPROVED,
            Coordination.unit_id.in_(actor.unit_ids),
            WorkItem.open(),
            WorkItem.state != ItemState.PAUSED,
            sa.or_(WorkItem.due_at <= soon, WorkItem.state == ItemState.AWAITING),
            sa.or_(last.is_(None), last == PartState.NOT_YET),
            ~handed_on(actor),
        )
        .order_by(WorkItem.due_at, WorkItem.id, Coordination.position)
    )
