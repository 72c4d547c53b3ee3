"""Agencies typed by name on a form: recognised, or refused with the nearest known names."""

from types import SimpleNamespace

from congress.plans.models import Plan, WorkItem
from congress.plans.queries.choices import index_of
from congress.plans.queries.naming import units_named

SHOWN = (
    "id",
    "version",
    "number",
    "content",
    "lead_id",
    "deadline_text",
    "product",
    "person_id",
    "leader_id",
    "implements_id",
    "weight",
    "basis",
    "note",
    "explanation",
)


def joined(task: WorkItem) -> SimpleNamespace:
    """A job as its form shows it: coordinating agencies as one text of names."""
    names = "; ".join(row.unit.name for row in task.coordinations)
    return SimpleNamespace(coordinating=names, **{name: getattr(task, name) for name in SHOWN})


def coordinating_ids(plan: Plan, typed: str) -> list[int]:
    """The units that a typed list names; RejectedError names the first one not recognised."""
    named = units_named(index_of(plan), typed, "coordinating")
    return [match.unit_id for match in named if match.unit_id is not None]
