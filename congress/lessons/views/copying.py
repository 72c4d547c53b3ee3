"""A child's own copy of the lessons that were published to it: its pages and its files."""

from typing import Any

import flask
from flask_babel import gettext

from congress.core.errors import MissingError
from congress.districts.queries import child_for
from congress.lessons.papers import copy_paper
from congress.lessons.queries import lessons
from congress.lessons.views.blueprint import bp
from congress.printing.paper import Paper
from congress.web.access import actor, signed_in
from congress.web.pages import page
from congress.web.papers import send_paper, send_picture, show_pages


@bp.get("/congresses/<id:congress_id>/lessons/copy")
@signed_in
def copy(congress_id: int) -> flask.Response:
    """In kinh nghiệm đã công bố cho đơn vị: the pages and the files."""
    child = child_for(actor(), congress_id)
    _made(congress_id)
    return page("lessons/copy.html", congress=child)


@bp.get("/congresses/<id:congress_id>/lessons/copy/pages")
@signed_in
def copy_pages(congress_id: int) -> flask.Response:
    """Xem trước kinh nghiệm đã công bố cho đơn vị: the pages as pictures."""
    place: dict[str, Any] = {"congress_id": congress_id}
    paper, url = _made(congress_id), flask.url_for
    return show_pages(
        paper,
        "lessons.copy_",
        place,
        meta=paper.subject,
        crumbs=[
            (paper.body, url("districts.child", _anchor="lessons", **place)),
            (gettext("In kinh nghiệm đã công bố"), url("lessons.copy", **place)),
        ],
    )


@bp.get("/congresses/<id:congress_id>/lessons/copy/pages/<id:number>")
@signed_in
def copy_picture(congress_id: int, number: int) -> flask.Response:
    """Một trang của bản kinh nghiệm, thành ảnh."""
    return send_picture(_made(congress_id), number)


@bp.get("/congresses/<id:congress_id>/lessons/copy.pdf")
@signed_in
def copy_pdf(congress_id: int) -> flask.Response:
    """Kinh nghiệm đã công bố cho đơn vị, bản PDF."""
    return send_paper(_made(congress_id), gettext("Kinh nghiệm đại hội điểm"), "pdf")


@bp.get("/congresses/<id:congress_id>/lessons/copy.docx")
@signed_in
def copy_docx(congress_id: int) -> flask.Response:
    """Kinh nghiệm đã công bố cho đơn vị, bản Word."""
    return send_paper(_made(congress_id), gettext("Kinh nghiệm đại hội điểm"), "docx")


def _made(congress_id: int) -> Paper:
    """The copy as it stands now; MissingError where nothing was published to the child."""
    child = child_for(actor(), congress_id)
    entries = lessons.checklist(child)
    if not entries:
        raise MissingError
    return copy_paper(child, entries)
