"""What may be chosen on the forms: units, agencies, persons, guiding congresses, committees."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from congress.congresses import policy, rules
from congress.congresses.models import Congress
from congress.congresses.queries.finding import committees_of, tree
from congress.congresses.queries.people import people
from congress.core.permissions import Actor
from congress.core.text import sort_key
from congress.extensions import db
from congress.units.models import Unit, UnitKind, UnitLevel

Choices = list[tuple[int, str]]


def places() -> Choices:
    """The administrative units, the highest level first, each with the unit above it."""
    above = aliased(Unit)
    found = db.session.execute(
        sa.select(Unit.id, Unit.name, above.name.label("above"), UnitLevel.rank)
        .join(UnitLevel, UnitLevel.id == Unit.level_id)
        .join(above, above.id == Unit.parent_id, isouter=True)
        .where(UnitLevel.kind == UnitKind.ADMINISTRATIVE, Unit.ended_on.is_(None))
    ).all()
    ordered = sorted(found, key=lambda row: (row.rank, sort_key(row.name), row.id))
    return [(row.id, f"{row.name}, {row.above}" if row.above else row.name) for row in ordered]


def agencies(*kept: int | None) -> Choices:
    """The agencies that work today, and those already chosen, in Vietnamese order."""
    working = sa.and_(UnitLevel.kind == UnitKind.AGENCY, Unit.ended_on.is_(None))
    chosen = [unit_id for unit_id in kept if unit_id is not None]
    found = db.session.execute(
        sa.select(Unit.id, Unit.name)
        .join(UnitLevel, UnitLevel.id == Unit.level_id)
        .where(sa.or_(working, Unit.id.in_(chosen)))
    ).all()
    return [(row.id, row.name) for row in sorted(found, key=lambda row: sort_key(row.name))]


def persons(actor: Actor) -> Choices:
    """The persons an actor sees, by given name, each with the post that tells namesakes apart."""
    return [
        (person.id, f"{person.full_name} – {person.post}" if person.post else person.full_name)
        for person in people(actor)
    ]


def parents(actor: Actor, child: Congress | None = None) -> list[Congress]:
    """The congresses under which the actor may put one; never the child or what it guides."""
    found = [row.congress for row in tree(actor)]
    barred = rules.and_below(child.id, found) if child is not None else set()
    return [row for row in found if row.id not in barred and policy.can_found(actor, row)]


def helped(congress_id: int, own: int | None = None) -> Choices:
    """The committees of a congress that another one may help."""
    found: Sequence[tuple[int, str]] = [(row.id, row.name) for row in committees_of(congress_id)]
    return [(number, name) for number, name in found if number != own]
