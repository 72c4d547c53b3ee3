"""One milestone of one child: its history and papers, and what each side may say of it."""

from collections.abc import Callable
from typing import Any

import flask
from flask_babel import gettext

from congress.congresses.models import Congress
from congress.core import clock
from congress.core.permissions import Permission
from congress.districts import policy, queries
from congress.districts.actions import marks as actions
from congress.districts.actions.marks import Word
from congress.districts.forms import AcceptForm, ReturnForm, VerifyForm
from congress.districts.models import Milestone
from congress.districts.queries.marks import marks_of
from congress.districts.queries.marks import milestone as milestone_of
from congress.districts.views.blueprint import bp
from congress.districts.views.child import grid_of_one
from congress.districts.views.papering import offer_papers, paper_named
from congress.files.queries import last_version
from congress.web.access import actor, requires, signed_in
from congress.web.forms import BaseForm
from congress.web.pages import back_to, page

ADDRESS = "/congresses/<id:congress_id>/milestones/<id:milestone_id>"
Pair = tuple[Congress, Milestone]


def _pair(congress_id: int, milestone_id: int) -> Pair:
    child = queries.child_for(actor(), congress_id)
    return child, milestone_of(child.parent_id, milestone_id)


@bp.get(ADDRESS)
@signed_in
def cell(congress_id: int, milestone_id: int) -> flask.Response:
    """Một mốc của một đơn vị."""
    return page("districts/cell.html", **_shown(_pair(congress_id, milestone_id)))


def _shown(pair: Pair, **refused: BaseForm) -> dict[str, Any]:
    child, milestone = pair
    grid, who = grid_of_one(child), actor()
    papered: dict[str, AcceptForm | VerifyForm] = {
        "accept_form": AcceptForm(formdata=None, prefix="accept-"),
        "verify_form": VerifyForm(formdata=None, prefix="verify-", on_date=clock.today()),
    }
    for name, form in papered.items():
        offer_papers(form, child, f"{name}-{child.id}-{milestone.id}")
    forms: dict[str, BaseForm] = {
        "return_form": ReturnForm(formdata=None, prefix="return-"),
        "back_form": ReturnForm(formdata=None, prefix="back-"),
    }
    cell = grid.cells.get((child.id, milestone.id))
    proof = cell.marks.reported.document if cell and cell.marks.reported else None
    return {
        "congress": child,
        "milestone": milestone,
        "cell": cell,
        "proof": proof,
        "proof_version": last_version(proof) if proof else 0,
        "marks": marks_of([child.id], milestone.id).get((child.id, milestone.id), ()),
        "can_report": policy.can_report(who, child),
        "can_guide": policy.can_guide(who, child.parent_id),
        "can_verify": policy.can_verify(who, child.parent_id),
        **(papered | forms | refused),
    }


def _answered(
    pair: Pair, name: str, form: BaseForm, act: Callable[[], object], say: str
) -> flask.Response:
    if form.performs(act):
        child, milestone = pair
        return back_to("districts.cell", say, congress_id=child.id, milestone_id=milestone.id)
    return page("districts/cell.html", form=form, **_shown(pair, **{name: form}))


@bp.post(ADDRESS + "/accept")
@requires(Permission.GUIDE_CHILDREN)
def accept(congress_id: int, milestone_id: int) -> flask.Response:
    """Tiếp nhận."""
    pair, form = _pair(congress_id, milestone_id), AcceptForm(prefix="accept-")
    policy.require_guiding(actor(), pair[0].parent_id)
    offer_papers(form, pair[0], f"accept_form-{congress_id}-{milestone_id}")
    return _answered(
        pair, "accept_form", form, lambda: _accept(pair, form), gettext("Đã tiếp nhận.")
    )


def _accept(pair: Pair, form: AcceptForm) -> object:
    child, milestone = pair
    paper = paper_named(form, child, f"Tiếp nhận: {milestone.name}")
    word = Word(clock.today(), paper, form.note.data or "")
    number = form.report_id.data or 0
    return actions.accept_milestone(
        actor=actor(), child=child, milestone=milestone, report_id=number, word=word
    )


@bp.post(ADDRESS + "/return")
@requires(Permission.GUIDE_CHILDREN)
def return_(congress_id: int, milestone_id: int) -> flask.Response:
    """Trả lại, cả khi đã tiếp nhận."""
    pair, form = _pair(congress_id, milestone_id), ReturnForm(prefix="return-")
    policy.require_guiding(actor(), pair[0].parent_id)
    return _answered(pair, "return_form", form, lambda: _return(pair, form), gettext("Đã trả lại."))


def _return(pair: Pair, form: ReturnForm) -> object:
    number, reason = form.report_id.data or 0, form.reason.data
    return actions.return_milestone(
        actor=actor(), child=pair[0], milestone=pair[1], report_id=number, reason=reason
    )


@bp.post(ADDRESS + "/take-back")
@requires(Permission.REPORT_CHILD)
def take_back(congress_id: int, milestone_id: int) -> flask.Response:
    """Rút lại báo cáo."""
    pair, form = _pair(congress_id, milestone_id), ReturnForm(prefix="back-")
    policy.require_reporting(actor(), pair[0])
    return _answered(
        pair, "back_form", form, lambda: _take_back(pair, form), gettext("Đã rút lại báo cáo.")
    )


def _take_back(pair: Pair, form: ReturnForm) -> object:
    return actions.take_back_report(
        actor=actor(), child=pair[0], milestone=pair[1], reason=form.reason.data
    )


@bp.post(ADDRESS + "/verify")
@requires(Permission.VERIFY_CHILD)
def verify(congress_id: int, milestone_id: int) -> flask.Response:
    """Xác minh, hoặc ghi rằng kiểm tra thấy chưa đúng."""
    pair, form = _pair(congress_id, milestone_id), VerifyForm(prefix="verify-")
    policy.require_verifying(actor(), pair[0])
    offer_papers(form, pair[0], f"verify_form-{congress_id}-{milestone_id}")
    say = gettext("Đã ghi kết quả kiểm tra.")
    return _answered(pair, "verify_form", form, lambda: _verify(pair, form), say)


def _verify(pair: Pair, form: VerifyForm) -> object:
    child, milestone = pair
    paper = paper_named(form, child, f"Kết quả kiểm tra {child.unit.name}")
    word = Word(form.on_date.data, paper, form.note.data or "")
    doubts = bool(flask.request.form.get("doubt"))
    said = actions.doubt_milestone if doubts else actions.verify_milestone
    number = form.report_id.data or 0
    return said(actor=actor(), child=child, milestone=milestone, report_id=number, word=word)
