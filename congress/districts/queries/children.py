"""Children and parents within the actor's scope, and the word for the level of the children."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from congress.audit.queries import Before, before
from congress.congresses.models import Congress, CongressForm
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.text import sort_key
from congress.districts import policy
from congress.districts.models import Guidance, Merger
from congress.extensions import db
from congress.units.models import Unit, UnitLevel
from congress.units.queries import named_at

_WITH_UNITS = (
    joinedload(Congress.unit).joinedload(Unit.level),
    joinedload(Congress.parent).joinedload(Congress.unit),
)


@dataclass(frozen=True)
class Child:
    """A child congress as it stood at a moment; `level` is the word inside the name of its unit."""

    congress: Congress
    name: str
    level: str
    form: CongressForm
    is_pilot: bool
    planned_on: date | None
    actual_on: date | None

    @property
    def id(self) -> int:
        """The number of its congress."""
        return self.congress.id

    @property
    def d_day(self) -> date | None:
        """The day that its milestones count from."""
        return self.actual_on or self.planned_on

    @property
    def short_name(self) -> str:
        """The name of its unit without the word of the level: "Tràng Định"."""
        return self.name.removeprefix(f"{self.level} ").removeprefix("thành phố ")


@dataclass(frozen=True)
class Level:
    """What the children of a congress are called, as data: "huyện", "xã"; empty without any."""

    name: str = ""
    name_en: str = ""

    def word(self, locale: str) -> str:
        """The word in the language of a page."""
        return self.name_en if locale == "en" and self.name_en else self.name


def child_for(actor: Actor, congress_id: int) -> Congress:
    """The child with its unit and parent; MissingError when no child, or out of scope."""
    return _one(policy.children_seen(actor), congress_id)


def parent_for(actor: Actor, congress_id: int) -> Congress:
    """The congress whose children the actor sees all together; MissingError otherwise."""
    return _one(policy.parents_seen(actor), congress_id)


def _one(scope: sa.ColumnElement[bool], congress_id: int) -> Congress:
    found = db.session.scalar(
        sa.select(Congress).where(Congress.id == congress_id, scope).options(*_WITH_UNITS)
    )
    if found is None:
        raise MissingError
    return found


def children_of(actor: Actor, parent_id: int, *, merged: bool = False) -> list[Congress]:
    """The children of a congress that the actor sees, in Vietnamese order of their units.

    Those that were merged into another are left out unless asked for.
    """
    asked = sa.select(Congress).where(Congress.parent_id == parent_id, policy.children_seen(actor))
    if not merged:
        asked = asked.where(Congress.id.not_in(sa.select(Merger.congress_id)))
    return _ordered(db.session.scalars(asked.options(*_WITH_UNITS)).all())


def children_at(actor: Actor, parent_id: int, moment: datetime) -> list[Congress]:
    """The children that a congress had at a moment, merged ones too, that the actor sees.

    Who watches a congress sees those that stood below it then, wherever they stand now.
    """
    then = before(Congress, moment)
    ways = [sa.and_(Congress.parent_id == parent_id, policy.children_seen(actor))]
    if policy.watches(actor, parent_id):
        ways.append(Congress.id.in_(_moved(then)))
    found = db.session.scalars(sa.select(Congress).where(sa.or_(*ways)).options(*_WITH_UNITS)).all()
    born = (row for row in found if row.id not in then.unborn)
    return _ordered([row for row in born if then.held(row, Congress.parent_id) == parent_id])


def stood_at(congresses: Sequence[Congress], moment: datetime) -> list[Child]:
    """Child congresses as they stood at a moment, in Vietnamese order of their names then."""
    then = before(Congress, moment, [row.id for row in congresses])
    units = {row.id: then.held(row, Congress.unit_id) for row in congresses}
    called = named_at(set(units.values()), moment)
    found = [
        Child(
            congress=row,
            name=called[units[row.id]].name,
            level=called[units[row.id]].level,
            form=then.held(row, Congress.form),
            is_pilot=then.held(row, Congress.is_pilot),
            planned_on=then.held(row, Congress.planned_start_on),
            actual_on=then.held(row, Congress.actual_start_on),
        )
        for row in congresses
    ]
    return sorted(found, key=lambda child: (sort_key(child.name), child.id))


def _moved(then: Before) -> list[int]:
    """The congresses that stood below another one, or none."""
    return [number for number, old in then.values.items() if "parent_id" in old]


def siblings_of(child: Congress) -> list[Congress]:
    """The children of the same parent, itself included, whoever asks; none that was merged.

    For weighing days against each other; what is said of the others names none of them.
    """
    found = db.session.scalars(
        sa.select(Congress)
        .where(
            Congress.parent_id == child.parent_id,
            Congress.id.not_in(sa.select(Merger.congress_id)),
        )
        .options(*_WITH_UNITS)
    ).all()
    return _ordered(found)


def own_children(actor: Actor) -> list[Congress]:
    """The congresses of the units where the actor holds a post of a district, the latest first."""
    units = policy.own_units(actor)
    if not units:
        return []
    found = db.session.scalars(
        sa.select(Congress)
        .where(
            Congress.parent_id.is_not(None),
            Congress.unit_id.in_(units),
            Congress.id.not_in(sa.select(Merger.congress_id)),
        )
        .options(*_WITH_UNITS)
    ).all()
    return sorted(found, key=lambda row: (-row.year, sort_key(row.unit.name), row.id))


def parents_for(actor: Actor, moment: datetime | None = None) -> list[Congress]:
    """The congresses with children that the actor sees all together, the latest first.

    With a moment also those whose children stand elsewhere since.
    """
    child = aliased(Congress)
    then = before(Congress, moment) if moment is not None else None
    left = {old.get("parent_id") for old in then.values.values()} - {None} if then else set()
    has_children = sa.or_(sa.exists().where(child.parent_id == Congress.id), Congress.id.in_(left))
    found = db.session.scalars(
        sa.select(Congress).where(policy.parents_seen(actor), has_children).options(*_WITH_UNITS)
    ).all()
    return sorted(found, key=lambda row: (-row.year, sort_key(row.unit.name), row.id))


def _ordered(found: Sequence[Congress]) -> list[Congress]:
    return sorted(found, key=lambda row: (sort_key(row.unit.name), row.id))


def level_of(parent_id: int) -> Level:
    """The level at which most children of a congress stand."""
    found = db.session.execute(
        sa.select(UnitLevel.name, UnitLevel.name_en)
        .join(Unit, Unit.level_id == UnitLevel.id)
        .join(Congress, Congress.unit_id == Unit.id)
        .where(Congress.parent_id == parent_id)
        .order_by(UnitLevel.rank, Congress.id)
    ).all()
    if not found:
        return Level()
    [(names, _count)] = Counter(tuple(row) for row in found).most_common(1)
    return Level(*names)


def merger_of(congress_id: int) -> Merger | None:
    """How a child was merged into another; None when it was not."""
    return db.session.scalar(
        sa.select(Merger)
        .where(Merger.congress_id == congress_id)
        .options(joinedload(Merger.into).joinedload(Congress.unit))
    )


def merged_into(congress_id: int) -> Sequence[Merger]:
    """The children that were merged into one."""
    return db.session.scalars(
        sa.select(Merger)
        .where(Merger.into_id == congress_id)
        .options(joinedload(Merger.congress).joinedload(Congress.unit))
        .order_by(Merger.id)
    ).all()


def guidance_of(parent_id: int) -> Guidance | None:
    """What a congress sets for its children; None where nothing was ever saved."""
    return db.session.scalar(sa.select(Guidance).where(Guidance.congress_id == parent_id))
