"""A plan as it was first approved, as it stands, and as it went: its jobs' dates side by side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from congress.amending import rules
from congress.amending.models import Extension, ExtensionState
from congress.amending.queries.extensions import original_instant
from congress.core import clock
from congress.core.removal import INCLUDED
from congress.extensions import db
from congress.plans.models import ItemKind, ItemState, OfficialClass, WorkItem, official_class
from congress.plans.rules import Tally


@dataclass(frozen=True)
class SlipRow:
    """A job's first approved, present and actual dates; removed ones are in it with the reason."""

    id: int
    number: str
    content: str
    state: ItemState
    original_text: str
    original_on: date | None
    current_text: str
    current_on: date | None
    done_on: date | None
    extensions: int
    is_removed: bool
    removed_reason: str
    by_original: OfficialClass
    by_current: OfficialClass

    @property
    def slip(self) -> int | None:
        """How many days the job ends after its first approved deadline; none for a removed one."""
        if self.is_removed:
            return None
        return rules.slip(self.original_on, self.current_on, self.done_on)


def slip_rows(plan_id: int, moment: datetime) -> list[SlipRow]:
    """Every job that ever stood in the approved plan, in paper order, removed ones too."""
    granted = (
        sa.select(sa.func.count())
        .where(Extension.item_id == WorkItem.id, Extension.state == ExtensionState.GRANTED)
        .correlate(WorkItem)
        .scalar_subquery()
    )
    statement = (
        sa.select(WorkItem, granted)
        .where(WorkItem.plan_id == plan_id, WorkItem.kind == ItemKind.TASK, WorkItem.issued())
        .order_by(WorkItem.position, WorkItem.id)
    )
    found = db.session.execute(statement, execution_options=INCLUDED).all()
    firsts = _first_granted(plan_id)
    return [_row(item, count, firsts.get(item.id), moment) for item, count in found]


def _first_granted(plan_id: int) -> dict[int, Extension]:
    found = db.session.scalars(
        sa.select(Extension)
        .join(WorkItem, WorkItem.id == Extension.item_id)
        .where(WorkItem.plan_id == plan_id, Extension.state == ExtensionState.GRANTED)
        .order_by(Extension.ordinal.desc()),
        execution_options=INCLUDED,
    )
    return {one.item_id: one for one in found}


def _row(item: WorkItem, count: int, first: Extension | None, moment: datetime) -> SlipRow:
    original = original_instant(item, first)
    return SlipRow(
        id=item.id,
        number=item.number,
        content=item.content,
        state=item.state,
        original_text=item.original_text,
        original_on=item.original_due_on,
        current_text=item.deadline_text,
        current_on=item.due_on,
        done_on=clock.local(item.done_at).date() if item.done_at else None,
        extensions=count,
        is_removed=item.deleted_at is not None,
        removed_reason=item.deleted_reason,
        by_original=official_class(item.done_at, original, moment, item.submitted_at),
        by_current=item.class_at(moment),
    )


def both_tallies(rows: Sequence[SlipRow]) -> tuple[Tally, Tally]:
    """The plan's jobs by official class: by the original deadlines, and by those in force."""
    counted = [row for row in rows if not row.is_removed and row.state is not ItemState.CANCELLED]
    by_original = Counter(row.by_original for row in counted)
    return Tally(by_original), Tally(Counter(row.by_current for row in counted))
