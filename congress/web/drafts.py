"""Drafts of long forms, kept for their user on the server until the form is carried out.

A form that names a key (`keep=` of form_for) is kept while it is typed, when it is refused, and
when a sign-in ran out under it; it is offered again wherever the same form is shown.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import flask
import sqlalchemy as sa
from flask_babel import gettext
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.datastructures import MultiDict

from congress.core import clock
from congress.core.database import writing
from congress.core.model import CleanText, Model
from congress.core.text import TextError, clean
from congress.extensions import db
from congress.web import once
from congress.web.access import actor, local_address, signed_in

KEPT = timedelta(days=14)
MOST = 30
LIMIT = 60_000
KEY, SHEET, PAGE = "draft-key", "draft-sheet", "draft-page"
_OURS = {KEY, SHEET, PAGE, "csrf_token", "token"}
_HIDDEN = {"version", "base"}
_NEVER = {"secret", "current", "again", "password", "-arrived"}

bp = flask.Blueprint("drafts", __name__)


class FormDraft(Model):
    """What a user typed into a form; one whose form was carried out has no fields and no page."""

    __tablename__ = "form_draft"
    __table_args__ = (sa.UniqueConstraint("user_id", "key"),)

    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"))
    key: Mapped[str] = mapped_column(CleanText(200))
    sheet: Mapped[str] = mapped_column(CleanText(60))
    page: Mapped[str] = mapped_column(CleanText(500))
    fields: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    at: Mapped[datetime]


@dataclass(frozen=True)
class Sheet:
    """A form as it is shown: its key, this showing of it, its page, and what can be restored."""

    key: str
    number: str
    page: str
    at: datetime | None = None
    restored: bool = False
    address: str = ""


def sheet(key: str) -> Sheet:
    """The form that is about to be shown, with the draft that its user left, if there is one."""
    request = flask.request
    if request.method != "GET":
        page = request.form.get(PAGE) or request.path
        return Sheet(key, once.new_token(), page)
    here = {name: value for name, value in request.args.items() if name != "draft"}
    where = {**here, **(request.view_args or {})}
    page = flask.url_for(str(request.endpoint), **where)
    at = _times().get(key)
    address = flask.url_for(str(request.endpoint), draft=key, **where)
    return Sheet(key, once.new_token(), page, at, request.args.get("draft") == key, address)


def _times() -> dict[str, datetime]:
    """When each form was kept for the actor: read once for a page."""
    if "drafts" not in flask.g:
        who = actor().id
        kept = sa.select(FormDraft.key, FormDraft.at).where(FormDraft.page != "")
        found = db.session.execute(kept.where(FormDraft.user_id == who)) if who else ()
        flask.g.drafts = {row.key: row.at for row in found}
    return dict(flask.g.drafts)


def restored(key: str | None = None) -> MultiDict[str, str] | None:
    """What the address of a page asks to put back into a form: the draft `draft=`, if it is `key`.

    None when nothing is asked for, it is not the actor's, or, without a `key`, of another page.
    """
    asked = flask.request.args.get("draft", "") if flask.has_request_context() else ""
    if not asked or flask.request.method != "GET" or key not in (None, asked):
        return None
    row = _row(actor().id, asked)
    if row is None or not row.fields:
        return None
    if key is None and urlsplit(row.page).path != flask.request.path:
        return None
    return MultiDict((name, value) for name, values in row.fields.items() for value in values)


def fitting(names: Collection[str]) -> MultiDict[str, str] | None:
    """What is to be put back into a form with these fields, if it was typed into such a form."""
    found = restored()
    return found if found is not None and set(found) <= set(names) else None


@dataclass(frozen=True)
class Left:
    """A draft as its user's own page lists it: where to go on, since when, how it begins."""

    key: str
    address: str
    at: datetime
    words: str


def left() -> list[Left]:
    """What the actor left half typed, the last first."""
    found = db.session.scalars(
        sa.select(FormDraft).where(FormDraft.user_id == actor().id).order_by(FormDraft.at.desc())
    )
    return [_left(row) for row in found if row.fields]


def _left(row: FormDraft) -> Left:
    typed = [
        value for name, values in row.fields.items() if name not in _HIDDEN for value in values
    ]
    joint = "&" if "?" in row.page else "?"
    address = f"{row.page}{joint}{urlencode({'draft': row.key})}"
    return Left(row.key, address, row.at, max(typed, key=len, default=""))


