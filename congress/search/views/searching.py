"""The page of results: each kind with its first rows, or one kind page by page."""

from typing import Any

import flask
from markupsafe import Markup

from congress.core import clock
from congress.search import queries
from congress.search.rules import Kind, Wanted
from congress.search.views.blueprint import bp
from congress.web.access import actor, signed_in
from congress.web.pages import page
from congress.web.paging import Paging

FIRST = 10


@bp.get("/search")
@signed_in
def index() -> flask.Response:
    """Tìm kiếm."""
    wanted, kind = asked()
    [counts] = queries.counts(actor(), [wanted])
    return page(
        "search/index.html",
        wanted=wanted,
        kind=kind,
        counts=counts,
        moment=clock.now(),
        mark=lambda value: _marked(wanted, value),
        **_groups(wanted, kind, counts),
    )


def asked() -> tuple[Wanted, Kind | None]:
    """What an address asks for, and of which kind; None for every kind."""
    values = flask.request.args
    kind = Kind(values["kind"]) if values.get("kind") in set(Kind) else None
    return Wanted.of(values.get("q", "").encode("utf-8", "replace").decode()), kind


def _groups(wanted: Wanted, kind: Kind | None, counts: dict[Kind, int]) -> dict[str, Any]:
    """The rows to show by kind; with one kind also which page of it."""
    if kind is not None:
        paging = Paging.of(flask.request.args, counts[kind])
        rows = queries.found(actor(), wanted, kind, paging.slice) if counts[kind] else []
        return {"groups": {kind: rows} if rows else {}, "paging": paging}
    first = slice(0, FIRST)
    groups = {one: queries.found(actor(), wanted, one, first) for one in Kind if counts[one]}
    return {"groups": groups, "paging": None}


def _marked(wanted: Wanted, value: str | None) -> Markup:
    """A text, or what matters of a long one, with what answers marked."""
    return Markup().join(
        Markup("<mark>{}</mark>").format(piece) if answers else piece
        for piece, answers in wanted.marked(wanted.excerpt(value or ""))
    )
