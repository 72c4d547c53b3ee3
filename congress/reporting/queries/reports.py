"""Reports: one, those of a child congress, their cells, and what the last accepted one said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload, selectinload

from congress.congresses.models import Congress
from congress.core import clock, dates
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.text import folded
from congress.districts.models import Milestone
from congress.districts.queries import milestones_of
from congress.districts.queries.dates import clashes_on
from congress.districts.rules import Clash
from congress.extensions import db
from congress.files.models import Attachment, Document
from congress.reporting import policy
from congress.reporting.models import (
    EventKind,
    FieldKind,
    Report,
    ReportEvent,
    ReportField,
    ReportForm,
    ReportPeriod,
    ReportState,
    ReportValue,
)
from congress.reporting.queries import forms, periods
from congress.reporting.rules import checking, counting
from congress.reporting.rules.checking import Context, Finding
from congress.reporting.rules.counting import Mark, UnitStanding
from congress.reporting.rules.sheets import key

_WHOLE = (
    joinedload(Report.congress).joinedload(Congress.unit),
    joinedload(Report.period)
    .joinedload(ReportPeriod.form)
    .joinedload(ReportForm.congress)
    .joinedload(Congress.unit),
)
_CELLS = (
    selectinload(Report.values).joinedload(ReportValue.field),
    selectinload(Report.values).joinedload(ReportValue.document).joinedload(Document.attachment),
    selectinload(Report.values).joinedload(ReportValue.attachment),
)


@dataclass(frozen=True)
class DueRow:
    """A period as a child congress sees it; `report` is None until it begins one."""

    period: ReportPeriod
    congress: Congress
    report: Report | None
    unit: UnitStanding
    mark: Mark


def report(actor: Actor, report_id: int) -> Report:
    """The report with its period, congress and cells; MissingError when absent or out of scope."""
    found = db.session.scalar(
        sa.select(Report)
        .join(Congress, Congress.id == Report.congress_id)
        .where(Report.id == report_id, policy.visible_to(actor))
        .options(*_WHOLE, *_CELLS)
    )
    if found is None:
        raise MissingError
    return found


def report_in(period_id: int, congress_id: int) -> Report | None:
    """The report of a child congress in a period, or None."""
    return db.session.scalar(
        sa.select(Report)
        .where(Report.period_id == period_id, Report.congress_id == congress_id)
        .options(*_WHOLE, *_CELLS)
    )


def hold(report: Report) -> None:
    """Hold a report until the transaction ends, and see it and its cells as they stand now."""
    db.session.refresh(report, with_for_update={"of": Report})
    cells = sa.select(ReportValue).where(ReportValue.report_id == report.id)
    db.session.scalars(cells, execution_options={"populate_existing": True}).all()


def sheet_of(report: Report) -> dict[str, str]:
    """The cells of a report as they stand."""
    return {key(one.field.code, one.part): one.text for one in report.values if one.text}


def sent_sheet(report: Report) -> dict[str, str]:
    """The cells as they were last sent; empty when the report never was."""
    return _last_sheet(report, EventKind.SENT)


def submitted_sheet(report: Report) -> dict[str, str]:
    """The cells as they were last submitted to the leader; empty when they never were."""
    return _last_sheet(report, EventKind.SUBMITTED)


def _last_sheet(report: Report, kind: EventKind) -> dict[str, str]:
    found = db.session.scalar(
        sa.select(ReportEvent.sheet)
        .where(
            ReportEvent.period_id == report.period_id,
            ReportEvent.congress_id == report.congress_id,
            ReportEvent.kind == kind,
        )
        .order_by(ReportEvent.id.desc())
        .limit(1)
    )
    return dict(found or {})


def sheet_seen(actor: Actor, report: Report) -> dict[str, str]:
    """What the actor may read of a report: its own as it stands, another's as it was sent."""
    return sheet_of(report) if policy.is_own(actor, report.congress) else sent_sheet(report)


def last_report(
    period: ReportPeriod, congress_id: int, *, states: Sequence[ReportState] = ()
) -> Report | None:
    """The child congress's latest report of the same form before a period, in one of the states.

    Without states: the latest that was ever sent.
    """
    own = aliased(ReportPeriod)
    found = (
        sa.select(Report)
        .join(own, own.id == Report.period_id)
        .where(
            Report.congress_id == congress_id,
            own.form_id == period.form_id,
            own.number < period.number,
            Report.state.in_(states) if states else Report.first_sent_at.is_not(None),
        )
        .options(*_WHOLE, *_CELLS)
        .order_by(own.number.desc())
        .limit(1)
    )
    return db.session.scalar(found)


def last_accepted(period: ReportPeriod, congress_id: int) -> Report | None:
    """The child congress's latest accepted report before a period: what changes are told by."""
    return last_report(period, congress_id, states=(ReportState.ACCEPTED,))


def model_for(period: ReportPeriod, congress_id: int) -> Report | None:
    """What a report of a period is filled in from: the last accepted one, else the last sent."""
    return last_accepted(period, congress_id) or last_report(period, congress_id)


