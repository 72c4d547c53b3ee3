"""The pages of delegates register here."""

import flask

bp = flask.Blueprint("delegates", __name__)
