"""From the leader's desk on: signed and sent or given back; accepted or returned from above."""

from collections.abc import Mapping

from congress.core import clock
from congress.core.authored import written_by
from congress.core.errors import N_, RejectedError, StaleError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.reporting import policy
from congress.reporting.actions.events import happened_to
from congress.reporting.actions.milestones import mark_milestones
from congress.reporting.actions.writing import (
    changed_cells,
    journal,
    register_papers,
    require_sendable,
    step,
)
from congress.reporting.models import EventKind, Report, ReportComment, ReportState
from congress.reporting.queries import reports
from congress.reporting.rules import states

# The key of a reason that is about the whole report, not about one field.
WHOLE = 0


def take_back(*, actor: Actor, report: Report) -> Report:
    """The officer takes a report back from the leader, to go on with it."""
    policy.require_writing(actor, report.congress)
    return _give_back(actor, report, "")


def give_back(*, actor: Actor, report: Report, reason: str) -> Report:
    """The leader gives a report back to the officer, with the reason."""
    policy.require_sending(actor, report.congress)
    if not reason:
        raise RejectedError(N_("Trả lại cần nêu lý do."), field="reason")
    return _give_back(actor, report, reason)


def _give_back(actor: Actor, report: Report, reason: str) -> Report:
    reports.hold(report)
    if report.state is not ReportState.WITH_LEADER:
        raise RejectedError(N_("Báo cáo này không chờ lãnh đạo ký."))
    step(report, states.given_back_to(report.first_sent_at))
    report.leader_note = reason
    happened_to(actor, report, EventKind.GIVEN_BACK, note=reason)
    journal(actor, "gave_back_report", report, note=reason)
    return report


def send_report(*, actor: Actor, report: Report, seen: int | None = None) -> Report:
    """The leader signs and sends: what is sent is kept as it is, whatever comes after.

    `seen` is the version that the leader read; StaleError when another one stands.
    """
    policy.require_sending(actor, report.congress)
    reports.hold(report)
    if seen not in {None, report.version}:
        raise StaleError
    require_sendable(report)
    before, sheet = reports.sent_sheet(report), reports.sheet_of(report)
    step(report, ReportState.SENT)
    now = clock.now()
    report.first_sent_at = report.first_sent_at or now
    report.sent_at, report.sent_by_name = now, actor.name
    register_papers(actor, report)
    happened_to(actor, report, EventKind.SENT, sheet=sheet)
    mark_milestones(actor, report)
    journal(actor, "sent_report", report, changes=changed_cells(report, before, sheet))
    return report


def accept_report(*, actor: Actor, report: Report, seen: int) -> Report:
    """Accept the report as it was seen, by its version; StaleError when another one stands."""
    _require_seen(actor, report, seen)
    step(report, ReportState.ACCEPTED)
    report.accepted_at, report.decided_by_name = clock.now(), actor.name
    happened_to(actor, report, EventKind.ACCEPTED)
    journal(actor, "accepted_report", report)
    return report


def return_report(*, actor: Actor, report: Report, reasons: Mapping[int, str], seen: int) -> Report:
    """Return the report with reasons by the number of the field; WHOLE is about all of it.

    Only the fields that have a reason reopen; one about the whole report reopens all.
    """
    _require_seen(actor, report, seen)
    given = {field_id: reason for field_id, reason in reasons.items() if reason}
    known = {field.id for field in reports.fields_of(report)}
    if not given or not set(given) <= known | {WHOLE}:
        raise RejectedError(N_("Trả lại cần nêu lý do."), field="reason")
    reopen(actor, report, given, EventKind.RETURNED)
    journal(actor, "returned_report", report, note="; ".join(given.values()))
    return report


def _require_seen(actor: Actor, report: Report, seen: int) -> None:
    policy.require_guiding(actor, report.period.form.congress_id)
    reports.hold(report)
    if report.version != seen:
        raise StaleError


def reopen(actor: Actor, report: Report, reasons: Mapping[int, str], kind: EventKind) -> None:
    """Send a report back to its unit, with the reasons pinned to its fields."""
    step(report, ReportState.RETURNED)
    report.returns += 1
    report.accepted_at = None
    report.decided_by_name = actor.name
    for field_id, reason in reasons.items():
        comment = ReportComment(
            field_id=field_id or None,
            round=report.returns,
            text=reason,
            **written_by(actor),
        )
        report.comments.append(comment)
    db.session.flush()
    happened_to(actor, report, kind, note="; ".join(reasons.values()))
