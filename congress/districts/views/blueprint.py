"""The pages of children: one blueprint, and the word for the level of the children."""

import flask
from flask_babel import get_locale, gettext

from congress.districts.queries import level_of

bp = flask.Blueprint("districts", __name__)


def level_word(parent_id: int) -> str:
    """What the children of a congress are called on a page: "huyện", "xã"."""
    word = level_of(parent_id).word(str(get_locale()))
    return word or str(gettext("đơn vị"))
