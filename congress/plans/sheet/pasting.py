"""A pasted table: read into rows like a file, kept as pasted so that its columns can be named."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from congress.core import deadlines
from congress.core.deadlines import Context
from congress.core.text import fold
from congress.plans.sheet import columns as c
from congress.plans.sheet.columns import PLAN_SHEET
from congress.sheets.cells import position, ref
from congress.sheets.grid import Grid
from congress.sheets.guess import Tells, guessed
from congress.sheets.header import find_header
from congress.sheets.pasted import Pasted, pasted
from congress.sheets.reader import read_grid
from congress.sheets.table import Header, SheetError, SourceRow, Table
from congress.units.rules import Index, split

NAMES = {"excel": "Dán từ Excel", "word": "Dán từ Word"}
SAMPLES, SAMPLE_LETTERS, MAX_NAME = 3, 60, 160

_AGENCY = re.compile(
    r"(?:so|ban(?! hanh)|phong(?! chong)|ubnd|uy ban|van phong|cong an|bo chi huy|hoi|dai|bao"
    r"|chi cuc|trung tam|truong|tinh doan|huyen doan|mat tran|ubmttq|vp|tieu ban"
    r"|cac (?:so|co quan|don vi))\b"
)

Cells = dict[str, Any]


@dataclass(frozen=True)
class PastedColumn:
    """A column of a paste: where it stands, its title or letter, what it begins with, its key."""

    place: int
    title: str
    samples: tuple[str, ...]
    key: str


def tells(index: Index, context: Context) -> Tells:
    """What the cells of a column look like, by its key."""

    def is_deadline(text: str) -> bool:
        return len(text) <= MAX_NAME and deadlines.is_readable(deadlines.parse(text, context))

    def is_agency(text: str) -> bool:
        if len(text) > MAX_NAME:
            return False
        return index.find(text).unit_id is not None or bool(_AGENCY.match(fold(text)))

    def are_agencies(text: str) -> bool:
        return len(text) <= 8 * MAX_NAME and all(map(is_agency, split(text, index)))

    return {c.DEADLINE: is_deadline, c.LEAD: is_agency, c.COORDINATING: are_agencies}


def read_paste(data: bytes, looks: Tells) -> tuple[Table, Cells]:
    """Read what was pasted; return its rows, and its cells as a batch keeps them.

    Raise SheetError when it holds no table or more than is read.
    """
    found = pasted(data, PLAN_SHEET)
    header = find_header(found.grid, PLAN_SHEET)
    is_guess = header is None
    header = header or guessed(found.grid, PLAN_SHEET, looks)
    return _table(found.grid, header), _kept(found, header, is_guess=is_guess)


def _table(grid: Grid, header: Header) -> Table:
    if c.CONTENT not in header.columns:
        raise SheetError("nothing_pasted")
    return read_grid(grid, header, PLAN_SHEET)


def _kept(found: Pasted, header: Header, *, is_guess: bool) -> Cells:
    return {
        "values": found.grid.values,
        "merges": found.grid.merges,
        "columns": dict(header.columns),
        "titles": [header.row, header.last_row],
        "program": found.program,
        "left_out": found.left_out,
        "hidden": found.hidden,
        "guessed": is_guess,
    }


def name_of(cells: Cells) -> str:
    """What a paste is called among the imports of a plan."""
    return NAMES.get(cells["program"], "Dán từ bảng")


def named(cells: Cells, columns: Mapping[str, int], *, titled: bool) -> tuple[Table, Cells]:
    """Read the cells of a paste again with its columns named: key → place, from 0.

    `titled` says whether its first rows are titles. Raise SheetError when nothing is left.
    """
    row, last = cells["titles"]
    titles = [row, last or 1] if titled else [1, 0]
    header = Header("", titles[0], titles[1], dict(columns))
    told = {"columns": dict(columns), "titles": titles, "guessed": False}
    return _table(_grid(cells), header), cells | told


def wrongly_named(named: Sequence[tuple[str, int]]) -> str:
    """What is wrong with the names given to columns: "no_content", a title given twice, or ""."""
    keys = [key for key, _ in named]
    if c.CONTENT not in keys:
        return "no_content"
    twice = next((key for key in keys if keys.count(key) > 1), None)
    return PLAN_SHEET.column(twice).title if twice else ""


def _grid(cells: Cells) -> Grid:
    merges = tuple(((top, left), (low, right)) for (top, left), (low, right) in cells["merges"])
    return Grid("", cells["values"], merges)


def rewritten(cells: Cells, rows: Sequence[SourceRow], before: Sequence[SourceRow]) -> Cells:
    """The cells of a paste with what was mended in its rows."""
    values = [list(line) for line in cells["values"]]
    for row, old in zip(rows, before, strict=True):
        for key, text in row.cells.items():
            place = position(row.cell_refs.get(key, ""))
            if place and text != old.cells.get(key):
                line = values[place[0]]
                line += [""] * (place[1] + 1 - len(line))
                line[place[1]] = text
    return cells | {"values": values}


def pasted_columns(cells: Cells) -> list[PastedColumn]:
    """The columns of a paste that hold anything, in order."""
    grid, (row, last) = _grid(cells), cells["titles"]
    keys = {place: key for key, place in cells["columns"].items()}
    found = []
    for place in range(grid.width):
        texts = [text for r in range(last, grid.height) if (text := grid.text(r, place))]
        above = " ".join(grid.text(r, place) for r in range(row - 1, last)).strip()
        if texts or above:
            samples = tuple(text[:SAMPLE_LETTERS] for text in texts[:SAMPLES])
            title = above[:SAMPLE_LETTERS] or ref(0, place)[:-1]
            found.append(PastedColumn(place, title, samples, keys.get(place, "")))
    return found
