"""Deciding: a plan is submitted, then approved with its number and date, or returned."""

from datetime import date

import sqlalchemy as sa

from congress.audit.actions import changes_of, record
from congress.core import clock
from congress.core.errors import N_, NotAllowedError, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans import policy, rules
from congress.plans.actions.drafting import require_writer
from congress.plans.models import ItemKind, ItemState, Plan, PlanState, WorkItem
from congress.plans.queries.plans import lock
from congress.plans.queries.rows import lacking, rows


def submit_plan(*, actor: Actor, plan: Plan) -> Plan:
    """Submit a plan in which every job has a lead and a deadline, or says why not."""
    require_writer(actor, plan)
    _require_step(plan, PlanState.SUBMITTED)
    found = rows(plan.id)
    if all(row.is_part for row in found):
        raise RejectedError(N_("Kế hoạch chưa có công việc nào nên chưa trình được."))
    gaps = lacking(found)
    if gaps:
        raise RejectedError(
            N_("Còn {n} công việc chưa có chủ trì hoặc thời hạn; hãy sửa hoặc giải trình."),
            n=len(gaps),
        )
    plan.state = PlanState.SUBMITTED
    plan.submitted_at, plan.submitted_by_id = clock.now(), actor.id
    _record(actor, "submitted", plan)
    return plan


def approve_plan(*, actor: Actor, plan: Plan, number: str, issued_on: date) -> Plan:
    """Approve a plan under its number and date; every job's deadline becomes its original one."""
    require_decider(actor, plan)
    _require_step(plan, PlanState.APPROVED)
    if issued_on > clock.today():
        raise RejectedError(N_("Ngày ban hành không thể sau hôm nay."), field="issued_on")
    plan.state, plan.number, plan.issued_on = PlanState.APPROVED, number, issued_on
    _decide(actor, plan, "")
    _record(actor, "approved", plan)
    db.session.execute(
        sa.update(WorkItem)
        .where(WorkItem.plan_id == plan.id, WorkItem.kind == ItemKind.TASK)
        .values(
            original_text=WorkItem.deadline_text,
            original_due_on=WorkItem.due_on,
            state=ItemState.ASSIGNED,
            version=WorkItem.version + 1,
        )
        .execution_options(synchronize_session=False)
    )
    db.session.expire_all()
    return plan


def return_plan(*, actor: Actor, plan: Plan, reason: str) -> Plan:
    """Return a submitted plan with the reason."""
    require_decider(actor, plan)
    _require_step(plan, PlanState.RETURNED)
    plan.state = PlanState.RETURNED
    _decide(actor, plan, reason)
    _record(actor, "returned", plan, note=reason)
    return plan


def require_decider(actor: Actor, plan: Plan) -> None:
    """Refuse an actor who does not decide over the plan's congress, naming who does."""
    if not policy.can_decide(actor, plan):
        raise NotAllowedError(policy.DECIDING)


def _decide(actor: Actor, plan: Plan, note: str) -> None:
    plan.decided_at, plan.decided_by_id, plan.decision_note = clock.now(), actor.id, note


def _require_step(plan: Plan, new: PlanState) -> None:
    lock(plan)
    if not rules.plan_can_follow(plan.state, new):
        raise RejectedError(N_("Kế hoạch đã chuyển sang trạng thái khác; hãy mở lại trang."))


def _record(actor: Actor, verb: str, plan: Plan, note: str = "") -> None:
    record(
        actor=actor,
        verb=verb,
        target=plan,
        changes=changes_of(plan),
        congress_id=plan.committee.congress_id,
        note=note,
    )
