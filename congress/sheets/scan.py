"""What the parser does not tell or must not meet: far cells, errors and merged ranges of a file."""

from dataclasses import dataclass, field

from congress.sheets.grid import Range
from congress.sheets.table import SheetError

MAX_AREA = 2_500_000


def check_area(rows: int, columns: int) -> None:
    """Raise SheetError when a grid of this size holds more cells than are read.

    Parsers fill the grid from the first to the last cell; two far cells would take all memory.
    """
    if rows * columns > MAX_AREA:
        raise SheetError("too_many_rows", rows=rows, columns=columns)


@dataclass
class Seen:
    """The reach of a worksheet, its cells with errors, and merged ranges; all from 0."""

    rows: int = 0
    columns: int = 0
    errors: set[tuple[int, int]] = field(default_factory=set)
    merges: list[Range] = field(default_factory=list)

    def reach(self, row: int, column: int) -> None:
        """Note a cell with content, given by its numbers from 0."""
        if row >= self.rows or column >= self.columns:
            self.rows = max(self.rows, row + 1)
            self.columns = max(self.columns, column + 1)
            check_area(self.rows, self.columns)
