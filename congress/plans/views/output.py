"""A plan on its way out: the sheet for Excel, and its paper as PDF and DOCX."""

import flask

from congress.plans import policy
from congress.plans.models import Plan
from congress.plans.papers import plan_paper
from congress.plans.queries import choices
from congress.plans.queries import plans as queries
from congress.plans.queries.rows import rows
from congress.plans.sheet.files import table_of_text, workbook
from congress.plans.views.blueprint import bp
from congress.web.access import actor, signed_in
from congress.web.pages import page
from congress.web.papers import lacking, send_bytes, send_paper

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _name(plan: Plan) -> str:
    return f"Kế hoạch {plan.committee.name}"


@bp.get("/plans/<id:plan_id>/print")
@signed_in
def print_(plan_id: int) -> flask.Response:
    """In và xuất: what is still missing, and the files."""
    plan = queries.plan(actor(), plan_id)
    return page(
        "plans/print.html",
        plan=plan,
        lacking=lacking(plan_paper(plan, rows(plan.id))),
        can_edit=policy.can_edit(actor(), plan),
    )


@bp.get("/plans/<id:plan_id>/plan.pdf")
@signed_in
def pdf(plan_id: int) -> flask.Response:
    """Bản PDF."""
    return _paper(plan_id, "pdf")


@bp.get("/plans/<id:plan_id>/plan.docx")
@signed_in
def docx(plan_id: int) -> flask.Response:
    """Bản Word."""
    return _paper(plan_id, "docx")


def _paper(plan_id: int, ending: str) -> flask.Response:
    plan = queries.plan(actor(), plan_id)
    return send_paper(plan_paper(plan, rows(plan.id)), _name(plan), ending)


@bp.get("/plans/<id:plan_id>/plan.xlsx")
@signed_in
def xlsx(plan_id: int) -> flask.Response:
    """Bảng Excel, sửa và nhập lại được."""
    plan = queries.plan(actor(), plan_id)
    agencies = [name for _, name in choices.agencies(plan)]
    people = [name for _, name in choices.persons(plan)]
    data = workbook(plan, rows(plan.id), agencies, people)
    return send_bytes(data, f"{_name(plan)}.xlsx", XLSX)


@bp.get("/plans/<id:plan_id>/plan.csv")
@signed_in
def csv(plan_id: int) -> flask.Response:
    """Bảng CSV."""
    plan = queries.plan(actor(), plan_id)
    return send_bytes(table_of_text(rows(plan.id)), f"{_name(plan)}.csv", "text/csv")
