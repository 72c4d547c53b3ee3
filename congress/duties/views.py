"""Pages of who does what: the matrix of a congress, an agency's jobs, and its paper."""

from typing import Any, cast

import flask
from markupsafe import Markup

from congress.congresses.models import Congress
from congress.congresses.queries import finding
from congress.core import clock
from congress.duties import queries
from congress.duties.papers import assigned, sheet_paper
from congress.duties.queries import Ask, Duty
from congress.office.queries import installation
from congress.plans.models import OfficialClass
from congress.plans.queries.amended import amended_by_plan
from congress.printing.paper import Paper
from congress.units.models import Unit
from congress.web.access import actor, signed_in
from congress.web.pages import page
from congress.web.papers import lacking, send_paper

bp = flask.Blueprint("duties", __name__)


@bp.get("/congresses/<id:congress_id>/duties")
@signed_in
def matrix(congress_id: int) -> flask.Response:
    """Phân công: agencies by the plans in scope, with sums that close."""
    who, ask = actor(), Ask.of(flask.request.args)
    congress = finding.congress(who, congress_id)
    columns = queries.columns(who, congress.id, issued=ask.issued)
    return page(
        "duties/matrix.html",
        congress=congress,
        columns=columns,
        matrix=queries.who_does_what(columns),
        ask=ask,
    )


@bp.get("/congresses/<id:congress_id>/duties/<id:unit_id>")
@signed_in
def agency(congress_id: int, unit_id: int) -> flask.Response:
    """Việc của một cơ quan: across all plans in scope, the soonest first."""
    who, ask, moment = actor(), Ask.of(flask.request.args), clock.now()
    congress = finding.congress(who, congress_id)
    unit, duties = queries.agency(who, congress, unit_id)
    asked = [duty for duty in duties if ask.takes(duty)]
    tally = queries.tally_of(asked, moment, installation().due_soon_days)
    shown = [duty for duty in asked if ask.class_ in {"", duty.class_at(moment)}]
    values = _selects(duties) | {"moment": moment, "today": clock.local(moment).date()}
    urls = _class_urls(congress, unit, ask)
    return page(
        "duties/agency.html",
        congress=congress, unit=unit, duties=shown, tally=tally, ask=ask, urls=urls, **values,
    )  # fmt: skip


def _selects(duties: list[Duty]) -> dict[str, Any]:
    """The committees to choose from, and whether some jobs stand in plans not yet approved."""
    committees = {duty.committee_id: duty.committee for duty in duties}
    return {"committees": list(committees.items()), "loose": len(duties) - len(assigned(duties))}


def _class_urls(congress: Congress, unit: Unit, ask: Ask) -> dict[str, str]:
    def url(class_: str) -> str:
        values = ask.address(**{"class": class_})
        return flask.url_for(
            "duties.agency", congress_id=congress.id, unit_id=unit.id, **cast(Any, values)
        )

    return {member.value: url(member.value) for member in OfficialClass} | {"total": url("")}


@bp.get("/congresses/<id:congress_id>/duties/<id:unit_id>/print")
@signed_in
def print_(congress_id: int, unit_id: int) -> flask.Response:
    """In phiếu giao việc: what is still missing, and the files."""
    congress, unit, duties = _asked(congress_id, unit_id)
    return page(
        "duties/print.html",
        congress=congress,
        unit=unit,
        count=len(assigned(duties)),
        loose=len(duties) - len(assigned(duties)),
        lacking=lacking(_paper(congress, unit, duties)),
    )


@bp.get("/congresses/<id:congress_id>/duties/<id:unit_id>/sheet.pdf")
@signed_in
def pdf(congress_id: int, unit_id: int) -> flask.Response:
    """Phiếu giao việc, bản PDF."""
    return _sent(congress_id, unit_id, "pdf")


@bp.get("/congresses/<id:congress_id>/duties/<id:unit_id>/sheet.docx")
@signed_in
def docx(congress_id: int, unit_id: int) -> flask.Response:
    """Phiếu giao việc, bản Word."""
    return _sent(congress_id, unit_id, "docx")


def _asked(congress_id: int, unit_id: int) -> tuple[Congress, Unit, list[Duty]]:
    congress = finding.congress(actor(), congress_id)
    unit, duties = queries.agency(actor(), congress, unit_id)
    return congress, unit, duties


def _paper(congress: Congress, unit: Unit, duties: list[Duty]) -> Paper:
    plans = queries.columns(actor(), congress.id, issued=True)
    amended = amended_by_plan([plan.plan_id for plan in plans])
    return sheet_paper(congress, unit.name, duties, queries.issuer(congress.id), plans, amended)


def _sent(congress_id: int, unit_id: int, ending: str) -> flask.Response:
    congress, unit, duties = _asked(congress_id, unit_id)
    paper = _paper(congress, unit, duties)
    return send_paper(paper, f"Phiếu giao việc {unit.name}", ending)


def congress_action(congress: Congress) -> Markup:
    """On the page of a congress: the way to who does what."""
    button = flask.get_template_attribute("duties/_button.html", "duties_button")
    return cast(Markup, button(congress))
