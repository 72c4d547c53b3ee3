"""Rows of a plan and rows of a file, as short as a test needs them."""

from typing import Any

from congress.core.deadlines import Kind
from congress.core.text import fold
from congress.plans.models import ItemKind, ItemState
from congress.plans.queries.rows import ItemRow
from congress.plans.sheet import columns as c
from congress.sheets.table import SourceRow

PLACES = {
    c.NUMBER: "A",
    c.CONTENT: "B",
    c.LEAD: "C",
    c.COORDINATING: "D",
    c.DEADLINE: "E",
    c.PRODUCT: "F",
    c.ID: "G",
    c.VERSION: "H",
}


def stored(item_id: int = 1, content: str = "Họp báo", **more: Any) -> ItemRow:
    """A job that is already in the plan."""
    values: dict[str, Any] = {
        "plan_id": 1, "version": 1, "parent_id": None, "kind": ItemKind.TASK, "number": "1",
        "lead_id": None, "lead": None, "person_id": None, "leader_id": None,
        "person": None, "leader": None,
        "deadline_text": "", "deadline_kind": Kind.NONE, "due_on": None, "due_hour": None,
        "is_inferred": False, "due_at": None, "original_due_on": None, "product": "",
        "basis": "", "note": "", "weight": 1, "explanation": "", "implements_id": None,
        "state": ItemState.DRAFT, "percent": 0, "last_line": "", "last_at": None,
        "submitted_at": None, "done_at": None,
    }  # fmt: skip
    return ItemRow(id=item_id, content=content, folded=fold(content), **(values | more))


def part(item_id: int = 9, content: str = "Tuyên truyền", number: str = "I") -> ItemRow:
    """A heading that is already in the plan."""
    return stored(item_id, content, number=number, kind=ItemKind.PART)


def said(
    content: str = "Họp báo",
    row: int = 5,
    *,
    number: str | None = "1",
    level: int = 1,
    is_group: bool = False,
    **cells: str,
) -> SourceRow:
    """A row of a file; `number` None is a file without a column of numbers."""
    named = cells | {c.CONTENT: content} | ({} if number is None else {c.NUMBER: number})
    refs = {key: f"{PLACES.get(key, 'Z')}{row}" for key in named}
    values = named | {c.NUMBER: number or ""}
    return SourceRow("Kế hoạch", row, is_group, level, number or "", values, refs)
