"""What reading a file gives: rows with their cells and places, problems, or a refusal."""

from collections.abc import Mapping
from dataclasses import dataclass, field


class SheetError(Exception):
    """A file that cannot be read or written as a whole: a code and details, worded by the page.

    Codes: too_big, zip_bomb, encrypted, not_a_spreadsheet, damaged, empty, too_many_rows,
    no_header, cell_too_long; of a paste: nothing_pasted, picture_pasted, no_table_pasted,
    too_many_tables, too_many_columns; of named columns: content_not_named, named_twice.
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details


@dataclass(frozen=True)
class Problem:
    """Something to tell about a row or a file: a code, the cell as Excel names it, and details."""

    code: str
    cell: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Header:
    """Where the titles stand: `row` and `last_row` from 1, `columns` key → column from 0.

    A table without a row of titles has `last_row` 0.
    """

    worksheet: str
    row: int
    last_row: int
    columns: Mapping[str, int]


@dataclass(frozen=True)
class SourceRow:
    """A row of the table: `row` from 1 as Excel shows it, `level` from 1 by its numbering.

    `cells` has an entry, perhaps empty, for each recognised column and none for an absent one.
    """

    worksheet: str
    row: int
    is_group: bool
    level: int
    number: str
    cells: Mapping[str, str]
    cell_refs: Mapping[str, str]
    messages: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Table:
    """All rows of a file, worksheet by worksheet."""

    sheet_names: tuple[str, ...]
    headers: tuple[Header, ...]
    rows: tuple[SourceRow, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def header(self) -> Header:
        """The header of the first worksheet that was read."""
        return self.headers[0]

    @property
    def items(self) -> tuple[SourceRow, ...]:
        """The rows that are not groups."""
        return tuple(row for row in self.rows if not row.is_group)
