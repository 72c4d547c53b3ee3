"""Asking for a later deadline, seeing what it breaks, and deciding on it."""

from typing import Any, cast

import flask
from flask_babel import gettext
from markupsafe import Markup

from congress.amending import policy, rules
from congress.amending.actions import extending
from congress.amending.forms import ExtensionForm, RefuseForm
from congress.amending.models import Extension, ExtensionState
from congress.amending.queries import extensions as queries
from congress.amending.views.blueprint import bp
from congress.core import clock, dates
from congress.core.permissions import Permission
from congress.office.queries import calendar
from congress.plans.models import WorkItem
from congress.plans.queries import plans
from congress.web.access import actor, requires, signed_in
from congress.web.pages import back_to, page
from congress.web.slots import Waiting, most


@bp.route("/items/<id:item_id>/extension", methods=["GET", "POST"])
@requires(Permission.REPORT_PROGRESS)
def ask(item_id: int) -> flask.Response:
    """Xin gia hạn: the new deadline, why; what it breaks is confirmed by sending again."""
    item, form = plans.item(actor(), item_id), ExtensionForm()
    extending.require_asker(actor(), item)
    _require_askable(item)
    if _seen(form, item) and form.performs(lambda: _ask(form, item)):
        say = gettext("Đã gửi xin gia hạn, chờ quyết định.")
        return back_to("plans.item", say, item_id=item.id)
    return page("amending/ask.html", form=form, **_asking(form, item))


def _ask(form: ExtensionForm, item: WorkItem) -> Extension:
    new, why = form.new_due_on.data, form.reason.data
    return extending.ask_extension(actor=actor(), item=item, new_due_on=new, reason=why)


def _require_askable(item: WorkItem) -> None:
    d_day = item.plan.committee.congress.d_day
    why = rules.refusal(None, due=item.due_on, today=clock.today(), d_day=d_day)
    if why is not None:
        raise extending.refused(why, item)


def _seen(form: ExtensionForm, item: WorkItem) -> bool:
    """Whether what the new deadline breaks was shown before; nothing broken needs no showing."""
    new = form.new_due_on.data if form.is_submitted() else None
    if new is None or form.seen.data == dates.short(new):
        return True
    return not queries.effects(item, new, calendar()).broken


def _asking(form: ExtensionForm, item: WorkItem) -> dict[str, Any]:
    new = form.new_due_on.data if form.is_submitted() else None
    form.seen.data = dates.short(new) if new else ""
    found = queries.effects(item, new, calendar())
    earlier = queries.extensions_of(item)
    return {"item": item, "effects": found, "new": new, "earlier": earlier}


@bp.get("/extensions/<id:extension_id>")
@signed_in
def extension(extension_id: int) -> flask.Response:
    """Một lần xin gia hạn."""
    found = queries.extension(actor(), extension_id)
    return page("amending/extension.html", **_shown(found, RefuseForm(formdata=None)))


def _shown(found: Extension, form: RefuseForm) -> dict[str, Any]:
    is_open = found.state is ExtensionState.ASKED and found.item.is_open()
    return {
        "extension": found,
        "refuse_form": form,
        "effects": queries.effects(found.item, found.new_due_on, calendar()),
        "can_decide": is_open and policy.can_decide(actor(), found),
    }


@bp.post("/extensions/<id:extension_id>/grant")
@requires(Permission.DECIDE_PLANS)
def grant(extension_id: int) -> flask.Response:
    """Đồng ý gia hạn."""
    found = queries.extension(actor(), extension_id)
    extending.grant_extension(actor=actor(), extension=found)
    say = gettext("Đã đồng ý gia hạn đến %(day)s.", day=dates.short(found.new_due_on))
    return _decided(say, found)


@bp.post("/extensions/<id:extension_id>/refuse")
@requires(Permission.DECIDE_PLANS)
def refuse(extension_id: int) -> flask.Response:
    """Không đồng ý gia hạn."""
    found, form = queries.extension(actor(), extension_id), RefuseForm()
    why = form.reason
    if form.performs(
        lambda: extending.refuse_extension(actor=actor(), extension=found, reason=why.data)
    ):
        return _decided(gettext("Đã trả lời không đồng ý gia hạn."), found)
    return page("amending/extension.html", form=form, **_shown(found, form))


def _decided(say: str, found: Extension) -> flask.Response:
    if flask.request.form.get("from") == "home":
        return back_to("plans.home", say)
    return back_to("plans.item", say, item_id=found.item_id)


def item_action(item: WorkItem) -> Markup:
    """The button that asks for an extension, where the actor may ask now."""
    d_day = item.plan.committee.congress.d_day
    late = rules.refusal(None, due=item.due_on, today=clock.today(), d_day=d_day)
    if late is not None or not policy.can_ask(actor(), item):
        return Markup("")
    return cast(Markup, _macro("ask_button")(item))


def item_panel(item: WorkItem) -> Markup:
    """The requests for a job and both its figures, on its page."""
    found = queries.extensions_of(item)
    if not found:
        return Markup("")
    decidable = [one.id for one in found if policy.can_decide(actor(), one)]
    shown = queries.figures(item, found, clock.now())
    return cast(Markup, _macro("extensions_panel")(item, found, shown, decidable))


def waiting() -> Waiting | None:
    """On the home: the requests that wait for the actor's decision, with what they break."""
    rows, total = queries.waiting_for(actor(), most(queries.SHOWN))
    if not rows:
        return None
    effects = queries.effects_of([(one.item, one.new_due_on) for one in rows], calendar())
    return Waiting(total, _macro("waiting")(list(zip(rows, effects, strict=True)), total))


def _macro(name: str) -> Any:
    return flask.get_template_attribute("amending/_extension.html", name)
