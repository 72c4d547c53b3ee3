"""Cells of a plan's import that want a look, and what is chosen for unknown agencies."""

from collections.abc import Iterable
from dataclasses import dataclass

from congress.core.text import fold
from congress.plans.sheet import columns as c
from congress.plans.sheet.columns import PLAN_SHEET
from congress.sheets.mending import Mend, Mending
from congress.sheets.plan import ImportPlan, PlannedRow
from congress.sheets.table import Problem
from congress.units.rules import Candidate, Index

# What a cell is asked to be written anew for; an unknown agency is asked for by its name instead.
ASKED = {
    "cell_error",
    "no_content",
    "no_deadline",
    "no_lead",
    "several_leads",
    "surrogate",
    "too_long",
    "unreadable_deadline",
}
# What a cell that was just written anew is shown again for.
TOLD = {"no_content", "several_leads", "too_long", "unreadable_deadline"}
# What keeps a row from being taken.
STOPPING = ASKED - {"no_deadline", "no_lead", "unreadable_deadline"}
STOPPING |= {"duplicate_id", "foreign_id", "moved_on"}


@dataclass(frozen=True)
class Unknown:
    """An agency of a file that is no known name, where it first stands, and what it may mean."""

    text: str
    place: int
    key: str
    near: tuple[Candidate, ...]


def leads_of(problem: Problem) -> list[str]:
    """The agencies among which a cell with several leads leaves the choice; else none."""
    names = problem.details.get("names") if problem.code == "several_leads" else None
    return str(names).split("; ") if names else []


def _with_one_lead(row: PlannedRow, problem: Problem, chosen: str) -> Iterable[Mend]:
    """The one that leads of several; the others coordinate."""
    names = leads_of(problem)
    if chosen not in names:
        return
    yield Mend(row.place, c.LEAD, chosen)
    if c.COORDINATING in row.source.cell_refs:
        others = [row.source.cells.get(c.COORDINATING, ""), *(n for n in names if n != chosen)]
        yield Mend(row.place, c.COORDINATING, "; ".join(filter(None, others)))


MENDING = Mending(
    PLAN_SHEET,
    asked=frozenset(ASKED),
    told=frozenset(TOLD),
    stopping=frozenset(STOPPING),
    special={"several_leads": _with_one_lead},
)


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
