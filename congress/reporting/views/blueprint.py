"""The blueprint of the pages of periodic reports."""

import flask

bp = flask.Blueprint("reporting", __name__)
