"""The role home: what is overdue, due soon, waiting for me, and done lately; soonest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from congress.accounts.models import User
from congress.congresses.models import Committee
from congress.core import clock
from congress.core.database import count, read
from congress.core.permissions import Actor
from congress.core.removal import ACTORS, prepared
from congress.extensions import db
from congress.plans import policy
from congress.plans.models import (
    HandedItem,
    HandOver,
    ItemKind,
    ItemState,
    OfficialClass,
    Plan,
    PlanState,
    WorkItem,
)
from congress.plans.models import official_class as class_of
from congress.units.models import Unit

LIMIT = 50
LATELY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class HomeItem:
    """A job as the home lists it."""

    id: int
    version: int
    plan_id: int
    committee: str
    number: str
    content: str
    lead: str | None
    deadline_text: str
    due_on: date | None
    is_inferred: bool
    state: ItemState
    percent: int
    last_line: str
    due_at: datetime | None
    submitted_at: datetime | None
    done_at: datetime | None
    is_mine: bool

    def class_at(self, moment: datetime) -> OfficialClass:
        """The official class of the job at a moment."""
        return class_of(self.done_at, self.due_at, moment, self.submitted_at)


@dataclass(frozen=True)
class WaitingPlan:
    """A plan that waits for the actor: to be decided, or to be mended after its return."""

    id: int
    committee: str
    subject: str
    state: PlanState
    since: datetime | None


@dataclass(frozen=True)
class Home:
    """The lists of the home and how long each really is."""

    overdue: Sequence[HomeItem]
    due_soon: Sequence[HomeItem]
    waiting: Sequence[HomeItem]
    waiting_plans: Sequence[WaitingPlan]
    done_lately: Sequence[HomeItem]
    overdue_count: int
    due_soon_count: int
    waiting_jobs: int
    done_count: int

    @property
    def waiting_count(self) -> int:
        """The plans and jobs that wait for the actor."""
        return self.waiting_jobs + len(self.waiting_plans)


def mine(actor: Actor) -> sa.ColumnElement[bool]:
    """The items that are the actor's business: led, kept, or watched over."""
    own: list[sa.ColumnElement[bool]] = [sa.false()]
    if actor.unit_ids:
        own.append(WorkItem.lead_id.in_(actor.unit_ids))
    committees = actor.committee_ids()
    if committees:
        own.append(Plan.committee_id.in_(committees))
    ways = [sa.and_(sa.or_(*own), ~handed_on(actor))]
    watched = actor.congress_ids(*policy.WATCHING)
    if watched or actor.is_administrator():
        ways.append(policy.visible_to(actor))
    return sa.and_(Plan.state == PlanState.APPROVED, sa.or_(*ways))


def handed_on(actor: Actor) -> sa.ColumnElement[bool]:
    """The jobs that the actor handed over and that do not name the actor again."""
    given = (
        sa.select(HandedItem.item_id)
        .join(HandOver, HandOver.id == HandedItem.hand_over_id)
        .where(HandOver.giver_id == actor.id)
    )
    back = sa.exists().where(
        User.id == actor.id, User.person_id.in_([WorkItem.person_id, WorkItem.leader_id])
    )
    return sa.and_(WorkItem.id.in_(given), ~back)


def _select(actor: Actor) -> sa.Select[*tuple[Any, ...]]:
    columns = sa.select(
        WorkItem.id,
        WorkItem.version,
        WorkItem.plan_id,
        Committee.name.label("committee"),
        WorkItem.number,
        WorkItem.content,
        Unit.name.label("lead"),
        WorkItem.deadline_text,
        WorkItem.due_on,
        WorkItem.is_inferred,
        WorkItem.state,
        WorkItem.percent,
        WorkItem.last_line,
        WorkItem.due_at,
        WorkItem.submitted_at,
        WorkItem.done_at,
        sa.or_(policy.kept_by(actor), policy.led_by(actor)).label("is_mine"),
    )
    return _of(actor, columns).outerjoin(Unit, Unit.id == WorkItem.lead_id)


