"""Which jobs must be done before a job, and which wait for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from congress.core.workdays import WorkCalendar
from congress.extensions import db
from congress.plans.models import ItemKind, Predecessor, WorkItem
from congress.plans.rules import earliest_due


@dataclass(frozen=True)
class LinkRow:
    """A job before or after another; `too_early` when the later one is due before it can be."""

    id: int
    item_id: int
    number: str
    content: str
    due_on: date | None
    lag_days: int
    is_before: bool
    too_early: bool


def around(item: WorkItem, calendar: WorkCalendar) -> list[LinkRow]:
    """The jobs right before and right after a job, by their deadlines."""
    return [*_side(item, calendar, is_before=True), *_side(item, calendar, is_before=False)]


def _side(item: WorkItem, calendar: WorkCalendar, *, is_before: bool) -> list[LinkRow]:
    own, other = (Predecessor.item_id, Predecessor.before_id)
    if not is_before:
        own, other = other, own
    found = db.session.execute(
        sa.select(
            Predecessor.id, Predecessor.lag_days, WorkItem.id.label("other_id"),
            WorkItem.number, WorkItem.content, WorkItem.due_on,
        )
        .join(WorkItem, WorkItem.id == other)
        .where(own == item.id)
        .order_by(WorkItem.due_at, WorkItem.id)
    ).all()  # fmt: skip
    return [
        LinkRow(
            id=row.id,
            item_id=row.other_id,
            number=row.number,
            content=row.content,
            due_on=row.due_on,
            lag_days=row.lag_days,
            is_before=is_before,
            too_early=_too_early(
                row.due_on if is_before else item.due_on,
                item.due_on if is_before else row.due_on,
                row.lag_days,
                calendar,
            ),
        )
        for row in found
    ]


def _too_early(
    before: date | None, after: date | None, lag_days: int, calendar: WorkCalendar
) -> bool:
    first = earliest_due(before, lag_days, calendar)
    return first is not None and after is not None and after < first


def pairs(plan_id: int) -> Sequence[tuple[int, int]]:
    """All links of a plan's jobs as (item, before) pairs."""
    own = sa.select(WorkItem.id).where(WorkItem.plan_id == plan_id)
    found = db.session.execute(
        sa.select(Predecessor.item_id, Predecessor.before_id).where(Predecessor.item_id.in_(own))
    ).all()
    return [(row.item_id, row.before_id) for row in found]


def link(item: WorkItem, link_id: int) -> Predecessor | None:
    """A link by which the job follows another; None when it is not one of the job's."""
    return db.session.scalar(
        sa.select(Predecessor).where(Predecessor.id == link_id, Predecessor.item_id == item.id)
    )


def others(item: WorkItem) -> list[tuple[int, str]]:
    """The other jobs of the plan, in paper order: (id, "number. content")."""
    found = db.session.execute(
        sa.select(WorkItem.id, WorkItem.number, WorkItem.content)
        .where(
            WorkItem.plan_id == item.plan_id,
            WorkItem.kind == ItemKind.TASK,
            WorkItem.id != item.id,
        )
        .order_by(WorkItem.position, WorkItem.id)
    ).all()
    return [(row.id, f"{row.number} {row.content}"[:120]) for row in found]
