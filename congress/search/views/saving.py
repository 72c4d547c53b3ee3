"""Saved views: saving what a list shows, the list of them, renaming, taking away."""

from typing import cast

import flask
from flask_babel import gettext
from markupsafe import Markup

from congress.audit.queries import last_entry
from congress.core import clock
from congress.office.queries import installation
from congress.plans.models import Plan
from congress.plans.queries import plans
from congress.plans.queries.filters import Ask
from congress.plans.queries.rows import ItemRow
from congress.search import actions
from congress.search.forms import RenameViewForm, SaveViewForm
from congress.search.models import SavedView
from congress.search.queries import saved
from congress.search.views.blueprint import bp
from congress.search.views.searching import asked
from congress.web.access import actor, signed_in
from congress.web.pages import back_to, page


@bp.get("/views")
@signed_in
def views() -> flask.Response:
    """Cách xem đã lưu."""
    rows = saved.own_views(actor(), clock.now(), installation().due_soon_days)
    return page("search/views.html", rows=rows)


@bp.route("/plans/<id:plan_id>/views/new", methods=["GET", "POST"])
@signed_in
def save_plan_view(plan_id: int) -> flask.Response:
    """Lưu cách xem này: what a plan's table shows."""
    plan, form = plans.plan(actor(), plan_id), SaveViewForm()
    address = Ask.of(flask.request.args).address()
    if form.performs(lambda: _save(form, plan, address)):
        say = gettext("Đã lưu cách xem.")
        return back_to("plans.detail", say, plan_id=plan.id, **address)
    return page("search/view_new.html", form=form, plan=plan, address=address)


@bp.route("/search/views/new", methods=["GET", "POST"])
@signed_in
def save_search() -> flask.Response:
    """Lưu cách xem này: what the search finds."""
    form, (wanted, kind) = SaveViewForm(), asked()
    if wanted.refusal:
        return back_to("search.index")
    address = {"q": wanted.question} | ({"kind": kind.value} if kind else {})
    if form.performs(lambda: _save(form, None, address)):
        return back_to("search.index", gettext("Đã lưu cách xem."), **address)
    return page("search/view_new.html", form=form, plan=None, address=address)


def _save(form: SaveViewForm, plan: Plan | None, address: dict[str, str]) -> SavedView:
    name = str(form.name.data)
    return actions.save_view(actor=actor(), name=name, plan=plan, filters=address)


@bp.route("/views/<id:view_id>/edit", methods=["GET", "POST"])
@signed_in
def rename(view_id: int) -> flask.Response:
    """Đổi tên cách xem."""
    view = saved.view(actor(), view_id)
    form = RenameViewForm(obj=view)
    form.starts_from(view)
    if form.saves(
        view, lambda: actions.rename_view(actor=actor(), view=view, name=str(form.name.data))
    ):
        return back_to("search.views", gettext("Đã đổi tên cách xem."))
    last = last_entry("saved_view", view.id)
    return page("search/view_edit.html", form=form, view=view, last=last)


@bp.post("/views/<id:view_id>/remove")
@signed_in
def remove(view_id: int) -> flask.Response:
    """Bỏ cách xem."""
    actions.remove_view(actor=actor(), view=saved.view(actor(), view_id))
    return back_to("search.views", gettext("Đã bỏ cách xem."))


def plan_views(plan: Plan, rows: list[ItemRow], ask: Ask) -> Markup:
    """The reader's views of a plan with their counts, and the way to save what is shown."""
    found = saved.views_of_plan(actor(), plan, rows, clock.now(), installation().due_soon_days)
    bar = flask.get_template_attribute("search/_views.html", "views_bar")
    return cast(Markup, bar(plan, found, ask.address()))
