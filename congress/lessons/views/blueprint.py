"""The pages of lessons register here."""

import flask

bp = flask.Blueprint("lessons", __name__)
