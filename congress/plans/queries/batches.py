"""Imports: what a row holds at a moment, which rows an import made or changed, what came since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from congress.accounts.models import User
from congress.audit.models import JournalEntry
from congress.core.database import read
from congress.core.removal import INCLUDED, prepared
from congress.extensions import db
from congress.plans.models import ImportBatch, ImportChange, WorkItem
from congress.plans.rules import UNDOABLE, Fate, removable

KEPT = (
    "kind",
    "parent_id",
    "number",
    "content",
    "lead_id",
    "deadline_text",
    "product",
    "person_id",
    "leader_id",
    "basis",
    "note",
    "weight",
    "implements_id",
    "explanation",
    "state",
)
SHOWN = 10


def snapshot(item: WorkItem) -> dict[str, Any]:
    """What a row holds, as plain values: its columns as they are written, and who coordinates."""
    held = {name: getattr(item, name) for name in KEPT}
    return held | {"coordinating": [row.unit_id for row in item.coordinations]}


def with_coordinating(plan_id: int) -> None:
    """Load who coordinates the rows of a plan in one statement."""
    statement = sa.select(WorkItem).where(WorkItem.plan_id == plan_id)
    db.session.scalars(statement.options(selectinload(WorkItem.coordinations))).all()


@dataclass(frozen=True)
class BatchRow:
    """An import in a list: when, by whom, from what, how many rows, and how many were undone."""

    id: int
    at: datetime | None
    filename: str
    by: str | None
    rows: int
    undone: int


_LAST = prepared(
    sa.select(
        ImportBatch.id,
        ImportBatch.committed_at,
        ImportBatch.filename,
        User.display_name,
        sa.func.count(ImportChange.id),
        sa.func.count(ImportChange.undone_at),
    )
    .outerjoin(User, User.id == ImportBatch.user_id)
    .join(ImportChange, ImportChange.batch_id == ImportBatch.id)
    .where(ImportBatch.plan_id == sa.bindparam("plan_id"), ImportBatch.committed_at.is_not(None))
    .group_by(ImportBatch.id, ImportBatch.committed_at, ImportBatch.filename, User.display_name)
    .order_by(ImportBatch.committed_at.desc(), ImportBatch.id.desc())
    .limit(SHOWN)
)


def batches(plan_id: int) -> list[BatchRow]:
    """The last imports of a plan that were written, the newest first."""
    return [BatchRow(*row) for row in read(db.session, _LAST, {"plan_id": plan_id})]


@dataclass(frozen=True)
class Standing:
    """A row of an import as it stands: what undoing would do with it, and who changed it since."""

    change: ImportChange
    item: WorkItem
    fate: Fate
    by: str = ""
    at: datetime | None = None

    @property
    def is_new(self) -> bool:
        """Whether the import made the row."""
        return self.change.before is None

    @property
    def is_undoable(self) -> bool:
        """Whether undoing takes the row back."""
        return self.fate in UNDOABLE


def standings(batch: ImportBatch) -> list[Standing]:
    """The rows that an import made or changed, in paper order; none before it is written."""
    if batch.committed_at is None:
        return []
    found = db.session.execute(
        sa.select(ImportChange, WorkItem)
        .join(WorkItem, WorkItem.id == ImportChange.item_id)
        .where(ImportChange.batch_id == batch.id)
        .options(selectinload(WorkItem.coordinations), joinedload(ImportChange.batch))
        .order_by(WorkItem.position, WorkItem.id),
        execution_options=INCLUDED | {"populate_existing": True},
    ).all()
    since = _Since(batch)
    judged = [_standing(change, item, since) for change, item in found]
    return _with_what_stands_below(batch.plan_id, judged)


class _Since:
    """What happened to the rows of an import after it: by others, by its user, by imports."""

    def __init__(self, batch: ImportBatch) -> None:
        self.entries = _last_entries(batch)
        self.own = batch.user_id
        self.later = _in_later_imports(batch)
        self.carried_out = set(
            db.session.scalars(
                sa.select(WorkItem.implements_id).where(
                    WorkItem.implements_id.is_not(None), WorkItem.plan_id != batch.plan_id
                )
            )
        )

    def others(self, item_id: int) -> JournalEntry | None:
        """The last entry on a row by anybody but the import's user."""
        found = [one for one in self.entries.get(item_id, ()) if one.actor_id != self.own]
        return found[-1] if found else None


def _last_entries(batch: ImportBatch) -> Mapping[int, list[JournalEntry]]:
    rows = sa.select(ImportChange.item_id).where(ImportChange.batch_id == batch.id)
    found: dict[int, list[JournalEntry]] = {}
    for entry in db.session.scalars(
        sa.select(JournalEntry)
        .where(
            JournalEntry.target_kind == WorkItem.__tablename__,
            JournalEntry.target_id.in_(rows),
            JournalEntry.at >= batch.committed_at,
            JournalEntry.verb != "imported",
        )
        .order_by(JournalEntry.id)
    ):
        found.setdefault(entry.target_id, []).append(entry)
    return found


def _in_later_imports(batch: ImportBatch) -> Mapping[int, ImportBatch]:
    mine, other = sa.orm.aliased(ImportChange), sa.orm.aliased(ImportChange)
    found = db.session.execute(
        sa.select(other.item_id, ImportBatch)
        .join(ImportBatch, ImportBatch.id == other.batch_id)
        .join(mine, mine.item_id == other.item_id)
        .where(mine.batch_id == batch.id, other.id > mine.id, other.undone_at.is_(None))
        .options(joinedload(ImportBatch.user))
        .order_by(other.id)
    )
    return {row.item_id: row[1] for row in found}


def _standing(change: ImportChange, item: WorkItem, since: _Since) -> Standing:
    if change.undone_at is not None or (item.deleted_at and change.before is None):
        return Standing(change, item, Fate.UNDONE)
    entry = since.others(item.id)
    by, at = (entry.actor_name, entry.at) if entry else ("", None)
    if item.deleted_at is not None:
        return Standing(change, item, Fate.REMOVED, by, at)
    if later := since.later.get(item.id):
        name = later.user.display_name if later.user else ""
        return Standing(change, item, Fate.LATER, name, later.committed_at)
    if change.before is None and item.id in since.carried_out:
        return Standing(change, item, Fate.CARRIED_OUT)
    if snapshot(item) == change.after:
        return Standing(change, item, Fate.READY)
    own = item.id in since.entries and entry is None
    return Standing(change, item, Fate.OWN if own else Fate.CHANGED, by, at)


def _with_what_stands_below(plan_id: int, judged: Sequence[Standing]) -> list[Standing]:
    """Leave a new row under which something stands that stays."""
    free = {one.item.id for one in free_of(plan_id, judged)}
    return [
        Standing(one.change, one.item, Fate.BELOW)
        if one.is_undoable and one.item.id not in free
        else one
        for one in judged
    ]


def free_of(plan_id: int, wanted: Sequence[Standing]) -> list[Standing]:
    """The rows that can be taken back together: new ones only with all that stands below them."""
    undoable = [one for one in wanted if one.is_undoable]
    back = {one.item.id: one.change.before["parent_id"] for one in undoable if one.change.before}
    made = {one.item.id for one in undoable if one.is_new}
    goes = removable(made, parents_of(plan_id) | back)
    return [one for one in undoable if not one.is_new or one.item.id in goes]


def parents_of(plan_id: int) -> dict[int, int | None]:
    """The row above each row of a plan."""
    statement = sa.select(WorkItem.id, WorkItem.parent_id).where(WorkItem.plan_id == plan_id)
    return {row.id: row.parent_id for row in db.session.execute(statement)}
