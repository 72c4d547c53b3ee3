"""The blueprint that the congresses pages share, and how they name a congress."""

import flask
from flask_babel import gettext

from congress.congresses import rules
from congress.congresses.models import Congress, Membership

bp = flask.Blueprint("congresses", __name__)


@bp.app_template_filter("congress_title")
def congress_title(congress: Congress) -> str:
    """What a congress is called on pages: "Đại hội IV · tỉnh Lạng Sơn"."""
    return f"{gettext('Đại hội')} {rules.roman(congress.ordinal)} · {congress.unit.name}"


@bp.app_template_filter("member_post")
def member_post(seat: Membership) -> str:
    """The post and the agency of a member, the agency once."""
    return rules.post_of(seat)
