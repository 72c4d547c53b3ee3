"""Writing a report: begun from the last one, saved as it is typed, submitted to the leader."""

from collections.abc import Mapping

from sqlalchemy.orm.attributes import flag_modified

from congress.audit.actions import record
from congress.congresses.models import Congress
from congress.congresses.queries import finding
from congress.core import clock, dates
from congress.core.errors import N_, MissingError, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.files.actions import register_document
from congress.files.models import Attachment
from congress.reporting import policy
from congress.reporting.actions.events import happened_to
from congress.reporting.models import (
    PARTS,
    EventKind,
    FieldKind,
    LockReason,
    Report,
    ReportField,
    ReportPeriod,
    ReportState,
    ReportValue,
)
from congress.reporting.queries import periods, reports
from congress.reporting.rules import sheets, states
from congress.reporting.rules.sheets import WHY, Sheet, key

LOCKED: Mapping[LockReason, str] = {
    LockReason.CUT_OFF: N_("Đã hết hạn gửi; cơ quan thường trực cấp trên mở khóa được."),
    LockReason.CLOSED: N_("Kỳ báo cáo đã đóng; cơ quan thường trực cấp trên mở khóa được."),
    LockReason.WITH_LEADER: N_("Báo cáo đang chờ lãnh đạo ký; hãy rút lại trước khi sửa."),
    LockReason.SENT: N_("Báo cáo đã gửi; cấp trên trả lại thì mới sửa được."),
    LockReason.ACCEPTED: N_("Báo cáo đã được tiếp nhận nên được khóa."),
    LockReason.NOT_YOURS: N_("Báo cáo này do đơn vị khác phụ trách."),
}

# Steps within a unit: what they say is not seen from above.
WITHIN = {"started_report", "submitted_report", "gave_back_report"}


def start_report(*, actor: Actor, period: ReportPeriod, congress: Congress) -> Report:
    """Begin the report of a period, filled in from the last one; the one that stands is returned.

    MissingError when nothing is expected of the congress in the period.
    """
    policy.require_writing(actor, congress)
    finding.hold(congress.id)
    known = reports.report_in(period.id, congress.id)
    if known is not None:
        return known
    unit = periods.standing_of(period, clock.now()).units.get(congress.id)
    if unit is None or not unit.is_expected:
        raise MissingError
    now = clock.now()
    made = Report(
        period=period,
        congress=congress,
        started_at=now,
        saved_at=now,
        saved_by_name=actor.name,
    )
    db.session.add(made)
    db.session.flush()
    _fill_from_last(made)
    happened_to(actor, made, EventKind.STARTED)
    journal(actor, "started_report", made)
    return made


def _fill_from_last(report: Report) -> None:
    """Take over what the last report said, with the explanations of its warnings."""
    last = reports.model_for(report.period, report.congress_id)
    fields = {field.id: field for field in reports.fields_of(report)}
    for value in last.values if last is not None else ():
        if value.field_id in fields:
            copied = ReportValue(field_id=value.field_id, part=value.part, text=value.text)
            copied.field = fields[value.field_id]
            copied.document_id, copied.attachment_id = value.document_id, value.attachment_id
            report.values.append(copied)
    db.session.flush()


def save_report(
    *,
    actor: Actor,
    report: Report,
    sheet: Sheet,
    files: Mapping[str, Attachment] | None = None,
) -> Report:
    """Keep what was typed into the fields that are open; what it lacks is told by the check.

    `sheet` holds the cells that were sent; a cell that it does not name stays as it is.
    """
    policy.require_writing(actor, report.congress)
    require_writable(report)
    fields = reports.fields_of(report)
    opened = states.open_fields(report, fields)
    for field in fields:
        if field.code in opened:
            _save_field(report, field, sheet, (files or {}).get(field.code))
    report.saved_at, report.saved_by_name = clock.now(), actor.name
    # Raises the version even where only cells changed within one moment.
    flag_modified(report, "saved_at")
    db.session.flush()
    return report


def require_writable(report: Report) -> None:
    """Refuse a report that is locked for writing, with the reason and who can open it."""
    times = periods.times_of(report.period, report.congress_id)
    found = states.write_lock(report.state, times, clock.now())
    if found is not None:
        raise RejectedError(LOCKED[found])


def _save_field(report: Report, field: ReportField, sheet: Sheet, scan: Attachment | None) -> None:
    before = _texts(report, field)
    for part in sheets.parts_of(field.kind):
        cell = key(field.code, part)
        if cell in sheet:
            text = sheets.written(field, part, sheet[cell], clock.today())
            _put(report, field, part, text)
    _explain(report, field, before, sheet)
    if field.kind is FieldKind.PAPER:
        if scan is not None:
            value = _cell(report, field, "") or _put(report, field, "", "")
            value.attachment = scan
        _complete(report, field)


def _texts(report: Report, field: ReportField) -> dict[str, str]:
    return {one.part: one.text for one in report.values if one.field_id == field.id and one.text}


