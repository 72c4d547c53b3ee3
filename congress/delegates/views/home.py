"""On the home of an officer: the rosters that are still to be filled."""

from typing import cast

import flask
from markupsafe import Markup

from congress.core import clock
from congress.delegates.queries import rosters
from congress.web.access import actor
from congress.web.slots import Waiting


def waiting() -> Waiting | None:
    """The rosters of the actor's unit that have nobody, or lack years of birth."""
    rows = rosters.wanting(actor(), clock.today())
    if not rows:
        return None
    section = flask.get_template_attribute("delegates/_roster.html", "waiting_rosters")
    return Waiting(len(rows), cast(Markup, section(rows)))
