"""The declaration of a sheet of rows: one value serves import, export and the table on the page."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "number_label", "date_phrase", "choice", "id", "version", "percent"]
Align = Literal["left", "center", "right"]

GUIDE = "Hướng dẫn"
LISTS = "Danh mục"


@dataclass(frozen=True)
class Column:
    """One column: its title here, its usual titles elsewhere, and what its cells hold.

    `width` is in characters as Excel counts them; `limit` in characters of text.
    """

    key: str
    title: str
    names: tuple[str, ...] = ()
    width: float = 16
    kind: Kind = "text"
    required: bool = False
    multiline: bool = True
    limit: int = 2000
    choices: tuple[str, ...] = ()
    hidden: bool = False
    align: Align = "left"

    @property
    def is_technical(self) -> bool:
        """Whether the column carries identity and not words of the office."""
        return self.kind in {"id", "version"}


@dataclass(frozen=True)
class Sheet:
    """A named list of columns; the content column holds the words of groups, too."""

    name: str
    title: str
    columns: tuple[Column, ...]
    group_column: str
    number_column: str | None = None

    def __post_init__(self) -> None:
        keys = [column.key for column in self.columns]
        if len(set(keys)) != len(keys):
            raise ValueError("two columns have the same key")
        for key in (self.group_column, self.number_column):
            if key is not None and key not in keys:
                raise ValueError(f"no column {key!r}")

    def column(self, key: str) -> Column:
        """Return the column of a key; KeyError when there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    def key_of(self, kind: Kind) -> str | None:
        """Return the key of the first column of a kind."""
        return next((column.key for column in self.columns if column.kind == kind), None)

    @property
    def required_keys(self) -> frozenset[str]:
        """The keys without which a row of titles is not taken for the header."""
        return frozenset(column.key for column in self.columns if column.required)

    @property
    def visible(self) -> tuple[Column, ...]:
        """The columns that people see, in order."""
        return tuple(c for c in self.columns if not (c.hidden or c.is_technical))

    @property
    def written(self) -> tuple[Column, ...]:
        """All columns in the order of a file: visible ones first, hidden ones at the far right."""
        return self.visible + tuple(c for c in self.columns if c.hidden or c.is_technical)
