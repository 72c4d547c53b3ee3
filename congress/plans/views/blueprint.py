"""The blueprint that the plans pages share."""

import flask

bp = flask.Blueprint("plans", __name__)
