"""Amending an approved plan: what is added, changed and taken out, decided and printed."""

from collections.abc import Sequence
from typing import Any, cast

import flask
from flask_babel import gettext
from markupsafe import Markup

from congress.amending import rules
from congress.amending.actions import amending, issuing
from congress.amending.forms import AddedJobForm, ChangedJobForm, RemovedJobForm
from congress.amending.queries import amendments as queries
from congress.amending.views.blueprint import bp
from congress.core.permissions import Permission
from congress.plans import policy as plan_policy
from congress.plans import rules as plan_rules
from congress.plans.actions.completing import moved_deadlines
from congress.plans.actions.deciding import require_decider
from congress.plans.forms import ApproveForm, ReasonForm
from congress.plans.models import Amendment, AmendmentChange, Plan, PlanState, WorkItem
from congress.plans.queries import amended, choices, plans
from congress.plans.queries.rows import ItemRow, rows
from congress.web.access import actor, requires, signed_in
from congress.web.forms import BaseForm
from congress.web.pages import back_to, page
from congress.web.slots import Waiting


@bp.post("/plans/<id:plan_id>/amend")
@requires(Permission.EDIT_PLANS)
def start(plan_id: int) -> flask.Response:
    """Sửa đổi kế hoạch đã duyệt: opens an amendment, or joins the open one; takes moved days in."""
    plan = plans.plan(actor(), plan_id)
    found = amending.start_amendment(actor=actor(), plan=plan)
    say = gettext("Bản sửa đổi lần %(n)s đang mở.", n=found.ordinal)
    if flask.request.form.get("moved"):
        count = amending.propose_moved(actor=actor(), amendment=found)
        say = gettext("Đã đưa %(count)s thời hạn tính lại vào bản sửa đổi.", count=count)
    return back_to("amending.amendment", say, amendment_id=found.id)


@bp.get("/amendments/<id:amendment_id>")
@signed_in
def amendment(amendment_id: int) -> flask.Response:
    """Một bản sửa đổi: thêm, sửa, bỏ những việc nào."""
    return page("amending/amendment.html", **_shown(amended.amendment(actor(), amendment_id)))


def _shown(found: Amendment, **refused: BaseForm) -> dict[str, Any]:
    plan, is_open = found.plan, plan_rules.is_editable(found.state)
    can_write = is_open and plan_policy.can_write(actor(), plan.committee)
    changed = {change.item_id for change in found.changes}
    forms = {"approve_form": ApproveForm(formdata=None), "return_form": ReasonForm(formdata=None)}
    is_waiting = found.state is PlanState.SUBMITTED
    return {
        "amendment": found,
        "plan": plan,
        "rows": [(one, rules.differences(one.before, one.after)) for one in found.changes],
        "can_write": can_write,
        "can_decide": is_waiting and plan_policy.can_decide(actor(), plan),
        "jobs": [job for job in queries.jobs_of(plan) if job.id not in changed],
        **forms,
        **refused,
    }


def _offer(form: AddedJobForm | ChangedJobForm, plan: Plan) -> None:
    form.lead_id.offer(choices.agencies(plan))
    if isinstance(form, AddedJobForm):
        form.under_id.offer(choices.places(rows(plan.id)))


