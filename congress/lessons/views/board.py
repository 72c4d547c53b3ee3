"""The lessons of a congress beside its children, and publishing those that are drafts."""

from collections.abc import Sequence
from typing import Any

import flask
from flask_babel import gettext

from congress.congresses.models import Congress
from congress.core import clock
from congress.core.permissions import Permission
from congress.core.removal import days_left
from congress.districts.policy import require_guiding
from congress.districts.queries import parent_for
from congress.districts.views.blueprint import level_word
from congress.lessons import policy
from congress.lessons.actions import writing
from congress.lessons.forms import PublishForm
from congress.lessons.models import Lesson
from congress.lessons.queries import lessons
from congress.lessons.views.blueprint import bp
from congress.web.access import actor, requires, signed_in
from congress.web.pages import back_to, page


@bp.get("/congresses/<id:congress_id>/lessons")
@signed_in
def index(congress_id: int) -> flask.Response:
    """Kinh nghiệm từ đại hội điểm: what was drawn, and how each child stands to it."""
    parent = parent_for(actor(), congress_id)
    return page("lessons/index.html", **_shown(parent))


def _shown(parent: Congress) -> dict[str, Any]:
    moment = clock.now()
    return {
        "congress": parent,
        "board": lessons.board_of(actor(), parent),
        "removed": [
            (row, days_left(row.deleted_at, moment))
            for row in lessons.removed_of(actor(), parent.id)
            if row.deleted_at is not None
        ],
        "word": level_word(parent.id),
        "can_write": policy.can_write(actor(), parent.id),
    }


@bp.post("/congresses/<id:congress_id>/lessons/publish")
@requires(Permission.GUIDE_CHILDREN)
def publish(congress_id: int) -> flask.Response:
    """Công bố: the one that is named, else all drafts."""
    parent, form = parent_for(actor(), congress_id), PublishForm()
    require_guiding(actor(), parent.id)
    rows = _named(parent)
    if form.performs(lambda: writing.publish_lessons(actor=actor(), parent=parent, rows=rows)):
        return back_to("lessons.index", _told(form.result), congress_id=parent.id)
    return page("lessons/index.html", form=form, **_shown(parent))


def _named(parent: Congress) -> Sequence[Lesson]:
    found = lessons.lessons_of(actor(), parent.id)
    if "lesson" not in flask.request.form:
        return found
    number = flask.request.form.get("lesson", type=int)
    return [row for row in found if row.id == number]


def _told(count: int) -> str:
    if not count:
        return str(gettext("Không còn bản nháp nào để công bố."))
    return str(gettext("Đã công bố %(count)s kinh nghiệm.", count=count))
