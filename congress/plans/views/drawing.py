"""Rows of the plan's table as HTML: drawn once, and again only when what they show has changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

import flask
from flask_babel import get_locale
from markupsafe import Markup

from congress.plans.models import OfficialClass
from congress.plans.queries.rows import KEPT, ItemRow


@dataclass(frozen=True)
class _Reader:
    """For whom a row is drawn; the moment counts only through the day and the row's class."""

    today: date
    can_edit: bool
    picks: bool
    language: str
    root: str
    moment: datetime = field(compare=False)


@dataclass(frozen=True)
class _Drawn:
    """Rows as a template takes them: joined as they are, where `Markup.join` looks at each."""

    rows: Sequence[Markup]

    def __html__(self) -> str:
        return "".join(self.rows)


def drawer(
    moment: datetime, today: date, *, can_edit: bool, picks: bool
) -> Callable[[Sequence[ItemRow]], _Drawn]:
    """Return what draws the rows of a table for this reader.

    A row's HTML follows from its fields, its official class, the day, the language and what the
    reader may do, and from nothing else: these are the key under which it is kept. The least
    lately used beyond `KEPT` rows are let go.
    """
    root = flask.request.script_root
    reader = _Reader(today, can_edit, picks, str(get_locale()), root, moment)
    return lambda rows: _Drawn([_kept(row, row.class_at(moment), reader) for row in rows])


@lru_cache(maxsize=KEPT)
def _kept(row: ItemRow, _class: OfficialClass, reader: _Reader) -> Markup:
    macro: Callable[..., Markup] = flask.get_template_attribute("plans/_rows.html", "plan_row")
    drawn = macro(row, reader.moment, reader.today, reader.can_edit, reader.picks)
    # The template's indentation is a sixth of the page.
    return Markup("\n").join(line.strip() for line in drawn.split("\n"))


@dataclass(frozen=True)
class Group:
    """Rows under one part of a plan, the part first, and how many of them are jobs.

    `folds` says whether there is a part and jobs to fold under it, `is_own` whether the reader's
    agencies lead or help with one of them.
    """

    rows: Sequence[ItemRow]
    count: int
    folds: bool
    is_own: bool


def grouped(rows: Sequence[ItemRow], own: frozenset[int], *, whole: bool) -> list[Group]:
    """Rows in groups, each beginning with its part; one group of all when they stay whole.

    `own` are the agencies of the reader.
    """
    parts: list[list[ItemRow]] = []
    for row in rows:
        if not parts or (row.is_part and not whole):
            parts.append([])
        parts[-1].append(row)
    return [_group(found, own, whole=whole) for found in parts]


def _group(rows: Sequence[ItemRow], own: frozenset[int], *, whole: bool) -> Group:
    count = sum(not row.is_part for row in rows)
    folds = count > 0 and rows[0].is_part and not whole
    is_own = any(own.intersection((row.lead_id, *row.coordinating_ids)) for row in rows)
    return Group(rows, count, folds, is_own)
