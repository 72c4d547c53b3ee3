"""Places on the pages of one slice that slices above it fill; routes.py says who fills what.

A place is named after its page. "item.actions", "item.top", "item.panels" and "plan.panels" are
given the page's `item` or `plan`, "plan.actions" and "plan.top" the `plan` and all its `rows`,
"plan.views" also what is asked of them (`ask`), "congress.actions" its `congress`, "user.top" its
`user`, "plan.new" nothing: they answer with markup. "child.actions" and "child.panels", on the
page of a child, and "board.actions", on the board of a parent's children, are given that
`congress`, and "document.panels" its `document`. "cell.panels", on the page of a milestone of a
child, is given its `congress` and `milestone`; "child.milestones", on the page of a child, its
`congress`, and answers with what stands beside its milestones: milestone → markup. "dates.busy" is
given the parent `congress` and answers with the days on which each child is otherwise taken:
child → days. "home.waiting" is given nothing and answers with `Waiting`.
A place is named after its page. "item.actions", "item.top", "item.panels", "plan.actions",
"plan.top" and "plan.panels" are given the page's `item` or `plan`, "plan.views" the `plan`, its
`rows` and what is asked of them (`ask`), "amendment.panels" its
`amendment`, "congress.actions" its `congress`, "user.top" its `user`,
"plan.new" nothing: they answer with markup. "home.waiting" is given nothing and answers with
`Waiting`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import flask
from markupsafe import Markup

PLACES = (
    "board.actions",
    "cell.panels",
    "child.actions",
    "child.milestones",
    "child.panels",
    "dates.busy",
    "document.panels",
    "congress.actions",
    "item.actions",
    "item.top",
    "item.panels",
    "plan.actions",
    "plan.top",
    "plan.views",
    "plan.panels",
    "amendment.panels",
    "plan.new",
    "user.top",
    "home.waiting",
)

Filler = Callable[..., Any]
Fillers = Mapping[str, Sequence[Filler]]


@dataclass(frozen=True)
class Waiting:
    """What waits for the actor in one slice: how much, and its rows as the home shows them."""

    count: int
    section: Markup


def install(app: flask.Flask, fillers: Fillers) -> None:
    """Keep who fills which place; a place that no page has is refused at start-up."""
    unknown = set(fillers) - set(PLACES)
    if unknown:
        raise LookupError(f"no page has the places {sorted(unknown)}")
    app.extensions["slots"] = fillers
    app.jinja_env.globals["slot"] = filled


def filled(place: str, **values: Any) -> list[Any]:
    """What the fillers of a place answer for a page, in their order, without the empty ones."""
    fillers = cast(Fillers, flask.current_app.extensions["slots"]).get(place, ())
    return [answer for answer in (fill(**values) for fill in fillers) if answer]
