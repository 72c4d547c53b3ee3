"""The blueprint of the pages that change what was approved."""

import flask

bp = flask.Blueprint("amending", __name__)
