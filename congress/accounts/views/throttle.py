"""The throttle of the pages that ask for a secret: what counts as a failure, and who must wait."""

import flask
from flask_babel import gettext

from congress.accounts import actions, queries, rules
from congress.core import clock, database
from congress.extensions import db


def minutes_to_wait(username: str) -> int:
    """Minutes until a secret for this name is heard from this address again; 0 when it is now."""
    return queries.minutes_to_wait(rules.account_key(username), _address(), clock.wall())


def count_failure(username: str) -> None:
    """Count a wrong secret; the count is kept although its answer undoes the request."""
    with database.writing(db.session):
        actions.note_failure(rules.account_key(username), _address())


def _address() -> str:
    return rules.address_key(flask.request.remote_addr or "")


def sentence(minutes: int) -> str:
    """Say how long to wait."""
    return str(
        gettext("Sai nhiều lần liên tiếp. Xin thử lại sau %(minutes)s phút.", minutes=minutes)
    )


def closed(response: flask.Response, minutes: int) -> flask.Response:
    """Mark an answer as one that asks to wait."""
    response.status_code = 429
    response.headers["Retry-After"] = str(minutes * 60)
    return response
