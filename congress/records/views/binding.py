"""The approved plans of a congress in one file, behind their contents."""

from typing import cast

import flask
from markupsafe import Markup

from congress.congresses.models import Congress
from congress.congresses.queries import finding
from congress.core.errors import N_, RejectedError
from congress.records.papers import plans_bundle
from congress.records.queries import binding as queries
from congress.records.views.blueprint import bp
from congress.web.access import actor, signed_in
from congress.web.papers import send_bundle


@bp.get("/congresses/<id:congress_id>/plans.pdf")
@signed_in
def plans_pdf(congress_id: int) -> flask.Response:
    """Các kế hoạch đã duyệt của một Đại hội trong một tệp PDF, có mục lục."""
    congress = finding.congress(actor(), congress_id)
    found = queries.approved_plans(actor(), congress)
    if not found:
        raise RejectedError(N_("Chưa có kế hoạch nào được duyệt mà bạn xem được."))
    return send_bundle(plans_bundle(congress, found), f"Các kế hoạch {congress.code}")


def congress_action(congress: Congress) -> Markup:
    """On the page of a congress: all its approved plans in one file, once there is one."""
    if not queries.has_approved(actor(), congress):
        return Markup("")
    button = flask.get_template_attribute("records/_binding.html", "plans_button")
    return cast(Markup, button(congress))
