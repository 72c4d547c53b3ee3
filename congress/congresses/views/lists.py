"""The members of a committee on a day: read, compared with another day, printed as a paper."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import flask
from flask_babel import gettext

from congress.congresses import policy, rules
from congress.congresses.models import Committee, Membership
from congress.congresses.papers import members_paper
from congress.congresses.queries import finding, people
from congress.congresses.views.blueprint import bp
from congress.core import clock, dates
from congress.core.errors import N_, RejectedError
from congress.printing.paper import Paper
from congress.web.access import actor, signed_in
from congress.web.pages import page
from congress.web.papers import lacking, send_paper

UNREAD = N_("Ngày chưa đúng; hãy gõ như 05/02/2024.")


@dataclass(frozen=True)
class AskedDay:
    """A day as an address has it; what cannot be read stands for `day` with a sentence why."""

    typed: str
    day: date
    error: str = ""

    @property
    def shown(self) -> str:
        """What stands in the field: what was typed while it is wrong, else the day itself."""
        return self.typed if self.error else dates.short(self.day)


def asked_day(name: str, otherwise: date) -> AskedDay:
    """Read the day of an address by the name of its field."""
    typed = flask.request.args.get(name, "")[:40].encode("utf-8", "replace").decode().strip()
    read = dates.parse_typed(typed, clock.today())
    error = gettext(UNREAD) if typed and read is None else ""
    return AskedDay(typed, read or otherwise, error)


def standing(found: Committee) -> dict[str, Any]:
    """What the pages of a committee show of its seats on the day asked for."""
    asked = asked_day("as_of", clock.today())
    seats = people.seats_in(found.id)
    return {
        "committee": found,
        "sitting": [seat for seat in seats if rules.sits_on(seat, asked.day)],
        "others": [seat for seat in seats if not rules.sits_on(seat, asked.day)],
        "day": asked.day,
        "asked": asked,
        "can_keep": policy.can_keep(actor(), found.congress),
    }


@bp.get("/committees/<id:committee_id>/list")
@signed_in
def committee_list(committee_id: int) -> flask.Response:
    """Danh sách thành viên: on a day, what its paper lacks, and the files."""
    found = finding.committee(actor(), committee_id)
    shown = standing(found)
    paper = _paper(found, [*shown["sitting"], *shown["others"]], shown["day"])
    return page("congresses/committee_list.html", lacking=lacking(paper), **shown)


@bp.get("/committees/<id:committee_id>/list.pdf")
@signed_in
def list_pdf(committee_id: int) -> flask.Response:
    """Danh sách thành viên, bản PDF."""
    return _sent(committee_id, "pdf")


@bp.get("/committees/<id:committee_id>/list.docx")
@signed_in
def list_docx(committee_id: int) -> flask.Response:
    """Danh sách thành viên, bản Word."""
    return _sent(committee_id, "docx")


def _sent(committee_id: int, ending: str) -> flask.Response:
    """A paper is never made for another day than the one asked for."""
    found = finding.committee(actor(), committee_id)
    asked = asked_day("as_of", clock.today())
    if asked.error:
        raise RejectedError(UNREAD)
    name = f"Danh sách {found.name} {asked.day:%d-%m-%Y}"
    return send_paper(_paper(found, people.seats_in(found.id), asked.day), name, ending)


def _paper(found: Committee, seats: list[Membership], day: date) -> Paper:
    decided = rules.decisions_between(seats, None, day, people.recorded_endings(seats))
    return members_paper(found, [seat for seat in seats if rules.sits_on(seat, day)], day, decided)


@bp.get("/committees/<id:committee_id>/compare")
@signed_in
def compare(committee_id: int) -> flask.Response:
    """So sánh thành viên giữa hai ngày: joined, left, changed, by which decisions."""
    found = finding.committee(actor(), committee_id)
    seats = people.seats_in(found.id)
    first, last = _period(found)
    compared = None
    if not first.error and not last.error:
        recorded = people.recorded_endings(seats)
        compared = rules.compare(seats, first.day, last.day, recorded)
    return page(
        "congresses/compare.html", committee=found, first=first, last=last, compared=compared
    )


def _period(found: Committee) -> tuple[AskedDay, AskedDay]:
    today = clock.today()
    first = asked_day("from", min(found.decision_on or today, today))
    last = asked_day("to", max(today, first.day))
    if not first.error and not last.error and last.day < first.day:
        say = gettext("Ngày sau không được trước ngày đầu.")
        last = AskedDay(last.typed, last.day, say)
    return first, last
