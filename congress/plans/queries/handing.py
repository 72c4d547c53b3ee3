"""Open jobs in one account's hands, accounts that left some behind, and what was handed over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from congress.accounts.models import Grant, Person, User
from congress.accounts.queries import load_actor
from congress.accounts.queries.colleagues import (
    Colleague,
    acting,
    guided_by,
    has_left,
    left,
    sharing,
)
from congress.accounts.queries.users import user_at
from congress.congresses.models import Committee
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans import policy
from congress.plans.models import HandedItem, HandOver, ItemKind, Plan, PlanState, WorkItem
from congress.units.models import Unit

SHOWN = 100


@dataclass(frozen=True)
class HeldRow:
    """A job in somebody's hands: what it is, and who is named in charge of it."""

    id: int
    number: str
    content: str
    committee: str
    lead: str | None
    person: str | None
    deadline_text: str
    due_on: datetime | None
    is_inferred: bool


@dataclass(frozen=True)
class Leaver:
    """An account whose person has left, and how many open jobs nobody else looks after."""

    id: int
    name: str
    is_active: bool
    count: int


@dataclass(frozen=True)
class HandedRow:
    """One hand-over: who gave how many jobs to whom, when, why, and whether it was noted."""

    id: int
    giver: str
    receiver: str
    by: str | None
    at: datetime
    reason: str
    accepted_at: datetime | None
    count: int


def _held(user: type[User], *, alone: bool) -> sa.ColumnElement[bool]:
    """The open jobs in the hands of a user of the statement around.

    Those that name the person, as in charge or as leader; and those of the user's own units that
    name nobody (when `alone`: that no other active account acts for).
    """
    acts, other = acting(), aliased(User)
    others = acts.alias("others")
    led = sa.and_(
        WorkItem.person_id.is_(None),
        Plan.state == PlanState.APPROVED,
        WorkItem.lead_id.in_(sa.select(acts.c.unit_id).where(acts.c.user_id == user.id)),
    )
    if alone:
        staying = sa.select(others.c.unit_id).join(other, other.id == others.c.user_id)
        led = sa.and_(led, WorkItem.lead_id.not_in(staying.where(other.is_active)))
    named = user.person_id.in_([WorkItem.person_id, WorkItem.leader_id])
    return sa.and_(WorkItem.kind == ItemKind.TASK, WorkItem.open(), sa.or_(named, led))


def giver(actor: Actor, user_id: int) -> User:
    """The account whose work the actor may hand over; MissingError when it is not the actor's."""
    found = user_at(user_id)
    if policy.hands_over_all(actor, user_id):
        return found
    may = sa.select(User.id).where(User.id == user_id, has_left(), _beside(actor))
    if db.session.scalar(may) is None:
        raise MissingError
    return found


def _beside(actor: Actor) -> sa.ColumnElement[bool]:
    """The users that share a scope with a post in which the actor answers for others' work."""
    own = aliased(Grant)
    return (
        sa.exists()
        .where(own.user_id == actor.id, own.role.in_(policy.STANDING_IN))
        .where(sa.or_(sharing(User.id, own), guided_by(own)))
        .correlate(User)
    )


def held_items(actor: Actor, user: User) -> Sequence[WorkItem]:
    """The open jobs in an account's hands as far as the actor may hand them over, soonest first."""
    statement = (
        sa.select(WorkItem)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .join(User, User.id == user.id)
        .where(_held(User, alone=left(user)))
        .options(joinedload(WorkItem.plan).joinedload(Plan.committee))
        .order_by(WorkItem.due_at.is_(None), WorkItem.due_at, WorkItem.id)
    )
    if not policy.hands_over_all(actor, user.id):
        statement = statement.where(policy.visible_to(actor))
    return db.session.scalars(statement).all()


