"""Text files of values: encoding, delimiter, and cells that must not become formulas."""

import csv
import io
import re
from collections.abc import Iterable

from congress.sheets.cells import Value
from congress.sheets.grid import Grid
from congress.sheets.table import SheetError

_DELIMITERS = ";\t,|"
_RISKY = re.compile(r"'*[=+\-@\t\r]")
_SAMPLE_LINES = 40


def grid_of(data: bytes, name: str, *, max_rows: int) -> Grid:
    """Return the values of a text file; raise SheetError when it is not one or too long."""
    text = decoded(data)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    values: list[list[Value]] = []
    try:
        for line in lines:
            values.append([unescaped(cell) for cell in line])
            if len(values) > max_rows:
                raise SheetError("too_many_rows", rows=len(values), limit=max_rows)
    except csv.Error as error:
        raise SheetError("damaged", line=lines.line_num) from error
    return Grid(name, values)


def decoded(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 with its mark, or Windows Vietnamese."""
    encodings = ["utf-8-sig", "cp1258"]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise SheetError("not_a_spreadsheet")


def delimiter_of(text: str) -> str:
    """Return the delimiter which cuts the first lines into most cells, quoted text apart."""
    sample = "\n".join(text.split("\n")[:_SAMPLE_LINES])
    counts = {sign: _most_cells(sample, sign) for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: counts[sign])


def _most_cells(sample: str, sign: str) -> int:
    """Return the number of filled cells over the lines that have at least two."""
    try:
        rows = list(csv.reader(io.StringIO(sample, newline=""), delimiter=sign))
    except csv.Error:
        return 0
    return sum(len([cell for cell in row if cell.strip()]) for row in rows if len(row) > 1)


def escaped(text: str) -> str:
    """Return the text so that no program takes it for a formula: an apostrophe stands before."""
    return f"'{text}" if _RISKY.match(text) else text


def unescaped(text: str) -> str:
    """Undo `escaped`."""
    return text[1:] if text.startswith("'") and _RISKY.match(text[1:]) else text


def written(rows: Iterable[Iterable[str]], delimiter: str) -> bytes:
    """Return rows as UTF-8 with a mark, so that Excel reads the letters right."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([escaped(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
