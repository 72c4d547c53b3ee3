"""Undoing and redoing what one user did in a plan's table, never what others did since."""

from datetime import timedelta

import sqlalchemy as sa

from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans.actions.cells import CellChange, CellOutcome, CellState, save_cells
from congress.plans.actions.drafting import remove_item, require_editable
from congress.plans.actions.moving import put
from congress.plans.models import Plan, PlanEdit
from congress.plans.queries import grid

KEPT = timedelta(days=30)


def undo(*, actor: Actor, plan: Plan) -> list[CellOutcome]:
    """Take back the actor's last edit; cells that others changed since stay, and are told."""
    require_editable(actor, plan)
    edit = grid.last_edit(actor, plan)
    if edit is None:
        raise RejectedError(N_("Không còn gì để hoàn tác."))
    outcomes = _carry_out(actor, plan, edit, "new", "old")
    edit.undone_at = clock.now()
    old = PlanEdit.at < clock.now() - KEPT
    db.session.execute(sa.delete(PlanEdit).where(old, PlanEdit.plan_id == plan.id))
    return outcomes


def redo(*, actor: Actor, plan: Plan) -> list[CellOutcome]:
    """Do again what the actor undid last, if nothing was edited in between."""
    require_editable(actor, plan)
    edit = grid.next_undone(actor, plan)
    if edit is None:
        raise RejectedError(N_("Không có gì để làm lại."))
    outcomes = _carry_out(actor, plan, edit, "old", "new")
    edit.undone_at = None
    return outcomes


def _carry_out(
    actor: Actor, plan: Plan, edit: PlanEdit, seen: str, wanted: str
) -> list[CellOutcome]:
    places = [step for step in edit.steps if step["field"] == "place"]
    added = [step["item"] for step in edit.steps if step["field"] == "row"]
    cells = [step for step in edit.steps if step["field"] not in {"place", "row"}]
    changes = [
        CellChange(step["item"], step["field"], step[wanted], step[seen])
        for step in reversed(cells)
    ]
    for item in grid.held(actor, plan.id, added)[1].values():
        remove_item(actor=actor, item=item)
    for step in places:
        _put_back(actor, plan, step["item"], step[wanted])
    outcomes = save_cells(actor=actor, plan_id=plan.id, changes=changes, undoable=False)
    db.session.flush()
    if changes and not any(one.state in {CellState.SAVED, CellState.SAME} for one in outcomes):
        raise RejectedError(N_("Người khác đã sửa các ô này sau bạn nên không hoàn tác được."))
    return outcomes


def _put_back(actor: Actor, plan: Plan, item_id: int, place: tuple[int | None, int | None]) -> None:
    wanted = [number for number in (item_id, *place) if number is not None]
    found = grid.held(actor, plan.id, wanted)[1]
    after, under = (found.get(number) if number else None for number in place)
    item = found.get(item_id)
    if item is not None:
        put(actor=actor, plan=plan, item=item, after=after, under=under)
