"""Pages of plans: the list, starting one, its table, its paper's texts."""

from typing import Any

import flask
from flask_babel import gettext

from congress.audit.queries import history, last_entry
from congress.congresses.queries import committee as committee_of
from congress.core import clock
from congress.core.permissions import Permission
from congress.office.queries import installation
from congress.plans import policy
from congress.plans.actions import completing, drafting
from congress.plans.forms import ApproveForm, PaperForm, ReasonForm, StartForm
from congress.plans.models import Plan
from congress.plans.queries import plans as queries
from congress.plans.queries.choices import agencies
from congress.plans.queries.filters import PAGE, Ask, chosen, reader_of, tally_of
from congress.plans.queries.rows import lacking, rows
from congress.plans.views.asking import asked
from congress.plans.views.blueprint import bp
from congress.plans.views.bulk import bulk_form
from congress.plans.views.drawing import drawer, grouped
from congress.web.access import actor, requires, signed_in
from congress.web.forms import BaseForm
from congress.web.pages import back_to, page
from congress.web.paging import Paging


@bp.get("/plans")
@signed_in
def index() -> flask.Response:
    """Kế hoạch."""
    who = actor()
    startable = queries.committees_without_plan(who)
    return page("plans/index.html", plans=queries.plan_rows(who, clock.now()), startable=startable)


@bp.route("/plans/new", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def new() -> flask.Response:
    """Lập kế hoạch."""
    form = StartForm()
    if starts(form):
        return back_to("plans.detail", gettext("Đã lập kế hoạch."), plan_id=form.result.id)
    return new_page(form)


def starts(form: StartForm) -> bool:
    """Whether the form was sent and started the plan that is then its result."""
    who = actor()
    startable = queries.committees_without_plan(who)
    form.committee_id.offer([(row.id, row.name) for row in startable], empty=None)

    def start() -> Plan:
        committee = committee_of(who, form.committee_id.data)
        return drafting.start_plan(actor=who, committee=committee, subject=form.subject.data)

    return form.performs(start)


def new_page(form: StartForm) -> flask.Response:
    """The page on which a plan is started, with a form whose committees were offered."""
    return page("plans/new.html", form=form)


@bp.get("/plans/<id:plan_id>")
@signed_in
def detail(plan_id: int) -> flask.Response:
    """Kế hoạch: the table."""
    plan = queries.plan(actor(), plan_id)
    return page("plans/detail.html", **plan_page(plan))


def plan_page(plan: Plan, **forms: BaseForm) -> dict[str, Any]:
    """What the page of a plan shows; a refused form stands in it instead of a fresh one."""
    fresh = {"approve_form": ApproveForm(formdata=None), "return_form": ReasonForm(formdata=None)}
    return _table(plan) | _standing(plan) | fresh | forms


def _table(plan: Plan) -> dict[str, Any]:
    moment, soon_days = clock.now(), installation().due_soon_days
    every, ask = rows(plan.id), Ask.of(flask.request.args)
    found = chosen(every, ask, moment, soon_days, reader_of(actor(), ask))
    paging = Paging.of(flask.request.args, len(found), PAGE)
    bulk, today = bulk_form(plan, every, formdata=None), clock.local(moment).date()
    can_edit = policy.can_edit(actor(), plan)
    return asked(plan.id, ask, every) | {
        "bulk": bulk,
        "can_edit": can_edit,
        "every": every,
        "defects": lacking(every),
        "draw": drawer(moment, today, can_edit=can_edit, picks=bulk is not None),
        "moved": completing.moved_deadlines(plan, every) if can_edit else 0,
        "paging": paging,
        "groups": grouped(found[paging.slice], actor().unit_ids, whole=can_edit),
        "rows": found[paging.slice],
        "tally": tally_of(every, moment, soon_days),
    }


def _standing(plan: Plan) -> dict[str, Any]:
    who = actor()
    return {
        "can_decide": policy.can_decide(who, plan),
        "agencies": _named(plan) if policy.can_edit(who, plan) else (),
        "entries": history("plan", plan.id),
        "plan": plan,
    }


def _named(plan: Plan) -> tuple[str, ...]:
    return tuple(name for _, name in agencies(plan))


@bp.route("/plans/<id:plan_id>/paper", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def paper(plan_id: int) -> flask.Response:
    """Lời văn của kế hoạch: what the paper says around the table."""
    plan = queries.plan(actor(), plan_id)
    drafting.require_editable(actor(), plan)
    form = PaperForm(obj=plan)
    form.starts_from(plan)
    if form.saves(plan, lambda: drafting.update_plan(actor=actor(), plan=plan, **form.entered())):
        return back_to("plans.detail", gettext("Đã lưu lời văn."), plan_id=plan.id)
    return page("plans/paper.html", form=form, plan=plan, last=last_entry("plan", plan.id))


@bp.post("/plans/<id:plan_id>/recount")
@requires(Permission.EDIT_PLANS)
def recount(plan_id: int) -> flask.Response:
    """Tính lại hạn: read a draft's phrases again after D-day moved."""
    plan = queries.plan(actor(), plan_id)
    moved = drafting.recount_deadlines(actor=actor(), plan=plan)
    say = gettext("Đã tính lại %(count)s thời hạn.", count=moved)
    return back_to("plans.detail", say, plan_id=plan.id)
