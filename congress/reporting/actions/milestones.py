"""What a sent report says of milestones: its papers and days become the unit's marks."""

from dataclasses import replace
from datetime import date

from congress.congresses.models import Congress
from congress.core import clock, dates
from congress.core.permissions import Actor, Held, Role
from congress.districts import rules
from congress.districts.actions.marks import Word, report_milestone
from congress.districts.models import Milestone, MilestoneMark
from congress.districts.queries import marks_of, milestones_of
from congress.files.models import Document
from congress.reporting.models import FieldKind, Report, ReportField, ReportValue
from congress.reporting.queries import reports


def mark_milestones(actor: Actor, report: Report) -> None:
    """Report the milestones that the fields of a report stand for.

    What is marked so already, or was accepted, stays as it is.
    """
    ladder = {one.code: one for one in milestones_of(report.congress.parent_id or 0)}
    sheet = reports.sheet_of(report)
    values = {one.field_id: one for one in report.values if not one.part}
    for field in reports.fields_of(report):
        milestone, value = ladder.get(field.milestone_code), values.get(field.id)
        if milestone is not None and value is not None:
            _mark(actor, report.congress, milestone, _word(field, value, sheet))


def _word(field: ReportField, value: ReportValue, sheet: dict[str, str]) -> Word:
    if field.kind is FieldKind.PAPER and value.document is not None:
        return Word(on_date=value.document.issued_on, document=value.document)
    if field.kind is FieldKind.DATE:
        return Word(on_date=dates.parse_exact(sheet.get(field.code, "")))
    return Word()


def _mark(actor: Actor, child: Congress, milestone: Milestone, word: Word) -> None:
    if word.on_date is None or word.on_date > clock.today() or child.form not in milestone.forms:
        return
    said = marks_of([child.id], milestone.id).get((child.id, milestone.id), ())
    now = rules.standing(said, clock.now())
    if now.accepted is not None or _says(now.reported, word.on_date, word.document):
        return
    speaks = Held(Role.DISTRICT_OFFICER, unit_id=child.unit_id)
    signer = replace(actor, held=(*actor.held, speaks))  # who signs speaks for the officer
    report_milestone(actor=signer, child=child, milestone=milestone, word=word)


def _says(mark: MilestoneMark | None, day: date, document: Document | None) -> bool:
    paper = document.id if document is not None else None
    return mark is not None and (mark.on_date, mark.document_id) == (day, paper)
