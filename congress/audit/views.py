"""Pages of the journal."""

from collections.abc import Sequence
from typing import Any

import flask
from flask_babel import gettext

from congress.audit import queries, sheet
from congress.audit.queries import Ask
from congress.core import dates
from congress.core.permissions import Actor, Permission
from congress.core.text import sort_key
from congress.web.access import actor, requires
from congress.web.pages import page
from congress.web.paging import Paging
from congress.web.papers import send_bytes
from congress.web.words import target_word

bp = flask.Blueprint("audit", __name__)
FILTERS = ("actor", "unit", "kind", "target", "from", "until")


@bp.get("/journal")
@requires(Permission.READ_JOURNAL)
def index() -> flask.Response:
    """Nhật ký."""
    who, ask = actor(), Ask.of(flask.request.args)
    paging = Paging.of(flask.request.args, queries.count(who, ask))
    entries = queries.entries(who, ask, offset=paging.offset, limit=paging.size)
    return page("audit/index.html", ask=ask, entries=entries, paging=paging, **_filters(who, ask))


def _filters(who: Actor, ask: Ask) -> dict[str, Any]:
    """What may be chosen, what is chosen, and what of it cannot be read."""
    kinds = [(kind, target_word(kind)) for kind in queries.target_kinds(who)]
    days = {"from": ask.first, "until": ask.last}
    return {
        "days": {name: dates.short(day) if day else _typed(name) for name, day in days.items()},
        "unread": [name for name, day in days.items() if day is None and _typed(name)],
        "units": queries.units(who),
        "target": queries.target_name(who, ask),
        "carried": {name: _typed(name) for name in FILTERS if _typed(name)},
        "actors": [(name, name) for name in queries.actor_names(who)],
        "kinds": sorted(kinds, key=_by_word),
    }


@bp.get("/journal.xlsx")
@requires(Permission.READ_JOURNAL)
def xlsx() -> flask.Response:
    """Nhật ký, bảng Excel: the entries that the filters leave."""
    return send_bytes(sheet.workbook(_chosen()), gettext("Nhật ký"), "xlsx")


@bp.get("/journal.csv")
@requires(Permission.READ_JOURNAL)
def csv() -> flask.Response:
    """Nhật ký, bảng CSV."""
    return send_bytes(sheet.table_of_text(_chosen()), gettext("Nhật ký"), "csv")


def _chosen() -> Sequence[queries.Entry]:
    ask = Ask.of(flask.request.args)
    return queries.entries(actor(), ask, limit=queries.EXPORT_LIMIT)


def _by_word(choice: tuple[str, str]) -> tuple[object, ...]:
    return sort_key(choice[1])


def _typed(name: str) -> str:
    return flask.request.args.get(name, "").strip()[:300]
