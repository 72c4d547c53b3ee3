"""Reading units: one by one, as a tree, as lists to choose from, as names to recognise."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from congress.audit.queries import before
from congress.core import clock
from congress.core.database import read
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.removal import prepared
from congress.core.text import clean, fold, sort_key, whole_number
from congress.extensions import db
from congress.units import policy
from congress.units.models import FormerName, Unit, UnitAlias, UnitKind, UnitLevel
from congress.units.rules import Candidate


@dataclass(frozen=True)
class Ask:
    """What a reader asks of the list: words, a level, what stands under a unit."""

    q: str = ""
    level: int | None = None
    under: int | None = None

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "Ask":
        """Read an address; what cannot be read is left out."""
        words = values.get("q", "")[:200].encode("utf-8", "ignore").decode("utf-8")
        return cls(
            clean(words),
            whole_number(values.get("level", "")),
            whole_number(values.get("under", "")),
        )


class UnitRow(NamedTuple):
    """A line of the list; `depth` counts from 0 at the top of the tree."""

    id: int
    name: str
    short_name: str
    level: str
    parent: str | None
    is_collective: bool
    ended_on: date | None
    depth: int


def unit(actor: Actor, unit_id: int) -> Unit:
    """The unit with its level, parent and names; MissingError when absent or out of scope."""
    found = db.session.scalar(
        sa.select(Unit)
        .where(Unit.id == unit_id, policy.visible_to(actor))
        .options(
            joinedload(Unit.level),
            joinedload(Unit.parent),
            selectinload(Unit.former_names),
            selectinload(Unit.aliases),
        )
    )
    if found is None:
        raise MissingError
    return found


def unit_rows(actor: Actor, ask: Ask) -> list[UnitRow]:
    """The units asked for as a tree in Vietnamese order, in one statement, two for a search."""
    above = sa.orm.aliased(Unit)
    found = db.session.execute(
        sa.select(
            Unit.id, Unit.parent_id, Unit.name, Unit.short_name, Unit.is_collective,
            Unit.ended_on, Unit.folded, Unit.level_id, UnitLevel.name.label("level"),
            UnitLevel.rank, above.name.label("parent"),
        )
        .join(UnitLevel, UnitLevel.id == Unit.level_id)
        .outerjoin(above, above.id == Unit.parent_id)
        .where(policy.visible_to(actor))
    ).all()  # fmt: skip
    below: dict[int | None, list[Any]] = defaultdict(list)
    known = {row.id for row in found}
    for row in sorted(found, key=lambda row: (row.rank, sort_key(row.name))):
        below[row.parent_id if row.parent_id in known else None].append(row)
    others = _other_names() if ask.q else {}
    rows = _branch(below, ask.under, 0)
    return [_shown(row, depth) for row, depth in rows if _fits(row, ask, others)]


def _other_names() -> Mapping[int, str]:
    """What units are also called or were called before, folded, by unit."""
    found = sa.union_all(
        sa.select(UnitAlias.unit_id, UnitAlias.text), sa.select(FormerName.unit_id, FormerName.name)
    )
    names: dict[int, str] = defaultdict(str)
    for unit_id, name in db.session.execute(found):
        names[unit_id] += f" {fold(name)}"
    return names


def _branch(
    below: Mapping[int | None, list[Any]], top: int | None, depth: int
) -> Iterator[tuple[Any, int]]:
    for row in below.get(top, ()):
        yield row, depth
        yield from _branch(below, row.id, depth + 1)


def _fits(row: Any, ask: Ask, others: Mapping[int, str]) -> bool:
    if ask.level is not None and row.level_id != ask.level:
        return False
    return fold(ask.q) in f"{row.folded} {fold(row.short_name)} {others.get(row.id, '')}"


def _shown(row: Any, depth: int) -> UnitRow:
    return UnitRow(
        id=row.id,
        name=row.name,
        short_name=row.short_name,
        level=row.level,
        parent=row.parent,
        is_collective=row.is_collective,
        ended_on=row.ended_on,
        depth=depth,
    )


def children(actor: Actor, above: Unit) -> list[Unit]:
    """What stands right under a unit, in Vietnamese order."""
    found = db.session.scalars(
        sa.select(Unit)
        .where(Unit.parent_id == above.id, policy.visible_to(actor))
        .options(joinedload(Unit.level))
    ).all()
    return sorted(found, key=lambda row: (row.level.rank, sort_key(row.name)))


def choices(actor: Actor, *kinds: UnitKind) -> list[tuple[int, str]]:
    """The units of some kinds that may be chosen on a form: (id, name), in Vietnamese order."""
    found = db.session.execute(
        sa.select(Unit.id, Unit.name)
        .join(UnitLevel, UnitLevel.id == Unit.level_id)
        .where(UnitLevel.kind.in_(kinds), policy.visible_to(actor), _is_alive())
    ).all()
    return sorted(((row.id, row.name) for row in found), key=lambda pair: sort_key(pair[1]))


def parents(actor: Actor) -> list[tuple[int, str]]:
    """The places and agencies that a unit may stand under."""
    return choices(actor, UnitKind.ADMINISTRATIVE, UnitKind.AGENCY)


def may_manage(actor: Actor, unit_id: int | None) -> bool:
    """Whether the actor keeps the unit; what stands under none belongs to administrators."""
    if unit_id is None:
        return actor.is_administrator()
    mine = sa.select(Unit.id).where(Unit.id == unit_id, policy.managed_by(actor))
    return policy.can_manage(actor) and db.session.scalar(mine) is not None


def level(level_id: int) -> UnitLevel:
    """The level; MissingError when absent."""
    found = db.session.get(UnitLevel, level_id)
    if found is None:
        raise MissingError
    return found


def levels() -> Sequence[UnitLevel]:
    """Every level, highest first."""
    return db.session.scalars(sa.select(UnitLevel).order_by(UnitLevel.rank, UnitLevel.id)).all()


def below(root_unit_id: int | sa.BindParameter[int]) -> sa.CTE:
    """A unit and all below it, as a table of `id`."""
    start = sa.select(Unit.id).where(Unit.id == root_unit_id).cte("below", recursive=True)
    return start.union(sa.select(Unit.id).join(start, Unit.parent_id == start.c.id))


class Named(NamedTuple):
    """What a unit was called, and the word of its level then: "huyện Tràng Định", "huyện"."""

    name: str
    level: str


def named_at(unit_ids: Collection[int], moment: datetime) -> dict[int, Named]:
    """What some units were called at a moment, by their numbers: renames since are undone.

    The words of the levels are those of today. One statement for units that were read before.
    """
    then = before(Unit, moment, unit_ids)
    rows = [db.session.get_one(Unit, number) for number in unit_ids]
    levels = {row.id: db.session.get_one(UnitLevel, then.held(row, Unit.level_id)) for row in rows}
    return {row.id: Named(then.held(row, Unit.name), levels[row.id].name) for row in rows}


_LIVING = prepared(
    sa.select(Unit.id, Unit.name, UnitLevel.kind)
    .join(UnitLevel, UnitLevel.id == Unit.level_id)
    .where(
        Unit.id.in_(sa.select(below(sa.bindparam("root")).c.id)),
        sa.or_(Unit.ended_on.is_(None), Unit.ended_on > sa.bindparam("today")),
    )
)


def living(root_unit_id: int) -> list[tuple[int, str, UnitKind]]:
    """The number, name and kind of each unit that stands below a province, itself included."""
    asked = {"root": root_unit_id, "today": clock.today()}
    return [(number, name, kind) for number, name, kind in read(db.session, _LIVING, asked)]


def candidates(root_unit_id: int) -> list[Candidate]:
    """The units that stand below a province, itself included, with every name they go by.

    Units that have ended are left out. One statement.
    """
    ids = sa.select(below(root_unit_id).c.id)
    parent = sa.orm.aliased(Unit)
    others = _other_names_in(ids).subquery()
    found = db.session.execute(
        sa.select(
            Unit.id,
            Unit.name,
            Unit.short_name,
            UnitLevel.name.label("level"),
            UnitLevel.kind,
            parent.name.label("place"),
            others.c.name.label("other"),
            others.c.is_alias,
        )
        .join(UnitLevel, UnitLevel.id == Unit.level_id)
        .outerjoin(parent, sa.and_(parent.id == Unit.parent_id, parent.id != root_unit_id))
        .outerjoin(others, others.c.unit_id == Unit.id)
        .where(Unit.id.in_(ids), _is_alive())
        .order_by(Unit.id, others.c.name)
    ).all()
    names: dict[int, list[tuple[bool, str]]] = defaultdict(list)
    for row in found:
        if row.other is not None:
            names[row.id].append((bool(row.is_alias), row.other))
    return [
        Candidate(
            unit_id=row.id,
            name=row.name,
            kind=row.kind,
            short_name=row.short_name,
            aliases=tuple(name for is_alias, name in names[row.id] if is_alias),
            former_names=tuple(name for is_alias, name in names[row.id] if not is_alias),
            level=row.level,
            place=row.place or "",
            is_root=row.id == root_unit_id,
        )
        for row in {row.id: row for row in found}.values()
    ]


def _other_names_in(ids: sa.Select[tuple[int]]) -> sa.CompoundSelect[tuple[int, str, bool]]:
    """The aliases and former names of units."""
    aliases = sa.select(
        UnitAlias.unit_id, UnitAlias.text.label("name"), sa.true().label("is_alias")
    )
    former = sa.select(FormerName.unit_id, FormerName.name, sa.false())
    return sa.union_all(
        aliases.where(UnitAlias.unit_id.in_(ids)), former.where(FormerName.unit_id.in_(ids))
    )


def _is_alive() -> sa.ColumnElement[bool]:
    return sa.or_(Unit.ended_on.is_(None), Unit.ended_on > clock.today())
