"""Comments on the page of a job: said, withdrawn, followed, seen; mentions on the home."""

from typing import Any

import flask
from flask_babel import gettext
from markupsafe import Markup

from congress.coordinating import rules
from congress.coordinating.actions import comments as actions
from congress.coordinating.forms import CommentForm
from congress.coordinating.queries import comments as queries
from congress.coordinating.queries.comments import Talk
from congress.coordinating.queries.people import readers
from congress.coordinating.views.blueprint import bp, done, refused, standing_form
from congress.plans.models import WorkItem
from congress.plans.queries import plans
from congress.web.access import actor, signed_in
from congress.web.slots import Waiting, most

PREFIX = "comment-"


def _form(item: WorkItem, *, fresh: bool) -> CommentForm:
    form = CommentForm(formdata=None, prefix=PREFIX) if fresh else CommentForm(prefix=PREFIX)
    people = [one for one in readers(item) if one.id != actor().id]
    form.user_id.offer([(one.id, f"{one.name} (@{one.username})") for one in people])
    return form


@bp.post("/items/<id:item_id>/comments")
@signed_in
def say(item_id: int) -> flask.Response:
    """Gửi ý kiến."""
    item = plans.item(actor(), item_id)
    form = _form(item, fresh=False)
    text, user_id = form.text, form.user_id
    if form.performs(
        lambda: actions.say(actor=actor(), item=item, text=text.data, user_id=user_id.data)
    ):
        return done(gettext("Đã gửi ý kiến."), item.id, "comments")
    return refused(item, form)


@bp.post("/comments/<id:comment_id>/withdraw")
@signed_in
def withdraw_comment(comment_id: int) -> flask.Response:
    """Rút lại ý kiến của mình."""
    found = queries.comment(actor(), comment_id)
    actions.withdraw_comment(actor=actor(), comment=found)
    return done(gettext("Đã rút lại ý kiến."), found.item_id, "comments")


@bp.post("/items/<id:item_id>/follow")
@signed_in
def follow(item_id: int) -> flask.Response:
    """Theo dõi công việc."""
    item = plans.item(actor(), item_id)
    actions.follow(actor=actor(), item=item)
    return done(gettext("Ý kiến mới ở việc này sẽ hiện trên trang đầu."), item.id, "comments")


@bp.post("/items/<id:item_id>/unfollow")
@signed_in
def unfollow(item_id: int) -> flask.Response:
    """Thôi theo dõi công việc."""
    item = plans.item(actor(), item_id)
    actions.unfollow(actor=actor(), item=item)
    return done(gettext("Đã thôi theo dõi việc này."), item.id, "comments")


@bp.post("/items/<id:item_id>/seen")
@signed_in
def seen(item_id: int) -> flask.Response:
    """Đánh dấu đã đọc mọi ý kiến của công việc; the page sends it by itself where it can."""
    item = plans.item(actor(), item_id)
    actions.have_seen(actor=actor(), item=item)
    if flask.request.form.get("from") == "page":
        return flask.make_response("", 204)
    return done(gettext("Đã đánh dấu đã đọc."), item.id, "comments")


def _talk(item: WorkItem) -> Talk:
    """What was said on a job, read once a page."""
    kept: tuple[int, Talk] | None = flask.g.get("talk")
    if kept is None or kept[0] != item.id:
        kept = flask.g.talk = (item.id, queries.talk(actor(), item))
    return kept[1]


def item_top(item: WorkItem) -> Markup:
    """Above the page of a job: who mentioned the actor in a comment not yet seen."""
    talk = _talk(item)
    shown: Markup = _macro("mentioned")(item, talk.naming) if talk.naming else Markup("")
    return shown


def item_panel(item: WorkItem) -> Markup:
    """What was said on a job, by whom; the form to say something, and following."""
    form = standing_form(CommentForm, PREFIX, lambda: _form(item, fresh=True))
    shown: Markup = _macro("comments_panel")(item, _talk(item), form, rules.pieces, actor().id)
    return shown


def waiting() -> Waiting | None:
    """On the home: mentions that wait, and what was newly said on followed jobs, uncounted."""
    naming, total = queries.naming(actor(), most(queries.LIMIT))
    followed = queries.followed(actor())
    if not (naming or followed):
        return None
    return Waiting(total, _macro("waiting_comments")(naming, total, followed))


def _macro(name: str) -> Any:
    return flask.get_template_attribute("coordinating/_comments.html", name)
