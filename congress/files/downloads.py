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
