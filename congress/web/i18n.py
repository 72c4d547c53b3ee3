"""The language and text size of a request: the user's choice, else the visitor's cookie."""

import flask
from flask_babel import gettext

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


class FormTexts:
    """The library's own form messages, English there, in the language of the page."""

    def gettext(self, message: str) -> str:
        """Return one message."""
        return str(gettext(message))

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Return a counted message."""
        return str(gettext(singular if count == 1 else plural))
