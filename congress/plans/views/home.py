"""The role home."""

import flask

from congress.core import clock
from congress.office.queries import installation
from congress.plans.queries.home import LIMIT
from congress.plans.queries.home import home as home_of
from congress.plans.views.blueprint import bp
from congress.plans.views.reporting import quick_form
from congress.web.access import actor, signed_in
from congress.web.pages import page
from congress.web.slots import filled, most


@bp.get("/")
@signed_in
def home() -> flask.Response:
    """Việc của tôi."""
    flask.g.section = "home"
    moment, setting = clock.now(), installation()
    return page(
        "plans/home.html",
        home=home_of(actor(), moment, setting.due_soon_days, most(LIMIT)),
        elsewhere=filled("home.waiting"),
        quick_form=quick_form,
        moment=moment,
        today=clock.today(),
        due_soon_days=setting.due_soon_days,
    )
