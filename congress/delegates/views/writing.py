"""One delegate: added, changed, taken off the roster, put back."""

from typing import Any

import flask
from flask_babel import gettext

from congress.audit.queries import history, last_entry
from congress.core import clock
from congress.core.removal import days_left
from congress.delegates import policy
from congress.delegates.actions import writing
from congress.delegates.forms import DelegateForm, NewDelegateForm, RemoveDelegateForm
from congress.delegates.models import Delegate
from congress.delegates.queries import batches, rosters
from congress.delegates.queries.rosters import Roster
from congress.delegates.rules import asking
from congress.delegates.views.blueprint import bp
from congress.delegates.views.noting import noted, opened_by_refusal
from congress.web.access import actor, signed_in
from congress.web.pages import back_to, offer_undo, page


@bp.route("/congresses/<id:congress_id>/delegates/new", methods=["GET", "POST"])
@signed_in
def new(congress_id: int) -> flask.Response:
    """Thêm một đại biểu."""
    held = rosters.roster(actor(), congress_id)
    held.reach.require_writing()
    form = NewDelegateForm()
    form.offer(rosters.places(held), held.congress.year)

    def add() -> Delegate:
        return writing.add_delegate(
            actor=actor(), reach=held.reach, congress_id=congress_id, **form.values()
        )

    if form.performs(add):
        say = gettext("Đã thêm %(name)s.", name=form.result.full_name)
        return back_to("delegates.index", say, congress_id=congress_id)
    return page("delegates/new.html", form=form, congress=held.congress)


@bp.get("/delegates/<id:delegate_id>")
@signed_in
def detail(delegate_id: int) -> flask.Response:
    """Một đại biểu: what is known, and its history; what is sensitive once the roster is opened."""
    row, held = rosters.delegate(actor(), delegate_id)
    [shown] = asking.shown([row], is_open=held.is_open, repeated=())
    noted(held, 1, row)
    return page("delegates/detail.html", shown=shown, who_can=policy.OPENING, **_around(row, held))


@bp.route("/delegates/<id:delegate_id>/edit", methods=["GET", "POST"])
@signed_in
def edit(delegate_id: int) -> flask.Response:
    """Sửa một đại biểu; the roster is opened first, for the form shows what is sensitive."""
    row, held = rosters.delegate(actor(), delegate_id)
    held.reach.require_writing(row.unit_id)
    if not held.is_open and flask.request.method == "GET":
        return page("delegates/closed.html", **_around(row, held))
    opened_by_refusal(held)
    form = DelegateForm(obj=row)
    form.offer(rosters.places(held), held.congress.year)
    form.starts_from(row)
    if form.saves(row, lambda: _save(held, row, form)):
        return back_to("delegates.index", gettext("Đã lưu."), congress_id=row.congress_id)
    return page("delegates/edit.html", form=form, **_around(row, held))


def _around(row: Delegate, held: Roster) -> dict[str, Any]:
    return {
        "congress": held.congress,
        "delegate": row,
        "entries": history("delegate", row.id),
        "held": held,
        "last": last_entry("delegate", row.id),
    }


def _save(held: Roster, row: Delegate, form: DelegateForm) -> Delegate:
    values: dict[str, Any] = form.values()
    return writing.update_delegate(actor=actor(), reach=held.reach, delegate=row, **values)


@bp.route("/delegates/<id:delegate_id>/remove", methods=["GET", "POST"])
@signed_in
def remove(delegate_id: int) -> flask.Response:
    """Đưa ra khỏi danh sách: with the reason, and a way back."""
    row, held = rosters.delegate(actor(), delegate_id)
    held.reach.require_writing(row.unit_id)
    form = RemoveDelegateForm()
    if form.performs(
        lambda: writing.remove_delegate(
            actor=actor(), reach=held.reach, delegate=row, reason=form.reason.data or ""
        )
    ):
        say = gettext("Đã đưa %(name)s ra khỏi danh sách.", name=row.full_name)
        offer_undo(say, flask.url_for("delegates.restore", delegate_id=row.id))
        return back_to("delegates.index", congress_id=row.congress_id)
    return page("delegates/remove.html", form=form, delegate=row, congress=held.congress)


@bp.post("/delegates/<id:delegate_id>/restore")
@signed_in
def restore(delegate_id: int) -> flask.Response:
    """Đưa lại vào danh sách."""
    row, held = rosters.delegate(actor(), delegate_id, removed=True)
    writing.restore_delegate(actor=actor(), reach=held.reach, delegate=row)
    say = gettext("Đã đưa %(name)s lại vào danh sách.", name=row.full_name)
    return back_to("delegates.index", say, congress_id=row.congress_id)


@bp.get("/congresses/<id:congress_id>/delegates/removed")
@signed_in
def removed(congress_id: int) -> flask.Response:
    """Đã đưa ra khỏi danh sách: who may be put back, and for how long."""
    held = rosters.roster(actor(), congress_id)
    held.reach.require_writing()
    moment = clock.now()
    found = batches.removed(held)
    rows = [(row, days_left(row.deleted_at, moment)) for row in found if row.deleted_at]
    noted(held, len(rows))
    return page("delegates/removed.html", rows=rows, congress=held.congress, held=held)
