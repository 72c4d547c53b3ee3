"""Tables in HTML, as Excel, Word and web pages put them on the clipboard, as grids of text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree, html

from congress.sheets.cells import Value
from congress.sheets.grid import Grid, Range
from congress.sheets.table import SheetError

MAX_TABLES, MAX_TABLE_ROWS, MAX_TABLE_COLUMNS = 200, 20_000, 200
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
UNREAD = frozenset({"del", "script", "style", "template", "title", "head", "object"})

_EDGE = "\x1e"
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_EDGES = re.compile(rf"[ \n]*{_EDGE}[ \n{_EDGE}]*")
_UNSEEN = re.compile(r"display:none|mso-hide:all|visibility:(?:hidden|collapse)")


@dataclass(frozen=True)
class Copied:
    """The tables of a copied page, largest frame left aside, and the program that wrote it.

    `hidden` counts the rows and columns that were hidden where they were copied.
    """

    grids: tuple[Grid, ...]
    program: str
    hidden: int
    has_picture: bool


def copied(data: bytes) -> Copied:
    """Read the tables of HTML in UTF-8; raise SheetError for more than is read."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise SheetError("nothing_pasted") from error
    found = list(islice(root.iter("table"), MAX_TABLES + 1))
    if len(found) > MAX_TABLES:
        raise SheetError("too_many_tables", limit=MAX_TABLES)
    tables = [_laid_out(table) for table in found if not _is_frame(table)]
    grids = [grid for table in tables if (grid := table.grid()).height]
    hidden = sum(table.hidden for table in tables)
    return Copied(tuple(grids), _program(root), hidden, root.find(".//img") is not None)


def _program(root: html.HtmlElement) -> str:
    said = " ".join(str(meta.get("content", "")) for meta in root.iter("meta")).casefold()
    return next((name for name in ("excel", "word") if name in said), "")


def _rows(table: html.HtmlElement) -> list[html.HtmlElement]:
    found: list[html.HtmlElement] = table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr")
    return found


def _is_frame(table: html.HtmlElement) -> bool:
    """Whether a table only arranges others: one inside it is longer; or it is inside a longer."""
    own = len(_rows(table))
    inside = max((len(_rows(one)) for one in table.iterdescendants("table")), default=0)
    around = max((len(_rows(one)) for one in table.iterancestors("table")), default=0)
    return inside > own or (around > 0 and around >= own)


@dataclass
class _Layout:
    """The cells of a table put where they are seen, spans counted in."""

    values: list[list[Value]] = field(default_factory=list)
    merges: list[Range] = field(default_factory=list)
    unseen_rows: set[int] = field(default_factory=set)
    unseen_columns: set[int] = field(default_factory=set)
    seen_columns: set[int] = field(default_factory=set)
    below: dict[int, int] = field(default_factory=dict)

    @property
    def hidden(self) -> int:
        """How many rows and columns are not seen."""
        filled = sum(any(self.values[row]) for row in self.unseen_rows)
        return filled + len(self.unseen_columns)

    def put(self, row_of: html.HtmlElement, rows_left: int) -> None:
        """Put the cells of the next row beside what hangs down from the rows above."""
        if _is_unseen(row_of):
            self.unseen_rows.add(len(self.values))
        row, line, column = len(self.values), list[Value](), 0
        hanging = {place: left - 1 for place, left in self.below.items() if left > 1}
        for cell in row_of.iterchildren("td", "th"):
            while self.below.get(column, 0) > 0:
                column += 1
            across = _span(cell, "colspan", MAX_TABLE_COLUMNS)
            down = _span(cell, "rowspan", rows_left)
            if column + across > MAX_TABLE_COLUMNS:
                raise SheetError("too_many_columns", limit=MAX_TABLE_COLUMNS)
            line += [""] * (column - len(line)) + [self._text(cell, column)]
            if _is_merged(cell, across, down):
                self.merges.append(((row, column), (row + down - 1, column + across - 1)))
            if down > 1:
                hanging |= dict.fromkeys(range(column, column + across), down - 1)
            column += across
        self.below = hanging
        self.values.append(line + [""] * (column - len(line)))

    def _text(self, cell: html.HtmlElement, column: int) -> str:
        """The text of a cell; a hidden one keeps its place, and its column goes if all of it is."""
        if _is_unseen(cell):
            self.unseen_columns.add(column)
            return ""
        if len(self.values) not in self.unseen_rows:
            self.seen_columns.add(column)
        return text_in(cell)

    def grid(self) -> Grid:
        """The table without what is hidden in it."""
        width = max((len(line) for line in self.values), default=0)
        rows = [row for row in range(len(self.values)) if row not in self.unseen_rows]
        columns = [column for column in range(width) if column not in self.unseen_columns]
        values = [[_at(self.values[row], column) for column in columns] for row in rows]
        merges = (_seen(merge, rows, columns) for merge in self.merges)
        return Grid("", values, tuple(merge for merge in merges if merge))


