"""The catalogue of components: every macro in every state, for whoever builds pages."""

import flask

from congress.dev.showroom import samples
from congress.web.access import signed_in
from congress.web.pages import page

bp = flask.Blueprint("dev", __name__)


@bp.get("/dev/components")
@signed_in
def components() -> flask.Response:
    """Các thành phần giao diện."""
    return page("dev/components.html", **samples())
