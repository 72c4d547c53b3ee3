"""The board of a parent: children by milestones, its files, and the reports that wait."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import flask
from flask_babel import gettext

from congress.congresses.models import CommitteeKind, Congress
from congress.congresses.queries import committees_of
from congress.core import clock, dates
from congress.core.permissions import Permission
from congress.districts import policy, queries
from congress.districts.actions import marks as actions
from congress.districts.forms import AnswersForm
from congress.districts.papers import board_paper
from congress.districts.queries import Child, Grid
from congress.districts.queries.marks import reports_named
from congress.districts.sheet import board_sheet
from congress.districts.views.blueprint import bp, level_word
from congress.web.access import actor, requires, signed_in
from congress.web.i18n import worded
from congress.web.pages import back_to, page
from congress.web.papers import send_bytes, send_paper

SHOWN = ("late", "silent", "waiting")
LARGE = "a3"


@dataclass(frozen=True)
class Ask:
    """What the board is asked for: which children, and as of which day."""

    show: str = ""
    as_of: date | None = None
    typed: str = ""

    @classmethod
    def of(cls) -> "Ask":
        """Read the address; what cannot be read is left out, a day to come is today."""
        show, typed = flask.request.args.get("show", ""), flask.request.args.get("as_of", "")[:40]
        day = dates.parse_typed(typed, clock.today())
        past = day if day is not None and day < clock.today() else None
        return cls(show if show in SHOWN else "", past, typed if day is None else "")

    def address(self, **changed: str) -> dict[str, str]:
        """What an address carries on, with some of it changed."""
        day = dates.short(self.as_of) if self.as_of else ""
        kept = {"show": self.show, "as_of": day} | changed
        return {name: value for name, value in kept.items() if value}

    def takes(self, grid: Grid, child: Child) -> bool:
        """Whether a child is asked for."""
        tally = grid.tally(child)
        if self.show == "late":
            return tally.late > 0
        if self.show == "waiting":
            return tally.waiting > 0
        return self.show != "silent" or child.id in grid.silent


@bp.get("/districts")
@signed_in
def index() -> flask.Response:
    """Cấp dưới: the one board or the one own congress, else what there is to choose from."""
    parents, own = queries.parents_for(actor()), queries.own_children(actor())
    if len(parents) == 1 and not own:
        return back_to("districts.board", congress_id=parents[0].id)
    if len(own) == 1 and not parents:
        return back_to("districts.child", congress_id=own[0].id)
    return page("districts/index.html", parents=parents, own=own)


def asked_grid(parent: Congress, ask: Ask) -> Grid:
    """The whole grid of a parent, as of now or the end of the day asked for."""
    moment = clock.end_of(ask.as_of) if ask.as_of else clock.now()
    children = queries.children_at(actor(), parent.id, moment)
    return queries.grid_of(parent.id, children, moment)


@bp.get("/congresses/<id:congress_id>/districts")
@signed_in
def board(congress_id: int) -> flask.Response:
    """Bảng mốc: children by milestones."""
    parent, ask = queries.parent_for(actor(), congress_id), Ask.of()
    grid = asked_grid(parent, ask)
    shown = [child for child in grid.children if ask.takes(grid, child)]
    return page(
        "districts/board.html",
        congress=parent,
        grid=grid,
        shown=shown,
        ask=ask,
        counts=_counts(grid),
        word=level_word(parent.id),
        can_guide=policy.can_guide(actor(), parent.id),
    )


def _counts(grid: Grid) -> dict[str, int]:
    """How many children the board has, and of which of them something is asked."""
    found = {show: Ask(show) for show in SHOWN}
    return {"": len(grid.children)} | {
        show: sum(ask.takes(grid, child) for child in grid.children) for show, ask in found.items()
    }


@bp.get("/congresses/<id:congress_id>/districts.pdf")
@signed_in
def pdf(congress_id: int) -> flask.Response:
    """Bảng mốc, bản PDF để in."""
    return _printed(congress_id, "pdf")


@bp.get("/congresses/<id:congress_id>/districts.docx")
@signed_in
def docx(congress_id: int) -> flask.Response:
    """Bảng mốc, bản Word."""
    return _printed(congress_id, "docx")


def _printed(congress_id: int, ending: str) -> flask.Response:
    parent = queries.parent_for(actor(), congress_id)
    grid = asked_grid(parent, Ask.of())
    steering = (c for c in committees_of(parent.id) if c.kind is CommitteeKind.STEERING)
    level = queries.level_of(parent.id).name
    large = flask.request.args.get("sheet") == LARGE
    paper = board_paper(parent, next(steering, None), grid, level, large=large)
    name = gettext("Bảng mốc %(unit)s", unit=parent.unit.name)
    return send_paper(paper, f"{name} {LARGE.upper()}" if large else name, ending)


@bp.get("/congresses/<id:congress_id>/districts.xlsx")
@signed_in
def xlsx(congress_id: int) -> flask.Response:
    """Bảng mốc, bảng Excel."""
    parent = queries.parent_for(actor(), congress_id)
    data = board_sheet(asked_grid(parent, Ask.of()))
    name = gettext("Bảng mốc %(unit)s", unit=parent.unit.name)
    return send_bytes(data, name, "xlsx")


@bp.route("/congresses/<id:congress_id>/reported", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def reported(congress_id: int) -> flask.Response:
    """Mốc chờ tiếp nhận: accept or send back many reports at once."""
    parent, form = queries.parent_for(actor(), congress_id), AnswersForm()
    policy.require_guiding(actor(), parent.id)
    if form.performs(lambda: _answer(parent, form)):
        return back_to("districts.reported", _said(form.result), congress_id=parent.id)
    return page(
        "districts/reported.html",
        form=form,
        congress=parent,
        cells=asked_grid(parent, Ask()).waiting(),
        word=level_word(parent.id),
    )


def _answer(parent: Congress, form: AnswersForm) -> actions.Answered:
    chosen = [number for number in form.reports.data or [] if number is not None]
    return actions.answer_reports(
        actor=actor(),
        reports=reports_named(parent.id, chosen),
        accept=not flask.request.form.get("return"),
        reason=form.reason.data or "",
    )


def _said(outcome: actions.Answered) -> str:
    sentences = [gettext("Đã trả lời %(count)s báo cáo.", count=outcome.done)]
    for name, problem in outcome.left[:3]:
        why: Any = worded(problem)
        sentences.append(gettext("%(name)s: %(why)s", name=name, why=why))
    return " ".join(sentences)