def rows_of(items: Sequence[WorkItem]) -> list[HeldRow]:
    """Jobs as the page of a hand-over lists them, in the order given."""
    found = db.session.execute(
        sa.select(
            WorkItem.id, WorkItem.number, WorkItem.content, Committee.name.label("committee"),
            Unit.name.label("lead"), Person.full_name.label("person"), WorkItem.deadline_text,
            WorkItem.due_on, WorkItem.is_inferred,
        )
        .join(Plan, Plan.id == WorkItem.plan_id)
        .join(Committee, Committee.id == Plan.committee_id)
        .outerjoin(Unit, Unit.id == WorkItem.lead_id)
        .outerjoin(Person, Person.id == WorkItem.person_id)
        .where(WorkItem.id.in_([item.id for item in items]))
    )  # fmt: skip
    by_id = {row.id: HeldRow(**row._mapping) for row in found}
    return [by_id[item.id] for item in items]


def unseen_by(receiver: Colleague, items: Sequence[WorkItem]) -> Sequence[WorkItem]:
    """The jobs whose plans the receiver would not see."""
    actor = load_actor(receiver.id, receiver.epoch)
    plans = {item.plan_id for item in items}
    if actor is None:
        return items
    seen = db.session.scalars(
        sa.select(Plan.id).where(Plan.id.in_(plans), policy.visible_to(actor))
    )
    known = set(seen)
    return [item for item in items if item.plan_id not in known]


def leavers(actor: Actor) -> list[Leaver]:
    """The accounts that left open jobs behind, as far as the actor answers for them."""
    answering = {post.role for post in actor.held} & {*policy.STANDING_IN}
    if not (answering or actor.is_administrator()):
        return []
    count = sa.func.count(WorkItem.id)
    statement = (
        sa.select(User.id, User.display_name, User.is_active, count)
        .join(WorkItem, sa.true())
        .join(Plan, Plan.id == WorkItem.plan_id)
        .where(has_left(), _held(User, alone=True))
        .group_by(User.id, User.display_name, User.is_active)
        .order_by(count.desc(), User.id)
    )
    if not actor.is_administrator():
        statement = statement.where(_beside(actor), policy.visible_to(actor))
    return [Leaver(*row) for row in db.session.execute(statement)]


def handed(actor: Actor, *, waiting: bool = False) -> list[HandedRow]:
    """The hand-overs that the actor gave, received or made; an administrator sees all of them.

    `waiting`: only those that the actor received and has not taken note of.
    """
    receiver, by, user = aliased(User), aliased(User), aliased(User)
    count = (
        sa.select(sa.func.count())
        .where(HandedItem.hand_over_id == HandOver.id)
        .correlate(HandOver)
        .scalar_subquery()
    )
    statement = (
        sa.select(
            HandOver.id, user.display_name.label("giver"), receiver.display_name.label("receiver"),
            by.display_name.label("by"), HandOver.at, HandOver.reason, HandOver.accepted_at,
            count.label("count"),
        )
        .join(user, user.id == HandOver.giver_id)
        .join(receiver, receiver.id == HandOver.receiver_id)
        .outerjoin(by, by.id == HandOver.by_id)
        .order_by(HandOver.id.desc())
        .limit(SHOWN)
    )  # fmt: skip
    if waiting:
        statement = statement.where(
            HandOver.receiver_id == actor.id, HandOver.accepted_at.is_(None)
        )
    elif not actor.is_administrator():
        own = (HandOver.giver_id, HandOver.receiver_id, HandOver.by_id)
        statement = statement.where(sa.or_(*(column == actor.id for column in own)))
    return [HandedRow(**row._mapping) for row in db.session.execute(statement)]


def received(actor: Actor, hand_over_id: int) -> HandOver:
    """A hand-over to the actor; MissingError when it is not."""
    found = db.session.scalar(
        sa.select(HandOver).where(HandOver.id == hand_over_id, HandOver.receiver_id == actor.id)
    )
    if found is None:
        raise MissingError
    return found
