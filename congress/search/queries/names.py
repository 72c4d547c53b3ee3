"""Persons found by name, post and agency; units by every name they go or went by."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from congress.accounts.models import Person
from congress.congresses import policy as congresses
from congress.core.permissions import Actor
from congress.core.text import sort_key
from congress.extensions import db
from congress.search.queries.words import every, fit, other_accents
from congress.search.rules import Fit, Wanted, Word
from congress.units import policy as units
from congress.units.models import FormerName, Unit, UnitAlias, UnitLevel

_AGENCY, _ABOVE = sa.orm.aliased(Unit), sa.orm.aliased(Unit)


@dataclass(frozen=True)
class PersonHit:
    """A person who was found."""

    id: int
    full_name: str
    post: str
    agency: str | None


@dataclass(frozen=True)
class UnitHit:
    """A unit that was found; `others` are the other names that answer."""

    id: int
    name: str
    short_name: str
    level: str
    above: str | None
    ended_on: date | None
    others: tuple[str, ...] = ()


def people_matching(actor: Actor, words: Sequence[Word]) -> sa.Select[Any]:
    """The persons that answer, of those the actor sees."""
    return (
        sa.select(Person.id)
        .outerjoin(_AGENCY, _AGENCY.id == Person.agency_id)
        .where(congresses.persons_visible_to(actor), *every(words, Person.sought, _AGENCY.sought))
    )


def people_found(actor: Actor, wanted: Wanted, part: slice) -> list[PersonHit]:
    """A part of the persons that answer: by their name as typed, given names first, then others.

    Each in the order of tên; who answers by post or agency comes after.
    """
    rows = db.session.execute(
        people_matching(actor, wanted.words).with_only_columns(
            Person.id, Person.full_name, Person.post, _AGENCY.name, Person.sort_name
        )
    ).all()

    def place(row: Any) -> tuple[object, ...]:
        rank = wanted.rank(row.full_name)
        other, how = rank or (True, Fit.INSIDE)
        family = not wanted.is_given_name_of(row.full_name)
        return rank is None, other, family, how, sort_key(row.sort_name), row.id

    return [PersonHit(*row[:4]) for row in sorted(rows, key=place)[part]]


def units_matching(actor: Actor, words: Sequence[Word]) -> sa.Select[Any]:
    """The units that answer by their name or by another that they go or went by."""
    return (
        sa.select(Unit.id)
        .join(UnitLevel, UnitLevel.id == Unit.level_id)
        .outerjoin(_ABOVE, _ABOVE.id == Unit.parent_id)
        .where(
            units.visible_to(actor),
            sa.or_(
                sa.and_(*every(words, Unit.sought)),
                Unit.id.in_(sa.select(UnitAlias.unit_id).where(*every(words, UnitAlias.sought))),
                Unit.id.in_(sa.select(FormerName.unit_id).where(*every(words, FormerName.sought))),
            ),
        )
    )


def units_found(actor: Actor, words: Sequence[Word], part: slice) -> list[UnitHit]:
    """A part of the units that answer: as typed, those that still are, the highest level first."""
    accents = other_accents(words, Unit.sought, Unit.spelled)
    rows = db.session.execute(
        units_matching(actor, words).with_only_columns(
            Unit.id, Unit.name, Unit.short_name, UnitLevel.name, _ABOVE.name, Unit.ended_on,
            UnitLevel.rank, accents, fit(words, Unit.sought),
        )
    ).all()  # fmt: skip

    def place(row: Any) -> tuple[object, ...]:
        *_, ended_on, rank, other, how = row
        return other, how, ended_on is not None, rank, sort_key(row[1]), row.id

    shown = sorted(rows, key=place)[part]
    others = _others([row.id for row in shown], words)
    return [UnitHit(*row[:6], tuple(others[row.id])) for row in shown]


def _others(unit_ids: Sequence[int], words: Sequence[Word]) -> dict[int, list[str]]:
    """The other names that answer, by unit."""
    names: dict[int, list[str]] = defaultdict(list)
    if unit_ids:
        alias = sa.select(UnitAlias.unit_id, UnitAlias.text.label("name")).where(
            *every(words, UnitAlias.sought)
        )
        former = sa.select(FormerName.unit_id, FormerName.name)
        found = sa.union(
            alias.where(UnitAlias.unit_id.in_(unit_ids)),
            former.where(FormerName.unit_id.in_(unit_ids), *every(words, FormerName.sought)),
        )
        for row in sorted(db.session.execute(found), key=lambda row: sort_key(row.name)):
            names[row.unit_id].append(row.name)
    return names
