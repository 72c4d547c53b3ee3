"""The plan of an import: what each row would do, shared by the preview and the commit."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from congress.sheets.table import Problem, SourceRow


class RowState(StrEnum):
    """What an import does with a row."""

    new = "new"
    changed = "changed"
    same = "same"
    error = "error"
    conflict = "conflict"


@dataclass(frozen=True)
class Change:
    """A cell that would be changed: the text there is now and the text of the file."""

    key: str
    old: str
    new: str


@dataclass(frozen=True)
class PlannedRow:
    """A row of the file, what it becomes, and the object it meets (None for a new one).

    `place` counts the rows of the file from 0.
    """

    source: SourceRow
    state: RowState
    target_id: int | None
    values: Mapping[str, object]
    changes: tuple[Change, ...] = ()
    messages: tuple[Problem, ...] = ()
    place: int = 0

    @property
    def is_group(self) -> bool:
        """Whether the row is a heading and not an item."""
        return self.source.is_group


@dataclass(frozen=True)
class ImportPlan:
    """The planned rows in the order of the file; counts are of items, groups do not count."""

    rows: tuple[PlannedRow, ...]

    def count(self, state: RowState) -> int:
        """Return the number of item rows in a state."""
        return sum(row.state is state for row in self.items)

    @property
    def items(self) -> tuple[PlannedRow, ...]:
        """The rows that are not groups."""
        return tuple(row for row in self.rows if not row.is_group)

    @property
    def new(self) -> int:
        """The number of items to be created."""
        return self.count(RowState.new)

    @property
    def changed(self) -> int:
        """The number of items to be changed."""
        return self.count(RowState.changed)

    @property
    def same(self) -> int:
        """The number of items that stay as they are."""
        return self.count(RowState.same)

    @property
    def error(self) -> int:
        """The number of items that cannot be taken."""
        return self.count(RowState.error)

    @property
    def conflict(self) -> int:
        """The number of items that somebody changed since the file was written."""
        return self.count(RowState.conflict)

    @property
    def is_committable(self) -> bool:
        """Whether no row, group rows included, is in error or in conflict."""
        refused = {RowState.error, RowState.conflict}
        return bool(self.rows) and not any(row.state in refused for row in self.rows)

    def by_urgency(self, page: int) -> tuple[PlannedRow, ...]:
        """The rows as a reader wants them: in file order, but refused ones first if it is long."""
        if len(self.rows) <= page:
            return self.rows
        refused = {RowState.error, RowState.conflict}
        return tuple(sorted(self.rows, key=lambda row: row.state not in refused))