def _laid_out(table: html.HtmlElement) -> _Layout:
    rows = _rows(table)
    if len(rows) > MAX_TABLE_ROWS:
        raise SheetError("too_many_rows", rows=len(rows), limit=MAX_TABLE_ROWS)
    layout = _Layout()
    for place, row in enumerate(rows):
        layout.put(row, len(rows) - place)
    layout.unseen_columns -= layout.seen_columns
    layout.unseen_columns |= _unseen_columns(table)
    return layout


def _unseen_columns(table: html.HtmlElement) -> set[int]:
    found: set[int] = set()
    place = 0
    for column in table.xpath("./col|./colgroup/col"):
        span = _span(column, "span", MAX_TABLE_COLUMNS)
        if _is_unseen(column) or _is_unseen(column.getparent()):
            found.update(range(place, place + span))
        place += span
    return found


def _is_unseen(node: html.HtmlElement) -> bool:
    if node.get("hidden") is not None:
        return True
    style = node.get("style")
    return bool(style) and _UNSEEN.search("".join(style.casefold().split())) is not None


def _span(cell: html.HtmlElement, name: str, most: int) -> int:
    """How many rows or columns a cell takes; 0 rows means all that are left."""
    said = str(cell.get(name, "1")).strip()
    if not (said.isascii() and said.isdigit()):
        return 1
    wanted = int(said[:6])
    if wanted == 0:
        return most if name == "rowspan" else 1
    return min(wanted, most)


def _is_merged(cell: html.HtmlElement, across: int, down: int) -> bool:
    """Whether a cell is merged; one that only runs over into empty ones beside it is not."""
    runs_over = "mso-ignore:colspan" in str(cell.get("style", ""))
    return down > 1 or (across > 1 and not runs_over)


def _at(line: Sequence[Value], column: int) -> Value:
    return line[column] if column < len(line) else ""


def _seen(merge: Range, rows: Sequence[int], columns: Sequence[int]) -> Range | None:
    """A merged range counted without what is hidden; None when its first cell is."""
    first, last = (_counted(merge[0], rows, columns), _counted(merge[1], rows, columns, upto=True))
    (top, left), (bottom, right) = merge[0], last
    stands = rows[first[0] : first[0] + 1] == [top] and columns[first[1] : first[1] + 1] == [left]
    return (first, (bottom, right)) if stands else None


def _counted(
    place: tuple[int, int], rows: Sequence[int], columns: Sequence[int], *, upto: bool = False
) -> tuple[int, int]:
    """A place counted among the rows and columns that are seen, the last one up to it if asked."""
    if upto:
        return bisect_right(rows, place[0]) - 1, bisect_right(columns, place[1]) - 1
    return bisect_left(rows, place[0]), bisect_left(columns, place[1])


def text_in(cell: html.HtmlElement) -> str:
    """The text of a cell as it is seen: a break is a new line, and so is a paragraph."""
    whole = _EDGES.sub(_EDGE, "".join(_pieces(cell))).strip(f" \n{_EDGE}")
    lines = whole.replace(_EDGE, "\n").split("\n")
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in lines)


def _pieces(node: html.HtmlElement) -> Iterator[str]:
    if node.text:
        yield _BLANKS.sub(" ", node.text)
    for child in node:
        yield from _of_child(child)
        if child.tail:
            yield _BLANKS.sub(" ", child.tail)


def _of_child(child: html.HtmlElement) -> Iterator[str]:
    if not isinstance(child.tag, str) or child.tag in UNREAD or _is_unseen(child):
        return
    if child.tag == "br":
        yield "\n"
        return
    edge = _EDGE if child.tag in BLOCKS else ""
    yield edge
    yield from _pieces(child)
    yield edge
