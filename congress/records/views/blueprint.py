"""The blueprint of official papers."""

import flask

bp = flask.Blueprint("records", __name__)
