"""Submitting, approving and returning a plan."""

import flask
from flask_babel import gettext

from congress.core.permissions import Permission
from congress.plans.actions import deciding
from congress.plans.forms import ApproveForm, ReasonForm
from congress.plans.queries import plans as queries
from congress.plans.views.blueprint import bp
from congress.plans.views.plans import plan_page
from congress.web.access import actor, requires
from congress.web.pages import back_to, page


@bp.post("/plans/<id:plan_id>/submit")
@requires(Permission.EDIT_PLANS)
def submit(plan_id: int) -> flask.Response:
    """Trình kế hoạch."""
    plan = queries.plan(actor(), plan_id)
    deciding.submit_plan(actor=actor(), plan=plan)
    return back_to("plans.detail", gettext("Đã trình kế hoạch."), plan_id=plan.id)


@bp.post("/plans/<id:plan_id>/approve")
@requires(Permission.DECIDE_PLANS)
def approve(plan_id: int) -> flask.Response:
    """Duyệt kế hoạch."""
    plan, form = queries.plan(actor(), plan_id), ApproveForm()
    deciding.require_decider(actor(), plan)
    if form.performs(
        lambda: deciding.approve_plan(
            actor=actor(), plan=plan, number=form.number.data, issued_on=form.issued_on.data
        )
    ):
        return back_to("plans.detail", gettext("Đã duyệt kế hoạch."), plan_id=plan.id)
    return page("plans/detail.html", form=form, **plan_page(plan, approve_form=form))


@bp.post("/plans/<id:plan_id>/return")
@requires(Permission.DECIDE_PLANS)
def return_(plan_id: int) -> flask.Response:
    """Trả lại kế hoạch."""
    plan, form = queries.plan(actor(), plan_id), ReasonForm()
    deciding.require_decider(actor(), plan)
    if form.performs(
        lambda: deciding.return_plan(actor=actor(), plan=plan, reason=form.reason.data)
    ):
        return back_to("plans.detail", gettext("Đã trả lại kế hoạch."), plan_id=plan.id)
    return page("plans/detail.html", form=form, **plan_page(plan, return_form=form))
