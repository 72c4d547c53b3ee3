"""The synthesis of a period on its way out: what it lacks, its pages, and its files."""

from typing import Any

import flask
from flask_babel import gettext

from congress.core.permissions import Permission
from congress.printing.paper import Paper
from congress.reporting import policy
from congress.reporting.models import ReportPeriod
from congress.reporting.papers import synthesis_paper
from congress.reporting.queries import periods
from congress.reporting.queries.synthesis import synthesis_of
from congress.reporting.views.blueprint import bp
from congress.reporting.views.days import DayAsked
from congress.web.access import actor, requires
from congress.web.pages import page
from congress.web.papers import lacking, send_paper, send_picture, show_pages


@bp.get("/periods/<id:period_id>/synthesis")
@requires(Permission.GUIDE_CHILDREN)
def synthesis(period_id: int) -> flask.Response:
    """Báo cáo tổng hợp của kỳ, as of any day: what is still missing, its pages, and the files."""
    found, asked = _guided(period_id), DayAsked.of()
    made = synthesis_of(actor(), found, asked.moment)
    return page(
        "reporting/synthesis.html",
        period=found,
        asked=asked,
        status=made.status,
        lacking=lacking(synthesis_paper(made)),
    )


@bp.get("/periods/<id:period_id>/synthesis/pages")
@requires(Permission.GUIDE_CHILDREN)
def synthesis_pages(period_id: int) -> flask.Response:
    """Xem trước báo cáo tổng hợp: the pages as pictures."""
    found, url, asked = _guided(period_id), flask.url_for, DayAsked.for_file()
    place: dict[str, Any] = {"period_id": period_id, "at": asked.at}
    return show_pages(
        _made(found, asked),
        "reporting.synthesis_",
        place,
        meta=found.label,
        crumbs=[(gettext("Báo cáo tổng hợp"), url("reporting.synthesis", **place))],
    )


@bp.get("/periods/<id:period_id>/synthesis/pages/<id:number>")
@requires(Permission.GUIDE_CHILDREN)
def synthesis_picture(period_id: int, number: int) -> flask.Response:
    """Một trang của báo cáo tổng hợp, thành ảnh."""
    return send_picture(_made(_guided(period_id), DayAsked.for_file()), number)


@bp.get("/periods/<id:period_id>/synthesis.pdf")
@requires(Permission.GUIDE_CHILDREN)
def synthesis_pdf(period_id: int) -> flask.Response:
    """Báo cáo tổng hợp, bản PDF."""
    return _file(period_id, "pdf")


@bp.get("/periods/<id:period_id>/synthesis.docx")
@requires(Permission.GUIDE_CHILDREN)
def synthesis_docx(period_id: int) -> flask.Response:
    """Báo cáo tổng hợp, bản Word."""
    return _file(period_id, "docx")


def _file(period_id: int, ending: str) -> flask.Response:
    found, asked = _guided(period_id), DayAsked.for_file()
    name = f"Báo cáo tổng hợp {found.form.congress.unit.name} kỳ {found.number}"
    dated = f"{name} đến {asked.past:%d-%m-%Y}" if asked.past else name
    return send_paper(_made(found, asked), dated, ending)


def _made(found: ReportPeriod, asked: DayAsked) -> Paper:
    return synthesis_paper(synthesis_of(actor(), found, asked.moment))


def _guided(period_id: int) -> ReportPeriod:
    found = periods.period(actor(), period_id)
    policy.require_guiding(actor(), found.form.congress_id)
    return found
