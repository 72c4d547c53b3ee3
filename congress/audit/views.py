"""Pages of the journal."""

import flask

from congress.audit import queries
from congress.audit.queries import Ask
from congress.core import dates
from congress.core.permissions import Permission
from congress.core.text import sort_key
from congress.web.access import actor, requires
from congress.web.pages import page
from congress.web.paging import Paging
from congress.web.words import target_word

bp = flask.Blueprint("audit", __name__)


@bp.get("/journal")
@requires(Permission.READ_JOURNAL)
def index() -> flask.Response:
    """Nhật ký."""
    who, ask = actor(), Ask.of(flask.request.args)
    paging = Paging.of(flask.request.args, queries.count(who, ask))
    return page(
        "audit/index.html",
        ask=ask,
        days={"from": _typed("from"), "until": _typed("until")},
        unread=[name for name in ("from", "until") if _is_unread(name)],
        entries=queries.entries(who, ask, offset=paging.offset, limit=paging.size),
        actors=[(name, name) for name in queries.actor_names(who)],
        kinds=sorted(
            ((kind, target_word(kind)) for kind in queries.target_kinds(who)), key=_by_word
        ),
        paging=paging,
    )


def _by_word(choice: tuple[str, str]) -> tuple[object, ...]:
    return sort_key(choice[1])


def _typed(name: str) -> str:
    return flask.request.args.get(name, "").strip()[:40]


def _is_unread(name: str) -> bool:
    return bool(_typed(name)) and dates.parse_exact(_typed(name)) is None
