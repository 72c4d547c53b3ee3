"""Submitting, returning and approving an amendment; approved, its changes reach the plan."""

from collections.abc import Sequence
from datetime import date

from congress.amending.actions.amending import require_open
from congress.amending.queries import amendments as queries
from congress.audit.actions import changes_of, record
from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans import rules as plan_rules
from congress.plans.actions.deciding import require_decider
from congress.plans.actions.drafting import (
    TaskFields,
    helpers_changed,
    insert_task,
    remove_together,
    write_task,
)
from congress.plans.models import (
    Amendment,
    AmendmentChange,
    ChangeKind,
    ItemState,
    PlanState,
    WorkItem,
)
from congress.plans.queries import choices, naming
from congress.plans.queries.plans import lock
from congress.plans.queries.removed import below, is_carried_out_elsewhere


def submit_amendment(*, actor: Actor, amendment: Amendment) -> None:
    """Submit an amendment that changes something."""
    require_open(actor, amendment)
    if not amendment.changes:
        raise RejectedError(N_("Bản sửa đổi chưa thêm, sửa hay bỏ việc nào."))
    _step(amendment, PlanState.SUBMITTED)
    amendment.submitted_at = clock.now()
    _journal(actor, "submitted_amendment", amendment)


def return_amendment(*, actor: Actor, amendment: Amendment, reason: str) -> None:
    """Return a submitted amendment with the reason; its keepers go on with it."""
    require_decider(actor, amendment.plan)
    _step(amendment, PlanState.RETURNED)
    _decide(actor, amendment, reason)
    _journal(actor, "returned_amendment", amendment, reason)


def approve_amendment(
    *, actor: Actor, amendment: Amendment, number: str, issued_on: date
) -> Amendment:
    """Approve an amendment under its own number and date, and carry its changes into the plan."""
    require_decider(actor, amendment.plan)
    _step(amendment, PlanState.APPROVED)
    if issued_on > clock.today():
        raise RejectedError(N_("Ngày ban hành không thể sau hôm nay."), field="issued_on")
    amendment.number, amendment.issued_on = number, issued_on
    _decide(actor, amendment, "")
    for change in amendment.changes:
        _carry_out(actor, amendment, change)
    _journal(actor, "approved_amendment", amendment)
    return amendment


def _carry_out(actor: Actor, amendment: Amendment, change: AmendmentChange) -> None:
    if change.kind is ChangeKind.ADD:
        return _add(actor, amendment, change)
    item = db.session.get(WorkItem, change.item_id)
    if item is None:
        raise RejectedError(N_("Một việc trong bản sửa đổi không còn trong kế hoạch."))
    if change.kind is ChangeKind.REMOVE:
        return _remove(actor, amendment, change, item)
    return _change(actor, amendment, change, item)


def _add(actor: Actor, amendment: Amendment, change: AmendmentChange) -> None:
    under = db.session.get(WorkItem, change.under_id) if change.under_id else None
    task = insert_task(
        amendment.plan,
        under,
        content=change.content,
        lead_id=change.lead_id,
        coordinating=_coordinating(change),
        deadline_text=change.deadline_text,
        product=change.product,
    )
    task.state = ItemState.ASSIGNED
    task.original_text, task.original_due_on = task.deadline_text, task.due_on
    _journal_item(actor, "created", amendment, task)
    change.item_id = task.id


def _change(actor: Actor, amendment: Amendment, change: AmendmentChange, item: WorkItem) -> None:
    """Write what was proposed; a deadline only where it was to change, so extensions stay."""
    is_moved = change.before.get("deadline") != change.after.get("deadline")
    change.before, helpers = queries.words_of(item), _helpers(item)
    fields = TaskFields(
        content=change.content,
        lead_id=change.lead_id,
        coordinating=_coordinating(change),
        product=change.product,
    )
    if is_moved:
        fields["deadline"] = queries.read_again(amendment.plan, change.deadline_text)
    write_task(item, **fields)
    _journal_item(actor, "updated", amendment, item, helpers=helpers)
    db.session.expire(item, ["lead"])
    change.after = queries.words_of(item)


def _remove(actor: Actor, amendment: Amendment, change: AmendmentChange, item: WorkItem) -> None:
    gone = [item, *below(item)]
    if is_carried_out_elsewhere(gone):
        say = N_("Kế hoạch của ban khác đang thực hiện “{what}” nên chưa bỏ được.")
        raise RejectedError(say, what=item.content)
    change.before = queries.words_of(item)
    remove_together(actor, gone, change.reason)
    _journal_item(actor, "removed", amendment, item, note=change.reason, helpers=_helpers(item))


def _coordinating(change: AmendmentChange) -> list[int]:
    index = choices.index_of(change.amendment.plan)
    named = naming.units_named(index, change.coordinating, "coordinating")
    return [match.unit_id for match in named if match.unit_id is not None]


def _step(amendment: Amendment, new: PlanState) -> None:
    lock(amendment.plan)
    db.session.refresh(amendment, ["state"])
    if not plan_rules.plan_can_follow(amendment.state, new):
        raise RejectedError(N_("Bản sửa đổi đã chuyển sang trạng thái khác; hãy mở lại trang."))
    amendment.state = new


def _decide(actor: Actor, amendment: Amendment, note: str) -> None:
    amendment.decided_at, amendment.decision_note = clock.now(), note
    amendment.decided_by_name = actor.name


def _journal(actor: Actor, verb: str, amendment: Amendment, note: str = "") -> None:
    plan = amendment.plan
    congress_id = plan.committee.congress_id
    record(actor=actor, verb=verb, target=plan, congress_id=congress_id, note=note)


def _helpers(item: WorkItem) -> list[int]:
    return [row.unit_id for row in item.coordinations]


def _journal_item(
    actor: Actor,
    verb: str,
    amendment: Amendment,
    item: WorkItem,
    *,
    note: str = "",
    helpers: Sequence[int] = (),
) -> None:
    """Write what became of a job; `helpers` are the coordinating units before."""
    record(
        actor=actor,
        verb=verb,
        target=item,
        changes=changes_of(item) + helpers_changed(helpers, _helpers(item)),
        congress_id=amendment.plan.committee.congress_id,
        note=note or amendment.number,
    )
