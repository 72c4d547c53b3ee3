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


def fill_gaps(*, actor: Actor, plan: Plan, fills: Mapping[int, Fill]) -> int:
    """Write what was filled in for the jobs of a plan; return how many changed."""
    drafting.require_editable(actor, plan)
    changed = 0
    for task in plan.items:
        fill = fills.get(task.id)
        if fill is None or task.kind is not ItemKind.TASK:
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
    return changed


def moved_deadlines(plan: Plan, found: Sequence[ItemRow]) -> int:
    """How many phrases would be read as another day now, after D-day or the calendar moved."""
    context = drafting.context_of(plan.committee)
    counted = [row for row in found if row.deadline_kind is deadlines.Kind.RELATIVE]
    return sum(deadlines.parse(row.deadline_text, context).due != row.due_on for row in counted)
