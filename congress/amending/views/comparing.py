"""The dates of a plan side by side: first approved, in force, actual."""

from typing import cast

import flask
from markupsafe import Markup

from congress.amending import rules
from congress.amending.queries import slips
from congress.amending.views.blueprint import bp
from congress.core import clock
from congress.core.errors import MissingError
from congress.plans.models import Plan, PlanState
from congress.plans.queries import plans
from congress.web.access import actor, signed_in
from congress.web.pages import page


@bp.get("/plans/<id:plan_id>/slip")
@signed_in
def slip(plan_id: int) -> flask.Response:
    """So với kế hoạch đã duyệt: every job ever approved, with how far it slipped."""
    plan = plans.plan(actor(), plan_id)
    if plan.state is not PlanState.APPROVED:
        raise MissingError
    rows = slips.slip_rows(plan.id, clock.now())
    by_original, by_current = slips.both_tallies(rows)
    return page(
        "amending/slip.html",
        plan=plan,
        rows=rows,
        total=rules.slip_sum([row.slip for row in rows]),
        tallies=(by_original.by_name(), by_current.by_name()),
    )


def plan_action(plan: Plan, **_more: object) -> Markup:
    """The way from an approved plan to its dates side by side."""
    if plan.state is not PlanState.APPROVED:
        return Markup("")
    button = flask.get_template_attribute("amending/_extension.html", "slip_button")
    return cast(Markup, button(plan))
