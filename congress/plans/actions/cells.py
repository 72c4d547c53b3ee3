"""Editing cells of a plan's table: each one read as typed, compared with what was seen, saved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, cast

from congress.audit.actions import changes_of, record
from congress.core import clock, deadlines, text
from congress.core.deadlines import Context
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans.actions.drafting import (
    TaskFields,
    context_of,
    require_open,
    require_writer,
    write_task,
)
from congress.plans.models import ItemKind, Plan, PlanEdit, WorkItem
from congress.plans.queries import grid
from congress.plans.queries.choices import index_of
from congress.plans.queries.naming import unit_named, units_named
from congress.units.rules import Index

LIMITS = {"number": 20, "content": 8000, "product": 2000, "note": 2000}
FIELDS = (*LIMITS, "lead", "coordinating", "deadline_text", "weight")
PART_FIELDS = ("number", "content")
MOST = 2000


_Read = tuple[TaskFields, str]


class CellState(StrEnum):
    """What became of a cell that was sent."""

    SAVED = "saved"
    SAME = "same"
    REFUSED = "refused"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell as it was typed; `base` is the text the user saw before, None to write over all."""

    item_id: int
    field: str
    value: str
    base: str | None = None


@dataclass(frozen=True)
class CellOutcome:
    """What became of one change; `now` is the cell's text in the database."""

    change: CellChange
    state: CellState
    now: str = ""
    item: WorkItem | None = None
    problem: RejectedError | None = None


class _Sheet:
    """A plan held for editing: its rows, and what phrases and names are read with, once."""

    def __init__(self, actor: Actor, plan_id: int, changes: Sequence[CellChange]) -> None:
        self.actor, self.said = actor, dict[tuple[int, str], str]()
        wanted = {change.item_id for change in changes}
        self.plan, self.items = grid.held(actor, plan_id, wanted)

    @cached_property
    def index(self) -> Index:
        return index_of(self.plan)

    def text_of(self, item: WorkItem, field: str) -> str:
        """What a cell says now, as it is shown and typed."""
        if (item.id, field) in self.said:
            return self.said[item.id, field]
        if field == "lead":
            return item.lead.name if item.lead else ""
        if field == "coordinating":
            return "; ".join(row.unit.name for row in item.coordinations)
        return str(getattr(item, field))

    @property
    def names(self) -> Mapping[int, str]:
        """The names of units that were looked up."""
        known = self.index.units if "index" in self.__dict__ else {}
        return {unit_id: one.name for unit_id, one in known.items()}

    @cached_property
    def context(self) -> Context:
        return context_of(self.plan.committee)


def save_cells(
    *, actor: Actor, plan_id: int, changes: Sequence[CellChange], undoable: bool = True
) -> list[CellOutcome]:
    """Save cells of a plan's table, each on its own: one refused or in conflict stops no other.

    A cell is in conflict when its text is neither what the user saw nor what the user typed.
    """
    if len(changes) > MOST:
        raise RejectedError(N_("Mỗi lần sửa nhiều nhất {most} ô."), most=MOST)
    sheet = _Sheet(actor, plan_id, changes)
    require_writer(actor, sheet.plan)
    require_open(sheet.plan)
    outcomes, steps = [], []
    for change in changes:
        outcome, before = _save(sheet, change)
        outcomes.append(outcome)
        if outcome.state is CellState.SAVED:
            step = {"item": change.item_id, "field": change.field}
            steps.append(step | {"old": before, "new": outcome.now})
    _journal(sheet, outcomes, steps)
    if steps and undoable:
        keep_edit(actor=actor, plan=sheet.plan, steps=steps)
    db.session.flush()
    return outcomes


def keep_edit(*, actor: Actor, plan: Plan, steps: Sequence[dict[str, Any]]) -> PlanEdit:
    """Remember what was done at one go, so that its user can undo it."""
    edit = PlanEdit(plan_id=plan.id, user_id=actor.id, at=clock.now(), steps=list(steps))
    db.session.add(edit)
    return edit


def _save(sheet: _Sheet, change: CellChange) -> tuple[CellOutcome, str]:
    item = sheet.items.get(change.item_id)
    if item is None:
        gone = RejectedError(N_("Dòng này đã bị xóa khỏi kế hoạch."))
        return CellOutcome(change, CellState.REFUSED, problem=gone), ""
    before = ""
    try:
        _require_field(item, change.field)
        before = sheet.text_of(item, change.field)
        if not _is_known(before, change):
            return CellOutcome(change, CellState.CONFLICT, before, item), before
        now = _write(sheet, item, change)
    except RejectedError as problem:
        return CellOutcome(change, CellState.REFUSED, before, item, problem), before
    state = CellState.SAME if now == before else CellState.SAVED
    return CellOutcome(change, state, now, item), before


