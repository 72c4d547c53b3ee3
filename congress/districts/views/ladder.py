"""The ladder of a congress: what its children owe, in which order."""

from typing import Any

import flask
from flask_babel import gettext

from congress.audit.queries import history, last_entry
from congress.congresses.models import Congress, CongressForm
from congress.core.permissions import Permission
from congress.districts import policy, queries
from congress.districts.actions import ladder as actions
from congress.districts.forms import MilestoneForm, NewMilestoneForm
from congress.districts.models import Milestone
from congress.districts.queries.marks import milestone as milestone_of
from congress.districts.store import starter_ladder
from congress.districts.views.blueprint import bp, level_word
from congress.web.access import actor, requires, signed_in
from congress.web.pages import back_to, page


@bp.get("/congresses/<id:congress_id>/ladder")
@signed_in
def ladder(congress_id: int) -> flask.Response:
    """Thang mốc."""
    parent = queries.parent_for(actor(), congress_id)
    rungs = queries.milestones_of(parent.id, dropped=True)
    known = {rung.code for rung in rungs}
    return page(
        "districts/ladder.html",
        congress=parent,
        rungs=[rung for rung in rungs if not rung.is_dropped],
        dropped=[rung for rung in rungs if rung.is_dropped],
        lacking=sum(row.code not in known for row in starter_ladder()),
        forms=list(CongressForm),
        word=level_word(parent.id),
        can_guide=policy.can_guide(actor(), parent.id),
    )


def _guided(congress_id: int) -> Congress:
    parent = queries.parent_for(actor(), congress_id)
    policy.require_guiding(actor(), parent.id)
    return parent


def _done(parent: Congress, say: str | None = None) -> flask.Response:
    return back_to("districts.ladder", say, congress_id=parent.id)


@bp.post("/congresses/<id:congress_id>/ladder/starter")
@requires(Permission.GUIDE_CHILDREN)
def take_starter(congress_id: int) -> flask.Response:
    """Lấy thang mốc mẫu."""
    parent = _guided(congress_id)
    taken = actions.take_starter(actor=actor(), parent=parent)
    return _done(parent, gettext("Đã thêm %(count)s mốc.", count=len(taken)))


@bp.route("/congresses/<id:congress_id>/ladder/new", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def new_milestone(congress_id: int) -> flask.Response:
    """Thêm mốc."""
    parent = _guided(congress_id)
    usual = [form.value for form in CongressForm if form is not CongressForm.NONE]
    form = NewMilestoneForm(forms=usual, weight=1)
    if form.performs(lambda: actions.add_milestone(actor=actor(), parent=parent, **_entered(form))):
        return _done(parent, gettext("Đã thêm mốc."))
    return page("districts/milestone_new.html", form=form, congress=parent)


def _entered(form: NewMilestoneForm | MilestoneForm) -> Any:
    found = form.entered()
    return found | {"forms": frozenset(CongressForm(one) for one in found["forms"])}


class Written:
    """A milestone as its form shows it."""

    def __init__(self, rung: Milestone) -> None:
        self.version, self.code, self.name = rung.version, rung.code, rung.name
        self.due, self.weight = rung.deadline_text, rung.weight
        self.evidence, self.is_personal = rung.evidence, rung.is_personal
        self.forms = [form.value for form in CongressForm if form in rung.forms]


@bp.route("/congresses/<id:congress_id>/ladder/<id:milestone_id>", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def edit_milestone(congress_id: int, milestone_id: int) -> flask.Response:
    """Sửa mốc."""
    parent = _guided(congress_id)
    rung = milestone_of(parent.id, milestone_id)
    form = MilestoneForm(obj=Written(rung))
    form.starts_from(rung)
    if form.saves(Written(rung), lambda: _save(parent, rung, form)):
        return _done(parent, gettext("Đã lưu mốc."))
    entries, last = history("milestone", rung.id), last_entry("milestone", rung.id)
    return page(
        "districts/milestone_edit.html",
        form=form, congress=parent, rung=rung, entries=entries, last=last,
    )  # fmt: skip


def _save(parent: Congress, rung: Milestone, form: MilestoneForm) -> object:
    return actions.update_milestone(actor=actor(), parent=parent, milestone=rung, **_entered(form))


@bp.post("/congresses/<id:congress_id>/ladder/<id:milestone_id>/move")
@requires(Permission.GUIDE_CHILDREN)
def move_milestone(congress_id: int, milestone_id: int) -> flask.Response:
    """Chuyển mốc lên hoặc xuống."""
    parent = _guided(congress_id)
    step = 1 if flask.request.form.get("step") == "1" else -1
    rung = milestone_of(parent.id, milestone_id)
    actions.move_milestone(actor=actor(), milestone=rung, step=step)
    return _done(parent)


@bp.post("/congresses/<id:congress_id>/ladder/<id:milestone_id>/drop")
@requires(Permission.GUIDE_CHILDREN)
def drop_milestone(congress_id: int, milestone_id: int) -> flask.Response:
    """Bỏ mốc khỏi thang."""
    parent = _guided(congress_id)
    actions.drop_milestone(actor=actor(), milestone=milestone_of(parent.id, milestone_id))
    return _done(parent, gettext("Đã bỏ mốc khỏi thang; báo cáo cũ vẫn giữ."))


@bp.post("/congresses/<id:congress_id>/ladder/<id:milestone_id>/restore")
@requires(Permission.GUIDE_CHILDREN)
def restore_milestone(congress_id: int, milestone_id: int) -> flask.Response:
    """Đưa mốc trở lại thang."""
    parent = _guided(congress_id)
    actions.restore_milestone(actor=actor(), milestone=milestone_of(parent.id, milestone_id))
    return _done(parent, gettext("Đã đưa mốc trở lại thang."))
