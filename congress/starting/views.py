"""Starting a plan from rows that exist: choose a source, see how it reads here, bring rows in."""

from collections.abc import Sequence
from typing import Any, cast

import flask
from flask_babel import gettext
from markupsafe import Markup

from congress.core.permissions import Permission
from congress.plans import policy as plan_policy
from congress.plans.actions import drafting
from congress.plans.forms import StartForm
from congress.plans.models import Plan
from congress.plans.queries import plans
from congress.plans.queries.rows import ItemRow
from congress.plans.views.plans import new_page, starts
from congress.starting import actions, queries, rules, store
from congress.web.access import actor, requires
from congress.web.pages import back_to, offer_undo, page

bp = flask.Blueprint("starting", __name__)


@bp.post("/plans/new/start")
@requires(Permission.EDIT_PLANS)
def new() -> flask.Response:
    """Lập kế hoạch rồi bắt đầu từ mẫu."""
    form = StartForm()
    if starts(form):
        return back_to("starting.choose", gettext("Đã lập kế hoạch."), plan_id=form.result.id)
    return new_page(form)


@bp.get("/plans/<id:plan_id>/start")
@requires(Permission.EDIT_PLANS)
def choose(plan_id: int) -> flask.Response:
    """Bắt đầu từ mẫu: a starter set, or another plan."""
    plan = _editable(plan_id)
    return page(
        "starting/choose.html",
        plan=plan,
        starters=store.starters(),
        fitting=rules.fitting(plan.committee.name, store.starters()),
        groups=queries.plan_sources(actor(), plan),
    )


def _editable(plan_id: int) -> Plan:
    plan = plans.plan(actor(), plan_id)
    drafting.require_editable(actor(), plan)
    return plan


@bp.get("/plans/<id:plan_id>/start/rows")
@requires(Permission.EDIT_PLANS)
def preview(plan_id: int) -> flask.Response:
    """Xem trước: the rows of a source, and how each reads in this plan."""
    plan = _editable(plan_id)
    if not flask.request.args.get("source"):
        return back_to("starting.choose", plan_id=plan.id)
    return _preview(plan, _offered(plan))


def _offered(plan: Plan) -> queries.Offered:
    source, context = flask.request.args.get("source", ""), drafting.context_of(plan.committee)
    return queries.offered(actor(), plan, source, context)


def _preview(
    plan: Plan, offered: queries.Offered, status: int = 200, **said: Any
) -> flask.Response:
    leads = queries.lead_choices(plan, offered)
    body = flask.render_template(
        "starting/preview.html",
        plan=plan,
        offered=offered,
        source=flask.request.args.get("source", ""),
        leads=leads,
        chosen=_chosen(leads),
        **said,
    )
    return flask.make_response(body, status)


def _chosen(leads: list[queries.LeadChoice]) -> dict[str, int]:
    """Whom the user chose for each agency that the source names: its name → an agency here."""
    form = flask.request.form
    sent = dict(zip(form.getlist("usual"), form.getlist("lead"), strict=False))
    offered = {(one.name, str(number)): number for one in leads for number, _ in one.agencies}
    return {pair[0]: offered[pair] for pair in sent.items() if pair in offered}


@bp.post("/plans/<id:plan_id>/start/rows")
@requires(Permission.EDIT_PLANS)
def bring(plan_id: int) -> flask.Response:
    """Đưa vào kế hoạch: the ticked rows, exactly as they were shown."""
    plan = _editable(plan_id)
    offered, picked = _offered(plan), set(flask.request.form.getlist("rows"))
    if flask.request.form.get("mark") != offered.mark:
        say = gettext("Kế hoạch hoặc mẫu vừa thay đổi; hãy xem lại trước khi đưa vào.")
        return _preview(plan, offered, 409, warning=say)
    if not picked:
        say = gettext("Chưa chọn dòng nào để đưa vào kế hoạch.")
        return _preview(plan, offered, 422, warning=say, none_ticked=True)
    return _brought(plan, offered, picked)


def _brought(plan: Plan, offered: queries.Offered, picked: set[str]) -> flask.Response:
    chosen = _chosen(queries.lead_choices(plan, offered))
    batch = actions.bring_rows(
        actor=actor(),
        plan=plan,
        name=offered.name,
        offers=rules.with_leads(offered.offers, chosen),
        picked=picked,
        standing=offered.standing,
    )
    jobs = sum(offer.key in picked and not offer.is_part for offer in offered.offers)
    say = gettext("Đã đưa %(count)s công việc vào kế hoạch.", count=jobs)
    offer_undo(say, flask.url_for("plans.undo_import", batch_id=batch.id))
    return back_to("plans.detail", plan_id=plan.id)


def plan_top(plan: Plan, rows: Sequence[ItemRow]) -> Markup:
    """On the page of a draft without rows: the offer to start from what exists."""
    if rows or not plan_policy.can_edit(actor(), plan):
        return Markup("")
    best = rules.fitting(plan.committee.name, store.starters())
    return cast(Markup, _macro("start_note")(plan, best[0] if best else None))


def plan_action(plan: Plan, rows: Sequence[ItemRow]) -> Markup:
    """On the page of a draft with rows: the way to the sources."""
    if not rows or not plan_policy.can_edit(actor(), plan):
        return Markup("")
    return cast(Markup, _macro("source_button")(plan))


def start_button() -> Markup:
    """On the form of a new plan: start it and go on to the sources."""
    return cast(Markup, _macro("new_button")())


def _macro(name: str) -> Any:
    return flask.get_template_attribute("starting/_start.html", name)
