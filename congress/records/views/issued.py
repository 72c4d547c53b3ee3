"""Bản ban hành: the scan of a signed plan, brought, marked, and shown on the plan's page."""

from typing import Any, cast

import flask
from flask_babel import gettext
from markupsafe import Markup

from congress.core.permissions import Permission
from congress.plans.models import Plan, PlanState
from congress.plans.queries import plans
from congress.records import actions, policy
from congress.records.forms import IssueForm, MoveMarkForm
from congress.records.queries import issued as queries
from congress.records.views.blueprint import bp
from congress.web.access import actor, requires
from congress.web.forms import BaseForm
from congress.web.pages import back_to, page


@bp.route("/plans/<id:plan_id>/issued", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def issue(plan_id: int) -> flask.Response:
    """Bản ban hành: brings the scan of the signed plan and marks it."""
    plan, form = plans.plan(actor(), plan_id), IssueForm()
    actions.require_issuing(actor(), plan)
    if form.performs(lambda: _issue(plan, form)):
        return _done(plan, gettext("Đã đánh dấu bản ban hành."))
    return page("records/issued.html", form=form, **_shown(plan, issue_form=form))


def _issue(plan: Plan, form: IssueForm) -> object:
    sent = form.files.data
    return actions.issue_copy(
        actor=actor(),
        plan=plan,
        data=sent.read(),
        name=sent.filename or "",
        reason=form.reason.data or "",
    )


@bp.post("/plans/<id:plan_id>/issued/mark")
@requires(Permission.EDIT_PLANS)
def move_mark(plan_id: int) -> flask.Response:
    """Chuyển dấu bản ban hành sang một bản sau."""
    plan, form = plans.plan(actor(), plan_id), MoveMarkForm()
    actions.require_issuing(actor(), plan)
    shown = _shown(plan, move_form=form)
    number, why = form.number, form.why
    if form.performs(
        lambda: actions.move_mark(actor=actor(), plan=plan, number=number.data, reason=why.data)
    ):
        return _done(plan, gettext("Đã chuyển dấu bản ban hành."))
    return page("records/issued.html", form=form, **shown)


def _shown(plan: Plan, **sent: BaseForm) -> dict[str, Any]:
    forms = {"issue_form": IssueForm(formdata=None), "move_form": MoveMarkForm(formdata=None)}
    forms |= cast(Any, sent)
    marks = queries.issued_of(plan)
    cast(IssueForm, forms["issue_form"]).reason.flags.required = bool(marks)
    later = queries.later_scans(marks[0]) if marks else []
    named = [
        (number, gettext("bản %(n)s: %(name)s", n=number, name=name)) for number, name in later
    ]
    cast(MoveMarkForm, forms["move_form"]).number.offer(named)
    is_approved = plan.state is PlanState.APPROVED
    return {"plan": plan, "marks": marks, "later": later, "is_approved": is_approved, **forms}


def _done(plan: Plan, say: str) -> flask.Response:
    return back_to("plans.detail", say, plan_id=plan.id)


def plan_panel(plan: Plan) -> Markup:
    """On the page of an approved plan: its issued copy, or the way to bring it."""
    if plan.state is not PlanState.APPROVED:
        return Markup("")
    marks, can_issue = queries.issued_of(plan), policy.can_issue(actor(), plan)
    if not marks and not can_issue:
        return Markup("")
    panel = flask.get_template_attribute("records/_issued.html", "issued_panel")
    return cast(Markup, panel(plan, marks, can_issue))
