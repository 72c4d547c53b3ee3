"""Sending a kept file as a download, never as a page of ours, and showing a scan's pages."""

import textwrap
from typing import Any
from urllib.parse import quote

import flask
from werkzeug.http import dump_options_header

from congress.core.errors import MissingError, RejectedError
from congress.core.text import fold
from congress.files import store
from congress.files.models import Attachment
from congress.files.rules import MEDIA_TYPES
from congress.printing.errors import UNSHOWN, PrintingError
from congress.printing.pictures import MOST_PAGES, Drawn
from congress.printing.viewer import viewer
from congress.web.headers import may_be_kept
from congress.web.i18n import worded
from congress.web.papers import end_reading

POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
KEPT = "private, no-cache"  # asked for each time, as rights may end; unchanged it costs nothing
LOOKS = 1  # goes up when pictures are drawn otherwise


def send(attachment: Attachment) -> flask.Response:
    """Answer with the bytes of an attachment under its own name; who may have it is asked before.

    The browser saves it, guesses no other type and runs nothing in it.
    """
    return send_kept(attachment.store_key, attachment.name, attachment.media_type, attachment.size)


def send_kept(key: str, name: str, media_type: str, size: int) -> flask.Response:
    """Answer with the bytes of a key, `size` of them, as a file of that name; see `send`."""
    response = flask.Response(store.current().read(key), mimetype=media_type)
    response.content_length = size
    response.headers["Content-Disposition"] = _disposition(name)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _disposition(name: str) -> str:
    """Name the file twice: as it is, and without diacritics for programs that know only ASCII."""
    bare = fold(name).encode("ascii", "replace").decode("ascii").replace("?", "_")
    names = {"filename": bare, "filename*": f"UTF-8''{quote(name, safe='')}"}
    return dump_options_header("attachment", names)


def show_scan(attachment: Attachment, **shown: Any) -> flask.Response:
    """The page with one page of a PDF as a picture; `?page=` counts from 1.

    `shown` are the `crumbs`, and the addresses `file` of the whole and `pages` of this page, and
    `picture`, which gives the address of a page's picture by its number. What cannot be drawn is
    said in words. MissingError for what is no PDF, and for a page that it has not.
    """
    number = flask.request.args.get("page", 1, type=int)
    said, drawn = "", None
    try:
        drawn = _drawn(attachment, number)
    except RejectedError as error:
        said = worded(error)
    values = {"scan": attachment, "number": number, "drawn": drawn, "said": said}
    body = flask.render_template("layouts/scan.html", most=MOST_PAGES, **values, **shown)
    return flask.make_response(body)


def send_scan_page(attachment: Attachment, number: int) -> flask.Response:
    """A page of a PDF as a picture; one that cannot be drawn is a picture that says why."""
    tag = f"{attachment.sha256}-{number}-{LOOKS}"
    response = flask.Response(mimetype="image/jpeg")
    if flask.request.if_none_match.contains(tag):
        response.status_code = 304
    else:
        try:
            response.set_data(_drawn(attachment, number).image)
        except RejectedError as error:
            return _said(worded(error))
    response.set_etag(tag)
    return may_be_kept(response, KEPT)


def _drawn(attachment: Attachment, number: int) -> Drawn:
    if attachment.media_type != MEDIA_TYPES["pdf"]:
        raise MissingError
    place, key = store.current(), attachment.store_key
    end_reading()
    try:
        return viewer.draw(key, number, lambda: b"".join(place.read(key)))
    except PrintingError as error:
        if error.code not in UNSHOWN:
            raise MissingError from error
        raise RejectedError(UNSHOWN[error.code]) from error


def _said(sentence: str) -> flask.Response:
    lines = textwrap.wrap(sentence, 34)
    body = flask.render_template("layouts/said.svg", lines=lines)
    return flask.Response(body, 422, mimetype="image/svg+xml")
