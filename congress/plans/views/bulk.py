"""Doing one thing to the jobs ticked in a plan's table."""

from collections.abc import Callable, Mapping, Sequence

import flask
from flask_babel import gettext

from congress.core.permissions import Permission
from congress.plans import policy
from congress.plans.actions import bulk, moving
from congress.plans.actions.bulk import BulkOutcome
from congress.plans.actions.drafting import require_writer
from congress.plans.forms import BulkForm
from congress.plans.models import ItemState, Plan, PlanState, WorkItem
from congress.plans.queries import plans as queries
from congress.plans.queries.choices import places
from congress.plans.queries.grid import ticked
from congress.plans.queries.rows import ItemRow, rows
from congress.plans.views.blueprint import bp
from congress.web.access import actor, requires
from congress.web.i18n import worded
from congress.web.pages import back_to, page

REPORTS = {"accepted": ItemState.ACCEPTED, "in_progress": ItemState.IN_PROGRESS}
CELLS = ("deadline_text", "lead", "weight")


def bulk_form(plan: Plan, every: Sequence[ItemRow], **more: object) -> BulkForm | None:
    """The form of what the actor may do to many jobs of a plan now; None when nothing."""
    acts: list[tuple[str, str]] = []
    if policy.can_edit(actor(), plan):
        acts += [
            ("deadline_text", gettext("Đặt thời hạn")),
            ("lead", gettext("Đặt cơ quan chủ trì")),
            ("weight", gettext("Đặt trọng số")),
            ("under_id", gettext("Chuyển vào nhóm")),
            ("remove", gettext("Xóa khỏi kế hoạch")),
        ]
    if plan.state is PlanState.APPROVED and policy.can_write(actor(), plan.committee):
        acts += [
            ("in_progress", gettext("Báo đang thực hiện")),
            ("accepted", gettext("Báo đã tiếp nhận")),
        ]
    form = BulkForm(**more)
    form.act.choices = acts
    form.under_id.offer(places([row for row in every if row.is_part]))
    return form if acts else None


@bp.post("/plans/<id:plan_id>/bulk")
@requires(Permission.EDIT_PLANS)
def change_many(plan_id: int) -> flask.Response:
    """Sửa nhiều việc cùng lúc."""
    plan = queries.plan(actor(), plan_id)
    require_writer(actor(), plan)
    items = ticked(plan, flask.request.form.getlist("items", type=int))
    form = bulk_form(plan, rows(plan.id))
    if form is None:
        return back_to("plans.detail", plan_id=plan.id)
    if form.performs(lambda: _act(form, plan, items)):
        return back_to("plans.detail", _said(form.result), plan_id=plan.id)
    return page("plans/bulk.html", form=form, plan=plan, items=items)


def _act(form: BulkForm, plan: Plan, items: Sequence[WorkItem]) -> BulkOutcome:
    act = form.act.data
    if act in CELLS:
        value = form[act].data
        return bulk.write_all(actor=actor(), plan=plan, items=items, field=act, value=value)
    if act in REPORTS:
        line = form.line.data
        return bulk.report_all(actor=actor(), items=items, state=REPORTS[act], line=line)
    others: Mapping[str, Callable[[], BulkOutcome]] = {
        "remove": lambda: bulk.remove_all(actor=actor(), items=items),
        "under_id": lambda: _moved(plan, items, form.under_id.data),
    }
    return others[act]()


def _moved(plan: Plan, items: Sequence[WorkItem], under_id: int | None) -> BulkOutcome:
    under = queries.item(actor(), under_id) if under_id else None
    moving.move_under(actor=actor(), plan=plan, items=items, under=under)
    return BulkOutcome(len(items))


def _said(outcome: BulkOutcome) -> str:
    sentences = [gettext("Đã sửa %(count)s việc.", count=outcome.done)] + [
        gettext("Việc %(number)s: %(why)s", number=number, why=worded(problem))
        for number, problem in outcome.left[:3]
    ]
    return " ".join(sentences)
