"""Rows of the plan's table as HTML: drawn once, and again only when what they show has changed."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date, datetime
from threading import Lock

import flask
from flask_babel import get_locale
from markupsafe import Markup

from congress.plans.queries.rows import ItemRow

KEPT = 6000
_drawn: OrderedDict[tuple[object, ...], Markup] = OrderedDict()
_lock = Lock()


def drawer(
    moment: datetime, today: date, *, can_edit: bool, picks: bool
) -> Callable[[Sequence[ItemRow]], Markup]:
    """Return what draws the rows of a table for this reader.

    A row's HTML follows from its fields, its official class, the day, the language and what the
    reader may do, and from nothing else: these are the key under which it is kept. The least
    lately used beyond `KEPT` rows are let go.
    """
    macro: Callable[..., Markup] = flask.get_template_attribute("plans/_rows.html", "plan_row")
    rest = (today, can_edit, picks, str(get_locale()), flask.request.script_root)

    def draw(row: ItemRow) -> Markup:
        key = (row, row.class_at(moment), *rest)
        with _lock:
            if (found := _drawn.get(key)) is not None:
                _drawn.move_to_end(key)
                return found
        found = macro(row, moment, today, can_edit, picks)
        with _lock:
            _drawn[key] = found
            if len(_drawn) > KEPT:
                _drawn.popitem(last=False)
        return found

    return lambda rows: Markup().join(map(draw, rows))
