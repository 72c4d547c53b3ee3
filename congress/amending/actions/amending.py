"""Amending an approved plan: jobs added, changed, taken out together, under an own number."""

from typing import TypedDict, Unpack

from congress.amending.queries import amendments as queries
from congress.audit.actions import record
from congress.core import clock, deadlines
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans import rules as plan_rules
from congress.plans.actions.drafting import require_writer
from congress.plans.models import (
    Amendment,
    AmendmentChange,
    ChangeKind,
    ItemState,
    Plan,
    PlanState,
    WorkItem,
)
from congress.plans.queries import choices, naming
from congress.plans.queries.plans import lock

D_DAY_MOVED = "Tính lại theo ngày Đại hội"


class ChangeFields(TypedDict):
    """What an amendment writes of a job."""

    content: str
    lead_id: int | None
    coordinating: str
    deadline_text: str
    product: str
    reason: str


def start_amendment(*, actor: Actor, plan: Plan) -> Amendment:
    """Open the next amendment of an approved plan; who comes second joins the open one."""
    require_writer(actor, plan)
    lock(plan)
    if plan.state is not PlanState.APPROVED:
        raise RejectedError(N_("Chỉ kế hoạch đã duyệt mới cần bản sửa đổi."))
    found = queries.open_amendment(plan)
    if found is not None:
        return found
    ordinal = len(queries.amendments_of(plan)) + 1
    made = Amendment(
        plan_id=plan.id, ordinal=ordinal, started_at=clock.now(), started_by_name=actor.name
    )
    db.session.add(made)
    db.session.flush()
    record(
        actor=actor,
        verb="started_amendment",
        target=plan,
        congress_id=plan.committee.congress_id,
    )
    return made


def unsaved_change(amendment: Amendment, item: WorkItem) -> AmendmentChange:
    """A change of a job that changes nothing yet; its version 0 tells that nobody saved it."""
    return AmendmentChange(
        amendment_id=amendment.id,
        kind=ChangeKind.CHANGE,
        item_id=item.id,
        content=item.content,
        lead_id=item.lead_id,
        coordinating=queries.coordinating_of(item),
        deadline_text=item.deadline_text,
        product=item.product,
        reason="",
        version=0,
    )


def propose_job(
    *, actor: Actor, amendment: Amendment, under_id: int | None, **fields: Unpack[ChangeFields]
) -> AmendmentChange:
    """Propose a new job under a heading or job of the plan."""
    require_open(actor, amendment)
    made = AmendmentChange(
        amendment_id=amendment.id, kind=ChangeKind.ADD, under_id=under_id, before={}
    )
    return _write(actor, amendment, made, fields)


def propose_change(
    *,
    actor: Actor,
    amendment: Amendment,
    change: AmendmentChange,
    item: WorkItem | None,
    **fields: Unpack[ChangeFields],
) -> AmendmentChange:
    """Propose what a job should say; `change` is the one that stands, or an unsaved one."""
    require_open(actor, amendment)
    if item is not None:
        change.kind, change.before = ChangeKind.CHANGE, queries.words_of(item)
    return _write(actor, amendment, change, fields)


def propose_removal(
    *, actor: Actor, amendment: Amendment, item: WorkItem, reason: str
) -> AmendmentChange:
    """Propose to take a job out of the plan, with all below it and the reason."""
    require_open(actor, amendment)
    if item.state is ItemState.DONE:
        raise RejectedError(N_("Việc đã hoàn thành thì không bỏ khỏi kế hoạch."))
    change = queries.change_of(amendment, item) or unsaved_change(amendment, item)
    change.kind, change.reason = ChangeKind.REMOVE, reason
    change.before, change.after = queries.words_of(item), {}
    return _keep(actor, change)


def propose_moved(*, actor: Actor, amendment: Amendment) -> int:
    """Propose the deadlines that count from D-day as they fall now; return how many."""
    require_open(actor, amendment)
    moved = queries.moved_jobs(amendment.plan)
    for item in moved:
        change = queries.change_of(amendment, item) or unsaved_change(amendment, item)
        if change.kind is ChangeKind.REMOVE:
            continue
        change.before = queries.words_of(item)
        change.reason = change.reason or D_DAY_MOVED
        _write(actor, amendment, change, fields_of(change))
    return len(moved)


def fields_of(change: AmendmentChange) -> ChangeFields:
    """What a change proposes, as it may be written again."""
    return ChangeFields(
        content=change.content,
        lead_id=change.lead_id,
        coordinating=change.coordinating,
        deadline_text=change.deadline_text,
        product=change.product,
        reason=change.reason,
    )


def drop_change(*, actor: Actor, amendment: Amendment, change: AmendmentChange) -> None:
    """Take a proposed change back."""
    require_open(actor, amendment)
    amendment.changes.remove(change)
    db.session.delete(change)
    db.session.flush()


def require_open(actor: Actor, amendment: Amendment) -> None:
    """Refuse who does not keep the plan, and an amendment that was submitted or issued."""
    require_writer(actor, amendment.plan)
    lock(amendment.plan)
    db.session.refresh(amendment, ["state"])
    if not plan_rules.is_editable(amendment.state):
        raise RejectedError(N_("Bản sửa đổi đã trình hoặc đã duyệt nên nội dung được khóa."))


def _write(
    actor: Actor, amendment: Amendment, change: AmendmentChange, fields: ChangeFields
) -> AmendmentChange:
    plan = amendment.plan
    for name, value in fields.items():
        setattr(change, name, value)
    deadline = queries.read_again(plan, change.deadline_text)
    if not change.lead_id:
        raise RejectedError(N_("Hãy chọn cơ quan chủ trì."), field="lead_id")
    if not change.deadline_text or not deadlines.is_readable(deadline):
        raise RejectedError(N_("Chưa đọc được thời hạn này."), field="deadline_text")
    index = choices.index_of(plan)
    naming.units_named(index, change.coordinating, "coordinating")
    leads = dict(choices.agencies(plan))
    change.after = {
        "content": change.content,
        "lead": leads.get(change.lead_id, ""),
        "coordinating": change.coordinating,
        "deadline": queries.deadline_words(deadline),
        "product": change.product,
    }
    return _keep(actor, change)


def _keep(actor: Actor, change: AmendmentChange) -> AmendmentChange:
    change.by_name, change.at = actor.name, clock.now()
    db.session.add(change)
    db.session.flush()
    return change
