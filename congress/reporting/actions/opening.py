"""Opening locks: a child congress asks, the standing agency above gives time or sends back."""

from datetime import datetime

from congress.audit.actions import record
from congress.congresses.models import Congress
from congress.congresses.queries import finding
from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.reporting import policy
from congress.reporting.actions.sending import WHOLE, reopen
from congress.reporting.models import (
    EventKind,
    LockReason,
    Report,
    ReportException,
    ReportPeriod,
    ReportState,
    RequestState,
    UnlockRequest,
)
from congress.reporting.queries import periods, reports
from congress.reporting.rules import states

BY_STATE = {LockReason.SENT, LockReason.ACCEPTED}


def lock_of(report: Report | None, period: ReportPeriod, congress: Congress) -> LockReason | None:
    """What locks the part of a child congress in a period now; None when nothing does."""
    state = report.state if report is not None else ReportState.DRAFT
    first = report.first_sent_at if report is not None else None
    times = periods.times_of(period, congress.id)
    return states.lock(state, times, clock.now(), first_sent_at=first)


def ask_unlock(
    *, actor: Actor, period: ReportPeriod, congress: Congress, reason: str
) -> UnlockRequest:
    """Xin mở khóa: ask that the lock of a report be opened; one request at a time."""
    policy.require_asking(actor, congress)
    finding.hold(congress.id)
    found = lock_of(reports.report_in(period.id, congress.id), period, congress)
    if found not in states.ASKABLE:
        raise RejectedError(N_("Báo cáo này không bị khóa."))
    asked = periods.requests_of(period.id, congress.id)
    if asked and asked[0].state is RequestState.ASKED:
        raise RejectedError(N_("Đã xin mở khóa và đang chờ trả lời."))
    made = UnlockRequest(
        period_id=period.id,
        congress_id=congress.id,
        lock=found,
        reason=reason,
        asked_at=clock.now(),
        asked_by_id=actor.id,
        asked_by_name=actor.name,
    )
    db.session.add(made)
    _journal(actor, "asked_unlock", period, congress, reason)
    return made


def grant_exception(
    *, actor: Actor, period: ReportPeriod, congress: Congress, until_at: datetime, reason: str
) -> ReportException:
    """Give a child congress leave to report until a moment, after the cut-off."""
    policy.require_guiding(actor, period.form.congress_id)
    if until_at <= clock.now():
        raise RejectedError(N_("Thời điểm cho phép phải sau lúc này."), field="until_on")
    finding.hold(congress.id)
    made = ReportException(
        period_id=period.id,
        congress_id=congress.id,
        granted_at=clock.now(),
        until_at=until_at,
        reason=reason,
        granted_by_id=actor.id,
        granted_by_name=actor.name,
    )
    db.session.add(made)
    db.session.flush()
    _answer_open(actor, period, congress)
    _journal(actor, "granted_exception", period, congress, reason)
    return made


def _answer_open(actor: Actor, period: ReportPeriod, congress: Congress) -> None:
    """Time given answers a request about time."""
    for asked in periods.requests_of(period.id, congress.id):
        if asked.state is RequestState.ASKED and asked.lock not in BY_STATE:
            _decide(actor, asked, RequestState.GRANTED, "")


def grant_unlock(
    *, actor: Actor, request: UnlockRequest, until_at: datetime | None, note: str = ""
) -> UnlockRequest:
    """Open what was asked for: a sent or accepted report goes back, else time is given."""
    period, congress = request.period, request.congress
    policy.require_guiding(actor, period.form.congress_id)
    _require_asked(request)
    if request.lock not in BY_STATE:
        if until_at is None:
            raise RejectedError(N_("Hãy ghi cho phép đến ngày nào."), field="until_on")
        grant_exception(
            actor=actor,
            period=period,
            congress=congress,
            until_at=until_at,
            reason=note or request.reason,
        )
        return request
    report = reports.report_in(period.id, congress.id)
    if report is None:
        raise RejectedError(N_("Báo cáo này không bị khóa."))
    reports.hold(report)
    reopen(actor, report, {WHOLE: request.reason}, EventKind.REOPENED)
    _decide(actor, request, RequestState.GRANTED, note)
    _journal(actor, "granted_unlock", period, congress, request.reason)
    return request


def refuse_unlock(*, actor: Actor, request: UnlockRequest, reason: str) -> UnlockRequest:
    """Leave the lock as it is, with the reason."""
    policy.require_guiding(actor, request.period.form.congress_id)
    _require_asked(request)
    _decide(actor, request, RequestState.REFUSED, reason)
    _journal(actor, "refused_unlock", request.period, request.congress, reason)
    return request


def is_open(actor: Actor, request: UnlockRequest) -> bool:
    """Whether the request waits for the actor's answer."""
    guides = policy.can_guide(actor, request.period.form.congress_id)
    return guides and request.state is RequestState.ASKED


def _require_asked(request: UnlockRequest) -> None:
    db.session.refresh(request, with_for_update={"of": UnlockRequest})
    if request.state is not RequestState.ASKED:
        raise RejectedError(N_("Lần xin này đã được trả lời."))


def _decide(actor: Actor, request: UnlockRequest, state: RequestState, note: str) -> None:
    request.state, request.decision_note = state, note
    request.decided_at, request.decided_by_name = clock.now(), actor.name
    db.session.flush()


def _journal(
    actor: Actor, verb: str, period: ReportPeriod, congress: Congress, reason: str
) -> None:
    record(
        actor=actor,
        verb=verb,
        target=period,
        congress_id=period.form.congress_id,
        note=f"{congress.unit.name}: {reason}",
    )
