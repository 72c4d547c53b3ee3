"""The page of one child: its milestones with the three marks, and reporting them."""

from typing import Any

import flask
from flask_babel import gettext

from congress.congresses.models import Congress
from congress.core import clock
from congress.core.errors import MissingError
from congress.core.permissions import Permission
from congress.districts import policy, queries
from congress.districts.actions import marks as actions
from congress.districts.actions.marks import Word
from congress.districts.forms import ReportForm
from congress.districts.models import Milestone
from congress.districts.queries import children, dates
from congress.districts.queries.grid import Grid
from congress.districts.queries.marks import milestone as milestone_of
from congress.districts.views.blueprint import bp
from congress.districts.views.papering import offer_papers, paper_named
from congress.web.access import actor, requires, signed_in
from congress.web.pages import back_to, page


def grid_of_one(child: Congress) -> Grid:
    """The milestones of one child as they stand now; none when it was merged into another."""
    return queries.grid_of(child.parent_id or 0, [child], clock.now())


@bp.get("/congresses/<id:congress_id>/milestones")
@signed_in
def child(congress_id: int) -> flask.Response:
    """Mốc của một đơn vị; one that was merged leads to where it went."""
    found = queries.child_for(actor(), congress_id)
    merger = children.merger_of(found.id)
    if merger is not None and "history" not in flask.request.args and _sees(merger.into_id):
        said = gettext("%(old)s đã sáp nhập vào đơn vị này.", old=found.unit.name)
        return back_to("districts.child", said, congress_id=merger.into_id)
    return page("districts/child.html", merger=merger, **shown(found))


def _sees(congress_id: int) -> bool:
    try:
        queries.child_for(actor(), congress_id)
    except MissingError:
        return False
    return True


def shown(found: Congress) -> dict[str, Any]:
    """What the page of a child shows."""
    who, grid = actor(), grid_of_one(found)
    siblings = children.siblings_of(found)
    return {
        "congress": found,
        "grid": grid,
        "tally": grid.tally(grid.children[0]) if grid.children else None,
        "cells": grid.row(grid.children[0]) if grid.children else [],
        "silent": found.id in grid.silent,
        "merged": children.merged_into(found.id),
        "leaders": dates.leaders_of([found.id]).get(found.id, ()),
        "moves": dates.changes_of_days([found.id]).get(found.id, ()),
        "clashes": [
            clash
            for clash in dates.clashes_of(found.parent_id or 0, siblings)
            if clash.child_id == found.id
        ],
        "sees_board": policy.watches(who, found.parent_id or 0),
        "can_report": policy.can_report(who, found),
        "can_guide": policy.can_guide(who, found.parent_id),
        "can_date": policy.can_date(who, found),
        "can_verify": policy.can_verify(who, found.parent_id),
    }


@bp.route("/congresses/<id:congress_id>/milestones/report", methods=["GET", "POST"])
@requires(Permission.REPORT_CHILD)
def report(congress_id: int) -> flask.Response:
    """Báo đạt mốc: one or many, with one paper."""
    found, form = queries.child_for(actor(), congress_id), ReportForm()
    policy.require_reporting(actor(), found)
    offer_papers(form, found, f"milestones-{found.id}")
    if form.performs(lambda: _report(found, form)):
        say = gettext("Đã báo %(count)s mốc, chờ tiếp nhận.", count=len(form.result))
        return back_to("districts.child", say, congress_id=found.id)
    grid = grid_of_one(found)
    cells = grid.row(grid.children[0]) if grid.children else []
    chosen = form.milestones.data or flask.request.args.getlist("milestone", type=int)
    return page("districts/report.html", form=form, congress=found, cells=cells, chosen=chosen)


def _report(found: Congress, form: ReportForm) -> object:
    chosen = [
        milestone_of(found.parent_id, number)
        for number in form.milestones.data or []
        if number is not None
    ]
    return actions.report_all(
        actor=actor(), child=found, milestones=chosen, word=_word(found, chosen, form)
    )


def _word(found: Congress, chosen: list[Milestone], form: ReportForm) -> Word:
    """What the form says; the day of the paper counts where no other is written."""
    names = "; ".join(milestone.name for milestone in chosen)
    paper = paper_named(form, found, f"{names} ({found.unit.name})"[:1000])
    day = form.on_date.data or (paper.issued_on if paper is not None else None)
    return Word(day, paper, form.note.data or "")
