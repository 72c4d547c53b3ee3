"""The frame around every page: which congress, how many days left, where one can go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

import flask
from flask_babel import gettext

from congress.web import i18n
from congress.web.access import actor


@dataclass(frozen=True)
class NavItem:
    """A place in the navigation, with a count that may be hot (overdue)."""

    endpoint: str
    label: str
    icon: str
    section: str
    count: int | None = None
    hot: bool = False

    @property
    def url(self) -> str:
        """The address of the place."""
        return flask.url_for(self.endpoint)


@dataclass(frozen=True)
class Frame:
    """What stands around the pages of one congress."""

    title: str = ""
    d_day: date | None = None
    today: date | None = None
    demo_day: date | None = None
    nav: tuple[NavItem, ...] = ()
    roles_label: str = ""

    @property
    def days_left(self) -> int | None:
        """Days from today to the congress; None when no day is set."""
        if self.d_day is None or self.today is None:
            return None
        return (self.d_day - self.today).days


class Shell:
    """The frame with what belongs to the reader: name, language, text size."""

    def __init__(self, frame: Frame) -> None:
        who = actor()
        self.title = frame.title or gettext("Đại hội đại biểu các dân tộc thiểu số")
        self.d_day, self.days_left = frame.d_day, frame.days_left
        self.demo_day, self.nav = frame.demo_day, frame.nav
        self.roles_label = frame.roles_label
        self.actor_name = who.name if who.id is not None else None
        self.user_id = who.id
        self.locale, self.text_size = i18n.locale(), i18n.text_size()

    @property
    def section(self) -> str:
        """The section of the navigation that the page belongs to; empty when to none."""
        explicit = getattr(flask.g, "section", None)
        return str(explicit) if explicit else (flask.request.endpoint or "").split(".")[0]


def provide(app: flask.Flask, source: Callable[[], Frame]) -> None:
    """Name the function that tells the frame of a request."""
    app.extensions["frame"] = source


def shell() -> Shell:
    """The shell of this request, made once."""
    if "shell" not in flask.g:
        source: Callable[[], Frame] = flask.current_app.extensions.get("frame", Frame)
        flask.g.shell = Shell(source())
    return cast(Shell, flask.g.shell)


def install(app: flask.Flask) -> None:
    """Give the shell and the permission question to the templates."""
    app.context_processor(lambda: {"shell": shell(), "actor": actor()})