def _row(user_id: int | None, key: str) -> FormDraft | None:
    if user_id is None:
        return None
    return db.session.scalar(
        sa.select(FormDraft).where(FormDraft.user_id == user_id, FormDraft.key == key)
    )


def keep(user_id: int, sent: Mapping[str, list[str]]) -> bool:
    """Keep what was typed into a form; False when it names no key or is too much to keep."""
    key, number, page = (_first(sent, name) for name in (KEY, SHEET, PAGE))
    fields = {name: values for name, values in sent.items() if _is_kept(name)}
    if not key or not fields or len(json.dumps(fields)) > LIMIT:
        return False
    row = _row(user_id, key)
    if row is not None and row.sheet == number and not row.fields:
        return True  # carried out: a late copy of the same sheet does not bring it back
    page = local_address(page) or "/"
    values = {"sheet": number, "page": page[:500], "fields": fields, "at": clock.now()}
    if row is None:
        return _add(FormDraft(user_id=user_id, key=key, **values))
    for name, value in values.items():
        setattr(row, name, value)
    return True


def _is_kept(name: str) -> bool:
    return name not in _OURS and not any(name.endswith(never) for never in _NEVER)


def _first(sent: Mapping[str, list[str]], name: str) -> str:
    try:
        return clean((sent.get(name) or [""])[0], limit=200)
    except TextError:
        return ""


def _add(row: FormDraft) -> bool:
    """Add a draft; the oldest ones of a user who has too many make room for it."""
    own = sa.select(FormDraft.id).where(FormDraft.user_id == row.user_id)
    kept = db.session.scalars(
        own.order_by(FormDraft.at.desc(), FormDraft.id.desc()).limit(MOST - 1)
    )
    db.session.execute(
        sa.delete(FormDraft)
        .where(FormDraft.user_id == row.user_id, FormDraft.id.not_in(kept.all()))
        .execution_options(synchronize_session=False)
    )
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:
        return True  # another window kept the same form at the same moment
    return True


def forget(user_id: int, key: str, number: str = "") -> None:
    """Drop a draft; a late copy of the same sheet does not bring it back."""
    row = _row(user_id, key)
    if row is not None:
        row.fields, row.page = {}, ""
        row.sheet, row.at = number or row.sheet, clock.now()
    elif number:
        _add(FormDraft(user_id=user_id, key=key, sheet=number, page="", fields={}, at=clock.now()))


def carried_out() -> None:
    """Drop the draft of the form of this request, in the request's own transaction."""
    who, sent = actor().id, flask.request.form
    if who is not None and sent.get(KEY) and flask.request.blueprint != bp.name:
        lists = sent.to_dict(flat=False)
        forget(who, _first(lists, KEY), _first(lists, SHEET))


def keep_refused() -> None:
    """Keep the form of this request although its answer undid everything else."""
    who, sent = actor().id, flask.request.form
    if who is None or not sent.get(KEY):
        return
    try:
        with writing(db.session):
            keep(who, sent.to_dict(flat=False))
    except SQLAlchemyError:
        flask.current_app.logger.exception("a draft could not be kept")


def purge() -> None:
    """Erase drafts that nobody came back to."""
    db.session.execute(sa.delete(FormDraft).where(FormDraft.at < clock.now() - KEPT))


@bp.post("/drafts")
@signed_in
def save() -> flask.Response:
    """Giữ phần đang gõ."""
    kept = keep(actor().id or 0, flask.request.form.to_dict(flat=False))
    return flask.Response(status=204 if kept else 422)


@bp.post("/drafts/drop")
@signed_in
def drop() -> flask.Response:
    """Bỏ phần đang gõ."""
    key = flask.request.form.get(KEY, "")
    row = _row(actor().id, key)
    page = row.page if row is not None else "/"
    forget(actor().id or 0, key)
    flask.flash(gettext("Đã bỏ phần đang gõ."), "ok")
    return flask.make_response(flask.redirect(local_address(page) or "/", 303))


def install(app: flask.Flask) -> None:
    """Let forms find the draft that their user left."""
    app.jinja_env.globals["sheet_of"] = sheet
