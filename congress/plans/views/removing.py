"""Removing rows from a plan, what was removed, and putting it back."""

import flask
from flask_babel import gettext

from congress.core import clock
from congress.core.permissions import Permission
from congress.core.text import clean
from congress.plans import policy
from congress.plans.actions import drafting, removing
from congress.plans.forms import RemoveForm
from congress.plans.models import WorkItem
from congress.plans.queries import plans as queries
from congress.plans.queries.removed import below, removed_item, removed_rows
from congress.plans.views.blueprint import bp
from congress.web.access import actor, requires, signed_in
from congress.web.pages import back_to, offer_undo, page


@bp.route("/items/<id:item_id>/remove", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def remove_item(item_id: int) -> flask.Response:
    """Xóa khỏi kế hoạch: with the reason, and a way back."""
    found = queries.item(actor(), item_id)
    drafting.require_editable(actor(), found.plan)
    form, rows = RemoveForm(), below(found)
    if form.performs(
        lambda: drafting.remove_item(actor=actor(), item=found, reason=form.reason.data or "")
    ):
        say = gettext("Đã xóa “%(what)s”.", what=_called(found))
        offer_undo(say, flask.url_for("plans.restore_item", item_id=item_id))
        return back_to("plans.detail", plan_id=found.plan_id)
    return page("plans/remove.html", form=form, item=found, plan=found.plan, rows=rows)


@bp.get("/plans/<id:plan_id>/removed")
@signed_in
def removed(plan_id: int) -> flask.Response:
    """Công việc đã xóa."""
    plan = queries.plan(actor(), plan_id)
    return page(
        "plans/removed.html",
        plan=plan,
        rows=removed_rows(plan.id, clock.now()),
        can_edit=policy.can_edit(actor(), plan),
    )


@bp.post("/items/<id:item_id>/restore")
@requires(Permission.EDIT_PLANS)
def restore_item(item_id: int) -> flask.Response:
    """Khôi phục một dòng đã xóa."""
    found = removed_item(actor(), item_id)
    removing.restore_item(actor=actor(), item=found)
    say = gettext("Đã khôi phục “%(what)s”.", what=_called(found))
    return back_to("plans.detail", say, plan_id=found.plan_id, _anchor=f"item-{item_id}")


def _called(item: WorkItem) -> str:
    words = f"{item.number} {clean(item.content)}".strip()
    return words if len(words) <= 80 else f"{words[:79]}…"
