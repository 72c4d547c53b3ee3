"""The roster of a congress within an actor's reach, its gaps, and whether it stands open."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.congresses import policy as scope
from congress.congresses.models import Congress
from congress.congresses.queries import finding
from congress.core import clock
from congress.core.errors import MissingError
from congress.core.permissions import Actor, Role
from congress.core.removal import INCLUDED
from congress.core.text import sort_key, sought
from congress.delegates import policy
from congress.delegates.models import (
    Allocation,
    Delegate,
    EthnicPresence,
    OpenedAs,
    RosterOpening,
    RosterReading,
)
from congress.delegates.policy import Reach
from congress.delegates.rules import gaps, groups
from congress.delegates.rules.gaps import Duplicate, Gaps, Seen
from congress.districts.policy import own_units
from congress.extensions import db
from congress.units.models import Unit, UnitKind, UnitLevel


class Wanting(NamedTuple):
    """A roster that a unit has to fill: how many rows of the unit it has, and lack the birth."""

    congress: Congress
    total: int
    no_birth: int

    @property
    def is_wanting(self) -> bool:
        """Whether nobody is on it yet, or somebody's birth is missing."""
        return not self.total or self.no_birth > 0


@dataclass(frozen=True)
class Roster:
    """A congress with what the actor may do with its roster, and whether it stands open."""

    congress: Congress
    reach: Reach
    is_open: bool


def roster(actor: Actor, congress_id: int) -> Roster:
    """The roster of a congress; MissingError when absent or out of the actor's scope."""
    congress = finding.congress(actor, congress_id)
    found = policy.reach(actor, congress, sending_units(actor, congress.id))
    if found is None:
        raise MissingError
    is_open = found.may_open and is_opened(actor, congress.id, OpenedAs.PAGE)
    return Roster(congress, found, is_open)


def sending_units(actor: Actor, congress_id: int) -> frozenset[int]:
    """The actor's own units that hold a congress which this one guides."""
    return _sending(actor, [congress_id]).get(congress_id, frozenset())


def _sending(actor: Actor, congress_ids: Sequence[int]) -> Mapping[int, frozenset[int]]:
    own = own_units(actor)
    if not own:
        return {}
    asked = sa.select(Congress.parent_id, Congress.unit_id).where(
        Congress.parent_id.in_(congress_ids), Congress.unit_id.in_(own)
    )
    found: dict[int, set[int]] = defaultdict(set)
    for parent_id, unit_id in db.session.execute(asked):
        if parent_id is not None:
            found[parent_id].add(unit_id)
    return {number: frozenset(units) for number, units in found.items()}


def is_opened(actor: Actor, congress_id: int, opened_as: OpenedAs) -> bool:
    """Whether the actor opened the roster for this, and not too long ago."""
    asked = sa.select(RosterOpening.id).where(
        RosterOpening.user_id == actor.id,
        RosterOpening.congress_id == congress_id,
        RosterOpening.opened_as == opened_as,
        RosterOpening.until > clock.now(),
    )
    return db.session.scalar(asked.limit(1)) is not None


def is_read(actor: Actor, held: Roster, delegate_id: int | None) -> bool:
    """Whether the journal already says that the actor reads this roster, or this delegate of it."""
    if actor.id is None:
        return False
    whole = RosterReading.delegate_id.is_(None)
    asked = sa.select(RosterReading.id).where(
        RosterReading.user_id == actor.id,
        RosterReading.congress_id == held.congress.id,
        whole if delegate_id is None else sa.or_(whole, RosterReading.delegate_id == delegate_id),
        RosterReading.until > clock.now(),
    )
    return held.is_open or db.session.scalar(asked.limit(1)) is not None


def delegate(actor: Actor, delegate_id: int, *, removed: bool = False) -> tuple[Delegate, Roster]:
    """A delegate with the roster it stands in; MissingError when absent or out of reach."""
    asked = (
        sa.select(Delegate)
        .where(Delegate.id == delegate_id)
        .options(joinedload(Delegate.congress), joinedload(Delegate.unit))
    )
    found = db.session.scalar(asked, execution_options=INCLUDED if removed else {})
    if found is None:
        raise MissingError
    held = roster(actor, found.congress_id)
    if not held.reach.holds(found.unit_id):
        raise MissingError
    return found, held


def rows(held: Roster, search: str = "") -> list[Delegate]:
    """The delegates within reach whose name, sender, agency or occupation holds the words."""
    asked = sa.select(Delegate).where(policy.within(held.reach, held.congress.id))
    for word in sought(search[:200]).split():
        asked = asked.where(Delegate.sought.contains(word, autoescape=True))
    found = db.session.scalars(asked.options(joinedload(Delegate.unit))).all()
    return sorted(found, key=by_name)


