"""Who asks, and whether they may: guards on views, and the actor of the request."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit

import flask
import flask_login
from werkzeug.exceptions import HTTPException, Unauthorized
from werkzeug.routing import RequestRedirect

from congress.core.errors import NotAllowedError
from congress.core.permissions import Actor, Permission, roles_with

View = TypeVar("View", bound=Callable[..., Any])
GUARD = "__guard__"
NOBODY = Actor(id=None, name="")


def actor() -> Actor:
    """The actor of this request; NOBODY when nobody is signed in."""
    user = flask_login.current_user._get_current_object()
    return cast(Actor, user.actor) if user.is_authenticated else NOBODY


def public(view: View) -> View:
    """Let everybody see the view."""
    setattr(view, GUARD, "public")
    return view


def signed_in(view: View) -> View:
    """Let everybody who is signed in see the view."""
    return _guarded(view, "signed_in", None)


def requires(permission: Permission) -> Callable[[View], View]:
    """Let those see the view who hold the permission in any scope."""
    return lambda view: _guarded(view, permission.value, permission)


def first_secret_allowed(view: View) -> View:
    """Let the view be used before the one-time first secret has been replaced."""
    setattr(view, "__first_secret__", True)  # noqa: B010
    return view


def _guarded(view: View, mark: str, permission: Permission | None) -> View:
    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        who = actor()
        if who.id is None:
            raise Unauthorized
        if who.must_change_secret and not getattr(view, "__first_secret__", False):
            return flask.redirect(flask.url_for("accounts.password"))
        if permission is not None and not who.may(permission):
            raise NotAllowedError(roles_with(permission))
        return view(*args, **kwargs)

    setattr(guarded, GUARD, mark)
    return cast(View, guarded)


def guard_of(view: Callable[..., Any]) -> str | None:
    """Return the mark of a view's guard: "public", "signed_in", a permission; None if unguarded."""
    return getattr(view, GUARD, None)


def local_address(address: str | None) -> str | None:
    """Return the address if it leads to one of our own pages by GET, else None."""
    if not address or not address.startswith("/") or address.startswith("//"):
        return None
    if "\\" in address or any(ord(char) < 32 for char in address):
        return None
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    routes = flask.current_app.create_url_adapter(flask.request)
    try:
        if routes is not None:
            routes.match(parts.path, method="GET")
    except RequestRedirect:
        return None
    except HTTPException:
        return None
    return address
