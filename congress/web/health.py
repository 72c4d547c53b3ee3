"""Health addresses for whoever watches the service."""

import flask
import sqlalchemy as sa
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
        db.session.execute(sa.text("SELECT version_num FROM alembic_version")).one()
    except SQLAlchemyError:
        return flask.Response("database not ready\n", status=503, mimetype="text/plain")
    return flask.Response("ok\n", mimetype="text/plain")
