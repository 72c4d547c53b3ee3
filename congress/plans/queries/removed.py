"""What was removed from a plan, and what stands below a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from congress.accounts.models import User
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.removal import INCLUDED, days_left
from congress.extensions import db
from congress.plans import policy
from congress.plans.models import ItemKind, Plan, WorkItem


def below(item: WorkItem) -> list[WorkItem]:
    """The rows below a row at any depth, in paper order."""
    family, found = {item.id}, []
    ordered = (
        sa.select(WorkItem)
        .where(WorkItem.plan_id == item.plan_id, WorkItem.parent_id.is_not(None))
        .order_by(WorkItem.position, WorkItem.id)
    )
    for row in db.session.scalars(ordered):
        if row.parent_id in family:
            family.add(row.id)
            found.append(row)
    return found


def is_carried_out_elsewhere(rows: Sequence[WorkItem]) -> bool:
    """Whether another committee's plan carries out some of these rows of one plan."""
    elsewhere = sa.select(WorkItem.id).where(
        WorkItem.implements_id.in_([row.id for row in rows]), WorkItem.plan_id != rows[0].plan_id
    )
    return db.session.scalar(elsewhere.limit(1)) is not None


@dataclass(frozen=True)
class RemovedRow:
    """A row that was removed: with how many others, when, by whom, why; None days: for good."""

    id: int
    kind: ItemKind
    number: str
    content: str
    others: int
    at: datetime
    by: str | None
    reason: str
    days: int | None


def removed_rows(plan_id: int, moment: datetime) -> list[RemovedRow]:
    """What was removed from a plan, the last first; what went with a row stands in its count."""
    together = sa.select(WorkItem.removed_with_id, sa.func.count().label("rows"))
    together = together.where(WorkItem.plan_id == plan_id).group_by(WorkItem.removed_with_id)
    counted = together.subquery()
    found = db.session.execute(
        sa.select(WorkItem, User.display_name, counted.c.rows)
        .join(counted, counted.c.removed_with_id == WorkItem.id)
        .outerjoin(User, User.id == WorkItem.deleted_by_id)
        .where(WorkItem.plan_id == plan_id, WorkItem.deleted_at.is_not(None))
        .order_by(WorkItem.deleted_at.desc(), WorkItem.id),
        execution_options=INCLUDED,
    ).all()
    return [_row(item, name, rows - 1, moment) for item, name, rows in found]


def _row(item: WorkItem, by: str | None, others: int, moment: datetime) -> RemovedRow:
    at = item.deleted_at or moment
    days = None if item.was_issued() else days_left(at, moment)
    return RemovedRow(
        id=item.id,
        kind=item.kind,
        number=item.number,
        content=item.content,
        others=others,
        at=at,
        by=by,
        reason=item.deleted_reason,
        days=days,
    )


def removed_item(actor: Actor, item_id: int) -> WorkItem:
    """A row that was removed; MissingError when absent, still there, or out of scope."""
    found = db.session.scalar(
        sa.select(WorkItem)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .where(
            WorkItem.id == item_id, WorkItem.removed_with_id == item_id, policy.visible_to(actor)
        ),
        execution_options=INCLUDED,
    )
    if found is None:
        raise MissingError
    return found


def removed_together(item: WorkItem) -> Sequence[WorkItem]:
    """A removed row and the rows that went with it."""
    return db.session.scalars(
        sa.select(WorkItem).where(WorkItem.removed_with_id == item.id).order_by(WorkItem.position),
        execution_options=INCLUDED,
    ).all()
