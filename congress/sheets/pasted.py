"""What was copied in a spreadsheet or a document and pasted: text with tabs, or HTML, as a grid."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from congress.sheets.cells import Value
from congress.sheets.grid import Grid, Range
from congress.sheets.guards import check_size
from congress.sheets.header import find_header
from congress.sheets.markup import copied
from congress.sheets.sheet import Sheet
from congress.sheets.table import SheetError

MAX_LINES = 20_000

_CELL = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*+)')
_HTML = re.compile(r"<(?:html|body|table|img|div|p)\b", re.IGNORECASE)
_CLIPBOARD_HEADER = re.compile(r"\A\s*Version:[\d.]+\s[^<]*")


@dataclass(frozen=True)
class Pasted:
    """A pasted table; `program` is "excel", "word" or "", `left_out` counts its other tables.

    `hidden` counts the rows and columns that were hidden where they were copied.
    """

    grid: Grid
    program: str = ""
    left_out: int = 0
    hidden: int = 0


def pasted(data: bytes, sheet: Sheet) -> Pasted:
    """Read what was pasted, as HTML when it is that; raise SheetError when it holds no table.

    Codes besides those of a file: nothing_pasted, picture_pasted, no_table_pasted.
    """
    if not data.strip():
        raise SheetError("nothing_pasted")
    check_size(len(data))
    text = _decoded(data)
    if text.lstrip().startswith(("<", "Version:")) and _HTML.search(text):
        return _of_html(_CLIPBOARD_HEADER.sub("", text), sheet)
    return Pasted(Grid("", rows_of(text)))


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SheetError("picture_pasted") from error
    return text.replace("\x00", "")


def rows_of(text: str) -> list[list[Value]]:
    """The cells of tab-separated text; a quoted cell may hold tabs, quotes and line breaks."""
    source = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[Value]] = [[]]
    place = 0
    while found := _CELL.match(source, place):
        quoted = found[1]
        rows[-1].append(found[2] if quoted is None else quoted.replace('""', '"'))
        place = found.end() + 1
        if found.end() == len(source):
            break
        if source[found.end()] == "\n":
            rows.append([])
            if len(rows) > MAX_LINES:
                raise SheetError("too_many_rows", rows=len(rows), limit=MAX_LINES)
    return rows


def _of_html(text: str, sheet: Sheet) -> Pasted:
    page = copied(text.encode())
    grids = [grid for grid in page.grids if any(not grid.is_blank(r) for r in range(grid.height))]
    if not grids:
        raise SheetError("picture_pasted" if page.has_picture else "no_table_pasted")
    chosen = _chosen(grids, sheet)
    return Pasted(stacked(chosen), page.program, len(grids) - len(chosen), page.hidden)


def _chosen(grids: Sequence[Grid], sheet: Sheet) -> Sequence[Grid]:
    """The tables that bear the same titles as the first that bears any; else the largest one."""
    headed = [(grid, header) for grid in grids if (header := find_header(grid, sheet))]
    if headed:
        return [grid for grid, header in headed if header.columns == headed[0][1].columns]
    return [max(grids, key=lambda grid: grid.height * grid.width)]


def stacked(grids: Iterable[Grid]) -> Grid:
    """Tables put below each other as one."""
    values: list[list[Value]] = []
    merges: list[Range] = []
    for grid in grids:
        start = len(values)
        values += grid.values
        merges += (
            ((top + start, left), (bottom + start, right))
            for (top, left), (bottom, right) in grid.merges
        )
    return Grid("", values, tuple(merges))
