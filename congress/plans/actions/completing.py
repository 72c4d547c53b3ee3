"""Completing a draft: what it lacks is filled in or explained, many jobs in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from congress.core import deadlines
from congress.core.permissions import Actor
from congress.plans.actions import drafting
from congress.plans.models import ItemKind, Plan
from congress.plans.queries.rows import ItemRow


@dataclass(frozen=True)
class Fill:
    """What was filled in for one job: lead, deadline phrase, explanation."""

    lead_id: int | None
    deadline_text: str
    explanation: str
    version: str


@dataclass(frozen=True)
class Filled:
    """How many jobs were written, and how many were not: somebody else had saved them."""

    written: int
    kept: int


def fill_gaps(*, actor: Actor, plan: Plan, fills: Mapping[int, Fill]) -> Filled:
    """Write what was filled in for the jobs of a plan, but over no save made meanwhile."""
    drafting.require_editable(actor, plan)
    changed = kept = 0
    for task in plan.items:
        fill = fills.get(task.id)
        if fill is None or task.kind is not ItemKind.TASK:
            continue
        if fill.version != str(task.version):
            kept += 1
            continue
        before = (task.lead_id, task.deadline_text, task.explanation)
        if before != (fill.lead_id, fill.deadline_text, fill.explanation):
            drafting.update_task(
                actor=actor,
                task=task,
                lead_id=fill.lead_id,
                deadline_text=fill.deadline_text,
                explanation=fill.explanation,
            )
            changed += 1
    return Filled(changed, kept)


def moved_deadlines(plan: Plan, found: Sequence[ItemRow]) -> int:
    """How many phrases would be read as another day now, after D-day or the calendar moved."""
    counted = [row for row in found if row.deadline_kind is deadlines.Kind.RELATIVE]
    if not counted:
        return 0
    context = drafting.context_of(plan.committee)
    return sum(deadlines.parse(row.deadline_text, context).due != row.due_on for row in counted)
