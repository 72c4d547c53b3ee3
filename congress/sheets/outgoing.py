"""Rows on their way into a file, as text by column; the hidden id tells groups from items."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from congress.sheets.cells import ref
from congress.sheets.sheet import Column, Sheet
from congress.sheets.structure import GROUP_MARK
from congress.sheets.table import SheetError

MAX_CELL = 32_767


@dataclass(frozen=True)
class OutRow:
    """A row to be written: texts by column key, and the identity of the object it shows."""

    kind: Literal["group", "item"]
    cells: Mapping[str, str]
    id: int | None = None
    version: int | None = None


def texts(row: OutRow, columns: Iterable[Column]) -> list[str]:
    """Return the text of each column of a row, without characters that no file can hold."""
    return [_text(row, column) for column in columns]


def _text(row: OutRow, column: Column) -> str:
    if column.kind == "id":
        mark = GROUP_MARK if row.kind == "group" else ""
        return mark + ("" if row.id is None else str(row.id))
    if column.kind == "version":
        return "" if row.version is None else str(row.version)
    return printable(row.cells.get(column.key, ""))


def printable(text: str) -> str:
    """Return the text without control characters, lone surrogates and non-characters."""
    return "".join(char for char in text if _is_kept(ord(char)))


def _is_kept(code: int) -> bool:
    if code < 32:
        return code in {9, 10}
    return not (0x7F <= code <= 0x9F or 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE)


def checked(values: list[str], row: int) -> list[str]:
    """Return the texts of row `row`, from 0; raise SheetError when a cell cannot hold one."""
    for column, text in enumerate(values):
        # Excel counts UTF-16 units, of which letters beyond the first plane take two.
        if len(text) + sum(char > "\uffff" for char in text) > MAX_CELL:
            raise SheetError("cell_too_long", cell=ref(row, column), limit=MAX_CELL)
    return values


def titles(sheet: Sheet) -> list[str]:
    """Return the titles in the order of a file."""
    return [printable(column.title) for column in sheet.written]
