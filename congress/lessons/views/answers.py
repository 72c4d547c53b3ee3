"""What a child says of a lesson on its checklist."""

import flask
from flask_babel import gettext

from congress.audit.queries import history
from congress.core.permissions import Permission
from congress.districts.policy import require_reporting
from congress.districts.queries import child_for
from congress.lessons.actions.answering import answer_lesson
from congress.lessons.forms import AnswerForm
from congress.lessons.models import AnswerState
from congress.lessons.queries import lessons
from congress.lessons.rules import Entry
from congress.lessons.views.blueprint import bp
from congress.web.access import actor, requires
from congress.web.pages import back_to, page

SAID = {
    AnswerState.TAKEN_UP: lambda: gettext("Đã ghi: đã tiếp thu."),
    AnswerState.NOT_APPLICABLE: lambda: gettext("Đã ghi: không áp dụng."),
    AnswerState.OPEN: lambda: gettext("Đã ghi: chưa tiếp thu."),
}


@bp.route("/congresses/<id:congress_id>/lessons/<id:lesson_id>/answer", methods=["GET", "POST"])
@requires(Permission.REPORT_CHILD)
def answer(congress_id: int, lesson_id: int) -> flask.Response:
    """Trả lời một kinh nghiệm: taken up, or not applicable and why."""
    child = child_for(actor(), congress_id)
    require_reporting(actor(), child)
    entry, form = lessons.entry(child, lesson_id), AnswerForm()
    if form.performs(lambda: _answer(entry, form)):
        say = SAID[AnswerState(form.state.data)]()
        return back_to("districts.child", say, congress_id=child.id, _anchor="lessons")
    if not form.is_submitted() and entry.answer is not None:
        form.note.data = entry.answer.note
    return page(
        "lessons/answer.html",
        form=form,
        entry=entry,
        congress=child,
        entries=history("lesson_answer", entry.answer.id) if entry.answer else [],
    )


def _answer(entry: Entry, form: AnswerForm) -> object:
    state, note = AnswerState(form.state.data), form.note.data or ""
    return answer_lesson(actor=actor(), entry=entry, state=state, note=note)