@bp.route("/amendments/<id:amendment_id>/add", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def add(amendment_id: int) -> flask.Response:
    """Thêm một công việc vào bản sửa đổi."""
    found, form = amended.amendment(actor(), amendment_id), AddedJobForm()
    amending.require_open(actor(), found)
    _offer(form, found.plan)
    if form.performs(
        lambda: amending.propose_job(actor=actor(), amendment=found, **form.entered())
    ):
        return _done(gettext("Đã thêm việc vào bản sửa đổi."), found)
    return page("amending/job.html", form=form, amendment=found, plan=found.plan, item=None)


@bp.route("/amendments/<id:amendment_id>/items/<id:item_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def change(amendment_id: int, item_id: int) -> flask.Response:
    """Sửa một công việc của kế hoạch trong bản sửa đổi."""
    found, item = _job(amendment_id, item_id)
    standing = queries.change_of(found, item) or amending.unsaved_change(found, item)
    return _edit(found, standing, item)


@bp.route("/amendments/<id:amendment_id>/changes/<id:change_id>", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def change_added(amendment_id: int, change_id: int) -> flask.Response:
    """Sửa một công việc được thêm trong bản sửa đổi."""
    found = amended.amendment(actor(), amendment_id)
    amending.require_open(actor(), found)
    return _edit(found, queries.change(found, change_id), None)


def _job(amendment_id: int, item_id: int) -> tuple[Amendment, WorkItem]:
    found = amended.amendment(actor(), amendment_id)
    item = queries.job(found, item_id)
    amending.require_open(actor(), found)
    return found, item


def _edit(found: Amendment, standing: AmendmentChange, item: WorkItem | None) -> flask.Response:
    form = ChangedJobForm(obj=standing)
    _offer(form, found.plan)
    form.starts_from(standing)
    if form.saves(
        standing,
        lambda: amending.propose_change(
            actor=actor(), amendment=found, change=standing, item=item, **form.entered()
        ),
    ):
        return _done(gettext("Đã ghi vào bản sửa đổi."), found)
    shown = {"amendment": found, "plan": found.plan, "item": item, "standing": standing}
    return page("amending/job.html", form=form, **shown)


@bp.route("/amendments/<id:amendment_id>/items/<id:item_id>/remove", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def remove(amendment_id: int, item_id: int) -> flask.Response:
    """Bỏ một công việc khỏi kế hoạch trong bản sửa đổi."""
    (found, item), form = _job(amendment_id, item_id), RemovedJobForm()
    why = form.reason
    if form.performs(
        lambda: amending.propose_removal(actor=actor(), amendment=found, item=item, reason=why.data)
    ):
        return _done(gettext("Đã ghi vào bản sửa đổi."), found)
    return page("amending/remove.html", form=form, amendment=found, plan=found.plan, item=item)


@bp.post("/amendments/<id:amendment_id>/changes/<id:change_id>/drop")
@requires(Permission.EDIT_PLANS)
def drop(amendment_id: int, change_id: int) -> flask.Response:
    """Rút một thay đổi khỏi bản sửa đổi."""
    found = amended.amendment(actor(), amendment_id)
    amending.drop_change(actor=actor(), amendment=found, change=queries.change(found, change_id))
    return _done(gettext("Đã rút thay đổi."), found)


@bp.post("/amendments/<id:amendment_id>/submit")
@requires(Permission.EDIT_PLANS)
def submit_amendment(amendment_id: int) -> flask.Response:
    """Trình bản sửa đổi."""
    found = amended.amendment(actor(), amendment_id)
    issuing.submit_amendment(actor=actor(), amendment=found)
    return _done(gettext("Đã trình bản sửa đổi."), found)


@bp.post("/amendments/<id:amendment_id>/approve")
@requires(Permission.DECIDE_PLANS)
def approve_amendment(amendment_id: int) -> flask.Response:
    """Duyệt bản sửa đổi."""
    found, form = amended.amendment(actor(), amendment_id), ApproveForm()
    require_decider(actor(), found.plan)
    if form.performs(
        lambda: issuing.approve_amendment(
            actor=actor(), amendment=found, number=form.number.data, issued_on=form.issued_on.data
        )
    ):
        return _done(gettext("Đã duyệt bản sửa đổi; kế hoạch đã được cập nhật."), found)
    return page("amending/amendment.html", form=form, **_shown(found, approve_form=form))


@bp.post("/amendments/<id:amendment_id>/return")
@requires(Permission.DECIDE_PLANS)
def return_amendment(amendment_id: int) -> flask.Response:
    """Trả lại bản sửa đổi."""
    found, form = amended.amendment(actor(), amendment_id), ReasonForm()
    require_decider(actor(), found.plan)
    why = form.reason
    if form.performs(
        lambda: issuing.return_amendment(actor=actor(), amendment=found, reason=why.data)
    ):
        return _done(gettext("Đã trả lại bản sửa đổi."), found)
    return page("amending/amendment.html", form=form, **_shown(found, return_form=form))


def _done(say: str, found: Amendment) -> flask.Response:
    return back_to("amending.amendment", say, amendment_id=found.id)


def plan_action(plan: Plan, **_more: object) -> Markup:
    """The button that starts or joins an amendment, for who keeps an approved plan."""
    if plan.state is not PlanState.APPROVED or not plan_policy.can_write(actor(), plan.committee):
        return Markup("")
    return cast(Markup, _macro("amend_button")(plan, queries.open_amendment_id(plan)))


def plan_top(plan: Plan, rows: Sequence[ItemRow]) -> Markup:
    """On the page of a plan: its amendments, and deadlines that D-day moved."""
    if plan.state is not PlanState.APPROVED:
        return Markup("")
    can_write = plan_policy.can_write(actor(), plan.committee)
    moved = moved_deadlines(plan, [row for row in rows if row.is_open]) if can_write else 0
    found = queries.amendments_of(plan)
    if not found and not moved:
        return Markup("")
    return cast(Markup, _macro("plan_notes")(plan, found, moved))


def waiting() -> Waiting | None:
    """On the home: the amendments that wait for the actor's decision."""
    found = queries.waiting_for(actor())
    return Waiting(len(found), _macro("waiting")(found)) if found else None


def _macro(name: str) -> Any:
    return flask.get_template_attribute("amending/_amendment.html", name)
