"""An official paper as a value: what it says, never how it looks."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from congress.printing.measures import Binding

Align = Literal["left", "center", "right"]
RowStyle = Literal["part", "task", "total"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` is its share of the sum of all widths."""

    title: str
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; when it has fewer cells than columns, its last cell spans the rest."""

    cells: tuple[str, ...]
    style: RowStyle = "task"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; a dense one is set small, for a grid that is to stand on one page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading as written ("I. MỤC ĐÍCH"); level 1 to 3."""

    level: int
    text: str
    name: ClassVar[str] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body."""

    text: str
    name: ClassVar[str] = "paragraph"


@dataclass(frozen=True, slots=True)
class Bullet:
    """A point of a list: level 1 is printed with "-", level 2 with "+"."""

    text: str
    level: int = 1
    name: ClassVar[str] = "bullet"


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table among the text."""

    table: Table
    name: ClassVar[str] = "table"


Block = Heading | Paragraph | Bullet | TableBlock


@dataclass(frozen=True, slots=True)
class Annex:
    """A "Phụ lục"; `note` None is written from the paper, an empty one is left out.

    `heading` stands before the number: "Trích Phụ lục" where the rows are not all. A large one is
    on A3.
    """

    title: str
    blocks: tuple[Block, ...]
    number: str | None = None
    heading: str = "Phụ lục"
    note: str | None = None
    landscape: bool = True
    large: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the capacity ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"), the post elsewhere, the name."""

    capacity: tuple[str, ...] = ()
    post: tuple[str, ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """An official paper. What is None or empty though the form asks for it is printed as a blank.

    `kind` None makes a "công văn": the subject stands as "V/v" under the number. `year` is printed
    when the date is still open. `remark` stands in brackets under the subject and in the notes of
    annexes. `body` and `parent_body` may hold line breaks. With `annexes_only`
    the annexes are printed by themselves, without letterhead, text and closing.
    """

    body: str
    symbol: str
    kind: str | None
    subject: str
    blocks: tuple[Block, ...]
    parent_body: str | None = None
    number: str | None = None
    place: str | None = None
    issued_on: date | None = None
    year: int | None = None
    addressees: tuple[str, ...] = ()
    remark: str = ""
    grounds: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    recipients: tuple[str, ...] = ()
    signature: Signature = Signature()
    draft: bool = False
    annexes_only: bool = False
    binding: Binding = "left"
    language: str = "vi"