def _is_known(now: str, change: CellChange) -> bool:
    """Whether the user saw what the cell says, or typed the very same."""
    known = (text.same_spelling(change.value), text.same_spelling(change.base or ""))
    return change.base is None or text.same_spelling(now) in known


def _require_field(item: WorkItem, field: str) -> None:
    allowed = PART_FIELDS if item.kind is ItemKind.PART else FIELDS
    if field not in allowed:
        raise RejectedError(N_("Ô này không sửa được trong bảng."))


def _write(sheet: _Sheet, item: WorkItem, change: CellChange) -> str:
    """Write what was typed; return the cell's text as it is from now on."""
    read = _READERS.get(change.field, _plain)
    fields, now = read(sheet, item, change)
    with db.session.no_autoflush:
        write_task(item, **fields)
    sheet.said[item.id, change.field] = now
    return now


def _plain(_sheet: _Sheet, _item: WorkItem, change: CellChange) -> _Read:
    value = _clean(change, LIMITS[change.field], multiline=change.field != "number")
    if change.field == "content" and not value:
        raise RejectedError(N_("Nội dung công việc không được để trống."), field="content")
    return cast(TaskFields, {change.field: value}), value


def _lead(sheet: _Sheet, item: WorkItem, change: CellChange) -> _Read:
    typed = _clean(change, 300)
    if not typed:
        return {"lead_id": None}, ""
    match = unit_named(sheet.index, typed, "lead")
    helpers = [row.unit_id for row in item.coordinations]
    fields: TaskFields = {"lead_id": match.unit_id}
    if match.unit_id in helpers:
        fields["coordinating"] = helpers
    return fields, match.name


def _coordinating(sheet: _Sheet, item: WorkItem, change: CellChange) -> _Read:
    typed = _clean(change, 2000, multiline=True)
    named = units_named(sheet.index, typed, "coordinating")
    found: dict[int, str] = {}
    for one in named:
        if one.unit_id is not None and one.unit_id != item.lead_id:
            found[one.unit_id] = one.name
    return {"coordinating": list(found)}, "; ".join(found.values())


def _deadline(sheet: _Sheet, _item: WorkItem, change: CellChange) -> _Read:
    reading = deadlines.parse(_clean(change, 500), sheet.context)
    return {"deadline": reading}, reading.text


def _weight(_sheet: _Sheet, _item: WorkItem, change: CellChange) -> _Read:
    typed = change.value.strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 3 and 1 <= int(typed) <= 100):
        raise RejectedError(N_("Trọng số là số nguyên từ 1 đến 100."), field="weight")
    return {"weight": int(typed)}, str(int(typed))


_READERS: dict[str, Callable[[_Sheet, WorkItem, CellChange], _Read]] = {
    "lead": _lead,
    "coordinating": _coordinating,
    "deadline_text": _deadline,
    "weight": _weight,
}


def _clean(change: CellChange, limit: int, *, multiline: bool = False) -> str:
    try:
        return text.clean(change.value, limit=limit, multiline=multiline)
    except text.TextError as error:
        if error.code == "too_long":
            say = N_("Ô này dài quá {limit} ký tự.")
            raise RejectedError(say, field=change.field, limit=limit) from error
        say = N_("Văn bản có ký tự không hợp lệ.")
        raise RejectedError(say, field=change.field) from error


def _journal(
    sheet: _Sheet, outcomes: Sequence[CellOutcome], steps: Sequence[dict[str, Any]]
) -> None:
    """One entry a row that changed; coordinating agencies are told as two lists of names."""
    lists = {step["item"]: step for step in steps if step["field"] == "coordinating"}
    saved = {one.change.item_id: one.item for one in outcomes if one.state is CellState.SAVED}
    for item_id, item in saved.items():
        if item is None:
            continue
        changes = changes_of(item, sheet.names)
        if item_id in lists:
            told = {"field": "coordinating", "kind": "text"}
            changes.append(told | {side: lists[item_id][side] for side in ("old", "new")})
        record(
            actor=sheet.actor,
            verb="updated",
            target=item,
            changes=changes,
            congress_id=sheet.plan.committee.congress_id,
            note=sheet.plan.subject,
        )
