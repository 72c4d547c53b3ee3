"""Official papers on their way out: what they lack, their pages to look at, the files to keep."""

import io
from collections.abc import Callable, Mapping
from typing import Any

import flask
from flask_babel import gettext

from congress.core.errors import MissingError, RejectedError
from congress.extensions import db
from congress.printing.docx_file import to_docx
from congress.printing.errors import SENTENCES, PrintingError
from congress.printing.kept import printed
from congress.printing.missing import Missing, missing
from congress.printing.paper import Paper
from congress.printing.pictures import page_sizes, picture

TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


def lacking(paper: Paper) -> list[str]:
    """What a paper lacks, in words; pieces of the paper itself stay as they are."""
    return [_said(one) for one in missing(paper)]


def _said(lack: Missing) -> str:
    if lack.code == "letter":
        return str(gettext("Phông chữ không có ký tự %(letter)s", letter=lack.label))
    return lack.label if lack.code == "blank" else str(gettext(lack.label))


def send_paper(paper: Paper, name: str, ending: str) -> flask.Response:
    """The paper as a file to keep, `name` with the ending "pdf" or "docx".

    Nothing of the database is held open while it is made. Raise RejectedError, which says why, for
    a paper that cannot be printed.
    """
    write = printed if ending == "pdf" else to_docx
    end_reading()
    return send_bytes(_written(lambda: write(paper)), name, ending)


def show_pages(paper: Paper, views: str, place: Mapping[str, Any], **shown: Any) -> flask.Response:
    """The page with the paper's pages as pictures; raise RejectedError as `send_paper`.

    `views` begins the names of the views of its files and of a page's picture: "plans." of
    "plans.pdf", "plans.docx" and "plans.picture", which take `place`. `shown` are the `crumbs` and
    the `meta` line.
    """

    def address(name: str, **more: Any) -> str:
        return flask.url_for(views + name, **place, **more)

    end_reading()
    body = flask.render_template(
        "layouts/pages.html",
        sizes=page_sizes(_written(lambda: printed(paper))),
        pdf=address("pdf"),
        docx=address("docx"),
        picture=lambda number: address("picture", number=number),
        **shown,
    )
    return flask.make_response(body)


def send_picture(paper: Paper, number: int) -> flask.Response:
    """A page of the paper as a picture to show; MissingError for a page it has not."""
    end_reading()
    pdf = _written(lambda: printed(paper))
    try:
        data = picture(pdf, number)
    except LookupError as error:
        raise MissingError from error
    return flask.send_file(io.BytesIO(data), mimetype="image/png")


def _written(write: Callable[[], bytes]) -> bytes:
    try:
        return write()
    except PrintingError as error:
        raise RejectedError(SENTENCES[error.code]) from error


def send_bytes(data: bytes, name: str, ending: str) -> flask.Response:
    """Bytes as a file to keep, `name` with one of the endings of TYPES."""
    return flask.send_file(
        io.BytesIO(data),
        mimetype=TYPES[ending],
        as_attachment=True,
        download_name=f"{name}.{ending}",
    )


def end_reading() -> None:
    """Let go of the read transaction; what was read stays readable as it is."""
    db.session.expunge_all()
    db.session.rollback()
