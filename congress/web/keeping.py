"""Pieces of pages that are drawn once and kept under what they show."""

from collections.abc import Callable, Hashable
from functools import lru_cache

import flask
from flask_babel import get_locale
from markupsafe import Markup

KEPT = 500


def kept_piece(template: str, name: str, *shown: Hashable) -> Markup:
    """What a macro makes of values, drawn once; a debugging server draws it at each asking.

    Only for a macro whose markup follows from these values, the language and the root of the
    addresses: never for one with a form, whose mark against forgery differs each time. The least
    lately used beyond `KEPT` pieces are let go.
    """
    draw = _drawn.__wrapped__ if flask.current_app.debug else _drawn
    return draw(template, name, shown, str(get_locale()), flask.request.script_root)


@lru_cache(maxsize=KEPT)
def _drawn(
    template: str, name: str, shown: tuple[Hashable, ...], _language: str, _root: str
) -> Markup:
    macro: Callable[..., Markup] = flask.get_template_attribute(template, name)
    return macro(*shown)


def install(app: flask.Flask) -> None:
    """Let templates keep a piece."""
    app.jinja_env.globals["kept_piece"] = kept_piece
