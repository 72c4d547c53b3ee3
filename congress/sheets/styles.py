"""The looks of a written workbook: Times New Roman 12, framed, wrapped, rows as high as needed."""

import math
from collections.abc import Iterable
from typing import Any

from congress.sheets.sheet import Column

_BASE = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter", "text_wrap": True}
_HEADER = {"bold": True, "align": "center", "border": 1, "bg_color": "#E8EDF3"}
_GROUP = {"bold": True, "bg_color": "#F5F5F5"}
_LINE, _HIGHEST = 15.75, 409.0


def height(texts: Iterable[tuple[str, float]]) -> float:
    """Return the height in points of a row of wrapped texts in columns of these widths."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(lines * _LINE + 2, _HIGHEST)


def _lines(text: str, width: float) -> int:
    room = max(width - 1, 1)
    return sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, str, bool], Any] = {}
        self.title = book.add_format({**_BASE, "bold": True, "align": "center", "font_size": 13})
        self.header = book.add_format({**_BASE, **_HEADER})
        self.text = book.add_format(_BASE)

    def cell(self, column: Column, *, is_group: bool) -> Any:
        """Return the format of a written cell: framed, and locked only where identity stands."""
        return self._format("group" if is_group else "cell", column)

    def plain(self, column: Column) -> Any:
        """Return the format of the still empty cells of a column."""
        return self._format("plain", column)

    def _format(self, look: str, column: Column) -> Any:
        key = (look, column.align, column.is_technical)
        if key not in self._made:
            frame = {} if look == "plain" else {"border": 1}
            weight = _GROUP if look == "group" else {}
            own = {"align": column.align, "locked": column.is_technical, "num_format": "@"}
            self._made[key] = self._book.add_format({**_BASE, **frame, **weight, **own})
        return self._made[key]
