"""A worksheet as a grid of raw values with its merged ranges, counted from 0."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from congress.sheets.cells import Value, text_of

Range = tuple[tuple[int, int], tuple[int, int]]

MAX_MERGED_CELLS = 300_000


@dataclass(frozen=True)
class Grid:
    """The values of a worksheet; `merges` is empty where the format does not tell them.

    `errors` are the (row, column) of cells that show an error such as #N/A.
    """

    name: str
    values: list[list[Value]]
    merges: tuple[Range, ...] = ()
    errors: frozenset[tuple[int, int]] = frozenset()

    @property
    def height(self) -> int:
        """The number of rows, blank ones included."""
        return len(self.values)

    @cached_property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(row) for row in self.values), default=0)

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, trimmed but not cleaned; "" outside the grid."""
        if row >= len(self.values) or column >= len(self.values[row]):
            return ""
        return text_of(self.values[row][column]).strip()

    def is_blank(self, row: int) -> bool:
        """Whether no cell of the row shows anything."""
        return not any(text_of(value).strip() for value in self.values[row])

    @cached_property
    def anchors(self) -> Mapping[tuple[int, int], tuple[int, int]]:
        """The top left cell of each cell that a merged range covers."""
        covered: dict[tuple[int, int], tuple[int, int]] = {}
        for row, column, anchor in self._merged_cells():
            if (row, column) != anchor:
                covered[row, column] = anchor
        return covered

    @cached_property
    def last_columns(self) -> Mapping[tuple[int, int], int]:
        """The last column of the merged range in which a cell stands, for merged cells only."""
        ends = {(top, left): right for (top, left), (_, right) in self.merges}
        return {(row, column): ends[anchor] for row, column, anchor in self._merged_cells()}

    def _merged_cells(self) -> Iterator[tuple[int, int, tuple[int, int]]]:
        budget = MAX_MERGED_CELLS
        for (top, left), (bottom, right) in self.merges:
            rows = range(top, min(bottom, self.height - 1) + 1)
            columns = range(left, min(right, self.width - 1) + 1)
            budget -= len(rows) * len(columns)
            if budget < 0:
                return
            for row in rows:
                for column in columns:
                    yield row, column, (top, left)
