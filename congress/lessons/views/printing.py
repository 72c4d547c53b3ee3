"""The lessons of a congress on their way out: what the paper lacks, its pages, and its files."""

from typing import Any

import flask
from flask_babel import gettext

from congress.congresses.models import CommitteeKind
from congress.congresses.queries import committees_of
from congress.districts.queries import children_of, level_of, parent_for
from congress.lessons.papers import lessons_paper
from congress.lessons.queries import lessons
from congress.lessons.views.blueprint import bp
from congress.printing.paper import Paper
from congress.web.access import actor, signed_in
from congress.web.pages import page
from congress.web.papers import lacking, send_paper, send_picture, show_pages


@bp.get("/congresses/<id:congress_id>/lessons/print")
@signed_in
def print_(congress_id: int) -> flask.Response:
    """In thông báo kinh nghiệm: what is still missing, its pages, and the files."""
    parent = parent_for(actor(), congress_id)
    return page("lessons/print.html", congress=parent, lacking=lacking(_made(congress_id)))


@bp.get("/congresses/<id:congress_id>/lessons/pages")
@signed_in
def pages(congress_id: int) -> flask.Response:
    """Xem trước thông báo kinh nghiệm: the pages as pictures."""
    place: dict[str, Any] = {"congress_id": congress_id}
    paper, url = _made(congress_id), flask.url_for
    return show_pages(
        paper,
        "lessons.",
        place,
        meta=paper.subject,
        crumbs=[
            (gettext("Kinh nghiệm từ đại hội điểm"), url("lessons.index", **place)),
            (gettext("In thông báo kinh nghiệm"), url("lessons.print_", **place)),
        ],
    )


@bp.get("/congresses/<id:congress_id>/lessons/pages/<id:number>")
@signed_in
def picture(congress_id: int, number: int) -> flask.Response:
    """Một trang của thông báo kinh nghiệm, thành ảnh."""
    return send_picture(_made(congress_id), number)


@bp.get("/congresses/<id:congress_id>/lessons.pdf")
@signed_in
def pdf(congress_id: int) -> flask.Response:
    """Thông báo kinh nghiệm, bản PDF."""
    return send_paper(_made(congress_id), gettext("Kinh nghiệm đại hội điểm"), "pdf")


@bp.get("/congresses/<id:congress_id>/lessons.docx")
@signed_in
def docx(congress_id: int) -> flask.Response:
    """Thông báo kinh nghiệm, bản Word."""
    return send_paper(_made(congress_id), gettext("Kinh nghiệm đại hội điểm"), "docx")


def _made(congress_id: int) -> Paper:
    parent = parent_for(actor(), congress_id)
    steering = (c for c in committees_of(parent.id) if c.kind is CommitteeKind.STEERING)
    return lessons_paper(
        parent,
        next(steering, None),
        lessons.published(parent.id),
        [child for child in children_of(actor(), parent.id, merged=True) if child.is_pilot],
        level_of(parent.id).name,
    )
