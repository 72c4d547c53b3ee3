"""An expired sign-in while typing: what was sent is carried through the sign-in and sent again."""

import json
import zlib
from typing import Any

import flask
from itsdangerous import BadData, URLSafeTimedSerializer

from congress.web.access import local_address

LIMIT = 200_000
HOURS = 12
_TECHNICAL = {"csrf_token", "token"}
_NEVER_KEPT = {"accounts.password", "accounts.sign_in"}


def _seal() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(flask.current_app.secret_key), salt="resume")


def sign_in_first() -> flask.Response:
    """Send a visitor to the sign-in; a form that one of our own pages was sending waits there."""
    request = flask.request
    if request.method == "GET":
        address = local_address(request.full_path.rstrip("?"))
        return flask.make_response(flask.redirect(flask.url_for("accounts.sign_in", next=address)))
    if request.method != "POST" or request.endpoint in _NEVER_KEPT or not _is_ours(request):
        return flask.make_response(flask.redirect(flask.url_for("accounts.sign_in"), 303))
    kept = pack(request.full_path.rstrip("?"), request.form.to_dict(flat=False))
    body = flask.render_template("accounts/expired.html", kept=kept)
    return flask.make_response(body, 401)


def _is_ours(request: flask.Request) -> bool:
    """Whether the browser says, or leaves open, that a page of this site sent the form."""
    own = f"{request.scheme}://{request.host}"
    if request.headers.get("Origin", own) != own:
        return False
    return request.headers.get("Sec-Fetch-Site", "none") in {"same-origin", "none"}


def pack(path: str, fields: dict[str, list[str]]) -> str:
    """Seal a form that could not be sent; empty when it is too large to carry."""
    content = {name: values for name, values in fields.items() if name not in _TECHNICAL}
    raw = json.dumps({"path": path, "fields": content})
    return str(_seal().dumps(raw)) if len(raw) <= LIMIT else ""


def unpack(kept: str) -> dict[str, Any] | None:
    """Open a sealed form: {"path": …, "fields": {name: [values]}}; None when it is not ours."""
    if not kept or len(kept) > LIMIT * 2:
        return None
    try:
        found = json.loads(_seal().loads(kept, max_age=HOURS * 3600))
    except (BadData, ValueError, zlib.error):
        return None
    return found if isinstance(found, dict) else None
