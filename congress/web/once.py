"""Once-only forms: what a repeated sending of the same form is answered with."""

import hashlib
import secrets
from datetime import datetime, timedelta

import flask
import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.exceptions import HTTPException

from congress.core import clock
from congress.core.model import CleanText, Model
from congress.extensions import db
from congress.web.access import actor

KEPT = timedelta(days=3)


class FormToken(Model):
    """A form that was carried out: its token, what it held, and where it led."""

    __tablename__ = "form_token"
    __table_args__ = (sa.UniqueConstraint("token"),)

    token: Mapped[str] = mapped_column(CleanText(60))
    user_id: Mapped[int | None]
    fingerprint: Mapped[str] = mapped_column(sa.String(64))
    location: Mapped[str] = mapped_column(CleanText(500))
    at: Mapped[datetime]


class Repeated(HTTPException):
    """The form was carried out before: go where the first sending led."""

    code = 303


def new_token() -> str:
    """Make the token of a form that is about to be shown."""
    return secrets.token_urlsafe(18)


def check(token: str, content: str) -> None:
    """Answer a repeated form with the place its first sending led to; note a new one."""
    if flask.request.method != "POST" or not token or len(token) > 60:
        return
    fingerprint = hashlib.sha256(
        f"{actor().id}|{flask.request.full_path}|{content}".encode()
    ).hexdigest()
    seen = db.session.scalar(sa.select(FormToken).where(FormToken.token == token))
    if seen is None:
        flask.g.once = (token, fingerprint)
    elif seen.fingerprint == fingerprint:
        raise Repeated(response=flask.redirect(seen.location, 303))


def keep(response: flask.Response) -> None:
    """Note where a form of this request led, in the request's own transaction."""
    token, fingerprint = flask.g.pop("once", (None, None))
    if token is None or not 300 <= response.status_code < 400:
        return
    now = clock.now()
    db.session.execute(sa.delete(FormToken).where(FormToken.at < now - KEPT))
    row = FormToken(token=token, fingerprint=fingerprint, user_id=actor().id, at=now)
    row.location = response.location or "/"
    db.session.add(row)
