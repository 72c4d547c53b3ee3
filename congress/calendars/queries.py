"""Reading calendars: whose deadlines the actor may see, the entries by day, the actor's feeds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.accounts.models import User
from congress.accounts.queries import load_actor
from congress.audit.models import JournalEntry
from congress.calendars import rules
from congress.calendars.models import Feed, Whose
from congress.congresses.models import Committee, Congress
from congress.congresses.queries import home_congress
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.text import sort_key, whole_number
from congress.extensions import db
from congress.plans import policy as plans
from congress.plans.models import (
    Coordination,
    ItemKind,
    ItemState,
    OfficialClass,
    Plan,
    PlanKind,
    PlanState,
    WorkItem,
    official_class,
)
from congress.plans.queries.home import mine
from congress.plans.queries.plans import WITH_COMMITTEE
from congress.units.models import Unit, UnitKind, UnitLevel


@dataclass(frozen=True)
class Chosen:
    """Whose calendar is shown: its name, and the congress whose day it marks."""

    whose: Whose
    row_id: int | None = None
    name: str = ""
    congress: Congress | None = None

    @property
    def value(self) -> str:
        """The calendar as an address names it: "mine", "committee-12"."""
        return f"{self.whose}-{self.row_id}" if self.row_id is not None else str(self.whose)


@dataclass(frozen=True)
class Entry:
    """A deadline in a calendar."""

    id: int
    version: int
    plan_id: int
    number: str
    content: str
    committee: str
    lead: str | None
    deadline_text: str
    due_on: date
    due_hour: time | None
    due_at: datetime
    is_inferred: bool
    product: str
    explanation: str
    state: ItemState
    last_at: datetime | None
    submitted_at: datetime | None
    done_at: datetime | None
    decided_at: datetime | None
    issued_on: date

    def class_at(self, moment: datetime) -> OfficialClass:
        """The official class of the job at a moment."""
        return official_class(self.done_at, self.due_at, moment, self.submitted_at)


_ISSUED = sa.and_(
    Plan.state == PlanState.APPROVED,
    WorkItem.kind == ItemKind.TASK,
    WorkItem.state != ItemState.CANCELLED,
)


def choices(actor: Actor) -> list[Chosen]:
    """The calendars that the actor may look at: own, whole congress, committees, units."""
    if not actor.held:
        return []
    home = home_congress(actor)
    own = [Chosen(Whose.MINE, congress=home), Chosen(Whose.CONGRESS, congress=home)]
    return [*own, *_committees(actor, home), *_units(actor, home)]


def chosen(actor: Actor, value: str) -> Chosen:
    """The calendar that an address names, the actor's own by default; MissingError out of scope."""
    named, _, number = value.partition("-")
    whose = Whose(named) if named in set(Whose) else Whose.MINE
    home = home_congress(actor)
    if whose in {Whose.MINE, Whose.CONGRESS}:
        return Chosen(whose, congress=home)
    row_id = whole_number(number) or 0
    if whose is Whose.COMMITTEE:
        found = _committees(actor, home, Committee.id == row_id)
    else:
        found = _units(actor, home, Unit.id == row_id)
    if not found:
        raise MissingError
    return found[0]


def _committees(
    actor: Actor, home: Congress | None, *which: sa.ColumnElement[bool]
) -> list[Chosen]:
    found = db.session.scalars(
        sa.select(Committee)
        .join(Plan, Plan.committee_id == Committee.id)
        .where(Plan.state == PlanState.APPROVED, plans.visible_to(actor), *which)
        .options(joinedload(Committee.congress).joinedload(Congress.unit))
        .order_by(Committee.congress_id, Plan.kind.desc(), Committee.position, Committee.id)
    ).all()
    return [Chosen(Whose.COMMITTEE, row.id, _called(row, home), row.congress) for row in found]


def _called(committee: Committee, home: Congress | None) -> str:
    """The name of a committee, with its place when it is of another congress."""
    if home is not None and committee.congress_id == home.id:
        return committee.name
    return f"{committee.name} ({committee.congress.unit.name})"


def _units(actor: Actor, home: Congress | None, *which: sa.ColumnElement[bool]) -> list[Chosen]:
    """Places and agencies that lead or coordinate; a committee has its plan's calendar instead."""
    seen = sa.and_(_ISSUED, plans.visible_to(actor))
    leading = sa.select(WorkItem.lead_id).join(Plan, Plan.id == WorkItem.plan_id).where(seen)
    helping = (
        sa.select(Coordination.unit_id)
        .join(WorkItem, WorkItem.id == Coordination.item_id)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .where(seen)
    )
    found = db.session.execute(
        sa.select(Unit.id, Unit.name)
        .join(UnitLevel, UnitLevel.id == Unit.level_id)
        .where(
            UnitLevel.kind != UnitKind.BODY,
            sa.or_(Unit.id.in_(leading), Unit.id.in_(helping)),
            *which,
        )
    ).all()
    ordered = sorted(found, key=lambda row: (sort_key(row.name), row.id))
    return [Chosen(Whose.UNIT, row.id, row.name, home) for row in ordered]


def _of(actor: Actor, one: Chosen) -> sa.ColumnElement[bool]:
    """The jobs of a calendar, within what the actor sees."""
    if one.whose is Whose.MINE:
        return mine(actor)
    if one.whose is Whose.CONGRESS:
        own = Committee.congress_id == (one.congress.id if one.congress else 0)
    elif one.whose is Whose.COMMITTEE:
        own = Plan.committee_id == one.row_id
    else:
        helped = sa.select(Coordination.item_id).where(Coordination.unit_id == one.row_id)
        own = sa.or_(WorkItem.lead_id == one.row_id, WorkItem.id.in_(helped))
    return sa.and_(own, plans.visible_to(actor))


