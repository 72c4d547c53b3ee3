"""An amendment on its way out: what its paper lacks, its pages, and its files."""

from typing import Any

import flask
from flask_babel import gettext

from congress.amending.papers import amendment_paper
from congress.amending.views.blueprint import bp
from congress.plans.models import Amendment
from congress.plans.queries import amended
from congress.printing.paper import Paper
from congress.web.access import actor, signed_in
from congress.web.pages import page
from congress.web.papers import lacking, send_paper, send_picture, show_pages


@bp.get("/amendments/<id:amendment_id>/print")
@signed_in
def print_(amendment_id: int) -> flask.Response:
    """In bản sửa đổi: what is still missing, its pages, and the files."""
    found = amended.amendment(actor(), amendment_id)
    return page(
        "amending/print.html",
        amendment=found,
        plan=found.plan,
        lacking=lacking(_made(found)),
    )


@bp.get("/amendments/<id:amendment_id>/pages")
@signed_in
def pages(amendment_id: int) -> flask.Response:
    """Xem trước bản sửa đổi: the pages as pictures."""
    found = amended.amendment(actor(), amendment_id)
    place: dict[str, Any] = {"amendment_id": found.id}
    url = flask.url_for
    return show_pages(
        _made(found),
        "amending.",
        place,
        meta=found.plan.title,
        crumbs=[
            (_name(found), url("amending.amendment", **place)),
            (gettext("In bản sửa đổi"), url("amending.print_", **place)),
        ],
    )


@bp.get("/amendments/<id:amendment_id>/pages/<id:number>")
@signed_in
def picture(amendment_id: int, number: int) -> flask.Response:
    """Một trang của bản sửa đổi, thành ảnh."""
    return send_picture(_made(amended.amendment(actor(), amendment_id)), number)


@bp.get("/amendments/<id:amendment_id>/amendment.pdf")
@signed_in
def pdf(amendment_id: int) -> flask.Response:
    """Bản sửa đổi, bản PDF."""
    return _paper(amendment_id, "pdf")


@bp.get("/amendments/<id:amendment_id>/amendment.docx")
@signed_in
def docx(amendment_id: int) -> flask.Response:
    """Bản sửa đổi, bản Word."""
    return _paper(amendment_id, "docx")


def _paper(amendment_id: int, ending: str) -> flask.Response:
    found = amended.amendment(actor(), amendment_id)
    name = f"Sửa đổi lần {found.ordinal} - Kế hoạch {found.plan.committee.name}"
    return send_paper(_made(found), name, ending)


def _made(found: Amendment) -> Paper:
    return amendment_paper(found, amended.amended_by(found.plan, before=found.ordinal))


def _name(found: Amendment) -> str:
    return str(gettext("Sửa đổi lần %(n)s", n=found.ordinal))
