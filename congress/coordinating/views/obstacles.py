"""Obstacles: raised on a job, listed, answered, closed; waiting on the home."""

from typing import Any

import flask
from flask_babel import gettext
from markupsafe import Markup

from congress.coordinating import policy
from congress.coordinating.actions import obstacles as actions
from congress.coordinating.forms import (
    AnswerForm,
    CloseForm,
    ForwardForm,
    ObstacleForm,
    WithdrawForm,
)
from congress.coordinating.models import Authority, Obstacle, ObstacleState
from congress.coordinating.queries import obstacles as queries
from congress.coordinating.views.blueprint import bp, done
from congress.core import clock
from congress.office.queries import calendar
from congress.plans.models import WorkItem
from congress.plans.queries import choices, plans
from congress.web.access import actor, signed_in
from congress.web.forms import BaseForm
from congress.web.pages import back_to, page
from congress.web.paging import Paging
from congress.web.slots import Waiting

SIZE = 50


@bp.get("/obstacles")
@signed_in
def index() -> flask.Response:
    """Vướng mắc: the open ones of everything in scope, the longest waiting first."""
    flask.g.section = "obstacles"
    asked = flask.request.args.get("state", "")
    state = ObstacleState(asked) if asked in set(ObstacleState) else ObstacleState.OPEN
    counts = queries.counts(actor())
    paging = Paging.of(flask.request.args, counts.get(state, 0), SIZE)
    found = queries.obstacles(actor(), state, size=SIZE, offset=paging.offset)
    rows = queries.waits(found, calendar(), clock.today())
    shown: dict[str, Any] = {"rows": rows, "counts": counts, "state": state, "paging": paging}
    return page("coordinating/obstacles.html", **shown, states=list(ObstacleState))


@bp.route("/items/<id:item_id>/obstacles/new", methods=["GET", "POST"])
@signed_in
def new(item_id: int) -> flask.Response:
    """Nêu vướng mắc."""
    item = plans.item(actor(), item_id)
    actions.require_raiser(actor(), item)
    form = ObstacleForm(asked_on=clock.today())
    form.body_id.offer(choices.agencies(item.plan))
    if form.performs(lambda: _raise(item, form)):
        say = gettext("Đã nêu vướng mắc; cơ quan có thẩm quyền sẽ thấy ở mục Chờ tôi xử lý.")
        return back_to("plans.item", say, item_id=item.id, _anchor="obstacles")
    return page("coordinating/raise.html", form=form, item=item)


def _raise(item: WorkItem, form: ObstacleForm) -> Obstacle:
    fields = form.entered()
    authority = Authority(fields.pop("authority"))
    return actions.raise_obstacle(actor=actor(), item=item, authority=authority, **fields)


@bp.get("/obstacles/<id:obstacle_id>")
@signed_in
def obstacle(obstacle_id: int) -> flask.Response:
    """Một vướng mắc."""
    return _page(queries.obstacle(actor(), obstacle_id))


def _page(found: Obstacle, form: BaseForm | None = None, **refused: BaseForm) -> flask.Response:
    forms = {
        "forward_form": _forwarding(found, ForwardForm(formdata=None, prefix="forward-")),
        "answer_form": AnswerForm(formdata=None, prefix="answer-", answered_on=clock.today()),
        "close_form": CloseForm(formdata=None, prefix="close-"),
        "withdraw_form": WithdrawForm(formdata=None, prefix="withdraw-"),
    }
    settles, state = queries.settles(actor(), found), found.state
    [wait] = queries.waits([found], calendar(), clock.today())
    return page(
        "coordinating/obstacle.html",
        form=form,
        obstacle=found,
        item=found.item,
        days=wait.days,
        sees_item=queries.sees_item(actor(), found.item),
        can_answer=policy.can_answer(actor(), found),
        can_close=settles and state is ObstacleState.ANSWERED,
        can_withdraw=settles and state is ObstacleState.OPEN,
        **(forms | refused),
    )