def _explain(report: Report, field: ReportField, before: Mapping[str, str], sheet: Sheet) -> None:
    """Keep the explanation; one that stayed while its value changed explains nothing any more."""
    old = before.get(WHY, "")
    new = sheet.get(key(field.code, WHY), old)
    if not (old or new):
        return
    stale = new == old and _texts(report, field) != before
    _put(report, field, WHY, "" if stale else new)


def _cell(report: Report, field: ReportField, part: str) -> ReportValue | None:
    return next(
        (one for one in report.values if one.field_id == field.id and one.part == part), None
    )


def _put(report: Report, field: ReportField, part: str, text: str) -> ReportValue:
    value = _cell(report, field, part)
    if value is None:
        value = ReportValue(field_id=field.id, part=part)
        value.field = field
        report.values.append(value)
    elif value.text != text:
        value.document = None
        value.document_id = None
    value.text = text
    return value


def _complete(report: Report, field: ReportField) -> None:
    """Add day and subject where only the number of a known paper of the congress was typed."""
    value = _cell(report, field, "")
    rest = [_cell(report, field, part) for part in PARTS[:2]]
    if value is None or not value.text or any(one is not None and one.text for one in rest):
        return
    found = reports.papers_of(report.congress_id, value.text)
    if len(found) == 1 and found[0].issued_on is not None:
        value.text, value.document = found[0].number, found[0]
        _put(report, field, "on", dates.short(found[0].issued_on))
        _put(report, field, "subject", found[0].subject)


def submit_report(*, actor: Actor, report: Report) -> Report:
    """Hand a complete report to the leader of the unit; nobody above sees it before it is sent."""
    policy.require_writing(actor, report.congress)
    reports.hold(report)
    require_writable(report)
    require_sendable(report)
    found = reports.findings_of(report)
    if found:
        raise RejectedError(
            N_("Báo cáo còn {count} chỗ cần sửa hoặc giải trình."), count=len(found)
        )
    sheet, before = reports.sheet_of(report), reports.submitted_sheet(report)
    step(report, ReportState.WITH_LEADER)
    report.submitted_at, report.submitted_by_name = clock.now(), actor.name
    report.leader_note = ""
    happened_to(actor, report, EventKind.SUBMITTED, sheet=sheet)
    journal(actor, "submitted_report", report, changes=changed_cells(report, before, sheet))
    return report


def report_unchanged(*, actor: Actor, report: Report) -> Report:
    """Say that nothing changed since the last report: submit it as it was filled in from there."""
    last = reports.last_report(report.period, report.congress_id)
    if last is None:
        raise RejectedError(N_("Chưa có báo cáo trước để giữ nguyên; hãy điền báo cáo này."))
    reports.hold(report)
    if report.state is ReportState.WITH_LEADER:
        return report
    fields = reports.fields_of(report)
    before, now = reports.sent_sheet(last), reports.sheet_of(report)
    if sheets.changes(fields, before, now):
        raise RejectedError(N_("Báo cáo này đã có chỗ khác kỳ trước; hãy gửi từ trang báo cáo."))
    return submit_report(actor=actor, report=report)


def require_sendable(report: Report) -> None:
    """Refuse a report whose period was cut off or closed, unless it was sent before or on leave."""
    times = periods.times_of(report.period, report.congress_id)
    found = states.send_lock(times, clock.now(), first_sent_at=report.first_sent_at)
    if found is not None:
        raise RejectedError(LOCKED[found])


def register_papers(actor: Actor, report: Report) -> None:
    """Register the papers of a report that is being sent; from now on they are seen from above."""
    for field in reports.fields_of(report):
        value = _cell(report, field, "")
        if field.kind is not FieldKind.PAPER or value is None or not value.text:
            continue
        on, subject, signer = (_cell(report, field, part) for part in PARTS)
        value.document = register_document(
            actor=actor,
            number=value.text,
            issued_on=dates.parse_exact(on.text) if on else None,
            subject=subject.text if subject else "",
            signer=(signer.text if signer else "")[:300],
            congress_id=report.congress_id,
            attachment=value.attachment,
        )


def changed_cells(report: Report, before: Sheet, after: Sheet) -> list[dict[str, str]]:
    """The fields that differ, as the journal keeps them."""
    fields = reports.fields_of(report)
    return [
        {"field": one.field.label, "kind": "text", "old": one.old, "new": one.new}
        for one in sheets.changes(fields, before, after)
    ]


def step(report: Report, state: ReportState) -> None:
    """Move a report on, if it may go there from where it stands."""
    if not states.can_follow(report.state, state):
        raise RejectedError(N_("Báo cáo vừa đổi trạng thái; hãy mở lại trang."))
    report.state = state


def journal(
    actor: Actor,
    verb: str,
    report: Report,
    *,
    note: str = "",
    changes: list[dict[str, str]] | None = None,
) -> None:
    """Write a step of a report into the journal.

    Its parent congress reads those that go over its desk; a step within the unit is the unit's.
    """
    own, above = report.congress_id, report.period.form.congress_id
    record(
        actor=actor,
        verb=verb,
        target=report,
        congress_id=own if verb in WITHIN else above,
        note=note,
        changes=changes or [],
    )
