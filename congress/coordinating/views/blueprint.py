"""The blueprint of working together; forms that stand in panels of the page of a job."""

from collections.abc import Callable
from typing import TypeVar

import flask

from congress.plans.models import WorkItem
from congress.plans.views.reporting import item_page
from congress.web.forms import BaseForm
from congress.web.pages import back_to, page

bp = flask.Blueprint("coordinating", __name__)
FormT = TypeVar("FormT", bound=BaseForm)


def refused(item: WorkItem, form: FormT) -> flask.Response:
    """The page of a job with a refused form, as typed, in its own panel."""
    flask.g.refused_form = form
    return page("plans/item.html", form=form, **item_page(item))


def standing_form(kind: type[FormT], prefix: str, make: Callable[[], FormT]) -> FormT:
    """The refused form of a kind and prefix where the page answers one, else a fresh one."""
    found = flask.g.get("refused_form")
    if isinstance(found, kind) and found._prefix == prefix:
        return found
    return make()


def done(say: str, item_id: int, anchor: str) -> flask.Response:
    """Back to where the form stood: the home, or a panel of the page of a job."""
    if flask.request.form.get("from") == "home":
        return back_to("plans.home", say, _anchor="waiting")
    return back_to("plans.item", say, item_id=item_id, _anchor=anchor)
