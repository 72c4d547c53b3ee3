"""The one place where requests commit: unsafe methods that succeed, and notes of a reading."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import flask
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from congress.core.database import writing
from congress.extensions import db
from congress.web import drafts, once

SAFE = {"GET", "HEAD", "OPTIONS"}


class _RefusedError(Exception):
    """Carries an answer of 400 or above out of the transaction, so that nothing is kept."""

    def __init__(self, response: flask.Response) -> None:
        super().__init__(response.status)
        self.response = response


def atomic(view: Callable[..., Any]) -> Callable[..., flask.Response]:
    """Run the view as one transaction: commit an unsafe method answered below 400, else undo."""

    @wraps(view)
    def transacted(*args: Any, **kwargs: Any) -> flask.Response:
        if flask.request.method in SAFE:
            return flask.make_response(view(*args, **kwargs))
        try:
            with writing(db.session):
                response = flask.make_response(view(*args, **kwargs))
                if response.status_code >= 400:
                    raise _RefusedError(response)
                once.keep(response)
                drafts.carried_out()
                return response
        except _RefusedError as refused:
            drafts.keep_refused()
            for note in flask.g.pop("if_refused", ()):
                with writing(db.session):
                    note()
            return refused.response
        except HTTPException:
            raise
        except Exception:
            drafts.keep_refused()
            raise

    return transacted


def if_refused(write: Callable[[], object]) -> None:
    """Note something that a refused form shows, in a transaction of its own, before it is shown.

    The answer depends on it: where it fails, that failure is the answer.
    """
    flask.g.setdefault("if_refused", []).append(write)


def afterwards(write: Callable[[], object], failed: str) -> None:
    """Note something of a page that is read, once it is drawn, in a transaction of its own.

    The page does not depend on it: what fails is undone, and the server's log says `failed`.
    """

    @flask.after_this_request
    def noted(response: flask.Response) -> flask.Response:
        if flask.request.method == "GET" and response.status_code == 200:
            try:
                with writing(db.session):
                    write()
            except SQLAlchemyError:
                flask.current_app.logger.exception("%s", failed)
        return response
