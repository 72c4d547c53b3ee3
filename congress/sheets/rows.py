"""The rows under a header as cells of text: merged cells filled, values cleaned, places kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from congress.core.text import TextError, clean
from congress.sheets.cells import Value, ref, text_of
from congress.sheets.grid import Grid
from congress.sheets.header import is_numbering
from congress.sheets.sheet import Column, Sheet
from congress.sheets.table import Header, Problem


@dataclass
class RawRow:
    """A row before its part in the table is known; `index` from 0.

    It `spans` when merged across, `joins` the row above when its content is merged with that
    one's, and is `owned` when it carries the identity of a stored object.
    """

    index: int
    cells: dict[str, str]
    refs: dict[str, str]
    messages: list[Problem] = field(default_factory=list)
    spans: bool = False
    joins: bool = False
    owned: bool = False


def raw_rows(grid: Grid, header: Header, sheet: Sheet) -> list[RawRow]:
    """Return the rows under the header that are not blank, not numbering, not its repetition."""
    rows: list[RawRow] = []
    for index in range(header.last_row, grid.height):
        row = _raw_row(grid, header, sheet, index)
        if not any(row.cells.values()) and not row.messages:
            continue
        if not row.owned and _is_title_row(row, grid, header, sheet):
            continue
        if row.joins and rows:
            _join(rows[-1], row)
        else:
            rows.append(row)
    return rows


def _raw_row(grid: Grid, header: Header, sheet: Sheet, index: int) -> RawRow:
    row = RawRow(index, {}, {})
    for key, column in header.columns.items():
        place = _shown_at(grid, header, index, column)
        row.refs[key] = ref(index, column)
        row.cells[key] = _cell(grid, sheet.column(key), place, row)
    content = header.columns.get(sheet.group_column, 0)
    titled = header.last_row > 0
    usual = grid.last_columns.get((header.row - 1, content), content) if titled else content
    row.spans = any(grid.last_columns.get((index, c), 0) > usual for c in range(content + 1))
    row.owned = bool(row.cells.get(sheet.key_of("id") or ""))
    row.joins = not row.owned and _shown_at(grid, header, index, content)[0] < index
    return row


def _shown_at(grid: Grid, header: Header, row: int, column: int) -> tuple[int, int]:
    """Return the cell whose value is seen here: the top one when merged downwards."""
    top, left = grid.anchors.get((row, column), (row, column))
    is_below = left == column and top < row and top >= header.last_row
    return (top, left) if is_below else (row, column)


def _cell(grid: Grid, column: Column, place: tuple[int, int], row: RawRow) -> str:
    here = row.refs[column.key]
    if place in grid.errors:
        row.messages.append(Problem("cell_error", here))
        return ""
    line = grid.values[place[0]]
    value: Value = line[place[1]] if place[1] < len(line) else ""
    if value == "":
        return ""
    if column.kind == "number_label" and isinstance(value, date):
        row.messages.append(Problem("number_was_date", here, {"text": text_of(value)}))
        return f"{value.day}.{value.month}"
    return _cleaned(text_of(value), column, row)


def _cleaned(text: str, column: Column, row: RawRow) -> str:
    try:
        return clean(text, limit=column.limit, multiline=column.multiline)
    except TextError as error:
        details: dict[str, object] = {"limit": error.limit} if error.limit else {}
        row.messages.append(Problem(error.code, row.refs[column.key], details))
    whole = "".join(char for char in text if not 0xD800 <= ord(char) <= 0xDFFF)
    return clean(whole, multiline=column.multiline)


def _is_title_row(row: RawRow, grid: Grid, header: Header, sheet: Sheet) -> bool:
    if not header.last_row:
        return False
    if row.index <= header.last_row + 2 and is_numbering(row.cells, sheet.group_column):
        return True
    filled = {key: text for key, text in row.cells.items() if text}
    return len(filled) >= 2 and any(
        all(_same(text, grid.text(line, header.columns[key])) for key, text in filled.items())
        for line in range(header.row - 1, header.last_row)
    )


def _same(text: str, title: str) -> bool:
    return text.split() == title.split()


def _join(above: RawRow, row: RawRow) -> None:
    """Add to a row what further rows beside its merged content say."""
    for key, text in row.cells.items():
        if text and text not in above.cells[key].split("\n"):
            above.cells[key] = f"{above.cells[key]}\n{text}".strip()
    above.messages += row.messages
    above.messages.append(Problem("joined_row", row.refs[next(iter(row.refs))]))


def filled_keys(row: RawRow, sheet: Sheet) -> Iterator[str]:
    """Yield the keys of the cells that say more than the number and the words of the row."""
    for column in sheet.columns:
        if column.key in {sheet.group_column, sheet.number_column} or column.is_technical:
            continue
        if row.cells.get(column.key):
            yield column.key
