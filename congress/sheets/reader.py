"""Reading a file: every worksheet that has a header and rows, as one table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from congress.sheets.grid import Grid
from congress.sheets.guards import format_of
from congress.sheets.header import find_header, missing_keys, searched_rows
from congress.sheets.rows import raw_rows
from congress.sheets.sheet import GUIDE, Sheet
from congress.sheets.structure import source_rows
from congress.sheets.table import Header, Problem, SheetError, SourceRow, Table
from congress.sheets.workbook import grids_of

MAX_ROWS = 5000
MAX_COLUMNS = 200

_SHOWN_ROWS, _SHOWN_CELLS, _SHOWN_LETTERS = 6, 8, 60


def read(data: bytes, filename: str, sheet: Sheet) -> Table:
    """Return the rows of an .xlsx, .xls, .ods or .csv file, whatever its name says it is.

    Reads all worksheets that are not hidden. Raise SheetError when the file is refused, holds no
    header, or holds a header and nothing under it.
    """
    grids = worksheets(data, filename)
    headed = headed_grids(grids, sheet)
    if not headed:
        raise no_header(grids, sheet)
    names = {header.worksheet for _, header in headed} | {GUIDE}
    passed_over = [
        Problem("worksheet_without_header", details={"worksheet": grid.name})
        for grid in grids
        if grid.name not in names
    ]
    return read_grids(headed, sheet, passed_over)


def worksheets(data: bytes, filename: str) -> list[Grid]:
    """Return the worksheets that hold anything; raise SheetError when there is none to read."""
    if format_of(data) == "csv" and filename.casefold().endswith((".xlsx", ".ods")):
        raise SheetError("not_a_spreadsheet")
    grids = [grid for grid in grids_of(data, filename) if _has_content(grid)]
    if not grids:
        raise SheetError("empty")
    return grids


def headed_grids(grids: Sequence[Grid], sheet: Sheet) -> list[tuple[Grid, Header]]:
    """Return the worksheets that have a row of titles, each with it."""
    return [(grid, header) for grid in grids if (header := find_header(grid, sheet))]


def read_grid(grid: Grid, header: Header, sheet: Sheet) -> Table:
    """Return the rows of one grid whose columns are known; raise SheetError as `read` does."""
    if not _has_content(grid):
        raise SheetError("empty")
    return read_grids([(grid, header)], sheet)


def _has_content(grid: Grid) -> bool:
    """Whether a worksheet holds anything; raise SheetError when it holds more than is read."""
    rows = sum(not grid.is_blank(row) for row in range(grid.height))
    if rows > MAX_ROWS + 100:
        raise SheetError("too_many_rows", rows=rows, limit=MAX_ROWS, worksheet=grid.name)
    if grid.width > MAX_COLUMNS:
        used = {c for row in grid.values for c, value in enumerate(row) if str(value).strip()}
        if len(used) > MAX_COLUMNS:
            raise SheetError("too_many_rows", columns=len(used), worksheet=grid.name)
    return rows > 0


def read_grids(
    headed: Sequence[tuple[Grid, Header]], sheet: Sheet, problems: Sequence[Problem] = ()
) -> Table:
    """Return the rows of worksheets that hold something and whose columns are known."""
    rows: list[SourceRow] = []
    problems = list(problems)
    headers: list[Header] = []
    for grid, header in headed:
        found, left_out = source_rows(raw_rows(grid, header, sheet), sheet, grid.name)
        if found:
            headers.append(header)
            rows += found
            problems += left_out
    if not rows:
        raise SheetError("empty", header=headed[0][1].row)
    if len(rows) > MAX_ROWS:
        raise SheetError("too_many_rows", rows=len(rows), limit=MAX_ROWS)
    names = tuple(header.worksheet for header in headers)
    marked = _with_duplicates_marked(rows, sheet)
    return Table(names, tuple(headers), marked, tuple(problems))


def _with_duplicates_marked(rows: Sequence[SourceRow], sheet: Sheet) -> tuple[SourceRow, ...]:
    """Tell each row whose hidden id stands on another row, too."""
    key = sheet.key_of("id")
    if key is None:
        return tuple(rows)
    owners = [(row.is_group, row.cells.get(key, "")) for row in rows]
    counts = Counter(owners)
    return tuple(
        _with_message(row, key) if owner[1] and counts[owner] > 1 else row
        for row, owner in zip(rows, owners, strict=True)
    )


def _with_message(row: SourceRow, key: str) -> SourceRow:
    problem = Problem("duplicate_id", row.cell_refs[key], {"id": row.cells[key]})
    return replace(row, messages=(*row.messages, problem))


def no_header(grids: Sequence[Grid], sheet: Sheet) -> SheetError:
    """The refusal of a file without titles: what was looked for, and what stands there."""
    first = grids[0]
    missing = missing_keys(first, sheet)
    return SheetError(
        "no_header",
        looked_for=[column.title for column in sheet.columns if column.required],
        missing=[column.title for column in sheet.columns if column.key in missing],
        seen=[_shown(first, row) for row in searched_rows(first)[:_SHOWN_ROWS]],
        worksheets=[grid.name for grid in grids],
    )


def _shown(grid: Grid, row: int) -> list[str]:
    texts = [grid.text(row, column) for column in range(grid.width)]
    return [text[:_SHOWN_LETTERS] for text in texts if text][:_SHOWN_CELLS]
