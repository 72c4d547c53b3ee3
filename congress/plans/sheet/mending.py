"""Cells of an import that want a look, and what a user writes into them before it is committed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from congress.core.text import clean, fold
from congress.plans.sheet import columns as c
from congress.plans.sheet.columns import PLAN_SHEET
from congress.sheets.plan import ImportPlan, PlannedRow, RowState
from congress.sheets.table import Problem, SourceRow
from congress.units.rules import Candidate, Index

# What a cell is asked to be written anew for; an unknown agency is asked for by its name instead.
MENDED = {
    "cell_error",
    "no_content",
    "no_deadline",
    "no_lead",
    "several_leads",
    "surrogate",
    "too_long",
    "unreadable_deadline",
}
# What stays said of a cell however it is written.
READING = {"cell_error", "surrogate", "too_long"}
# What a cell that was just written anew is shown again for.
TOLD = {"no_content", "several_leads", "too_long", "unreadable_deadline"}
# What keeps a row from being taken.
STOPPING = MENDED - {"no_deadline", "no_lead", "unreadable_deadline"}
STOPPING |= {"duplicate_id", "foreign_id", "moved_on"}


@dataclass(frozen=True)
class Mend:
    """A cell written anew: the place of its row among the rows, its column, and the text."""

    place: int
    key: str
    text: str


@dataclass(frozen=True)
class Unknown:
    """An agency of a file that is no known name, where it first stands, and what it may mean."""

    text: str
    place: int
    key: str
    near: tuple[Candidate, ...]


def amber(row: PlannedRow) -> dict[str, Problem]:
    """The cells of a planned row that can be written anew in the preview, by column."""
    if row.state is RowState.same:
        return {}
    keys = {cell: key for key, cell in row.source.cell_refs.items()}
    return {
        keys[problem.cell]: problem
        for problem in row.messages
        if problem.code in MENDED and problem.cell in keys
    }


def leads_of(problem: Problem) -> list[str]:
    """The agencies among which a cell with several leads leaves the choice; else none."""
    names = problem.details.get("names") if problem.code == "several_leads" else None
    return str(names).split("; ") if names else []


def mends_of(sent: Mapping[str, str], plan: ImportPlan) -> list[Mend]:
    """What a form wrote anew: only cells that were offered for it, only where it differs."""
    found: list[Mend] = []
    for row in plan.rows:
        for key, problem in amber(row).items():
            text = sent.get(f"cell-{row.place}-{key}")
            if text is not None:
                found += _mends_of_cell(row, key, problem, text)
    return found


def _mends_of_cell(row: PlannedRow, key: str, problem: Problem, text: str) -> Iterable[Mend]:
    if problem.code == "several_leads":
        yield from _with_one_lead(row, problem, text)
    elif (written := _cleaned(text, key)) != row.source.cells.get(key, ""):
        yield Mend(row.place, key, written)


def _with_one_lead(row: PlannedRow, problem: Problem, chosen: str) -> Iterable[Mend]:
    """The one that leads of several; the others coordinate."""
    names = leads_of(problem)
    if chosen not in names:
        return
    yield Mend(row.place, c.LEAD, chosen)
    if c.COORDINATING in row.source.cell_refs:
        others = [row.source.cells.get(c.COORDINATING, ""), *(n for n in names if n != chosen)]
        yield Mend(row.place, c.COORDINATING, "; ".join(filter(None, others)))


def _cleaned(text: str, key: str) -> str:
    whole = "".join(char for char in text if not 0xD800 <= ord(char) <= 0xDFFF)
    return clean(whole, multiline=PLAN_SHEET.column(key).multiline)


def mended(rows: Sequence[SourceRow], mends: Iterable[Mend]) -> list[SourceRow]:
    """The rows with cells written anew; what was said of the old text of a cell is dropped."""
    found = list(rows)
    for mend in mends:
        row = found[mend.place]
        cell = row.cell_refs.get(mend.key, "")
        column = PLAN_SHEET.column(mend.key)
        messages = tuple(one for one in row.messages if one.cell != cell or one.code not in READING)
        if len(mend.text) > column.limit:
            messages = (*messages, Problem("too_long", cell, {"limit": column.limit}))
        found[mend.place] = replace(
            row, cells={**row.cells, mend.key: mend.text}, messages=messages
        )
    return found


def still_amber(plan: ImportPlan, mends: Iterable[Mend]) -> int:
    """How many cells that were just written anew still cannot be read."""
    wrong = (amber(plan.rows[mend.place]).get(mend.key) for mend in mends)
    return sum(problem is not None and problem.code in TOLD for problem in wrong)


def unknown_in(plan: ImportPlan, index: Index) -> list[Unknown]:
    """The unknown agencies of a file in its order, each where it first stands."""
    found: dict[str, Unknown] = {}
    for row in plan.rows:
        keys = {cell: key for key, cell in row.source.cell_refs.items()}
        for problem in row.messages:
            text = str(problem.details.get("name", ""))
            if problem.code == "unknown_agency" and fold(text) not in found:
                key, near = keys.get(problem.cell, c.LEAD), index.find(text).suggestions
                found[fold(text)] = Unknown(text, row.place, key, near)
    return list(found.values())


def can_be_mended(plan: ImportPlan) -> bool:
    """Whether whatever keeps a plan from being committed can be written anew in the preview."""
    refused = [row for row in plan.rows if row.state in {RowState.error, RowState.conflict}]
    codes = {one.code for row in refused for one in row.messages if one.code in STOPPING}
    return bool(plan.rows) and codes <= MENDED
