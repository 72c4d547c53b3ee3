"""The path of a roster into a congress, the same from the page and from the command line."""

import hashlib
import json
from dataclasses import dataclass, replace

from congress.core.permissions import Actor
from congress.delegates.actions import importing
from congress.delegates.actions.importing import RowToWrite
from congress.delegates.models import Delegate, RosterBatch
from congress.delegates.queries import rosters
from congress.delegates.queries.rosters import Roster
from congress.delegates.rules import groups, reading
from congress.delegates.sheet import columns as c
from congress.delegates.sheet.planning import Planning, plan_roster
from congress.sheets.grid import Grid
from congress.sheets.guess import Tells, guessed
from congress.sheets.naming import Cells, read_pasted, read_uploaded
from congress.sheets.plan import ImportPlan, PlannedRow, RowState
from congress.sheets.reader import read
from congress.sheets.table import Header, SourceRow, Table
from congress.units.queries import candidates
from congress.units.rules import Index


@dataclass(frozen=True)
class Preview:
    """What a file would do to a roster, and the mark of it that the commit must meet again."""

    plan: ImportPlan
    existing: tuple[Delegate, ...]

    @property
    def mark(self) -> str:
        """The mark of the preview: unchanged as long as the roster is."""
        versions = {row.id: row.version for row in self.existing}
        told = [
            (
                row.state,
                row.target_id,
                versions.get(row.target_id or 0),
                repr(sorted(row.values.items())),
            )
            for row in self.plan.rows
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def read_file(data: bytes, filename: str) -> Table:
    """The rows of a roster's file; raise SheetError when it cannot be read."""
    return read(data, filename, c.READ_SHEET)


def read_upload(data: bytes, filename: str, year: int) -> tuple[Table, Cells]:
    """The rows of a roster's file by its titles or by what its columns look like, and its cells.

    Where there are no titles, some column has to look like what lists of people hold.
    """
    return read_uploaded(data, filename, c.READ_SHEET, lambda grid: _sure(grid, year))


def read_paste(data: bytes, year: int) -> tuple[Table, Cells]:
    """The rows of a pasted roster, by its titles or by what its columns look like; its cells."""
    return read_pasted(data, c.READ_SHEET, lambda grid: _guessed(grid, year))


def _sure(grid: Grid, year: int) -> Header | None:
    header = _guessed(grid, year)
    return header if header.columns.keys() & _tells(year).keys() else None


def _guessed(grid: Grid, year: int) -> Header:
    """Where each column stands by its cells; years of birth are no numbers of rows."""
    tells = _tells(year)
    header = guessed(grid, c.ROSTER_SHEET, tells)
    columns = dict(header.columns)
    place = columns.get(c.NUMBER)
    if place is not None and c.BIRTH not in columns:
        texts = [text for row in range(grid.height) if (text := grid.text(row, place))]
        if 2 * sum(map(tells[c.BIRTH], texts)) > len(texts):
            columns[c.BIRTH] = columns.pop(c.NUMBER)
    return replace(header, columns=columns)


def _tells(year: int) -> Tells:
    """What the cells of a column look like where no row of titles says so."""
    return {
        c.BIRTH: lambda text: bool((born := reading.birth(text, year)) and born.year),
        c.SEX: lambda text: reading.sex(text) is not None,
        c.ETHNIC: lambda text: groups.find(text) is not None,
        c.KIND: lambda text: reading.kind(text) is not None,
    }


def preview(held: Roster, found: list[SourceRow], unit_id: int | None) -> Preview:
    """Plan the rows of a file against the roster as it stands; `unit_id` None: all its units."""
    congress = held.congress
    existing = tuple(row for row in rosters.rows(held) if unit_id is None or row.unit_id == unit_id)
    planning = Planning(
        existing=existing,
        year=congress.year,
        unit_id=unit_id or congress.unit_id,
        index=Index(candidates(_root(held))),
        places=dict(rosters.known_places(congress)),
        is_one_unit=unit_id is not None,
    )
    return Preview(plan_roster(found, planning), existing)


def _root(held: Roster) -> int:
    """The unit below which places are known: that of the congress above all, as names go."""
    above = held.congress.parent
    return above.unit_id if above is not None else held.congress.unit_id


def rows_to_write(shown: Preview) -> list[RowToWrite]:
    """What the commit writes: what the preview called new or changed, only the changed cells."""
    versions = {row.id: row.version for row in shown.existing}
    return [
        _to_write(row, versions)
        for row in shown.plan.rows
        if row.state in {RowState.new, RowState.changed}
    ]


def _to_write(row: PlannedRow, versions: dict[int, int]) -> RowToWrite:
    if row.target_id is None:
        return RowToWrite(None, None, dict(row.values))
    changed = {change.key for change in row.changes}
    said = {key: value for key, value in row.values.items() if key in changed}
    return RowToWrite(row.target_id, versions[row.target_id], said)


def commit(
    *, actor: Actor, held: Roster, shown: Preview, filename: str, batch: RosterBatch | None = None
) -> int:
    """Write what a preview said; return how many rows were made or changed."""
    rows = rows_to_write(shown)
    return importing.apply_roster(actor=actor, held=held, rows=rows, filename=filename, batch=batch)
