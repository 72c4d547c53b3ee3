"""Pages of a plan's rows: adding and changing parts and jobs; filling what they lack."""

from typing import Any

import flask
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from congress.audit.queries import history, last_entry
from congress.core.permissions import Permission
from congress.plans.actions import completing, drafting
from congress.plans.forms import NewPartForm, NewTaskForm, PartForm, TaskForm
from congress.plans.models import ItemKind, Plan, PlanKind, WorkItem
from congress.plans.queries import choices
from congress.plans.queries import plans as queries
from congress.plans.queries.rows import lacking, rows
from congress.plans.views.agencies import coordinating_ids, joined
from congress.plans.views.blueprint import bp
from congress.plans.views.filling import fills_of, tell_filled
from congress.web import drafts
from congress.web.access import actor, requires
from congress.web.pages import back_to, page


def _offer(form: NewTaskForm | TaskForm, plan: Plan) -> None:
    people = choices.persons(plan)
    form.lead_id.offer(choices.agencies(plan))
    form.person_id.offer(people)
    form.leader_id.offer(people)
    is_master = plan.kind is PlanKind.MASTER
    above = [] if is_master else queries.master_items(plan.committee.congress_id)
    form.implements_id.offer(above)
    if isinstance(form, NewTaskForm):
        form.under_id.offer(choices.places(rows(plan.id)))


def _fields(form: NewTaskForm | TaskForm, plan: Plan) -> dict[str, Any]:
    fields = form.entered()
    fields["coordinating"] = coordinating_ids(plan, form.coordinating.data)
    fields["weight"] = form.weight.data or 1
    return fields


@bp.route("/plans/<id:plan_id>/items/new", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def new_item(plan_id: int) -> flask.Response:
    """Thêm công việc."""
    plan = queries.plan(actor(), plan_id)
    drafting.require_editable(actor(), plan)
    form = NewTaskForm(under_id=flask.request.args.get("under", type=int))
    _offer(form, plan)

    def add() -> WorkItem:
        fields = _fields(form, plan)
        under_id = fields.pop("under_id")
        under = queries.item(actor(), under_id) if under_id else None
        return drafting.add_task(actor=actor(), plan=plan, under=under, **fields)

    if form.performs(add):
        return back_to("plans.detail", gettext("Đã thêm công việc."), plan_id=plan.id)
    return page("plans/item_new.html", form=form, plan=plan)


@bp.route("/plans/<id:plan_id>/parts/new", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def new_part(plan_id: int) -> flask.Response:
    """Thêm nhóm việc."""
    plan = queries.plan(actor(), plan_id)
    drafting.require_editable(actor(), plan)
    form = NewPartForm()
    if form.performs(
        lambda: drafting.add_part(
            actor=actor(), plan=plan, number=form.number.data, content=form.content.data
        )
    ):
        return back_to("plans.detail", gettext("Đã thêm nhóm việc."), plan_id=plan.id)
    return page("plans/part_new.html", form=form, plan=plan)


@bp.route("/items/<id:item_id>/edit", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def edit_item(item_id: int) -> flask.Response:
    """Sửa công việc, hoặc sửa nhóm việc."""
    found = queries.item(actor(), item_id)
    drafting.require_editable(actor(), found.plan)
    return _edit_part(found) if found.kind is ItemKind.PART else _edit_task(found)


def _editing(item: WorkItem) -> dict[str, Any]:
    return {"item": item, "plan": item.plan, "last": last_entry("work_item", item.id)}


def _edit_part(part: WorkItem) -> flask.Response:
    form = PartForm(obj=part)
    form.starts_from(part)
    if form.saves(
        part,
        lambda: drafting.update_part(
            actor=actor(), part=part, number=form.number.data, content=form.content.data
        ),
    ):
        return back_to("plans.detail", gettext("Đã lưu nhóm việc."), plan_id=part.plan_id)
    entries = history("work_item", part.id)
    return page("plans/part_edit.html", form=form, entries=entries, **_editing(part))


def _edit_task(task: WorkItem) -> flask.Response:
    shown = joined(task)
    form = TaskForm(obj=shown)
    _offer(form, task.plan)
    form.starts_from(shown)
    if form.saves(
        shown,
        lambda: drafting.update_task(actor=actor(), task=task, **_fields(form, task.plan)),
    ):
        say = gettext("Đã lưu công việc.")
        return back_to("plans.detail", say, plan_id=task.plan_id, _anchor=f"item-{task.id}")
    return page("plans/item_edit.html", form=form, **_editing(task))


@bp.route("/plans/<id:plan_id>/complete", methods=["GET", "POST"])
@requires(Permission.EDIT_PLANS)
def complete(plan_id: int) -> flask.Response:
    """Hoàn thiện kế hoạch: every job that lacks a lead or a deadline, on one page."""
    plan = queries.plan(actor(), plan_id)
    drafting.require_editable(actor(), plan)
    gaps = lacking(rows(plan.id))
    agencies = choices.agencies(plan)
    if flask.request.method == "POST":
        fills = fills_of(flask.request.form, [row.id for row, _ in gaps], agencies)
        filled = completing.fill_gaps(actor=actor(), plan=plan, fills=fills)
        left = lacking(rows(plan.id))
        say = tell_filled(filled, len(gaps) - len(left), left)
        target = "plans.complete" if left else "plans.detail"
        return back_to(target, say, plan_id=plan.id)
    typed = drafts.restored(f"plan-complete-{plan_id}") or MultiDict[str, str]()
    return page("plans/complete.html", plan=plan, gaps=gaps, agencies=agencies, typed=typed)
