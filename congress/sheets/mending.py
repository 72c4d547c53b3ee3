"""Cells of an import that want a look, and what a user writes into them before it is committed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from congress.core.text import clean
from congress.sheets import naming
from congress.sheets.keeping import kept_rows, restored
from congress.sheets.naming import Cells
from congress.sheets.plan import ImportPlan, PlannedRow, RowState
from congress.sheets.sheet import Sheet
from congress.sheets.table import Problem, SourceRow

# What stays said of a cell however it is written.
READING = {"cell_error", "surrogate", "too_long"}


@dataclass(frozen=True)
class Mend:
    """A cell written anew: the place of its row among the rows, its column, and the text."""

    place: int
    key: str
    text: str


@dataclass(frozen=True)
class Mending:
    """How the cells of a sheet are written anew in a preview, by the codes of their problems.

    `asked` are offered a field, `told` are shown again when what was just written cannot be read
    either, and `stopping` keep a row from being taken. `special` says what a choice means, where
    it is more than the new text of its cell.
    """

    sheet: Sheet
    asked: frozenset[str]
    told: frozenset[str]
    stopping: frozenset[str]
    special: Mapping[str, Callable[[PlannedRow, Problem, str], Iterable[Mend]]] = field(
        default_factory=dict
    )

    def amber(self, row: PlannedRow) -> dict[str, Problem]:
        """The cells of a planned row that can be written anew in the preview, by column."""
        if row.state is RowState.same:
            return {}
        keys = {cell: key for key, cell in row.source.cell_refs.items()}
        return {
            keys[problem.cell]: problem
            for problem in row.messages
            if problem.code in self.asked and problem.cell in keys
        }

    def shown(
        self, plan: ImportPlan, rows: Iterable[PlannedRow], cells: Cells | None
    ) -> dict[str, object]:
        """What the page of a preview shows of a plan, of which `rows` are on the page."""
        return {
            "can_mend": self.can_be_mended(plan),
            "columns": naming.columns_of(cells, self.sheet) if cells else (),
            "mends": any(self.amber(row) for row in rows),
            "rows": rows,
            "sheet": self.sheet,
            "shown": plan,
        }

    def mends_of(self, sent: Mapping[str, str], plan: ImportPlan) -> list[Mend]:
        """What a form wrote anew: only cells that were offered for it, only where it differs."""
        found: list[Mend] = []
        for row in plan.rows:
            for key, problem in self.amber(row).items():
                text = sent.get(f"cell-{row.place}-{key}")
                if text is not None:
                    found += self._mends_of_cell(row, key, problem, text)
        return found

    def _mends_of_cell(
        self, row: PlannedRow, key: str, problem: Problem, text: str
    ) -> Iterable[Mend]:
        if problem.code in self.special:
            yield from self.special[problem.code](row, problem, text)
        elif (written := self._cleaned(text, key)) != row.source.cells.get(key, ""):
            yield Mend(row.place, key, written)

    def _cleaned(self, text: str, key: str) -> str:
        whole = "".join(char for char in text if not 0xD800 <= ord(char) <= 0xDFFF)
        return clean(whole, multiline=self.sheet.column(key).multiline)

    def mended(self, rows: Sequence[SourceRow], mends: Iterable[Mend]) -> list[SourceRow]:
        """The rows with cells written anew; what was said of a cell's old text is dropped."""
        found = list(rows)
        for mend in mends:
            row = found[mend.place]
            cell = row.cell_refs.get(mend.key, "")
            limit = self.sheet.column(mend.key).limit
            messages = [one for one in row.messages if one.cell != cell or one.code not in READING]
            if len(mend.text) > limit:
                messages.append(Problem("too_long", cell, {"limit": limit}))
            cells = {**row.cells, mend.key: mend.text}
            found[mend.place] = replace(row, cells=cells, messages=tuple(messages))
        return found

    def rewritten(
        self, rows: Iterable[dict[str, Any]], cells: Cells | None, mends: Iterable[Mend]
    ) -> tuple[list[dict[str, Any]], Cells | None]:
        """The rows and the cells that a batch keeps, with cells written anew."""
        found = restored(rows)
        mended = self.mended(found, mends)
        return kept_rows(mended), naming.rewritten(cells, mended, found) if cells else None

    def still_amber(self, plan: ImportPlan, mends: Iterable[Mend]) -> int:
        """How many cells that were just written anew still cannot be read."""
        rows = {row.place: row for row in plan.rows}
        wrong = (self.amber(rows[mend.place]).get(mend.key) for mend in mends)
        return sum(problem is not None and problem.code in self.told for problem in wrong)

    def can_be_mended(self, plan: ImportPlan) -> bool:
        """Whether whatever keeps a plan from being committed can be written anew in the preview."""
        refused = [row for row in plan.rows if row.state in {RowState.error, RowState.conflict}]
        stops = ((row, one) for row in refused for one in row.messages if one.code in self.stopping)
        return bool(plan.rows) and all(
            one.code in self.asked and one.cell in row.source.cell_refs.values()
            for row, one in stops
        )
