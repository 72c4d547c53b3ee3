"""Bản ban hành: scans of signed plans and amendments, brought, marked, and shown on their pages."""

from typing import Any, cast

import flask
from flask_babel import gettext
from markupsafe import Markup

from congress.core.permissions import Permission
from congress.plans.models import Amendment, Plan
from congress.plans.queries import plans
from congress.plans.queries.amended import amendment
from congress.records import actions, policy
from congress.records.forms import IssueForm, MoveMarkForm
from congress.records.queries import issued as queries
from congress.records.queries.issued import Signed
from congress.records.views.blueprint import bp
from congress.web.access import actor, requires
from congress.web.forms import BaseForm
from congress.web.pages import page


@bp.route("/plans/<id:plan_id>/issued", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def issue(plan_id: int) -> flask.Response:
    """Bản ban hành của kế hoạch: brings the scan of the signed plan and marks it."""
    return _issue(_of_plan(plan_id))


@bp.route("/amendments/<id:amendment_id>/issued", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def issue_amendment(amendment_id: int) -> flask.Response:
    """Bản ban hành của bản sửa đổi: brings the scan of the signed amendment and marks it."""
    return _issue(_of_amendment(amendment_id))


@bp.post("/plans/<id:plan_id>/issued/mark")
@requires(Permission.EDIT_PLANS)
def move_mark(plan_id: int) -> flask.Response:
    """Chuyển dấu bản ban hành của kế hoạch sang một bản sau."""
    return _move(_of_plan(plan_id))


@bp.post("/amendments/<id:amendment_id>/issued/mark")
@requires(Permission.EDIT_PLANS)
def move_amendment_mark(amendment_id: int) -> flask.Response:
    """Chuyển dấu bản ban hành của bản sửa đổi sang một bản sau."""
    return _move(_of_amendment(amendment_id))


def _of_plan(plan_id: int) -> Signed:
    return Signed(plans.plan(actor(), plan_id))


def _of_amendment(amendment_id: int) -> Signed:
    found = amendment(actor(), amendment_id)
    return Signed(found.plan, found)


def _issue(signed: Signed) -> flask.Response:
    form = IssueForm()
    actions.require_issuing(actor(), signed)
    if form.performs(lambda: _bring(signed, form)):
        return _done(signed, gettext("Đã đánh dấu bản ban hành."))
    return page("records/issued.html", form=form, **_shown(signed, issue_form=form))


def _bring(signed: Signed, form: IssueForm) -> object:
    sent = form.files.data
    return actions.issue_copy(
        actor=actor(),
        signed=signed,
        data=sent.read(),
        name=sent.filename or "",
        reason=form.reason.data or "",
    )


def _move(signed: Signed) -> flask.Response:
    form = MoveMarkForm()
    actions.require_issuing(actor(), signed)
    shown = _shown(signed, move_form=form)
    number, why = form.number, form.why
    if form.performs(
        lambda: actions.move_mark(actor=actor(), signed=signed, number=number.data, reason=why.data)
    ):
        return _done(signed, gettext("Đã chuyển dấu bản ban hành."))
    return page("records/issued.html", form=form, **shown)


def _shown(signed: Signed, **sent: BaseForm) -> dict[str, Any]:
    forms = {"issue_form": IssueForm(formdata=None), "move_form": MoveMarkForm(formdata=None)}
    forms |= cast(Any, sent)
    marks = queries.issued_of(signed)
    cast(IssueForm, forms["issue_form"]).reason.flags.required = bool(marks)
    later = queries.later_scans(marks[0]) if marks else []
    named = [
        (number, gettext("bản %(n)s: %(name)s", n=number, name=name)) for number, name in later
    ]
    cast(MoveMarkForm, forms["move_form"]).number.offer(named)
    return {"signed": signed, "marks": marks, "later": later, **forms}


def _done(signed: Signed, say: str) -> flask.Response:
    flask.flash(say, "ok")
    address = flask.get_template_attribute("records/_issued.html", "home_of")
    return flask.make_response(flask.redirect(str(address(signed)), 303))


def plan_panel(plan: Plan) -> Markup:
    """On the page of an approved plan: its issued copy, or the way to bring it."""
    return _panel(Signed(plan))


def amendment_panel(amendment: Amendment) -> Markup:
    """On the page of an approved amendment: its issued copy, or the way to bring it."""
    return _panel(Signed(amendment.plan, amendment))


def _panel(signed: Signed) -> Markup:
    if not signed.is_approved:
        return Markup("")
    marks, can_issue = queries.issued_of(signed), policy.can_issue(actor(), signed.plan)
    if not marks and not can_issue:
        return Markup("")
    panel = flask.get_template_attribute("records/_issued.html", "issued_panel")
    return cast(Markup, panel(signed, marks, can_issue))
