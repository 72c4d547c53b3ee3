"""Sending a kept file: as a download, never as a page of ours."""

from urllib.parse import quote

import flask
from werkzeug.http import dump_options_header

from congress.core.text import fold
from congress.files import store
from congress.files.models import Attachment

POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"


def send(attachment: Attachment) -> flask.Response:
    """Answer with the bytes of an attachment under its own name; who may have it is asked before.

    The browser saves it, guesses no other type and runs nothing in it.
    """
    content = store.current().read(attachment.store_key)
    response = flask.Response(content, mimetype=attachment.media_type)
    response.content_length = attachment.size
    response.headers["Content-Disposition"] = _disposition(attachment.name)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _disposition(name: str) -> str:
    """Name the file twice: as it is, and without diacritics for programs that know only ASCII."""
    bare = fold(name).encode("ascii", "replace").decode("ascii").replace("?", "_")
    names = {"filename": bare, "filename*": f"UTF-8''{quote(name, safe='')}"}
    return dump_options_header("attachment", names)
