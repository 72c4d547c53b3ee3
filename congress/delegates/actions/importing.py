"""Rosters brought in: kept as read, written all or nothing, taken back row by row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

import sqlalchemy as sa

from congress.audit.actions import record
from congress.core import clock
from congress.core.errors import N_, RejectedError, StaleError
from congress.core.permissions import Actor
from congress.delegates.actions import journal
from congress.delegates.models import (
    Delegate,
    DelegateKind,
    RosterBatch,
    RosterChange,
    Sex,
)
from congress.delegates.queries.batches import FIELDS, changed_rows
from congress.delegates.queries.rosters import Roster
from congress.extensions import db
from congress.plans.actions.reverting import Undone

UNWRITTEN_KEPT = timedelta(days=1)
WRITTEN_KEPT = timedelta(days=30)


@dataclass(frozen=True)
class RowToWrite:
    """A row to write: the delegate it meets (None for a new one), its version, what it says."""

    target_id: int | None
    target_version: int | None
    values: dict[str, Any]


def keep_batch(
    *,
    actor: Actor,
    held: Roster,
    unit_id: int | None,
    filename: str,
    sha256: str,
    rows: list[dict[str, Any]],
    cells: dict[str, Any] | None = None,
) -> RosterBatch:
    """Keep the rows of a file as they were read, for the preview and the commit after it.

    `cells` is the table as it came in, so that its columns can be named.
    What was never written is forgotten after a day, and how rows were before after 30 days.
    """
    held.reach.require_writing(unit_id)
    _forget_old(held.congress.id)
    batch = RosterBatch(
        congress_id=held.congress.id,
        unit_id=unit_id,
        user_id=actor.id,
        at=clock.now(),
        filename=filename[:300],
        sha256=sha256,
        rows=rows,
        cells=cells,
    )
    db.session.add(batch)
    db.session.flush()
    return batch


def keep_reading(
    *,
    held: Roster,
    batch: RosterBatch,
    rows: list[dict[str, Any]],
    cells: dict[str, Any] | None,
) -> None:
    """Keep the rows of an import that is not written yet as they were mended or read anew."""
    held.reach.require_writing(batch.unit_id)
    if batch.committed_at is not None:
        raise StaleError
    batch.rows, batch.cells = rows, cells
    db.session.flush()


def _forget_old(congress_id: int) -> None:
    own = RosterBatch.congress_id == congress_id
    unwritten = sa.and_(
        RosterBatch.committed_at.is_(None), RosterBatch.at < clock.now() - UNWRITTEN_KEPT
    )
    db.session.execute(sa.delete(RosterBatch).where(own, unwritten))
    written = sa.select(RosterBatch.id).where(own, RosterBatch.at < clock.now() - WRITTEN_KEPT)
    db.session.execute(sa.delete(RosterChange).where(RosterChange.batch_id.in_(written)))


def apply_roster(
    *,
    actor: Actor,
    held: Roster,
    rows: Sequence[RowToWrite],
    filename: str,
    batch: RosterBatch | None = None,
) -> int:
    """Write the planned rows; return how many were made or changed. StaleError when one moved."""
    wanted = [row.target_id for row in rows if row.target_id is not None]
    known = {row.id: row for row in changed_rows(wanted)}
    done: list[tuple[Delegate, dict[str, Any] | None]] = []
    for row in rows:
        target = _target(held, row, known)
        before = snapshot(target) if row.target_id is not None else None
        _write(held, target, row.values)
        db.session.add(target)
        if before is not None and (told := journal.changes(target)):
            journal.tell(actor, "imported", target, told, filename)
        done.append((target, before))
    db.session.flush()
    count = _remember(batch, done)
    _tell(actor, held, "imported", f"{filename}: {count} đại biểu")
    return count


def _target(held: Roster, row: RowToWrite, known: dict[int, Delegate]) -> Delegate:
    if row.target_id is None:
        return Delegate(congress_id=held.congress.id, kind=DelegateKind.CHOSEN)
    found = known.get(row.target_id)
    if found is None or found.version != row.target_version:
        raise StaleError
    held.reach.require_writing(found.unit_id)
    return found


def _write(held: Roster, target: Delegate, values: dict[str, Any]) -> None:
    held.reach.require_writing(values.get("unit_id", target.unit_id))
    for name, value in values.items():
        setattr(target, name, value)


def _remember(
    batch: RosterBatch | None, done: Sequence[tuple[Delegate, dict[str, Any] | None]]
) -> int:
    """Count what was made or changed; keep what each row held, so that it can be taken back."""
    found = [(row, before, snapshot(row)) for row, before in done]
    changed = [(row, before, after) for row, before, after in found if before != after]
    if batch is not None:
        batch.committed_at, batch.rows, batch.cells = clock.now(), [], None
        db.session.add_all(
            RosterChange(batch_id=batch.id, delegate_id=row.id, before=before, after=after)
            for row, before, after in changed
        )
    return len(changed)


def snapshot(row: Delegate) -> dict[str, Any]:
    """What a delegate holds, as plain values."""
    return {name: _plain(getattr(row, name)) for name in FIELDS}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def undo_roster(*, actor: Actor, held: Roster, batch: RosterBatch) -> Undone:
    """Take back what an import did; a row that was changed since stays as it is."""
    held.reach.require_writing(batch.unit_id)
    changes = db.session.scalars(
        sa.select(RosterChange).where(
            RosterChange.batch_id == batch.id, RosterChange.undone_at.is_(None)
        )
    ).all()
    rows = {row.id: row for row in changed_rows([one.delegate_id for one in changes])}
    free = [(one, rows[one.delegate_id]) for one in changes if _is_free(one, rows)]
    if not free:
        raise RejectedError(N_("Không còn dòng nào của lần nhập này hoàn tác được."))
    for change, row in free:
        held.reach.require_writing(row.unit_id)
        _take_back(actor, batch, change, row)
    left = len(changes) - len(free)
    if not left:
        batch.undone_at = clock.now()
    _tell(actor, held, "import_undone", f"{batch.filename}: {len(free)} đại biểu")
    return Undone(len(free), left)


def _is_free(change: RosterChange, rows: dict[int, Delegate]) -> bool:
    row = rows.get(change.delegate_id)
    return row is not None and snapshot(row) == change.after


def _take_back(actor: Actor, batch: RosterBatch, change: RosterChange, row: Delegate) -> None:
    change.undone_at = clock.now()
    if change.before is None:
        row.remove(actor, f"Hoàn tác lần nhập {batch.filename}")
        return
    for name, value in change.before.items():
        setattr(row, name, _as_held(name, value))
    told = journal.changes(row)
    journal.tell(actor, "import_undone", row, told, batch.filename)


def _as_held(name: str, value: Any) -> Any:
    if value is None:
        return None
    kinds = {"sex": Sex, "kind": DelegateKind, "birth_on": date.fromisoformat}
    return kinds[name](value) if name in kinds else value


def _tell(actor: Actor, held: Roster, verb: str, note: str) -> None:
    record(
        actor=actor,
        verb=verb,
        target=held.congress,
        congress_id=held.congress.id,
        note=f"danh sách đại biểu, {note}",
    )
