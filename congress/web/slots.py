"""Places on the pages of one slice that slices above it fill; routes.py says who fills what.

A place is named after its page, and most answer with markup. Given what: "item.actions",
"item.top", "item.panels" the page's `item`; "plan.panels" its `plan`; "plan.actions" and
"plan.top" also all its `rows`, "plan.views" what is asked of them too (`ask`); "plan.new" nothing;
"amendment.panels" its `amendment`; "document.panels" its `document`; "user.top" its `user`;
"congress.actions", "child.actions" and "child.panels" (a child), "board.actions" (the board of a
parent's children) their `congress`; "cell.panels" (a milestone of a child) its `congress` and
`milestone`.

Others: "document.closed" is given a `document` and answers with the roles that read its file,
where the actor does not. "child.milestones" is given the `congress` of a child and answers with
what stands beside its milestones: milestone → markup. "dates.busy" is given the parent `congress`
and answers with the days on which each child is otherwise taken: child → days. "home.waiting" is
given nothing and answers with `Waiting`.
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
    "document.closed",
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

# How many rows of a list the home shows where all of it is asked for.
WHOLE = 500

Filler = Callable[..., Any]
Fillers = Mapping[str, Sequence[Filler]]


@dataclass(frozen=True)
class Waiting:
    """What waits for the actor in one slice: how much, and its rows as the home shows them."""

    count: int
    section: Markup


def most(usual: int) -> int:
    """How many rows of a list the home shows: `usual`, or `WHOLE` at its address with "all"."""
    return WHOLE if flask.request.args.get("all") else usual


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
