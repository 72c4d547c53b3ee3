"""Agencies typed by name on a form: recognised, or refused with the nearest known names."""

from types import SimpleNamespace

from congress.core.errors import N_, RejectedError
from congress.plans.models import Plan, WorkItem
from congress.plans.queries.choices import index_of
from congress.units.rules import split

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
    index = index_of(plan)
    found = []
    for name in split(typed or "", index):
        match = index.find(name)
        if match.unit_id is None:
            near = ", ".join(one.name for one in match.suggestions)
            say = N_(
                "Chưa nhận ra “{name}”. Gần giống: {near}. Đơn vị mới do cơ quan thường trực thêm."
            )
            if not near:
                say = N_("Chưa nhận ra “{name}”. Đơn vị mới do cơ quan thường trực thêm.")
            raise RejectedError(say, field="coordinating", name=name, near=near)
        found.append(match.unit_id)
    return found
