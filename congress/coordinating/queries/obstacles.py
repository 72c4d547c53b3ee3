"""Obstacles: of a job, one by one, waiting for the actor, and the open ones of everything seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from congress.congresses.models import Committee, CommitteeKind, Congress
from congress.coordinating import policy
from congress.coordinating.models import Authority, Forwarding, Obstacle, ObstacleState
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.workdays import WorkCalendar
from congress.extensions import db
from congress.plans import policy as plans
from congress.plans.models import HandedItem, HandOver, Plan, WorkItem
from congress.plans.queries.home import handed_on

LIMIT = 200
_LOADED = (
    joinedload(Obstacle.body),
    joinedload(Obstacle.item)
    .joinedload(WorkItem.plan)
    .joinedload(Plan.committee)
    .joinedload(Committee.congress)
    .joinedload(Congress.unit),
)

_FORWARDS = selectinload(Obstacle.forwards).joinedload(Forwarding.body)


def obstacles_of(item: WorkItem) -> Sequence[Obstacle]:
    """The obstacles of a job, the first first."""
    statement = sa.select(Obstacle).where(Obstacle.item_id == item.id)
    statement = statement.options(joinedload(Obstacle.body), _FORWARDS)
    return db.session.scalars(statement.order_by(Obstacle.ordinal)).all()


def _select() -> sa.Select[Obstacle]:
    return (
        sa.select(Obstacle)
        .join(WorkItem, WorkItem.id == Obstacle.item_id)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .join(Committee, Committee.id == Plan.committee_id)
        .options(*_LOADED)
    )


def _in_scope(actor: Actor) -> sa.ColumnElement[bool]:
    """What the actor sees: obstacles of plans in scope, and those put to the actor's units.

    Who passed one on goes on seeing it.
    """
    if not policy.reports(actor):
        return plans.visible_to(actor)
    passed_on = sa.select(Forwarding.obstacle_id).where(Forwarding.body_id.in_(actor.unit_ids))
    return sa.or_(
        plans.visible_to(actor),
        Obstacle.body_id.in_(actor.unit_ids),
        Obstacle.id.in_(passed_on),
    )


def obstacle(actor: Actor, obstacle_id: int) -> Obstacle:
    """An obstacle in scope with its job; MissingError when it is not."""
    found = db.session.scalar(
        _select()
        .where(Obstacle.id == obstacle_id, _in_scope(actor))
        .options(joinedload(Obstacle.item).selectinload(WorkItem.coordinations), _FORWARDS)
    )
    if found is None:
        raise MissingError
    return found


def sees_item(actor: Actor, item: WorkItem) -> bool:
    """Whether the actor may open the page of a job."""
    seen = sa.select(Plan.id).where(Plan.id == item.plan_id, plans.visible_to(actor))
    return db.session.scalar(seen) is not None


def body_of(item: WorkItem, authority: Authority, chosen_id: int | None) -> int | None:
    """The unit that answers for an authority over a job; None where no unit does."""
    if authority is Authority.LEAD:
        return item.lead_id
    if authority is Authority.KEEPER:
        return item.plan.committee.unit_id
    if authority is Authority.OTHER:
        return chosen_id
    kinds = {
        Authority.ORGANISING: CommitteeKind.ORGANISING,
        Authority.STEERING: CommitteeKind.STEERING,
    }
    if authority not in kinds:
        return None
    return db.session.scalar(
        sa.select(Committee.unit_id)
        .where(
            Committee.congress_id == item.plan.committee.congress_id,
            Committee.kind == kinds[authority],
        )
        .order_by(Committee.position, Committee.id)
        .limit(1)
    )


def to_answer(actor: Actor) -> Sequence[Obstacle]:
    """The open obstacles in the actor's authority, the longest waiting first."""
    statement = _select().where(policy.answered_by(actor), ~handed_on(actor))
    return db.session.scalars(_oldest_first(statement).limit(LIMIT)).all()


def to_close(actor: Actor) -> Sequence[Obstacle]:
    """The answered obstacles that the actor raised, or took over, and has not closed.

    The first answered first.
    """
    own = sa.and_(Obstacle.asked_by_id == actor.id, ~handed_on(actor))
    statement = _select().where(
        Obstacle.state == ObstacleState.ANSWERED, sa.or_(own, _taken_over(actor))
    )
    statement = statement.order_by(Obstacle.answered_at, Obstacle.id)
    return db.session.scalars(statement.limit(LIMIT)).all()


def settles(actor: Actor, found: Obstacle) -> bool:
    """Whether closing or withdrawing is the actor's: by right, or with a job handed over."""
    if policy.can_settle(actor, found):
        return True
    taken = sa.select(Obstacle.id).where(Obstacle.id == found.id, _taken_over(actor))
    return db.session.scalar(taken) is not None


def _taken_over(actor: Actor) -> sa.ColumnElement[bool]:
    """The obstacles whose asker handed the job over to the actor."""
    return (
        sa.exists()
        .where(HandedItem.hand_over_id == HandOver.id, HandedItem.item_id == Obstacle.item_id)
        .where(HandOver.receiver_id == actor.id, HandOver.giver_id == Obstacle.asked_by_id)
    )


def _oldest_first(statement: sa.Select[Obstacle]) -> sa.Select[Obstacle]:
    return statement.order_by(Obstacle.asked_on, Obstacle.id)


def counts(actor: Actor) -> dict[ObstacleState, int]:
    """How many obstacles in scope stand in each state."""
    found = db.session.execute(
        sa.select(Obstacle.state, sa.func.count())
        .join(WorkItem, WorkItem.id == Obstacle.item_id)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .where(_in_scope(actor))
        .group_by(Obstacle.state)
    )
    return {row[0]: row[1] for row in found}


def obstacles(actor: Actor, state: ObstacleState, *, size: int, offset: int) -> Sequence[Obstacle]:
    """One page of the obstacles in scope that stand in a state, the longest waiting first."""
    statement = _select().where(_in_scope(actor), Obstacle.state == state)
    return db.session.scalars(_oldest_first(statement).limit(size).offset(offset)).all()


@dataclass(frozen=True)
class Wait:
    """How long an obstacle has waited for its answer, or waited until it, in working days."""

    obstacle: Obstacle
    days: int


def waits(found: Sequence[Obstacle], calendar: WorkCalendar, today: date) -> list[Wait]:
    """Obstacles with the working days from asking to the answer, or to today while open."""
    return [
        Wait(one, calendar.count(one.asked_on, max(one.answered_on or today, one.asked_on)))
        for one in found
    ]
