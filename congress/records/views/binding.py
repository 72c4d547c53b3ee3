"""The approved plans of a congress in one file, behind their contents."""

from typing import cast

import flask
from markupsafe import Markup

from congress.congresses.models import Congress
from congress.records.queries import binding as queries
from congress.web import once
from congress.web.access import actor


def congress_action(congress: Congress) -> Markup:
    """On the page of a congress: prints all its approved plans in one file, once there is one."""
    if not queries.has_approved(actor(), congress):
        return Markup("")
    button = flask.get_template_attribute("records/_binding.html", "plans_button")
    return cast(Markup, button(congress, once.new_token()))