def by_name(row: Delegate) -> tuple[object, ...]:
    """The order of Vietnamese lists: by given name, then the rest."""
    return sort_key(row.sort_name), row.birth_year or 0, row.id


def by_unit(row: Delegate) -> tuple[object, ...]:
    """The order by who sends, then by given name."""
    return sort_key(row.unit.name), sort_key(row.sender), *by_name(row)


def lacks(held: Roster, found: Sequence[Delegate], units: Mapping[int, str] | None = None) -> Gaps:
    """What a roster lacks; `found` are all its rows within reach, as they are or would be.

    `units` names the units of rows that are not kept yet.
    """
    congress = held.congress
    rank = db.session.scalar(
        sa.select(UnitLevel.rank)
        .join(Unit, Unit.level_id == UnitLevel.id)
        .where(Unit.id == congress.unit_id)
    )
    is_whole = held.reach.is_whole
    return gaps.gaps_of(
        found,
        year=congress.year,
        present=present_groups(congress) if is_whole else (),
        allocations=allocations(held),
        repeated=repeated(held, found, units or {}),
        cap=gaps.cap_of(rank or 0) if is_whole else None,
    )


def present_groups(congress: Congress) -> list[str]:
    """The minorities that should have a delegate, in the official order.

    They are those written for the congress, else for the one that guides it, else those found in
    the rosters of the congresses that it guides.
    """
    for congress_id in (congress.id, congress.parent_id):
        written = written_groups(congress_id) if congress_id is not None else []
        if written:
            return written
    children = sa.select(Congress.id).where(Congress.parent_id == congress.id)
    found = db.session.scalars(
        sa.select(Delegate.ethnic).where(Delegate.congress_id.in_(children)).distinct()
    )
    return _in_order(set(found))


def written_groups(congress_id: int) -> list[str]:
    """The minorities written for a congress, in the official order."""
    asked = sa.select(EthnicPresence.ethnic).where(EthnicPresence.congress_id == congress_id)
    return _in_order(set(db.session.scalars(asked)))


def _in_order(names: set[str]) -> list[str]:
    return [name for name in groups.MINORITIES if name in names]


def allocations(held: Roster) -> list[Allocation]:
    """The allocations within reach: the whole congress first, then by place."""
    asked = sa.select(Allocation).where(Allocation.congress_id == held.congress.id)
    if held.reach.units is not None:
        asked = asked.where(Allocation.unit_id.in_(held.reach.units))
    found = db.session.scalars(asked.options(joinedload(Allocation.unit))).all()
    return sorted(found, key=_place)


def _place(row: Allocation) -> tuple[object, ...]:
    unit = row.unit.name if row.unit is not None else ""
    order = list(type(row.structure)).index(row.structure)
    return sort_key(unit), sort_key(row.sender), order, sort_key(row.detail), row.id


def allocation(actor: Actor, allocation_id: int) -> tuple[Allocation, Roster]:
    """An allocation with its roster; MissingError when absent or out of reach."""
    found = db.session.scalar(
        sa.select(Allocation)
        .where(Allocation.id == allocation_id)
        .options(joinedload(Allocation.unit), joinedload(Allocation.congress))
    )
    if found is None:
        raise MissingError
    held = roster(actor, found.congress_id)
    if held.reach.units is not None and found.unit_id not in held.reach.units:
        raise MissingError
    return found, held


def repeated(
    held: Roster, found: Iterable[Delegate], units: Mapping[int, str]
) -> tuple[Duplicate, ...]:
    """The persons named twice in the roster, or in the rosters of two units under one guidance.

    Who reads only a unit's rows is told of that unit's rows alone.
    """
    congress_id = held.congress.id
    own = [
        Seen(
            id=row.id,
            full_name=row.full_name,
            birth_year=row.birth_year,
            unit=units.get(row.unit_id) or row.unit.name,
            congress_id=congress_id,
        )
        for row in found
    ]
    seen = sorted([*own, *_guided(held)], key=lambda row: (row.id < 0, abs(row.id)))
    return gaps.duplicates(seen, congress_id)


