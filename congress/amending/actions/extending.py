"""Extending a deadline: asked with the reason, granted or refused; the original one is kept."""

from datetime import date, datetime

from congress.amending import policy, rules
from congress.amending.models import Extension, ExtensionState
from congress.amending.queries.extensions import extensions_of
from congress.amending.rules import Refusal
from congress.audit.actions import changes_of, record
from congress.core import clock, dates
from congress.core.deadlines import Deadline, Kind
from congress.core.errors import N_, NotAllowedError, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans.actions.reporting import REPORTERS
from congress.plans.models import WorkItem, passes_at
from congress.plans.policy import is_reporter
from congress.plans.queries.plans import lock

REFUSED = {
    Refusal.NO_DEADLINE: N_("Việc chưa có ngày hạn nên chưa có gì để gia hạn."),
    Refusal.TOO_LATE: N_("Đã quá hạn hơn {days} ngày nên không xin gia hạn được nữa."),
    Refusal.NOT_LATER: N_("Hạn mới phải sau hạn hiện tại ({due})."),
    Refusal.IN_THE_PAST: N_("Hạn mới không thể là ngày đã qua."),
    Refusal.BEYOND_D_DAY: N_("Không gia hạn quá ngày Đại hội ({d_day})."),
}


def ask_extension(*, actor: Actor, item: WorkItem, new_due_on: date, reason: str) -> Extension:
    """Ask for a later deadline, before the one in force or within three days after it."""
    require_asker(actor, item)
    lock(item.plan)
    earlier = extensions_of(item)
    if any(one.state is ExtensionState.ASKED for one in earlier):
        raise RejectedError(N_("Việc này đang có một lần xin gia hạn chờ quyết định."))
    due_on, due_at = _deadline_to_move(item, new_due_on)
    asked = Extension(
        item_id=item.id,
        ordinal=len(earlier) + 1,
        old_text=item.deadline_text,
        old_due_on=due_on,
        old_due_at=due_at,
        new_due_on=new_due_on,
        reason=reason,
        asked_at=clock.now(),
        asked_by_id=actor.id,
        asked_by_name=actor.name,
    )
    db.session.add(asked)
    _journal(actor, "asked_extension", item, f"{dates.short(new_due_on)}: {reason}")
    return asked


def grant_extension(*, actor: Actor, extension: Extension) -> Extension:
    """Agree: the job gets its new deadline, and what was first approved stays on record."""
    item = extension.item
    _decide(actor, extension, ExtensionState.GRANTED, "")
    _require_fit(item, extension.new_due_on)
    day = extension.new_due_on
    item.deadline = Deadline(f"ngày {dates.short(day)}", Kind.FIXED, due=day)
    _journal(actor, "granted_extension", item, extension.reason)
    return extension


def refuse_extension(*, actor: Actor, extension: Extension, reason: str) -> Extension:
    """Refuse, with the reason; the deadline stays."""
    _decide(actor, extension, ExtensionState.REFUSED, reason)
    _journal(actor, "refused_extension", extension.item, reason)
    return extension


def require_asker(actor: Actor, item: WorkItem) -> None:
    """Refuse who does not report on the job, and a job on which nobody works now."""
    if not is_reporter(actor, item):
        raise NotAllowedError(REPORTERS)
    if not policy.can_ask(actor, item):
        raise RejectedError(N_("Chỉ xin gia hạn việc đã giao, chưa xong và không chờ xác nhận."))


def _deadline_to_move(item: WorkItem, new: date) -> tuple[date, datetime]:
    """Return the deadline in force and the moment it passes; refuse a day it cannot move to."""
    d_day, due = item.plan.committee.congress.d_day, item.due_on
    found = rules.refusal(new, due=due, today=clock.today(), d_day=d_day)
    due_at = passes_at(item.deadline)
    if found is not None or due is None or due_at is None:
        raise refused(found or Refusal.NO_DEADLINE, item)
    return due, due_at


def _require_fit(item: WorkItem, new: date) -> None:
    d_day, due = item.plan.committee.congress.d_day, item.due_on
    found = rules.unfit(new, due, d_day) if due is not None else Refusal.NO_DEADLINE
    if found is not None:
        raise refused(found, item)


def refused(why: Refusal, item: WorkItem) -> RejectedError:
    """A refusal in words, with the days that it names."""
    d_day = item.plan.committee.congress.d_day
    values = {
        "days": rules.GRACE_DAYS,
        "due": dates.short(item.due_on) if item.due_on else "",
        "d_day": dates.short(d_day) if d_day else "",
    }
    return RejectedError(REFUSED[why], field="new_due_on", **values)


def _decide(actor: Actor, extension: Extension, state: ExtensionState, note: str) -> None:
    if not policy.can_decide(actor, extension):
        raise NotAllowedError(policy.DECIDING)
    lock(extension.item.plan)
    db.session.refresh(extension, ["state"])
    if extension.state is not ExtensionState.ASKED:
        raise RejectedError(N_("Lần xin gia hạn này đã được quyết định."))
    if not extension.item.is_open():
        raise RejectedError(N_("Việc đã xong hoặc đã hủy nên không cần quyết định nữa."))
    extension.state, extension.decision_note = state, note
    extension.decided_at = clock.now()
    extension.decided_by_id, extension.decided_by_name = actor.id, actor.name


def _journal(actor: Actor, verb: str, item: WorkItem, note: str) -> None:
    record(
        actor=actor,
        verb=verb,
        target=item,
        changes=changes_of(item),
        congress_id=item.plan.committee.congress_id,
        note=note,
    )
