"""The papers of a report: the official Báo cáo told from its answers, and the blank form."""

import flask

from congress.core.errors import MissingError
from congress.districts.queries import child_for
from congress.printing.paper import Paper
from congress.reporting.models import Report
from congress.reporting.papers import blank_paper, report_paper
from congress.reporting.queries import forms, issuing, periods, reports
from congress.reporting.views.blueprint import bp
from congress.web.access import actor, signed_in
from congress.web.papers import send_paper


@bp.get("/reports/<id:report_id>/report.pdf")
@signed_in
def report_pdf(report_id: int) -> flask.Response:
    """Báo cáo theo thể thức, viết từ số liệu của báo cáo."""
    return _report(report_id, "pdf")


@bp.get("/reports/<id:report_id>/report.docx")
@signed_in
def report_docx(report_id: int) -> flask.Response:
    """Báo cáo theo thể thức, bản Word."""
    return _report(report_id, "docx")


def _report(report_id: int, ending: str) -> flask.Response:
    found = reports.report(actor(), report_id)
    name = f"Báo cáo {found.congress.unit.name} kỳ {found.period.number}"
    return send_paper(_paper(found), name, ending)


def _paper(found: Report) -> Paper:
    last = reports.last_accepted(found.period, found.congress_id)
    return report_paper(
        found,
        forms.sections_of(reports.fields_of(found)),
        reports.sheet_seen(actor(), found),
        issuing.issuers_of(found.congress, found.period),
        (last, reports.sent_sheet(last)) if last is not None else None,
    )


@bp.get("/congresses/<id:congress_id>/periods/<id:period_id>/blank.pdf")
@signed_in
def blank_pdf(congress_id: int, period_id: int) -> flask.Response:
    """Phiếu báo cáo trắng để điền tay."""
    return _blank(congress_id, period_id, "pdf")


@bp.get("/congresses/<id:congress_id>/periods/<id:period_id>/blank.docx")
@signed_in
def blank_docx(congress_id: int, period_id: int) -> flask.Response:
    """Phiếu báo cáo trắng để điền tay, bản Word."""
    return _blank(congress_id, period_id, "docx")


def _blank(congress_id: int, period_id: int, ending: str) -> flask.Response:
    congress, period = child_for(actor(), congress_id), periods.period(actor(), period_id)
    if period.form.congress_id != congress.parent_id:
        raise MissingError
    parts = forms.sections_of(forms.fields_for(period.form_id, congress))
    paper = blank_paper(period, congress, parts, issuing.issuers_of(congress, period))
    return send_paper(paper, f"Phiếu báo cáo {congress.unit.name} kỳ {period.number}", ending)
