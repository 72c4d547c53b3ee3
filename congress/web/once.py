"""Once-only forms: what a repeated sending of the same form is answered with."""

import hashlib
import secrets
from datetime import datetime, timedelta

import flask
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.exceptions import HTTPException

from congress.core import clock
from congress.core.errors import StaleError
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
    """Claim a new form's token; answer a repeated form with the place its first sending led to.

    A sending that comes while the first one is at work waits for it at the unique token. Raises
    `StaleError` when the first one left no place behind.
    """
    if flask.request.method != "POST" or not token or len(token) > 60:
        return
    claimed = flask.g.get("once")
    if claimed is not None and claimed.token == token:
        return
    fingerprint = hashlib.sha256(
        f"{actor().id}|{flask.request.full_path}|{content}".encode()
    ).hexdigest()
    seen = _seen(token) or _claim(token, fingerprint)
    if seen is None or seen.fingerprint != fingerprint:
        return
    if not seen.location:
        raise StaleError
    raise Repeated(response=flask.redirect(seen.location, 303))


def _seen(token: str) -> FormToken | None:
    return db.session.scalar(sa.select(FormToken).where(FormToken.token == token))


def _claim(token: str, fingerprint: str) -> FormToken | None:
    """Note the form before it acts; the row of the sending that came first, if one did."""
    row = FormToken(token=token, fingerprint=fingerprint, user_id=actor().id, at=clock.now())
    row.location = ""
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        first = _seen(token)
        if first is None:
            raise StaleError from error
        return first
    flask.g.once = row
    return None


def keep(response: flask.Response) -> None:
    """Note where a form of this request led, in the request's own transaction."""
    row: FormToken | None = flask.g.pop("once", None)
    if row is None:
        return
    if not 300 <= response.status_code < 400:
        db.session.delete(row)
        return
    db.session.execute(sa.delete(FormToken).where(FormToken.at < clock.now() - KEPT))
    row.location = response.location or "/"
