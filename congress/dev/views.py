"""The catalogue of components: every macro in every state, for whoever builds pages."""

import flask

from congress.dev.showroom import samples
from congress.web.access import signed_in

bp = flask.Blueprint("dev", __name__)


@bp.get("/dev/components")
@signed_in
def components() -> flask.Response:
    """Các thành phần giao diện."""
    # A sample form is never sent, so its answer has no status to decide.
    return flask.make_response(flask.render_template("dev/components.html", **samples()))
