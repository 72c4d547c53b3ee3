"""A walk over the XML of .xlsx and .ods files, before any parser fills a grid from it."""

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from xml.parsers import expat

from congress.sheets import archive
from congress.sheets.cells import column_number
from congress.sheets.scan import Seen
from congress.sheets.table import SheetError

MAX_ELEMENTS = 5_000_000

_DIGITS = "0123456789"

Attributes = dict[str, str]


def scan_xlsx(data: bytes) -> dict[str, Seen]:
    """Return what was seen by worksheet; raise SheetError for far cells or broken XML."""
    with archive.opened(data) as bundle:
        names = _worksheet_names(data, bundle)
        found = {}
        for info in bundle.infolist():
            path = PurePosixPath(info.filename.replace("\\", "/").lower())
            if path.name in names or path.parent.name == "worksheets":
                walk = _WorksheetWalk()
                _parse(archive.inflate(data, info), walk.start)
                found[names.get(path.name, path.name)] = walk.seen
        return found


def scan_ods(data: bytes) -> dict[str, Seen]:
    """Return what was seen by worksheet; raise SheetError for far cells or broken XML."""
    with archive.opened(data) as bundle:
        walk = _TablesWalk()
        _parse(archive.inflate(data, bundle.getinfo("content.xml")), walk.start)
        return walk.found


def _worksheet_names(data: bytes, bundle: archive.Bundle) -> dict[str, str]:
    """Return the name of each worksheet by the file name, in lower case, of its part."""
    sheets = _elements(archive.member(data, bundle, "xl/workbook.xml"), "sheet")
    links = _elements(archive.member(data, bundle, "xl/_rels/workbook.xml.rels"), "Relationship")
    names = {sheet.get("r:id", ""): sheet.get("name", "") for sheet in sheets}
    parts = {}
    for link in links:
        if link.get("Type", "").endswith("/worksheet"):
            target = PurePosixPath(link.get("Target", "").replace("\\", "/").lower())
            parts[target.name] = names.get(link.get("Id", ""), "")
    return parts


def _elements(text: bytes, local_name: str) -> list[Attributes]:
    found: list[Attributes] = []

    def start(name: str, attributes: Attributes) -> None:
        if name.rpartition(":")[2] == local_name:
            found.append(attributes)

    if text:
        _parse([text], start)
    return found


def _parse(chunks: Iterable[bytes], start: Callable[[str, Attributes], None]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        # The last two are raised for an encoding that nobody knows or that cannot be read so.
        raise SheetError("damaged") from error


def _refuse_doctype(*_: object) -> None:
    raise SheetError("damaged", reason="doctype")


class _Walk:
    """Counts elements, so that a file of millions of them is given up early."""

    def __init__(self) -> None:
        self.elements = 0

    def count(self) -> None:
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            raise SheetError("too_many_rows", elements=self.elements)


class _WorksheetWalk(_Walk):
    """The cells of one worksheet of an .xlsx file; a cell without a name follows the last one."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self.row = self.column = -1

    def start(self, name: str, attributes: Attributes) -> None:
        self.count()
        local = name.rpartition(":")[2]
        if local == "c":
            self.cell(attributes)
        elif local in {"v", "is", "f"}:
            self.seen.reach(self.row, self.column)
        elif local == "row":
            number = attributes.get("r", "")
            self.row = int(number) - 1 if _is_number(number) else self.row + 1
            self.column = -1

    def cell(self, attributes: Attributes) -> None:
        name = attributes.get("r", "")
        letters = name.rstrip(_DIGITS)
        self.column += 1
        if letters and len(letters) <= 3 and _is_number(name[len(letters) :]):
            self.column = column_number(letters.upper())
            self.row = int(name[len(letters) :]) - 1
        if attributes.get("t") == "e":
            self.seen.errors.add((self.row, self.column))


class _TablesWalk(_Walk):
    """The cells of all tables of an .ods file, where rows and cells may be repeated."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Seen] = {}
        self.seen = Seen()
        self.row = self.next_row = self.column = self.next_column = 0

    def start(self, name: str, attributes: Attributes) -> None:
        self.count()
        if name in {"table:table-cell", "table:covered-table-cell"}:
            self.cell(attributes)
        elif name == "text:p":
            self.reach()
        elif name == "table:table-row":
            self.row = self.next_row
            self.next_row += _repeated(attributes, "table:number-rows-repeated")
            self.column = self.next_column = 0
        elif name == "table:table":
            self.seen = self.found[attributes.get("table:name", "")] = Seen()
            self.row = self.next_row = 0

    def cell(self, attributes: Attributes) -> None:
        self.column = self.next_column
        self.next_column += _repeated(attributes, "table:number-columns-repeated")
        if "office:value-type" in attributes:
            self.reach()
        if attributes.get("calcext:value-type") == "error":
            self.seen.errors.add((self.row, self.column))
        rows = _repeated(attributes, "table:number-rows-spanned")
        columns = _repeated(attributes, "table:number-columns-spanned")
        if rows > 1 or columns > 1:
            last = (self.row + rows - 1, self.column + columns - 1)
            self.seen.merges.append(((self.row, self.column), last))

    def reach(self) -> None:
        self.seen.reach(self.next_row - 1, self.next_column - 1)


def _repeated(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "1")
    return int(text) if _is_number(text) else 1


def _is_number(text: str) -> bool:
    return len(text) <= 9 and text.isascii() and text.isdigit()
