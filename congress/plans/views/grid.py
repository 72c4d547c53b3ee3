"""Editing in the plan's table: cells, rows put in and moved, undo and redo.

The table sends cells as JSON and gets back what became of each; everything else is an ordinary
form that leads back to the table, so that it works without scripts too.
"""

from collections.abc import Sequence
from typing import Any, cast

import flask
from flask_babel import gettext

from congress.audit.queries import last_entry
from congress.core import clock
from congress.core.errors import RejectedError
from congress.core.permissions import Permission
from congress.plans.actions import moving, undoing
from congress.plans.actions.cells import CellChange, CellOutcome, CellState, save_cells
from congress.plans.actions.drafting import require_writer
from congress.plans.queries import plans as queries
from congress.plans.views.blueprint import bp
from congress.web.access import actor, requires
from congress.web.i18n import worded
from congress.web.pages import back_to


@bp.post("/plans/<id:plan_id>/cells")
@requires(Permission.EDIT_PLANS)
def cells(plan_id: int) -> flask.Response:
    """Lưu các ô: [{"item", "field", "value", "base"}] → what became of each."""
    changes = _changes_sent()
    if changes is None:
        require_writer(actor(), queries.plan(actor(), plan_id))
        return _refused(gettext("Dữ liệu gửi lên không đọc được."))
    try:
        found = save_cells(actor=actor(), plan_id=plan_id, changes=changes)
    except RejectedError as error:
        return _refused(worded(error))
    return flask.jsonify(saved_at=_now(), cells=[_told(one) for one in found])


@bp.post("/plans/<id:plan_id>/rows")
@requires(Permission.EDIT_PLANS)
def add_row(plan_id: int) -> flask.Response:
    """Chèn một việc ngay dưới một dòng của bảng."""
    plan = queries.plan(actor(), plan_id)
    beside_id = flask.request.form.get("beside", type=int)
    beside = queries.item(actor(), beside_id) if beside_id else None
    content = flask.request.form.get("content", "").strip() or gettext("Công việc mới")
    task = moving.insert_row(actor=actor(), plan=plan, beside=beside, content=content)
    return _back(plan_id, gettext("Đã thêm công việc."), task.id)


@bp.post("/items/<id:item_id>/move")
@requires(Permission.EDIT_PLANS)
def move(item_id: int) -> flask.Response:
    """Chuyển một dòng lên hoặc xuống trong nhóm của nó."""
    item = queries.item(actor(), item_id)
    up = flask.request.form.get("way") == "up"
    moving.move_by(actor=actor(), plan=item.plan, item=item, up=up)
    return _back(item.plan_id, gettext("Đã chuyển dòng."), item.id)


@bp.post("/plans/<id:plan_id>/renumber")
@requires(Permission.EDIT_PLANS)
def renumber(plan_id: int) -> flask.Response:
    """Đánh lại số thứ tự."""
    plan = queries.plan(actor(), plan_id)
    count = moving.renumber(actor=actor(), plan=plan)
    return _back(plan_id, gettext("Đã đánh lại số %(count)s dòng.", count=count))


@bp.post("/plans/<id:plan_id>/undo")
@requires(Permission.EDIT_PLANS)
def undo(plan_id: int) -> flask.Response:
    """Hoàn tác lần sửa cuối của mình trong bảng."""
    found = undoing.undo(actor=actor(), plan=queries.plan(actor(), plan_id))
    return _back(plan_id, _kept(gettext("Đã hoàn tác."), found), _first(found))


@bp.post("/plans/<id:plan_id>/redo")
@requires(Permission.EDIT_PLANS)
def redo(plan_id: int) -> flask.Response:
    """Làm lại điều vừa hoàn tác."""
    found = undoing.redo(actor=actor(), plan=queries.plan(actor(), plan_id))
    return _back(plan_id, _kept(gettext("Đã làm lại."), found), _first(found))


def _changes_sent() -> list[CellChange] | None:
    """The cells of the request; None when they are not what the table sends."""
    sent = flask.request.get_json(silent=True)
    if not isinstance(sent, list):
        return None
    changes = []
    for one in sent:
        if not isinstance(one, dict) or not _is_cell(one):
            return None
        changes.append(CellChange(one["item"], one["field"], one["value"], one.get("base")))
    return changes


def _is_cell(one: dict[str, Any]) -> bool:
    texts = (one.get("field"), one.get("value"), one.get("base") or "")
    item = one.get("item")
    numbered = isinstance(item, int) and not isinstance(item, bool) and 0 < item < 2**31
    return numbered and all(isinstance(text, str) for text in texts)


def _told(outcome: CellOutcome) -> dict[str, Any]:
    change = outcome.change
    told = {"item": change.item_id, "field": change.field, "state": outcome.state.value}
    if outcome.problem is not None:
        return told | {"say": worded(outcome.problem)}
    shown = _shown(change.field, outcome)
    if outcome.state is not CellState.CONFLICT:
        return told | {"now": outcome.now, "shown": shown}
    who = last_entry("work_item", change.item_id).actor
    mine = {"mine": change.value, "base": change.base, "who": who}
    return told | {"now": outcome.now, "shown": shown} | mine


def _shown(field: str, outcome: CellOutcome) -> str:
    cell = flask.get_template_attribute("plans/_cells.html", "cell")
    return cast(str, cell(field, outcome.now, outcome.item))


def _now() -> str:
    return clock.local(clock.now()).strftime("%H:%M")


def _refused(sentence: str) -> flask.Response:
    return flask.make_response(flask.jsonify(say=sentence), 422)


def _kept(say: str, found: Sequence[CellOutcome]) -> str:
    left = sum(1 for one in found if one.state in {CellState.CONFLICT, CellState.REFUSED})
    if not left:
        return say
    more = gettext("%(count)s ô người khác đã sửa sau đó được giữ nguyên.", count=left)
    return f"{say} {more}"


def _first(found: Sequence[CellOutcome]) -> int | None:
    return found[0].change.item_id if found else None


def _back(plan_id: int, say: str, item_id: int | None = None) -> flask.Response:
    anchor = f"item-{item_id}" if item_id else None
    return back_to("plans.detail", say, plan_id=plan_id, _anchor=anchor)