def fields_of(report: Report) -> list[ReportField]:
    """The fields that the report fills in."""
    return forms.fields_for(report.period.form_id, report.congress)


def files_of(report: Report, *, sent_only: bool = False) -> dict[str, Attachment]:
    """The scans of a report's papers by the code of the field: its own, else the paper's.

    `sent_only` leaves out what was attached since the report was last sent.
    """
    found = {}
    for value in report.values:
        own = value.attachment
        if own is not None and sent_only and not _was_sent(report, own):
            own = None
        held = own or (value.document.attachment if value.document else None)
        if held is not None and not value.part:
            found[value.field.code] = held
    return found


def _was_sent(report: Report, scan: Attachment) -> bool:
    return report.sent_at is not None and scan.uploaded_at <= report.sent_at


def files_seen(actor: Actor, report: Report) -> dict[str, Attachment]:
    """The scans that the actor may read: its own as they stand, another's as they were sent.

    Those of a milestone whose papers hold personal data only where the actor reads such papers.
    """
    found = files_of(report, sent_only=not policy.is_own(actor, report.congress))
    if policy.reads_personal(actor, report.congress):
        return found
    rungs = milestones_of(report.congress.parent_id or 0, dropped=True)
    hidden = {rung.code for rung in rungs if rung.is_personal}
    closed = {one.code for one in fields_of(report) if one.milestone_code in hidden}
    return {code: scan for code, scan in found.items() if code not in closed}


def personal_of(document_id: int) -> Sequence[Congress]:
    """The child congresses whose reports give a paper for a milestone with personal data."""
    is_meant = sa.and_(
        Milestone.congress_id == Congress.parent_id,
        Milestone.code == ReportField.milestone_code,
        Milestone.is_personal,
    )
    return db.session.scalars(
        sa.select(Congress)
        .join(Report, Report.congress_id == Congress.id)
        .join(ReportValue, ReportValue.report_id == Report.id)
        .join(ReportField, ReportField.id == ReportValue.field_id)
        .join(Milestone, is_meant)
        .where(ReportValue.document_id == document_id)
        .distinct()
    ).all()


def context_of(report: Report) -> Context:
    """What a report is checked against now."""
    accepted = last_accepted(report.period, report.congress_id)
    return Context(
        today=clock.today(),
        planned_on=report.congress.d_day,
        last=sent_sheet(accepted) if accepted else {},
        with_file=set(files_of(report)) | _known_scans(report),
        clashes=_clashes(report),
    )


def _clashes(report: Report) -> Sequence[Clash]:
    """What is wrong with the day that the report writes for the congress, where a field asks."""
    sheet = sheet_of(report)
    asking = (one for one in fields_of(report) if "clash" in (one.warns or "").split())
    days = (dates.parse_exact(sheet.get(one.code, "")) for one in asking)
    return [
        clash
        for day in days
        if day is not None and report.congress.actual_start_on is None
        for clash in clashes_on(report.congress, day)
    ]


def _known_scans(report: Report) -> set[str]:
    """The fields whose paper is registered for the congress with a scan already."""
    sheet = sheet_of(report)
    numbers = {
        folded(sheet[one.field.code]): one.field.code
        for one in report.values
        if one.field.kind is FieldKind.PAPER and not one.part and one.text
    }
    found = db.session.scalars(
        sa.select(Document.folded).where(
            Document.congress_id == report.congress_id,
            Document.attachment_id.is_not(None),
            Document.folded.in_(numbers),
        )
    )
    return {numbers[number] for number in found}


def findings_of(report: Report) -> list[Finding]:
    """What stands in the way of submitting the report."""
    return checking.check(fields_of(report), sheet_of(report), context_of(report))


def papers_of(congress_id: int, number: str = "") -> Sequence[Document]:
    """The numbered papers of a child congress, newest first; with this number when one is given."""
    found = sa.select(Document).where(Document.congress_id == congress_id, Document.number != "")
    if number:
        found = found.where(Document.folded == folded(number))
    return db.session.scalars(
        found.order_by(Document.issued_on.desc(), Document.id.desc()).limit(200)
    ).all()


def due_for(congress: Congress, moment: datetime) -> list[DueRow]:
    """The periods that a child congress reports in, or was expected to, the latest first."""
    found = periods.periods_of(congress.parent_id or 0)
    own = _own_reports(congress.id)
    standings = periods.standings_of([one.id for one in found], moment, congress.id)
    rows = []
    for period in found:
        standing = standings[period.id]
        unit = standing.units.get(congress.id)
        if unit is not None and (unit.is_expected or unit.state is not None):
            mark = counting.mark(unit, standing)
            rows.append(DueRow(period, congress, own.get(period.id), unit, mark))
    return rows


def _own_reports(congress_id: int) -> Mapping[int, Report]:
    found = db.session.scalars(sa.select(Report).where(Report.congress_id == congress_id))
    return {one.period_id: one for one in found}
