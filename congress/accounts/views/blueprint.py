"""The blueprint that the account pages share."""

import flask

bp = flask.Blueprint("accounts", __name__)
