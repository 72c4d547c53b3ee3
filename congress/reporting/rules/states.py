"""Where a report may go from where it stands, and what locks it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from congress.core.permissions import Role
from congress.reporting.models import LockReason, Report, ReportField, ReportState

DRAFT, WITH_LEADER, SENT = ReportState.DRAFT, ReportState.WITH_LEADER, ReportState.SENT
ACCEPTED, RETURNED = ReportState.ACCEPTED, ReportState.RETURNED

_NEXT = {
    DRAFT: {WITH_LEADER},
    WITH_LEADER: {DRAFT, RETURNED, SENT},
    SENT: {RETURNED, ACCEPTED},
    ACCEPTED: {RETURNED},
    RETURNED: {WITH_LEADER},
}
WRITABLE = {DRAFT, RETURNED}
_WRITE_LOCKS = {
    WITH_LEADER: LockReason.WITH_LEADER,
    SENT: LockReason.SENT,
    ACCEPTED: LockReason.ACCEPTED,
}

# Who opens a lock, and which locks a child congress asks its parent to open.
OPENERS = {
    LockReason.CUT_OFF: (Role.STANDING_AGENCY,),
    LockReason.CLOSED: (Role.STANDING_AGENCY,),
    LockReason.SENT: (Role.STANDING_AGENCY,),
    LockReason.ACCEPTED: (Role.STANDING_AGENCY,),
    LockReason.WITH_LEADER: (Role.DISTRICT_OFFICER, Role.DISTRICT_LEADER),
    LockReason.NOT_YOURS: (Role.DISTRICT_OFFICER,),
}
ASKABLE = {LockReason.CUT_OFF, LockReason.CLOSED, LockReason.SENT, LockReason.ACCEPTED}


@dataclass(frozen=True)
class Times:
    """The moments that lock a period for one child congress; `leave_until` is its exception's."""

    cutoff_at: datetime
    closed_at: datetime | None = None
    leave_until: datetime | None = None


def can_follow(old: ReportState, new: ReportState) -> bool:
    """Whether a report may go from one state to another."""
    return new in _NEXT[old]


def given_back_to(first_sent_at: datetime | None) -> ReportState:
    """Where a report goes back to from its leader: what was returned stays returned."""
    return DRAFT if first_sent_at is None else RETURNED


def write_lock(state: ReportState, times: Times, now: datetime) -> LockReason | None:
    """Why a report cannot be written now; None when it can. A draft outlives the cut-off."""
    if state in _WRITE_LOCKS:
        return _WRITE_LOCKS[state]
    return LockReason.CLOSED if _is_closed(times, now) else None


def open_fields(report: Report, fields: Iterable[ReportField]) -> set[str]:
    """The codes of the fields that may be written now: of a returned report, the pinned ones."""
    if report.state not in WRITABLE:
        return set()
    pinned = {one.field_id for one in report.comments if one.round == report.returns}
    if report.state is DRAFT or not pinned or None in pinned:
        return {field.code for field in fields}
    return {field.code for field in fields if field.id in pinned}


def send_lock(
    times: Times, now: datetime, *, first_sent_at: datetime | None = None
) -> LockReason | None:
    """Why a report cannot be submitted or sent now; None when it can.

    One that was sent before and came back may be sent again after the cut-off.
    """
    if _is_closed(times, now):
        return LockReason.CLOSED
    late = first_sent_at is None and now > times.cutoff_at
    return LockReason.CUT_OFF if late and not _on_leave(times, now) else None


def lock(
    state: ReportState, times: Times, now: datetime, *, first_sent_at: datetime | None = None
) -> LockReason | None:
    """What the page of a report says: the lock on writing, else the one on sending."""
    return write_lock(state, times, now) or send_lock(times, now, first_sent_at=first_sent_at)


def _on_leave(times: Times, now: datetime) -> bool:
    return times.leave_until is not None and now <= times.leave_until


def _is_closed(times: Times, now: datetime) -> bool:
    return times.closed_at is not None and now >= times.closed_at and not _on_leave(times, now)
