"""The blueprint of the pages of finding."""

import flask

bp = flask.Blueprint("search", __name__)
