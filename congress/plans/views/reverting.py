"""What an import did, row by row, and taking it back."""

from typing import cast

import flask
from flask_babel import gettext
from markupsafe import Markup

from congress.core.permissions import Permission
from congress.plans.actions import reverting
from congress.plans.models import ImportBatch, Plan
from congress.plans.policy import can_write
from congress.plans.queries import plans as queries
from congress.plans.queries.batches import batches, standings
from congress.plans.rules import Fate
from congress.plans.views.blueprint import bp
from congress.web.access import actor, requires
from congress.web.pages import back_to, page
from congress.web.paging import Paging

PAGE = 300


def shown(batch: ImportBatch) -> flask.Response:
    """Lần nhập: the rows that it made or changed, and what undoing would do with each."""
    plan = queries.plan(actor(), batch.plan_id)
    found = standings(batch)
    open_ = [one for one in found if one.fate is not Fate.UNDONE]
    free = [one for one in open_ if one.is_undoable]
    paging = Paging.of(flask.request.args, len(found), PAGE, "plans.preview")
    return page(
        "plans/batch.html",
        batch=batch,
        plan=plan,
        rows=found[paging.slice],
        paging=paging,
        undoable=len(free),
        kept=len(open_) - len(free),
        undone=len(found) - len(open_),
    )


@bp.post("/imports/<id:batch_id>/undo")
@requires(Permission.EDIT_PLANS)
def undo_import(batch_id: int) -> flask.Response:
    """Hoàn tác một lần nhập, hoặc những dòng đã chọn của nó."""
    batch = queries.batch(actor(), batch_id)
    sent = flask.request.form.getlist("rows", type=int)
    chosen = set(sent) if "some" in flask.request.form else None
    found = reverting.undo_import(actor=actor(), batch=batch, chosen=chosen)
    say = gettext("Đã hoàn tác %(count)s dòng của lần nhập.", count=found.done)
    if not found.left:
        return back_to("plans.detail", say, plan_id=batch.plan_id)
    more = gettext("%(count)s dòng giữ nguyên, xem lý do bên dưới.", count=found.left)
    return back_to("plans.preview", f"{say} {more}", batch_id=batch_id)


def plan_panel(plan: Plan) -> Markup:
    """The last imports into a plan, on its page, for those who write it."""
    found = batches(plan.id) if can_write(actor(), plan.committee) else []
    if not found:
        return Markup("")
    panel = flask.get_template_attribute("plans/_batches.html", "batches_panel")
    return cast(Markup, panel(found))
