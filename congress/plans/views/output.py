"""A plan on its way out: the sheet for Excel, and its paper as PDF and DOCX."""

import io

import flask
from flask_babel import gettext

from congress.core.errors import RejectedError
from congress.plans.models import Plan
from congress.plans.papers import plan_paper
from congress.plans.queries import choices
from congress.plans.queries import plans as queries
from congress.plans.queries.rows import end_reading, rows
from congress.plans.sheet.files import table_of_text, workbook
from congress.plans.sheet.wording import PRINTING
from congress.plans.views.blueprint import bp
from congress.printing.docx_file import to_docx
from congress.printing.errors import PrintingError
from congress.printing.missing import Missing, missing
from congress.printing.paper import Paper
from congress.printing.press import print_in_worker
from congress.web.access import actor, signed_in
from congress.web.pages import page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _download(data: bytes, plan: Plan, ending: str, media_type: str) -> flask.Response:
    name = f"Kế hoạch {plan.committee.name}.{ending}"
    return flask.send_file(
        io.BytesIO(data), mimetype=media_type, as_attachment=True, download_name=name
    )


@bp.get("/plans/<id:plan_id>/print")
@signed_in
def print_(plan_id: int) -> flask.Response:
    """In và xuất: what is still missing, and the files."""
    plan = queries.plan(actor(), plan_id)
    found = rows(plan.id)
    lacking = missing(plan_paper(plan, found))
    return page("plans/print.html", plan=plan, lacking=[_said(one) for one in lacking])


def _said(lack: Missing) -> str:
    """What a paper lacks, in words; pieces of the paper itself stay as they are."""
    if lack.code == "letter":
        return str(gettext("Phông chữ không có ký tự %(letter)s", letter=lack.label))
    return lack.label if lack.code == "blank" else str(gettext(lack.label))


def _paper(plan: Plan) -> Paper:
    """The paper as a value; nothing of the database is held open while it is printed."""
    paper = plan_paper(plan, rows(plan.id))
    end_reading()
    return paper


@bp.get("/plans/<id:plan_id>/plan.pdf")
@signed_in
def pdf(plan_id: int) -> flask.Response:
    """Bản PDF."""
    plan = queries.plan(actor(), plan_id)
    try:
        data = print_in_worker(_paper(plan))
    except PrintingError as error:
        raise RejectedError(PRINTING[error.code]) from error
    return _download(data, plan, "pdf", "application/pdf")


@bp.get("/plans/<id:plan_id>/plan.docx")
@signed_in
def docx(plan_id: int) -> flask.Response:
    """Bản Word."""
    plan = queries.plan(actor(), plan_id)
    try:
        data = to_docx(_paper(plan))
    except PrintingError as error:
        raise RejectedError(PRINTING[error.code]) from error
    return _download(data, plan, "docx", DOCX)


@bp.get("/plans/<id:plan_id>/plan.xlsx")
@signed_in
def xlsx(plan_id: int) -> flask.Response:
    """Bảng Excel, sửa và nhập lại được."""
    plan = queries.plan(actor(), plan_id)
    agencies = [name for _, name in choices.agencies(plan)]
    people = [name for _, name in choices.persons(plan)]
    data = workbook(plan, rows(plan.id), agencies, people)
    return _download(data, plan, "xlsx", XLSX)


@bp.get("/plans/<id:plan_id>/plan.csv")
@signed_in
def csv(plan_id: int) -> flask.Response:
    """Bảng CSV."""
    plan = queries.plan(actor(), plan_id)
    return _download(table_of_text(rows(plan.id)), plan, "csv", "text/csv")
