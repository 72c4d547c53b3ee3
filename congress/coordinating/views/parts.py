"""The parts of coordinating agencies: on the page of a job, and waiting on the home."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import flask
from flask_babel import gettext
from markupsafe import Markup

from congress.coordinating import policy
from congress.coordinating.actions import parts as actions
from congress.coordinating.forms import PartForm
from congress.coordinating.models import PartState
from congress.coordinating.queries import parts as queries
from congress.coordinating.queries.parts import Part
from congress.coordinating.views.blueprint import bp, done, refused, standing_form
from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.office.queries import installation
from congress.plans.models import WorkItem
from congress.plans.queries import plans
from congress.web.access import actor, signed_in
from congress.web.slots import Waiting, most


@dataclass(frozen=True)
class PartRow:
    """An agency's part as the panel shows it: what the actor may say of it, by which form."""

    part: Part
    states: list[PartState]
    form: PartForm | None


def _prefix(unit_id: int) -> str:
    return f"part-{unit_id}-"


@bp.post("/items/<id:item_id>/parts/<id:unit_id>")
@signed_in
def mark(item_id: int, unit_id: int) -> flask.Response:
    """Ghi phần phối hợp của một cơ quan."""
    item, form = plans.item(actor(), item_id), PartForm(prefix=_prefix(unit_id))
    actions.require_marker(actor(), item, unit_id)
    if form.performs(lambda: _mark(item, unit_id, form)):
        return done(gettext("Đã ghi phần phối hợp."), item.id, "parts")
    return refused(item, form)


def _mark(item: WorkItem, unit_id: int, form: PartForm) -> object:
    try:
        state = PartState(form.state.data or "")
    except ValueError as error:
        raise RejectedError(N_("Hãy chọn tình trạng phối hợp.")) from error
    return actions.mark_part(
        actor=actor(), item=item, unit_id=unit_id, state=state, line=form.line.data
    )


def item_panel(item: WorkItem) -> Markup:
    """The coordinating agencies of an issued job and what each said of its part."""
    if not (item.coordinations and policy.is_under_way(item)):
        return Markup("")
    rows = [_row(item, part) for part in queries.parts_of(item)]
    shown: Markup = _macro("parts_panel")(item, rows)
    return shown


def _row(item: WorkItem, part: Part) -> PartRow:
    states, prefix = (
        actions.settable(actor(), item, part.unit.id, part.state),
        _prefix(part.unit.id),
    )
    if not states:
        return PartRow(part, [], None)
    form = standing_form(PartForm, prefix, lambda: PartForm(formdata=None, prefix=prefix))
    return PartRow(part, states, form)


def waiting() -> Waiting | None:
    """On the home: the parts that the actor's agencies still owe to jobs that are due."""
    soon = clock.end_of(clock.today() + timedelta(days=installation().due_soon_days))
    rows, total = queries.waiting_for(actor(), soon, most(queries.LIMIT))
    if not rows:
        return None
    return Waiting(total, _macro("waiting_parts")(rows, total))


def _macro(name: str) -> Any:
    return flask.get_template_attribute("coordinating/_parts.html", name)
