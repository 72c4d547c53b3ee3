"""The pages of children: one blueprint, and the word for the level of the children."""

import flask
from flask_babel import gettext

from congress.districts.queries import level_of
from congress.web.i18n import locale

bp = flask.Blueprint("districts", __name__)


def level_word(parent_id: int) -> str:
    """What the children of a congress are called on a page: "huyện", "xã"."""
    return level_of(parent_id).word(locale()) or str(gettext("đơn vị"))
