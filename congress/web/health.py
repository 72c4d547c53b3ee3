"""Health addresses for whoever watches the service."""

from functools import cache

import flask
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError

from congress.extensions import db
from congress.web.access import public

bp = flask.Blueprint("health", __name__)


@bp.get("/livez")
@public
def livez() -> flask.Response:
    """Say that the process answers; asks nothing of the database."""
    return flask.Response("ok\n", mimetype="text/plain")


@bp.get("/readyz")
@public
def readyz() -> flask.Response:
    """Say whether the database answers with the tables of this version."""
    try:
        found = db.session.scalar(sa.text("SELECT version_num FROM alembic_version"))
    except SQLAlchemyError:
        found = None
    if found is None or found != _newest(flask.current_app.extensions["migrate"].directory):
        return flask.Response("database not ready\n", status=503, mimetype="text/plain")
    return flask.Response("ok\n", mimetype="text/plain")


@cache
def _newest(directory: str) -> str | None:
    """The revision of the tables that this version of the software works with."""
    return ScriptDirectory(directory).get_current_head()