def entries(
    actor: Actor, one: Chosen, first: date | None = None, last: date | None = None
) -> list[Entry]:
    """The deadlines of a calendar by day and hour, from one day to another, in one statement."""
    columns: tuple[Any, ...] = (
        WorkItem.id, WorkItem.version, WorkItem.plan_id, WorkItem.number, WorkItem.content,
        Committee.name.label("committee"), Unit.name.label("lead"), WorkItem.deadline_text,
        WorkItem.due_on, WorkItem.due_hour, WorkItem.due_at, WorkItem.is_inferred,
        WorkItem.product, WorkItem.explanation, WorkItem.state, WorkItem.last_at,
        WorkItem.submitted_at, WorkItem.done_at, Plan.decided_at,
        Plan.issued_on,
    )  # fmt: skip
    within = [] if first is None or last is None else [WorkItem.due_on.between(first, last)]
    found = db.session.execute(
        sa.select(*columns)
        .select_from(WorkItem)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .join(Committee, Committee.id == Plan.committee_id)
        .outerjoin(Unit, Unit.id == WorkItem.lead_id)
        .where(_ISSUED, WorkItem.due_on.is_not(None), _of(actor, one), *within)
        .order_by(WorkItem.due_at, Committee.position, Committee.id, WorkItem.position, WorkItem.id)
    )
    return [Entry(**row._mapping) for row in found]


def helpers(found: Sequence[Entry]) -> dict[int, list[str]]:
    """The coordinating units of jobs, by job, in the order written."""
    named: dict[int, list[str]] = {entry.id: [] for entry in found}
    rows = db.session.execute(
        sa.select(Coordination.item_id, Unit.name)
        .join(Unit, Unit.id == Coordination.unit_id)
        .where(Coordination.item_id.in_(named))
        .order_by(Coordination.item_id, Coordination.position, Coordination.id)
    )
    for item_id, name in rows:
        named[item_id].append(name)
    return named


def changed_at(found: Sequence[Entry]) -> dict[int, datetime | None]:
    """When each job was last changed, as the journal knows, or else when its plan was approved."""
    known = {
        row.target_id: row.at
        for row in db.session.execute(
            sa.select(JournalEntry.target_id, sa.func.max(JournalEntry.at).label("at"))
            .where(
                JournalEntry.target_kind == WorkItem.__tablename__,
                JournalEntry.target_id.in_([entry.id for entry in found]),
            )
            .group_by(JournalEntry.target_id)
        )
    }
    return {
        entry.id: rules.latest(
            [
                known.get(entry.id),
                entry.decided_at,
                entry.last_at,
                entry.submitted_at,
                entry.done_at,
            ]
        )
        for entry in found
    }


def issuing_plan(actor: Actor, one: Chosen) -> Plan:
    """The plan whose committee issues a week's paper; MissingError when nobody would sign it.

    For a committee its own plan, for the whole congress the master plan.
    """
    if one.whose is Whose.COMMITTEE:
        own = Plan.committee_id == one.row_id
    elif one.whose is Whose.CONGRESS and one.congress is not None:
        own = sa.and_(Committee.congress_id == one.congress.id, Plan.kind == PlanKind.MASTER)
    else:
        raise MissingError
    found = db.session.scalar(
        sa.select(Plan)
        .join(Committee, Committee.id == Plan.committee_id)
        .where(own, Plan.state == PlanState.APPROVED, plans.visible_to(actor))
        .options(*WITH_COMMITTEE)
        .order_by(Plan.id)
        .limit(1)
    )
    if found is None:
        raise MissingError
    return found


def has_paper(actor: Actor, one: Chosen) -> bool:
    """Whether a week of the calendar can be printed as an official paper."""
    try:
        issuing_plan(actor, one)
    except MissingError:
        return False
    return True


def feeds(actor: Actor) -> Sequence[Feed]:
    """The actor's feeds that still answer, the newest first."""
    return db.session.scalars(
        sa.select(Feed)
        .where(Feed.user_id == actor.id, Feed.revoked_at.is_(None))
        .options(joinedload(Feed.committee), joinedload(Feed.unit), joinedload(Feed.user))
        .order_by(Feed.id.desc())
    ).all()


def feed(actor: Actor, feed_id: int) -> Feed:
    """One of the actor's feeds; MissingError when absent, revoked or somebody else's."""
    found = db.session.scalar(
        sa.select(Feed).where(
            Feed.id == feed_id, Feed.user_id == actor.id, Feed.revoked_at.is_(None)
        )
    )
    if found is None:
        raise MissingError
    return found


def by_token(token: str) -> tuple[Feed, Actor, Chosen]:
    """The feed of a token, for whom, and whose; MissingError when it must not answer any more.

    So it is once revoked, when the account is disabled, and when its posts no longer reach there.
    """
    row = db.session.execute(
        sa.select(Feed, User.epoch)
        .join(User, User.id == Feed.user_id)
        .where(Feed.token_hash == rules.token_hash(token), Feed.revoked_at.is_(None))
    ).first()
    actor = load_actor(row[0].user_id, row[1]) if row is not None else None
    if row is None or actor is None or not actor.held:
        raise MissingError
    found: Feed = row[0]
    named = found.committee_id or found.unit_id
    return found, actor, chosen(actor, f"{found.whose}-{named}" if named else found.whose)
