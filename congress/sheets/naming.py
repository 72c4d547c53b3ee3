"""A table kept as it came in, so that its columns can be named and its rows read anew."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from congress.sheets.cells import Value, position, ref, text_of
from congress.sheets.grid import Grid
from congress.sheets.header import find_header
from congress.sheets.pasted import pasted
from congress.sheets.reader import headed_grids, no_header, read_grid, read_grids, worksheets
from congress.sheets.sheet import GUIDE, Sheet
from congress.sheets.table import Header, SheetError, SourceRow, Table

SAMPLES, SAMPLE_LETTERS = 3, 60

Cells = dict[str, Any]
Guess = Callable[[Grid], Header | None]


@dataclass(frozen=True)
class NamedColumn:
    """A column of a table: where it stands, its title or letter, what it begins with, its key."""

    place: int
    title: str
    samples: tuple[str, ...]
    key: str


def read_pasted(data: bytes, sheet: Sheet, guess: Guess) -> tuple[Table, Cells]:
    """Read what was pasted; return its rows, and its cells as a batch keeps them.

    `guess` says which column is which where there are no titles. Raise SheetError when it holds no
    table or more than is read.
    """
    found = pasted(data, sheet)
    header = find_header(found.grid, sheet)
    is_guess = header is None
    header = header or guess(found.grid)
    if header is None:
        raise SheetError("nothing_pasted")
    _require_content(header.columns, sheet)
    told = {"program": found.program, "left_out": found.left_out, "hidden": found.hidden}
    cells = _kept([(found.grid, header)]) | told | {"guessed": is_guess}
    return read_grid(found.grid, header, sheet), cells


def read_uploaded(data: bytes, filename: str, sheet: Sheet, guess: Guess) -> tuple[Table, Cells]:
    """Read a file; return its rows, and its cells as a batch keeps them.

    Worksheets without titles are passed over, or guessed where no worksheet has any. Columns can
    be named where all worksheets have the same ones. Raise SheetError as `reader.read` does.
    """
    grids = worksheets(data, filename)
    headed = headed_grids(grids, sheet)
    table = read_grids(headed or [_guessed(grids, sheet, guess)], sheet)
    by_name = {grid.name: grid for grid in grids}
    pairs = [(by_name[header.worksheet], header) for header in table.headers]
    titled = {header.worksheet for _, header in headed}
    passed_over = sorted(by_name.keys() - titled - set(table.sheet_names) - {GUIDE})
    told = {"program": "file", "guessed": not headed, "passed_over": passed_over}
    is_alike = all(header.columns == table.header.columns for header in table.headers)
    return table, _kept(pairs if is_alike else ()) | told


def _guessed(grids: Sequence[Grid], sheet: Sheet, guess: Guess) -> tuple[Grid, Header]:
    """The largest worksheet, with what its columns look like."""
    largest = max(grids, key=lambda grid: grid.height * grid.width)
    header = guess(largest)
    if header is None or sheet.group_column not in header.columns:
        raise no_header(grids, sheet)
    return largest, header


def _require_content(columns: Mapping[str, int], sheet: Sheet) -> None:
    if sheet.group_column not in columns:
        raise SheetError("nothing_pasted")


def _kept(pairs: Sequence[tuple[Grid, Header]]) -> Cells:
    """The parts of a table: the first in the open, the worksheets after it under `more`."""
    parts = [_part(grid, header) for grid, header in pairs]
    first = parts[0] if parts else {"values": [], "merges": [], "titles": [1, 0]}
    columns = dict(pairs[0][1].columns) if pairs else {}
    return first | {"columns": columns, "left_out": 0, "hidden": 0, "more": parts[1:]}


def _part(grid: Grid, header: Header) -> Cells:
    return {
        "name": grid.name,
        "values": [[_plain(value) for value in row] for row in grid.values],
        "merges": grid.merges,
        "errors": sorted(grid.errors),
        "titles": [header.row, header.last_row],
    }


def _plain(value: Value) -> Any:
    """A value of a cell as JSON holds it; a day is told from text, since a number may be one."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return {"day": value.isoformat()}
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    return value if isinstance(value, str | bool | int | float) else text_of(value)


def _value(kept: Any) -> Value:
    if isinstance(kept, dict):
        day = kept.get("day")
        return date.fromisoformat(day) if day else datetime.fromisoformat(kept["at"])
    value: Value = kept
    return value


def _grid(part: Cells) -> Grid:
    merges = tuple(((top, left), (low, right)) for (top, left), (low, right) in part["merges"])
    errors = frozenset((row, column) for row, column in part.get("errors", ()))
    values = [[_value(value) for value in row] for row in part["values"]]
    return Grid(part.get("name", ""), values, merges, errors)


