"""The language and text size of a request: the user's choice, else the visitor's cookie."""

from typing import Any

import flask
from flask_babel import get_locale, get_translations, gettext

from congress.core.errors import RejectedError
from congress.web.access import actor

LOCALES = ("vi", "en")
TEXT_SIZES = ("s", "m", "l", "xl")


def locale() -> str:
    """The language of the page: the signed-in user's, else the visitor's, else Vietnamese."""
    if not flask.has_request_context():
        return "vi"
    who = actor()
    if who.id is not None:
        return who.locale
    chosen = flask.session.get("locale")
    return chosen if chosen in LOCALES else "vi"


def text_size() -> str:
    """The text size of the page: s, m, l or xl."""
    who = actor()
    if who.id is not None:
        return who.text_size
    chosen = flask.session.get("text_size")
    return chosen if chosen in TEXT_SIZES else "s"


def worded(error: RejectedError) -> str:
    """Return the sentence of a refused intention in the language of the page."""
    sentence = str(gettext(error.sentence))
    return sentence.format(**error.values) if error.values else sentence


def _catalogue() -> Any:
    """The words of the language in force, looked up once a request: a page asks a hundred times."""
    language, here = get_locale(), flask.g._get_current_object()
    if here.get("language") is not language:
        here.language, here.catalogue = language, get_translations()
    return here.catalogue


def install(app: flask.Flask) -> None:
    """Let templates take their words from the language in force."""
    environment: Any = app.jinja_env  # has the method once babel brought its extension in
    environment.install_gettext_callables(
        gettext=lambda one: _catalogue().ugettext(one),
        ngettext=lambda one, more, count: _catalogue().ungettext(one, more, count),
        newstyle=True,
    )
    environment.globals["_"] = environment.globals["gettext"]  # not looked up at each asking


class FormTexts:
    """The library's own form messages, English there, in the language of the page."""

    def gettext(self, message: str) -> str:
        """Return one message."""
        return str(gettext(message))

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Return a counted message."""
        return str(gettext(singular if count == 1 else plural))