def _guided(held: Roster) -> list[Seen]:
    """The rows of the rosters below, for who may open them all."""
    congress = held.congress
    if held.reach.units is not None or not held.reach.may_open or congress.parent_id is not None:
        return []
    children = sa.select(Congress.id).where(Congress.parent_id == congress.id)
    asked = (
        sa.select(
            Delegate.id,
            Delegate.full_name,
            Delegate.birth_year,
            Unit.name,
            Delegate.congress_id,
        )
        .join(Unit, Unit.id == Delegate.unit_id)
        .where(Delegate.birth_year.is_not(None), Delegate.congress_id.in_(children))
    )
    return [Seen(*row) for row in db.session.execute(asked)]


def places(held: Roster) -> list[tuple[int, str]]:
    """The units within reach that may send delegates."""
    found = known_places(held.congress)
    return [(number, name) for number, name in found if held.reach.holds(number)]


def known_places(congress: Congress) -> list[tuple[int, str]]:
    """The units that may send delegates: the congress's own, those it guides, its agencies."""
    own = congress.unit
    guided = sa.select(Congress.unit_id).where(Congress.parent_id == congress.id)
    agencies = sa.and_(
        Unit.parent_id == own.id,
        UnitLevel.kind == UnitKind.AGENCY,
        Unit.ended_on.is_(None),
        Unit.is_collective.is_(False),
    )
    found = db.session.execute(
        sa.select(Unit.id, Unit.name, UnitLevel.rank)
        .join(UnitLevel, UnitLevel.id == Unit.level_id)
        .where(sa.or_(Unit.id.in_(guided), agencies))
    ).all()
    ordered = sorted(found, key=lambda row: (row.rank, sort_key(row.name)))
    return [(own.id, own.name), *((row.id, row.name) for row in ordered)]


def unit(unit_id: int) -> Unit:
    """A unit with its level; MissingError when absent."""
    found = db.session.scalar(
        sa.select(Unit).where(Unit.id == unit_id).options(joinedload(Unit.level))
    )
    if found is None:
        raise MissingError
    return found


def congress_by_code(actor: Actor, code: str) -> Congress:
    """The congress with a code; MissingError when absent or out of scope."""
    found = db.session.scalar(sa.select(Congress.id).where(Congress.code == code))
    if found is None:
        raise MissingError
    return finding.congress(actor, found)


def near(actor: Actor, congress: Congress) -> list[Congress]:
    """The congresses whose rosters the actor reads beside this one: above, below, and its own."""
    own = own_units(actor)
    ways = [Congress.id == congress.id]
    if own:
        above = sa.select(Congress.parent_id).where(Congress.unit_id.in_(own))
        ways += [Congress.unit_id.in_(own), Congress.id.in_(above)]
    else:
        ways.append(Congress.parent_id == congress.id)
        ways.append(Congress.id == congress.parent_id)
    asked = sa.select(Congress).where(sa.or_(*ways), scope.visible_to(actor))
    found = db.session.scalars(asked.options(joinedload(Congress.unit))).all()
    sending = _sending(actor, [row.id for row in found])
    read = [
        row
        for row in found
        if policy.reach(actor, row, sending.get(row.id, frozenset())) is not None
    ]
    return sorted(read, key=lambda row: (row.parent_id is not None, sort_key(row.unit.name)))


def wanting(actor: Actor, today: date) -> list[Wanting]:
    """The rosters that an officer still has to fill, of congresses that are not over."""
    own = own_units(actor, Role.DISTRICT_OFFICER)
    if not own:
        return []
    above = sa.select(Congress.parent_id).where(Congress.unit_id.in_(own))
    is_own = Congress.unit_id.in_(own)
    asked = sa.select(Congress).where(sa.or_(is_own, Congress.id.in_(above)))
    found = db.session.scalars(asked.options(joinedload(Congress.unit))).all()
    open_ones = [row for row in found if row.d_day is None or row.d_day >= today]
    counts = _counted(own, [row.id for row in open_ones])
    rows = [Wanting(row, *counts.get(row.id, (0, 0))) for row in open_ones]
    kept = [row for row in rows if row.is_wanting]
    return sorted(kept, key=lambda row: (row.congress.unit_id not in own, row.congress.id))


def _counted(own: frozenset[int], congress_ids: list[int]) -> dict[int, tuple[int, int]]:
    """How many rows of the units each roster has, and how many of them lack the birth."""
    asked = (
        sa.select(
            Delegate.congress_id,
            sa.func.count(),
            sa.func.count().filter(Delegate.birth_year.is_(None)),
        )
        .where(Delegate.congress_id.in_(congress_ids), Delegate.unit_id.in_(own))
        .group_by(Delegate.congress_id)
    )
    return {row[0]: (row[1], row[2]) for row in db.session.execute(asked)}