def _parts(cells: Cells) -> Iterator[Cells]:
    yield cells
    yield from cells.get("more", ())


def named(
    cells: Cells, columns: Mapping[str, int], sheet: Sheet, *, titled: bool
) -> tuple[Table, Cells]:
    """Read the cells of a table again with its columns named: key → place, from 0.

    `titled` says whether its first rows are titles. Raise SheetError when nothing is left.
    """
    _require_content(columns, sheet)
    columns = dict(columns) | _technical(cells, sheet, set(columns.values()))
    parts = [part | {"titles": _titles(part, titled=titled)} for part in _parts(cells)]
    pairs = [(_grid(part), _header(part, columns)) for part in parts]
    told = {"columns": columns, "guessed": False, "more": parts[1:]}
    return read_grids(pairs, sheet), parts[0] | told


def _technical(cells: Cells, sheet: Sheet, taken: Collection[int]) -> dict[str, int]:
    """The hidden columns, which nobody names: by them the rows of our own files are known again."""
    keys = {column.key for column in sheet.columns if column.is_technical}
    columns: Mapping[str, int] = cells["columns"]
    return {key: place for key, place in columns.items() if key in keys and place not in taken}


def _header(part: Cells, columns: Mapping[str, int]) -> Header:
    row, last_row = part["titles"]
    return Header(part.get("name", ""), row, last_row, columns)


def _titles(part: Cells, *, titled: bool) -> list[int]:
    row, last = part["titles"]
    return [row, last or 1] if titled else [1, 0]


def named_by(sent: Mapping[str, str], cells: Cells, sheet: Sheet) -> tuple[Table, Cells]:
    """Read the cells of a table again as a form names its columns: `column-PLACE` each, `titled`.

    Raise SheetError when it leaves the content column out or names two columns alike
    (content_not_named, named_twice, each with the `title`), or when nothing is left.
    """
    chosen = _chosen(sent, cells, sheet)
    columns = dict(chosen)
    if sheet.group_column not in columns:
        title = sheet.column(sheet.group_column).title
        raise SheetError("content_not_named", title=title)
    if len(columns) < len(chosen):
        keys = [key for key, _ in chosen]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise SheetError("named_twice", title=sheet.column(twice).title)
    return named(cells, columns, sheet, titled="titled" in sent)


def _chosen(sent: Mapping[str, str], cells: Cells, sheet: Sheet) -> list[tuple[str, int]]:
    keys = {column.key for column in sheet.visible}
    found = [(sent.get(f"column-{one.place}", ""), one.place) for one in columns_of(cells, sheet)]
    return [(key, place) for key, place in found if key in keys]


def rewritten(cells: Cells, rows: Sequence[SourceRow], before: Sequence[SourceRow]) -> Cells:
    """The cells of a table with what was mended in its rows."""
    parts = [part | {"values": [list(line) for line in part["values"]]} for part in _parts(cells)]
    by_name = {part.get("name", ""): part for part in parts}
    for row, old in zip(rows, before, strict=True):
        if row is not old and row.worksheet in by_name:
            _rewrite(by_name[row.worksheet], row, old)
    return parts[0] | {"more": parts[1:]}


def _rewrite(part: Cells, row: SourceRow, old: SourceRow) -> None:
    for key, text in row.cells.items():
        place = position(row.cell_refs.get(key, ""))
        if place is None or text == old.cells.get(key) or place[0] >= len(part["values"]):
            continue
        line = part["values"][place[0]]
        line += [""] * (place[1] + 1 - len(line))
        line[place[1]] = text
        part["errors"] = [cell for cell in part.get("errors", ()) if tuple(cell) != place]


def columns_of(cells: Cells, sheet: Sheet) -> list[NamedColumn]:
    """The columns of a table that hold anything, in order, by its first worksheet."""
    grid, (row, last) = _grid(cells), cells["titles"]
    keys = {place: key for key, place in cells["columns"].items()}
    hidden = _technical(cells, sheet, ()).values()
    found = []
    for place in sorted(set(range(grid.width)) - set(hidden)):
        texts = [text for r in range(last, grid.height) if (text := grid.text(r, place))]
        above = " ".join(grid.text(r, place) for r in range(row - 1, last)).strip()
        if texts or above:
            samples = tuple(text[:SAMPLE_LETTERS] for text in texts[:SAMPLES])
            title = above[:SAMPLE_LETTERS] or ref(0, place)[:-1]
            found.append(NamedColumn(place, title, samples, keys.get(place, "")))
    return found