@bp.post("/obstacles/<id:obstacle_id>/answer")
@signed_in
def answer(obstacle_id: int) -> flask.Response:
    """Trả lời vướng mắc."""
    found, form = queries.obstacle(actor(), obstacle_id), AnswerForm(prefix="answer-")
    actions.require_answerer(actor(), found)
    what, day = form.answer, form.answered_on
    if form.performs(
        lambda: actions.answer_obstacle(
            actor=actor(), obstacle=found, answer=what.data, answered_on=day.data
        )
    ):
        return _done(gettext("Đã trả lời vướng mắc."), found)
    return _page(found, form, answer_form=form)


@bp.post("/obstacles/<id:obstacle_id>/forward")
@signed_in
def forward(obstacle_id: int) -> flask.Response:
    """Chuyển vướng mắc sang cơ quan có thẩm quyền khác."""
    found = queries.obstacle(actor(), obstacle_id)
    actions.require_answerer(actor(), found)
    form = _forwarding(found, ForwardForm(prefix="forward-"))
    if form.performs(lambda: _forward(found, form)):
        say = gettext("Đã chuyển vướng mắc; ngày hỏi giữ nguyên.")
        return back_to("coordinating.obstacle", say, obstacle_id=found.id)
    return _page(found, form, forward_form=form)


def _forwarding(found: Obstacle, form: ForwardForm) -> ForwardForm:
    form.body_id.offer(choices.agencies(found.item.plan))
    return form


def _forward(found: Obstacle, form: ForwardForm) -> Obstacle:
    fields = form.entered()
    authority = Authority(fields.pop("authority"))
    return actions.forward_obstacle(actor=actor(), obstacle=found, authority=authority, **fields)


@bp.post("/obstacles/<id:obstacle_id>/close")
@signed_in
def close(obstacle_id: int) -> flask.Response:
    """Đóng vướng mắc đã được trả lời."""
    found, form = queries.obstacle(actor(), obstacle_id), CloseForm(prefix="close-")
    actions.require_settler(actor(), found)
    note = form.note
    if form.performs(lambda: actions.close_obstacle(actor=actor(), obstacle=found, note=note.data)):
        return _done(gettext("Đã đóng vướng mắc."), found)
    return _page(found, form, close_form=form)


@bp.post("/obstacles/<id:obstacle_id>/withdraw")
@signed_in
def withdraw(obstacle_id: int) -> flask.Response:
    """Rút lại vướng mắc chưa được trả lời."""
    found, form = queries.obstacle(actor(), obstacle_id), WithdrawForm(prefix="withdraw-")
    actions.require_settler(actor(), found)
    note = form.note
    if form.performs(
        lambda: actions.withdraw_obstacle(actor=actor(), obstacle=found, note=note.data)
    ):
        return _done(gettext("Đã rút lại vướng mắc."), found)
    return _page(found, form, withdraw_form=form)


def _done(say: str, found: Obstacle) -> flask.Response:
    if queries.sees_item(actor(), found.item):
        return done(say, found.item_id, "obstacles")
    return back_to("coordinating.obstacle", say, obstacle_id=found.id)


def item_panel(item: WorkItem) -> Markup:
    """The obstacles of a job, and the way to raise one."""
    can_raise, found = policy.can_raise(actor(), item), queries.obstacles_of(item)
    if not (found or can_raise):
        return Markup("")
    rows = queries.waits(found, calendar(), clock.today())
    answerable = {one.id for one in found if policy.can_answer(actor(), one)}
    shown: Markup = _macro("obstacles_panel")(item, rows, can_raise, answerable)
    return shown


def waiting() -> Waiting | None:
    """On the home: obstacles in the actor's authority, and the actor's own that were answered."""
    open_ones, answered = queries.to_answer(actor()), queries.to_close(actor())
    if not (open_ones or answered):
        return None
    rows = queries.waits([*open_ones, *answered], calendar(), clock.today())
    return Waiting(len(rows), _macro("waiting_obstacles")(rows))


def _macro(name: str) -> Any:
    return flask.get_template_attribute("coordinating/_obstacles.html", name)
