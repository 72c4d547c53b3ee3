"""What a roster would hold and lack after an import, worked out without writing anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from congress.delegates.models import Delegate, DelegateKind
from congress.delegates.queries import rosters
from congress.delegates.queries.batches import FIELDS
from congress.delegates.queries.rosters import Roster
from congress.delegates.rules.gaps import MISSING, Fill, Gap, Gaps, answers
from congress.delegates.rules.reading import HONOURS
from congress.sheets.plan import ImportPlan, PlannedRow, RowState

_WRITTEN = {RowState.new, RowState.changed, RowState.error, RowState.conflict}


@dataclass(frozen=True)
class Lacking:
    """The rows that lack something: those of the file, and how many others of the roster."""

    rows: tuple[PlannedRow, ...]
    others: int

    @property
    def count(self) -> int:
        """How many in all."""
        return len(self.rows) + self.others


@dataclass(frozen=True)
class Outlook:
    """A roster as it would be: its gaps, which rows lack what, and how many stand in it now.

    Rows in error count with what could be read of them, as they would once they are mended.
    """

    gaps: Gaps
    lacking: Mapping[Gap, Lacking]
    now: int

    @property
    def uneven(self) -> tuple[Fill, ...]:
        """The allocations that would be exceeded or not be filled."""
        return tuple(fill for fill in self.gaps.fills if fill.over)


def outlook(held: Roster, plan: ImportPlan) -> Outlook:
    """The roster as it would be once the rows of a plan are written."""
    standing = rosters.rows(held)
    told = {row.id: row for row in standing}
    written = {_number(row): row for row in plan.rows}
    rows = told | {
        number: _as_written(held, number, row, told.get(number))
        for number, row in written.items()
        if row.state in _WRITTEN
    }
    found = list(rows.values())
    gaps = rosters.lacks(held, found, dict(rosters.known_places(held.congress)))
    return Outlook(gaps, _lacking(found, written, held.congress.year), len(standing))


def _number(row: PlannedRow) -> int:
    """The number of the delegate that a row means; below zero for a new one."""
    return row.target_id if row.target_id is not None else -1 - row.place


def _as_written(held: Roster, number: int, row: PlannedRow, target: Delegate | None) -> Delegate:
    """A delegate as the import would leave it; it belongs to no session, so nothing is kept."""
    values: dict[str, Any] = {name: "" for name in FIELDS if name in _TEXTS}
    values |= dict.fromkeys((name for name, _, _ in HONOURS), False)
    values |= {"kind": DelegateKind.CHOSEN, "congress_id": held.congress.id}
    if target is not None:
        values |= {name: getattr(target, name) for name in FIELDS}
    return Delegate(**values | dict(row.values) | {"id": number})


_TEXTS = {"sender", "ethnic", "religion", "education", "profession", "theory", "occupation"}
_TEXTS |= {"sector", "agency", "commendation", "note"}


def _lacking(
    found: Sequence[Delegate], written: Mapping[int, PlannedRow], year: int
) -> dict[Gap, Lacking]:
    """For each question that some rows leave open, which rows of the file do, in its order."""
    told = {}
    for gap in MISSING:
        open_ = [row.id for row in found if answers(row, gap, year)]
        rows = sorted((written[n] for n in open_ if n in written), key=lambda row: row.place)
        if open_:
            told[gap] = Lacking(tuple(rows), len(open_) - len(rows))
    return told
