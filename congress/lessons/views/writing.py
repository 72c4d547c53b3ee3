"""One lesson: written, seen with its answers and history, changed, taken back, put back."""

from typing import Any

import flask
from flask_babel import gettext

from congress.audit.queries import history, last_entry
from congress.congresses.models import Congress
from congress.core.permissions import Permission
from congress.districts.policy import require_guiding
from congress.districts.queries import children_of, milestones_of, parent_for
from congress.lessons import policy
from congress.lessons.actions import writing
from congress.lessons.forms import LessonFields, LessonForm, NewLessonForm, RemoveLessonForm
from congress.lessons.models import Lesson
from congress.lessons.queries import lessons
from congress.lessons.views.blueprint import bp
from congress.web.access import actor, requires, signed_in
from congress.web.pages import back_to, offer_undo, page


def _offer(form: LessonFields, parent: Congress) -> None:
    """List the milestones of the ladder and the children, pilots first."""
    form.milestone_id.offer([(rung.id, rung.name) for rung in milestones_of(parent.id)])
    children = sorted(children_of(actor(), parent.id), key=lambda child: not child.is_pilot)
    form.source_id.offer([(child.id, _named(child)) for child in children])


def _named(child: Congress) -> str:
    name = child.unit.name
    return gettext("%(unit)s (làm điểm)", unit=name) if child.is_pilot else name


def _only_pilot(parent: Congress) -> int | None:
    pilots = [child.id for child in children_of(actor(), parent.id) if child.is_pilot]
    return pilots[0] if len(pilots) == 1 else None


@bp.route("/congresses/<id:congress_id>/lessons/new", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def new(congress_id: int) -> flask.Response:
    """Viết một kinh nghiệm."""
    parent = parent_for(actor(), congress_id)
    require_guiding(actor(), parent.id)
    form = NewLessonForm(source_id=_only_pilot(parent))
    _offer(form, parent)
    if form.performs(lambda: writing.write_lesson(actor=actor(), parent=parent, **form.entered())):
        say = gettext("Đã lưu bản nháp; các đơn vị thấy khi công bố.")
        return back_to("lessons.index", say, congress_id=parent.id)
    return page("lessons/new.html", form=form, congress=parent)


@bp.get("/lessons/<id:lesson_id>")
@signed_in
def detail(lesson_id: int) -> flask.Response:
    """Một kinh nghiệm: who was asked, what each said, and its history."""
    row = lessons.lesson(actor(), lesson_id)
    board = lessons.entries_of([row], children_of(actor(), row.congress_id))
    return page(
        "lessons/detail.html",
        board=board,
        can_write=policy.can_write(actor(), row.congress_id),
        **_around(row),
    )


def _around(row: Lesson) -> dict[str, Any]:
    return {
        "lesson": row,
        "congress": row.congress,
        "entries": history("lesson", row.id, "lesson_answer", lessons.answer_ids(row)),
        "last": last_entry("lesson", row.id),
    }


def _guided(lesson_id: int, *, removed: bool = False) -> Lesson:
    row = lessons.lesson(actor(), lesson_id, removed=removed)
    require_guiding(actor(), row.congress_id)
    return row


@bp.route("/lessons/<id:lesson_id>/edit", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def edit(lesson_id: int) -> flask.Response:
    """Sửa một kinh nghiệm."""
    row = _guided(lesson_id)
    form = LessonForm(obj=row)
    _offer(form, row.congress)
    form.starts_from(row)
    if form.saves(row, lambda: writing.change_lesson(actor=actor(), row=row, **form.entered())):
        return back_to("lessons.index", gettext("Đã lưu."), congress_id=row.congress_id)
    return page("lessons/edit.html", form=form, **_around(row))


@bp.route("/lessons/<id:lesson_id>/remove", methods=["GET", "POST"])
@requires(Permission.GUIDE_CHILDREN)
def remove(lesson_id: int) -> flask.Response:
    """Rút lại một kinh nghiệm."""
    row, form = _guided(lesson_id), RemoveLessonForm()
    if form.performs(
        lambda: writing.remove_lesson(actor=actor(), row=row, reason=form.reason.data or "")
    ):
        undo = flask.url_for("lessons.restore", lesson_id=row.id)
        offer_undo(gettext("Đã rút lại kinh nghiệm."), undo)
        return back_to("lessons.index", congress_id=row.congress_id)
    return page("lessons/remove.html", form=form, lesson=row, congress=row.congress)


@bp.post("/lessons/<id:lesson_id>/restore")
@requires(Permission.GUIDE_CHILDREN)
def restore(lesson_id: int) -> flask.Response:
    """Đưa lại một kinh nghiệm đã rút."""
    row = _guided(lesson_id, removed=True)
    writing.restore_lesson(actor=actor(), row=row)
    return back_to("lessons.index", gettext("Đã đưa lại."), congress_id=row.congress_id)