def _of(actor: Actor, columns: sa.Select[*tuple[Any, ...]]) -> sa.Select[*tuple[Any, ...]]:
    """The columns asked for, of the jobs that are the actor's business."""
    return (
        columns.select_from(WorkItem)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .join(Committee, Committee.id == Plan.committee_id)
        .where(WorkItem.kind == ItemKind.TASK, mine(actor))
    )


def _listed(statement: sa.Select[*tuple[Any, ...]], most: int) -> tuple[list[HomeItem], int]:
    """The first `most` jobs, and how many there are."""
    rows = [HomeItem(**row._mapping) for row in db.session.execute(statement.limit(most))]
    return rows, len(rows) if len(rows) < most else count(db.session, statement)


def home(actor: Actor, moment: datetime, due_soon_days: int, most: int = LIMIT) -> Home:
    """The actor's home at a moment, with at most `most` jobs in each list."""
    today = clock.local(moment).date()
    soon = clock.end_of(today + timedelta(days=due_soon_days))
    # A product that waits for confirmation is the keeper's turn; it is listed there, not as late.
    running = sa.and_(WorkItem.open(), WorkItem.state != ItemState.AWAITING)
    soonest = (WorkItem.due_at, WorkItem.id)
    base = _select(actor)
    done = sa.and_(WorkItem.state == ItemState.DONE, WorkItem.done_at >= moment - LATELY)

    def listed(chosen: sa.ColumnElement[bool], *order: Any) -> tuple[list[HomeItem], int]:
        return _listed(base.where(chosen).order_by(*order), most)

    overdue, late = listed(sa.and_(running, WorkItem.due_at < moment), *soonest)
    due_soon, near = listed(
        sa.and_(running, WorkItem.due_at >= moment, WorkItem.due_at <= soon), *soonest
    )
    waiting, waits = listed(_waiting(actor), *soonest)
    done_lately, ended = listed(done, WorkItem.done_at.desc(), WorkItem.id)
    return Home(
        overdue=overdue,
        due_soon=due_soon,
        waiting=waiting,
        waiting_plans=waiting_plans(actor),
        done_lately=done_lately,
        overdue_count=late,
        due_soon_count=near,
        waiting_jobs=waits,
        done_count=ended,
    )


def overdue_count(actor: Actor, moment: datetime) -> int:
    """How many of the actor's jobs are overdue: the hot number of the navigation."""
    return read(db.session, _late(actor), {"moment": moment}).scalar_one()


@lru_cache(maxsize=ACTORS)
def _late(actor: Actor) -> sa.Select[int]:
    """The statement that counts the actor's jobs that are overdue at a moment."""
    late = WorkItem.due_at < sa.bindparam("moment")
    open_ = sa.and_(WorkItem.open(), WorkItem.state != ItemState.AWAITING)
    return prepared(_of(actor, sa.select(sa.func.count())).where(open_, late))


def _waiting(actor: Actor) -> sa.ColumnElement[bool]:
    """Products to confirm in the plans that the actor keeps; products returned to the lead."""
    confirm = sa.and_(WorkItem.state == ItemState.AWAITING, policy.kept_by(actor))
    mend = sa.and_(WorkItem.state == ItemState.RETURNED, policy.led_by(actor))
    return sa.or_(confirm, mend)


def waiting_plans(actor: Actor) -> list[WaitingPlan]:
    """Plans submitted to the actor's decision, and plans returned to the actor's care."""
    decided = sa.and_(
        Plan.state == PlanState.SUBMITTED,
        Committee.congress_id.in_(actor.congress_ids(*policy.DECIDING)),
    )
    mended = sa.and_(Plan.state == PlanState.RETURNED, policy.kept_by(actor))
    found = db.session.execute(
        sa.select(Plan.id, Committee.name, Plan.subject, Plan.state, Plan.submitted_at)
        .join(Committee, Committee.id == Plan.committee_id)
        .where(sa.or_(decided, mended))
        .order_by(Plan.submitted_at, Plan.id)
    ).all()
    return [WaitingPlan(*row) for row in found]
