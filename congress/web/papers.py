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
    return send_bytes(_written(lambda: write(paper)), f"{name}.{ending}", TYPES[ending])


def show_pages(paper: Paper, **shown: Any) -> flask.Response:
    """The page with the paper's pages as pictures; raise RejectedError as `send_paper`.

    `shown` are the `crumbs`, the `meta` line, the addresses `pdf` and `docx` of its files, and
    `picture`, which gives the address of a page's picture by its number.
    """
    end_reading()
    sizes = page_sizes(_written(lambda: printed(paper)))
    return flask.make_response(flask.render_template("layouts/pages.html", sizes=sizes, **shown))


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


def send_bytes(data: bytes, name: str, media_type: str) -> flask.Response:
    """Bytes as a file to keep."""
    return flask.send_file(
        io.BytesIO(data), mimetype=media_type, as_attachment=True, download_name=name
    )


def end_reading() -> None:
    """Let go of the read transaction; what was read stays readable as it is."""
    db.session.expunge_all()
    db.session.rollback()
