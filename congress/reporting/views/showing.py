"""What the page of a report shows: its sections and fields, side by side with the last report."""

from dataclasses import dataclass
from typing import Any

from congress.audit.queries import history
from congress.core.errors import RejectedError
from congress.files.models import Attachment
from congress.reporting import policy
from congress.reporting.actions.opening import lock_of
from congress.reporting.forms.sheets import ReportSheetForm, sheet_form
from congress.reporting.forms.steps import GiveBackForm, SendForm
from congress.reporting.models import (
    EventKind,
    Report,
    ReportComment,
    ReportEvent,
    ReportField,
    ReportSection,
    ReportState,
    RequestState,
)
from congress.reporting.queries import forms, periods, reports
from congress.reporting.rules import checking, sheets
from congress.reporting.rules.checking import Finding
from congress.reporting.rules.states import ASKABLE, OPENERS, open_fields
from congress.reporting.rules.ticks import SectionTick, tick
from congress.web.access import actor
from congress.web.i18n import worded


@dataclass(frozen=True)
class FieldView:
    """One field: what it says, what the last report said, and what is to be known of it."""

    field: ReportField
    said: str
    before: str
    is_open: bool
    comments: list[ReportComment]
    warnings: list[str]
    errors: list[str]
    scan: Attachment | None
    scan_id: int | None
    why: str

    @property
    def is_same(self) -> bool:
        """Whether the field says what the last report said."""
        return bool(self.said) and self.said == self.before


@dataclass(frozen=True)
class SectionView:
    """One section with its tick."""

    section: ReportSection
    fields: list[FieldView]
    tick: SectionTick


def report_page(
    report: Report, form: ReportSheetForm | None = None, **refused: Any
) -> dict[str, Any]:
    """The values of the page of a report; a refused form stands in it instead of a fresh one."""
    who, fields = actor(), reports.fields_of(report)
    writes = policy.can_write(who, report.congress)
    opened = open_fields(report, fields) if writes else set()
    lock = lock_of(report, report.period, report.congress)
    if form is None and opened:
        form = sheet_form(report, fields, opened)
        form.starts_from(report)
    last = reports.model_for(report.period, report.congress_id)
    asked = periods.requests_of(report.period_id, report.congress_id)
    return {
        "report": report,
        "period": report.period,
        "sheet_form": form,
        "sections": _sections(report, fields, opened, last),
        "last": last,
        "lock": lock,
        "openers": OPENERS[lock] if lock else (),
        "can_ask": lock in ASKABLE and (writes or policy.can_send(who, report.congress)),
        "is_asked": bool(asked) and asked[0].state is RequestState.ASKED,
        "answer": asked[0] if asked else None,
        "leave": periods.leave_of(report.period_id, report.congress_id),
        "is_own": policy.is_own(who, report.congress),
        "writes": writes,
        "events": _events(report),
        "entries": history("report", report.id) if _is_within(report) else None,
        "papers": reports.papers_of(report.congress_id) if opened else [],
        **_signing(report),
        **refused,
    }


def _is_within(report: Report) -> bool:
    """Whether the actor may read what was submitted to the leader and is not yet sent."""
    return policy.is_own(actor(), report.congress) or actor().is_administrator()


def _events(report: Report) -> list[ReportEvent]:
    """What happened to the report; what the leader gave back to the officer stays in the unit."""
    found = periods.happened_to(report.period_id, report.congress_id)
    within = _is_within(report)
    return [one for one in found if within or one.kind is not EventKind.GIVEN_BACK]


def _signing(report: Report) -> dict[str, Any]:
    if report.state is not ReportState.WITH_LEADER or not policy.can_send(actor(), report.congress):
        return {"send_form": None, "give_back_form": None}
    send = SendForm(formdata=None, seen=str(report.version))
    return {"send_form": send, "give_back_form": GiveBackForm(formdata=None)}


def _sections(
    report: Report, fields: list[ReportField], opened: set[str], last: Report | None
) -> list[SectionView]:
    sheet = reports.sheet_seen(actor(), report)
    before = reports.sent_sheet(last) if last is not None else {}
    context, files = reports.context_of(report), reports.files_seen(actor(), report)
    findings = checking.check(fields, sheet, context)
    ids = {value.field_id: value.id for value in report.values if not value.part}
    found = []
    for section, asked in forms.sections_of(fields):
        views = [
            FieldView(
                field=field,
                said=sheets.said(field, sheet),
                before=sheets.said(field, before),
                is_open=field.code in opened,
                comments=[one for one in report.comments if one.field_id == field.id],
                warnings=[_words(one) for one in checking.warnings(field, sheet, context)],
                errors=[_words(one) for one in findings if one.is_error and one.code == field.code],
                scan=files.get(field.code),
                scan_id=ids.get(field.id),
                why=sheet.get(sheets.key(field.code, sheets.WHY), ""),
            )
            for field in asked
        ]
        found.append(SectionView(section, views, tick(asked, sheet, findings)))
    return found


def _words(finding: Finding) -> str:
    return worded(RejectedError(finding.sentence, **finding.values))


def ticks(report: Report) -> dict[str, dict[str, Any]]:
    """The index of a report as scripts read it, by the code of a section."""
    fields, sheet = reports.fields_of(report), reports.sheet_of(report)
    findings = reports.findings_of(report)
    found = {}
    for section, asked in forms.sections_of(fields):
        one = tick(asked, sheet, findings)
        found[section.code] = {"tick": one.tick.value, "lacking": one.lacking}
    return found
