"""The session of a browser: who it stands for, since when, and when it ends."""

from datetime import UTC, datetime

import flask
import flask_login

from congress.accounts import queries, rules
from congress.accounts.models import User
from congress.core import clock
from congress.core.permissions import Actor
from congress.core.text import whole_number
from congress.extensions import login
from congress.web.access import actor
from congress.web.pages import back_to


class SignedIn:
    """The signed-in user as the login extension wants one: the actor, and the session's number."""

    is_active = is_authenticated = True
    is_anonymous = False

    def __init__(self, actor: Actor, epoch: int) -> None:
        self.actor = actor
        self.epoch = epoch

    def get_id(self) -> str:
        """What the session keeps: the user's number and the epoch it was opened in."""
        return f"{self.actor.id}:{self.epoch}"


def install(_app: flask.Flask) -> None:
    """Tell the login extension how a session becomes a user."""
    login.session_protection = None
    login.user_loader(_load)


def _load(kept: str) -> SignedIn | None:
    user_id, epoch = map(whole_number, str(kept).partition(":")[::2])
    if user_id is None or epoch is None or _has_ended():
        return None
    found = queries.load_actor(user_id, epoch)
    return SignedIn(found, epoch) if found else None


def _has_ended() -> bool:
    """Whether the session is older than its kind may become, by the server's own clock."""
    since = flask.session.get("at")
    if not isinstance(since, int):
        return True
    longest = rules.KEPT_SESSION if flask.session.permanent else rules.BROWSER_SESSION
    return clock.wall() - datetime.fromtimestamp(since, UTC) > longest


def begin(user_id: int, epoch: int, *, keep: bool) -> None:
    """Start a fresh session; nothing of the visitor's own session goes on."""
    flask.session.clear()
    flask.g.pop("csrf_token", None)
    flask.session.permanent = keep
    flask.session["at"] = int(clock.wall().timestamp())
    renew(user_id, epoch)


def renew(user_id: int, epoch: int) -> None:
    """Let this one session go on after the user's epoch was raised."""
    found = queries.load_actor(user_id, epoch)
    if found is not None:
        flask_login.login_user(SignedIn(found, epoch))


def after(user: User, say: str) -> flask.Response:
    """Go on after a user's sessions were ended; whoever did it to himself stays signed in."""
    if user.id != actor().id:
        return back_to("accounts.detail", say, user_id=user.id)
    renew(user.id, user.epoch)
    return back_to("accounts.profile", say)


def end() -> None:
    """End this session."""
    flask_login.logout_user()
    flask.session.clear()
    flask.g.pop("csrf_token", None)
