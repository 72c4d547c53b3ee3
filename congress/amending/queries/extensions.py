"""Requests for new deadlines: of a job, waiting for the actor; and what a new deadline breaks."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.amending import policy, rules
from congress.amending.models import Extension, ExtensionState
from congress.amending.rules import Limit, LimitKind
from congress.congresses.models import Committee
from congress.core import clock, database
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.workdays import WorkCalendar
from congress.extensions import db
from congress.plans import policy as plans
from congress.plans.models import (
    ItemKind,
    OfficialClass,
    Plan,
    Predecessor,
    WorkItem,
    official_class,
)

SHOWN = 30
WITH_PLAN = (
    joinedload(Extension.item)
    .joinedload(WorkItem.plan)
    .joinedload(Plan.committee)
    .joinedload(Committee.congress)
)
WITH_WHOLES = (
    joinedload(Extension.item).joinedload(WorkItem.implements),
    joinedload(Extension.item).joinedload(WorkItem.parent),
)


def extensions_of(item: WorkItem) -> Sequence[Extension]:
    """The requests for a job, the first first."""
    statement = sa.select(Extension).where(Extension.item_id == item.id)
    return db.session.scalars(statement.order_by(Extension.ordinal)).all()


def extension(actor: Actor, extension_id: int) -> Extension:
    """A request in scope with its job; MissingError when it is not."""
    found = db.session.scalar(
        sa.select(Extension)
        .join(WorkItem, WorkItem.id == Extension.item_id)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .where(Extension.id == extension_id, plans.visible_to(actor))
        .options(WITH_PLAN)
    )
    if found is None:
        raise MissingError
    return found


def waiting_for(actor: Actor, most: int = SHOWN) -> tuple[Sequence[Extension], int]:
    """The requests that the actor may decide, the soonest deadline first, and how many there are.

    At most `most` of them.
    """
    if not actor.congress_ids(*policy.DECIDING):
        return [], 0
    waits = _waiting(actor)
    rows = db.session.scalars(
        waits.options(WITH_PLAN, *WITH_WHOLES)
        .order_by(Extension.old_due_on, Extension.id)
        .limit(most)
    ).all()
    return rows, len(rows) if len(rows) < most else database.count(db.session, waits)


def _waiting(actor: Actor) -> sa.Select[Extension]:
    return (
        sa.select(Extension)
        .join(WorkItem, WorkItem.id == Extension.item_id)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .join(Committee, Committee.id == Plan.committee_id)
        .where(Extension.state == ExtensionState.ASKED, WorkItem.open(), policy.decided_by(actor))
    )


@dataclass(frozen=True)
class Effects:
    """What stands around a job's deadline, and what a new one breaks; slack in working days."""

    limits: Sequence[Limit]
    broken: Sequence[Limit]
    d_day: date | None
    slack: int | None
    new_slack: int | None


def effects(item: WorkItem, new: date | None, calendar: WorkCalendar) -> Effects:
    """What a new deadline of a job does to what waits for it, its master task and D-day."""
    return effects_of([(item, new)], calendar)[0]


def effects_of(
    asked: Sequence[tuple[WorkItem, date | None]], calendar: WorkCalendar
) -> list[Effects]:
    """The effects of a new deadline of each job, at the cost of one."""
    waiting = _successors([item.id for item, _ in asked], calendar)
    links = _links({item.plan_id for item, _ in asked})

    def slack(item: WorkItem, due: date | None) -> int | None:
        d_day = item.plan.committee.congress.d_day
        if due is None or d_day is None:
            return None
        return calendar.count(rules.chain_end(due, item.id, links[item.plan_id], calendar), d_day)

    def effects_on(item: WorkItem, new: date | None) -> Effects:
        limits = [*waiting[item.id], *_wholes(item)]
        broken = rules.broken(limits, new) if new else []
        d_day = item.plan.committee.congress.d_day
        return Effects(limits, broken, d_day, slack(item, item.due_on), slack(item, new))

    return [effects_on(item, new) for item, new in asked]


def _successors(item_ids: Collection[int], calendar: WorkCalendar) -> Mapping[int, list[Limit]]:
    found = db.session.execute(
        sa.select(WorkItem, Predecessor.before_id, Predecessor.lag_days)
        .join(Predecessor, Predecessor.item_id == WorkItem.id)
        .where(Predecessor.before_id.in_(item_ids), WorkItem.open(), WorkItem.due_on.is_not(None))
        .order_by(WorkItem.due_on, WorkItem.id)
    )
    limits: dict[int, list[Limit]] = defaultdict(list)
    for row, before, lag in found:
        if row.due_on is not None:
            latest = rules.latest_before(row.due_on, lag, calendar)
            limits[before].append(_limit(LimitKind.SUCCESSOR, row, latest))
    return limits


def _wholes(item: WorkItem) -> list[Limit]:
    """The master task that the job carries out, and the job of which it is a part."""
    found = ((LimitKind.MASTER, item.implements), (LimitKind.PARENT, item.parent))
    return [
        _limit(kind, row, row.due_on)
        for kind, row in found
        if row is not None and row.kind is ItemKind.TASK and row.due_on is not None
    ]


def _limit(kind: LimitKind, row: WorkItem, last_day: date) -> Limit:
    return Limit(kind, row.id, row.number, row.content, row.due_on or last_day, last_day)


def _links(plan_ids: Collection[int]) -> Mapping[int, list[tuple[int, int, int]]]:
    found = db.session.execute(
        sa.select(
            WorkItem.plan_id, Predecessor.item_id, Predecessor.before_id, Predecessor.lag_days
        )
        .join(WorkItem, WorkItem.id == Predecessor.item_id)
        .where(WorkItem.plan_id.in_(plan_ids))
    )
    links: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for plan_id, item_id, before_id, lag in found:
        links[plan_id].append((item_id, before_id, lag))
    return links


@dataclass(frozen=True)
class Figures:
    """A job's official class by its original deadline and by the one in force."""

    by_original: OfficialClass
    by_current: OfficialClass


def figures(item: WorkItem, found: Sequence[Extension], moment: datetime) -> Figures:
    """Both figures of a job whose deadline was extended."""
    granted = (one for one in found if one.state is ExtensionState.GRANTED)
    original = original_instant(item, next(granted, None))
    by_original = official_class(item.done_at, original, moment, item.submitted_at)
    return Figures(by_original, item.class_at(moment))


def original_instant(item: WorkItem, first: Extension | None) -> datetime | None:
    """When a job's original deadline passed: at its hour where that is known, else at night.

    `first` is the first extension that was granted: it keeps the moment that it found.
    """
    day = item.original_due_on
    if day is None or day == item.due_on:
        return item.due_at if day is not None else None
    if first is not None and first.old_due_on == day:
        return first.old_due_at
    return clock.end_of(day)
