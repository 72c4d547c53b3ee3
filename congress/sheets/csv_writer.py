"""Writing rows as a text file that Excel opens with the right letters and no formula."""

from collections.abc import Iterable

from congress.sheets import delimited
from congress.sheets.outgoing import OutRow, texts, titles
from congress.sheets.sheet import Sheet


def write_csv(sheet: Sheet, rows: Iterable[OutRow], *, delimiter: str = ",") -> bytes:
    """Return the rows under their titles as UTF-8 with a byte order mark."""
    lines = [titles(sheet), *(texts(row, sheet.written) for row in rows)]
    return delimited.written(lines, delimiter)
