"""Handing over the open jobs of who leaves, who left some behind, and taking note of them."""

from typing import Any, cast

import flask
from flask_babel import gettext
from markupsafe import Markup

from congress.accounts.models import User
from congress.accounts.queries.colleagues import colleagues, left
from congress.plans import policy
from congress.plans.actions import handing
from congress.plans.forms import HandOverForm
from congress.plans.queries import handing as queries
from congress.plans.views.blueprint import bp
from congress.web.access import actor, signed_in
from congress.web.pages import back_to, page
from congress.web.slots import Waiting


@bp.get("/handovers")
@signed_in
def handovers() -> flask.Response:
    """Bàn giao công việc: who left jobs behind, and what was handed over to whom."""
    who = actor()
    return page("plans/handovers.html", leavers=queries.leavers(who), rows=queries.handed(who))


@bp.route("/users/<id:user_id>/handover", methods=["GET", "POST"])
@signed_in
def hand_over(user_id: int) -> flask.Response:
    """Bàn giao công việc đang mở của một người cho người khác."""
    giver = queries.giver(actor(), user_id)
    form, receivers = HandOverForm(), colleagues(giver)
    form.receiver_id.offer([(one.id, one.display_name) for one in receivers])
    if form.performs(lambda: handing.hand_over(actor=actor(), giver=giver, **_entered(form))):
        done = form.result
        count, who = len(done.rows), done.receiver.display_name
        say = gettext("Đã bàn giao %(count)s công việc cho %(who)s.", count=count, who=who)
        return back_to("plans.handovers", say)
    rows = queries.rows_of(queries.held_items(actor(), giver))
    return page("plans/handover.html", form=form, giver=giver, rows=rows, receivers=receivers)


def _entered(form: HandOverForm) -> dict[str, Any]:
    found = form.entered()
    return {"item_ids": found.pop("items") or ()} | found


@bp.post("/handovers/<id:hand_over_id>/accept")
@signed_in
def accept(hand_over_id: int) -> flask.Response:
    """Đã nhận bàn giao."""
    found = queries.received(actor(), hand_over_id)
    handing.accept(actor=actor(), hand_over=found)
    return back_to("plans.home", gettext("Đã nhận bàn giao."))


def on_account(user: User) -> Markup:
    """What the page of an account says of the open jobs in its hands."""
    if not policy.hands_over_all(actor(), user.id):
        return Markup("")
    count = len(queries.held_items(actor(), user))
    if not count:
        return Markup("")
    notice = _macro("held_notice")
    return cast(Markup, notice(user, count, left(user), user.id == actor().id))


def received() -> Waiting | None:
    """On the home: jobs that were handed to the actor and wait to be taken note of."""
    rows = queries.handed(actor(), waiting=True)
    return Waiting(len(rows), _macro("received")(rows)) if rows else None


def left_behind() -> Waiting | None:
    """On the home of who answers for others: accounts that left open jobs behind."""
    rows = queries.leavers(actor())
    return Waiting(len(rows), _macro("left_behind")(rows)) if rows else None


def _macro(name: str) -> Any:
    return flask.get_template_attribute("plans/_handing.html", name)
