"""Lists of reports of a child congress, and what the slice adds to other pages."""

from typing import Any, cast

import flask
from markupsafe import Markup

from congress.congresses.models import Congress
from congress.congresses.queries import finding
from congress.core import clock
from congress.districts.queries import own_children, parents_for
from congress.reporting import policy
from congress.reporting.queries import desk, forms, periods, reports, waiting
from congress.reporting.queries.reports import DueRow
from congress.reporting.store import StarterForm, starter_forms
from congress.reporting.views.blueprint import bp
from congress.web.access import actor, signed_in
from congress.web.pages import back_to, page
from congress.web.slots import Waiting


@bp.get("/reports")
@signed_in
def reports_home() -> flask.Response:
    """Báo cáo định kỳ: of the one congress there is to choose, else the choice."""
    parents, own = parents_for(actor()), own_children(actor())
    if len(parents) + len(own) == 1:
        return back_to("reporting.index", congress_id=(parents + own)[0].id)
    return page("reporting/choice.html", parents=parents, own=own)


@bp.get("/congresses/<id:congress_id>/reports")
@signed_in
def index(congress_id: int) -> flask.Response:
    """Báo cáo: the periods of the congresses below, and the reports to the one above."""
    congress = finding.congress(actor(), congress_id)
    return page("reporting/index.html", congress=congress, **_listed(congress))


def _listed(congress: Congress) -> dict[str, Any]:
    who, now = actor(), clock.now()
    watches = policy.watches(who, congress)
    found = periods.periods_of(congress.id) if watches else []
    guides = policy.can_guide(who, congress.id)
    sees = congress.parent_id is not None and policy.sees_child(who, congress)
    own = reports.due_for(congress, now) if sees else []
    return {
        "watches": watches,
        "periods": found,
        "figures": periods.figures_of(found, now),
        "due": [shown_due(row) for row in sorted(own, key=_first_to_do)],
        "sees_own": sees,
        "can_guide": guides,
        "waits": desk.count_waiting(congress.id) if guides else 0,
        "forms": forms.forms_of(congress.id) if watches else [],
        "starters": _starters(congress) if guides else [],
    }


def _first_to_do(row: DueRow) -> tuple[int, float]:
    """What is to be written first, by cut-off; then what is to come; then the rest, last first."""
    cutoff = row.period.cutoff_at.timestamp()
    if waiting.is_open(row):
        return 0, cutoff
    return (1, cutoff) if row.period.starts_on > clock.today() else (2, -cutoff)


def _starters(congress: Congress) -> list[StarterForm]:
    known = {one.code for one in forms.forms_of(congress.id)}
    return [one for one in starter_forms() if one.code not in known]


def shown_due(row: DueRow) -> dict[str, Any]:
    """A period of a child congress as lists show it: what may be done with it, and days left."""
    local = clock.local(row.period.cutoff_at).date()
    can_write = policy.can_write(actor(), row.congress)
    readable = row.report is not None and (
        policy.is_own(actor(), row.congress) or row.report.first_sent_at is not None
    )
    has_come = row.period.starts_on <= clock.today()
    begins = can_write and row.report is None and row.unit.is_expected and has_come
    last = reports.last_report(row.period, row.congress.id) if begins else None
    return {
        "row": row,
        "days": (local - clock.today()).days,
        "begins": begins,
        "comes_on": row.period.starts_on if row.report is None and not has_come else None,
        "last": last,
        "readable": readable,
    }


def waiting_rows() -> Waiting | None:
    """On the home: reports to write and to sign, and locks that are asked to be opened."""
    who = actor()
    write = [shown_due(row) for row in waiting.to_write(who)]
    sign, open_ = waiting.to_sign(who), waiting.to_open(who)
    if not (write or sign or open_):
        return None
    macro = flask.get_template_attribute("reporting/_waiting.html", "waiting")
    return Waiting(len(write) + len(sign) + len(open_), macro(write, sign, open_))


def congress_action(congress: Congress) -> Markup:
    """On the page of a congress: the way to its reports, for who sees any."""
    who = actor()
    if not (policy.watches(who, congress) or policy.sees_child(who, congress)):
        return Markup("")
    button = flask.get_template_attribute("reporting/_waiting.html", "reports_button")
    return cast(Markup, button(congress))
