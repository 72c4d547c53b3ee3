"""Reading the journal: the history of one object, and the entries of a period."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from congress.audit import policy
from congress.audit.models import JournalEntry
from congress.core import clock, dates
from congress.core.database import read
from congress.core.model import Model
from congress.core.permissions import Actor
from congress.core.removal import prepared
from congress.core.text import clean, whole_number
from congress.extensions import db

Held = TypeVar("Held")
HISTORY_LIMIT = 200
EXPORT_LIMIT = 20_000
CHOICE_LIMIT = 300

# Tables of rooms above this one, by name: where people hold posts, and what places are called.
_UNIT = sa.table("unit", sa.column("id", sa.Integer), sa.column("name", sa.String))
_COMMITTEE = sa.table("committee", sa.column("id", sa.Integer), sa.column("unit_id", sa.Integer))
_GRANT = sa.table(
    "grant",
    sa.column("user_id", sa.Integer),
    sa.column("unit_id", sa.Integer),
    sa.column("committee_id", sa.Integer),
)
_POSTS = (
    sa.select(
        _GRANT.c.user_id, sa.func.coalesce(_GRANT.c.unit_id, _COMMITTEE.c.unit_id).label("unit_id")
    )
    .select_from(_GRANT.outerjoin(_COMMITTEE, _COMMITTEE.c.id == _GRANT.c.committee_id))
    .subquery()
)

_OWN = sa.and_(
    JournalEntry.target_kind == sa.bindparam("kind"),
    JournalEntry.target_id == sa.bindparam("number"),
)
_PARTS = sa.and_(
    JournalEntry.target_kind == sa.bindparam("part_kind"),
    JournalEntry.target_id.in_(sa.bindparam("part_ids", expanding=True)),
)
_NEWEST = sa.select(JournalEntry).order_by(JournalEntry.id.desc()).limit(HISTORY_LIMIT)
_ON_ONE, _ON_PARTS_TOO = prepared(_NEWEST.where(_OWN)), prepared(_NEWEST.where(_OWN | _PARTS))


@dataclass(frozen=True)
class Change:
    """A field's old and new value, as the journal keeps them; `kind` tells how to word them."""

    label: str
    kind: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Entry:
    """An entry as pages show it; verb, fields and values are worded by the page."""

    at: datetime
    actor: str
    verb: str
    note: str
    changes: tuple[Change, ...]
    target_kind: str
    target_id: int
    target_name: str


@dataclass(frozen=True)
class Ask:
    """What a reader of the journal asks for; days are local and both count."""

    actor: str = ""
    unit: int | None = None
    kind: str = ""
    target: int | None = None
    first: date | None = None
    last: date | None = None

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "Ask":
        """Read an address: `actor`, `unit`, `kind`, `target`, `from`, `until`.

        What cannot be read is left out.
        """
        return cls(
            actor=_word(values.get("actor", "")),
            unit=whole_number(values.get("unit", "")),
            kind=_word(values.get("kind", ""))[:40],
            target=whole_number(values.get("target", "")),
            first=dates.parse_typed(values.get("from", ""), clock.today()),
            last=dates.parse_typed(values.get("until", ""), clock.today()),
        )


def _word(value: str) -> str:
    return clean(value[:300].encode("utf-8", "replace").decode("utf-8"))


def history(
    target_kind: str, target_id: int, part_kind: str = "", part_ids: Sequence[int] = ()
) -> list[Entry]:
    """The entries on one object and its parts, newest first, `HISTORY_LIMIT` at most."""
    asked: dict[str, object] = {"kind": target_kind, "number": target_id}
    if part_ids:
        asked |= {"part_kind": part_kind, "part_ids": part_ids}
    found = read(db.session, _ON_PARTS_TOO if part_ids else _ON_ONE, asked)
    return [_entry(row) for row in found]


def last_entry(target_kind: str, target_id: int) -> Entry:
    """The newest entry on one object; an empty one of now when the journal says nothing."""
    found = db.session.scalars(
        sa.select(JournalEntry)
        .where(JournalEntry.target_kind == target_kind, JournalEntry.target_id == target_id)
        .order_by(JournalEntry.id.desc())
        .limit(1)
    ).first()
    if found is None:
        return Entry(clock.now(), "—", "", "", (), target_kind, target_id, "")
    return _entry(found)


@dataclass(frozen=True)
class Before:
    """What rows held before the entries made after a moment: old values by field, as kept.

    `unborn` are the rows that did not exist yet, `removed` those that stood and are gone since. A
    reference is known by the number of its column ("parent_id").
    """

    values: Mapping[int, Mapping[str, Any]]
    unborn: frozenset[int]
    removed: frozenset[int]

    def held(self, row: Model, column: InstrumentedAttribute[Held]) -> Held:
        """What a field of a row held: the first value that was replaced since, else its own."""
        old = self.values.get(row.id, {})
        if column.key not in old:
            return cast(Held, getattr(row, column.key))
        return cast(Held, _typed(old[column.key], column.type.python_type))


def _typed(value: Any, kind: type) -> Any:
    """A value as rows hold it, from what the journal keeps of it."""
    if value is None or not isinstance(value, str):
        return value
    if issubclass(kind, Enum):
        return kind(value.partition(".")[2])
    return kind.fromisoformat(value) if issubclass(kind, date | time) else value


def before(model: type[Model], moment: datetime, ids: Collection[int] | None = None) -> Before:
    """What changed after a moment on the rows of a table, or some of them, in one statement."""
    asked = sa.select(JournalEntry.target_id, JournalEntry.verb, JournalEntry.changes).where(
        JournalEntry.target_kind == model.__tablename__, JournalEntry.at > moment
    )
    if ids is not None:
        asked = asked.where(JournalEntry.target_id.in_(ids))
    found = db.session.execute(asked.order_by(JournalEntry.id)).all()
    first: dict[int, str] = {}
    values: dict[int, dict[str, Any]] = {}
    for row in found:
        first.setdefault(row.target_id, row.verb)
        held = values.setdefault(row.target_id, {})
        for one in row.changes:
            held.setdefault(str(one["field"]), one.get("old"))
            if "old_id" in one:
                held.setdefault(f"{one['field']}_id", one["old_id"])
    unborn = frozenset(number for number, verb in first.items() if verb == "created")
    removed = frozenset(row.target_id for row in found if row.verb == "removed")
    return Before(values, unborn, removed - unborn)


def count(actor: Actor, ask: Ask) -> int:
    """How many entries an actor's question finds."""
    statement = sa.select(sa.func.count()).select_from(JournalEntry).where(*_asked(actor, ask))
    return db.session.scalar(statement) or 0


def entries(actor: Actor, ask: Ask, *, offset: int = 0, limit: int = 50) -> Sequence[Entry]:
    """The entries an actor's question finds, newest first."""
    found = db.session.scalars(
        sa.select(JournalEntry)
        .where(*_asked(actor, ask))
        .order_by(JournalEntry.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [_entry(row) for row in found]


def actor_names(actor: Actor) -> Sequence[str]:
    """Who stands in the entries that an actor reads."""
    statement = sa.select(JournalEntry.actor_name).where(policy.visible_to(actor)).distinct()
    return db.session.scalars(statement.order_by(JournalEntry.actor_name).limit(CHOICE_LIMIT)).all()


def units(actor: Actor) -> Sequence[tuple[int, str]]:
    """The agencies and bodies whose people stand in the entries that an actor reads."""
    acted = sa.select(JournalEntry.actor_id).where(policy.visible_to(actor))
    statement = (
        sa.select(_UNIT.c.id, _UNIT.c.name)
        .where(_UNIT.c.id.in_(sa.select(_POSTS.c.unit_id).where(_POSTS.c.user_id.in_(acted))))
        .order_by(_UNIT.c.name)
        .limit(CHOICE_LIMIT)
    )
    return [(row.id, row.name) for row in db.session.execute(statement)]


def target_name(actor: Actor, ask: Ask) -> str:
    """What the one object that is asked for was last called; empty when none is asked for."""
    if ask.target is None:
        return ""
    statement = sa.select(JournalEntry.target_name).where(*_asked(actor, ask))
    return db.session.scalar(statement.order_by(JournalEntry.id.desc()).limit(1)) or ""


def target_kinds(actor: Actor) -> Sequence[str]:
    """The kinds of objects in the entries that an actor reads."""
    statement = sa.select(JournalEntry.target_kind).where(policy.visible_to(actor)).distinct()
    return db.session.scalars(statement.order_by(JournalEntry.target_kind)).all()


def _asked(actor: Actor, ask: Ask) -> list[sa.ColumnElement[bool]]:
    where = [policy.visible_to(actor)]
    if ask.actor:
        where.append(JournalEntry.actor_name == ask.actor)
    if ask.unit is not None:
        people = sa.select(_POSTS.c.user_id).where(_POSTS.c.unit_id == ask.unit)
        where.append(JournalEntry.actor_id.in_(people))
    if ask.target is not None:
        where.append(JournalEntry.target_id == ask.target)
    if ask.kind:
        where.append(JournalEntry.target_kind == ask.kind)
    if ask.first:
        where.append(JournalEntry.at >= clock.at(ask.first, time.min))
    if ask.last:
        where.append(JournalEntry.at <= clock.end_of(ask.last))
    return where


def _entry(row: JournalEntry | sa.Row[*tuple[Any, ...]]) -> Entry:
    changes = tuple(
        Change(str(one["field"]), str(one.get("kind", "text")), one.get("old"), one.get("new"))
        for one in row.changes
    )
    return Entry(
        at=row.at,
        actor=row.actor_name,
        verb=row.verb,
        note=row.note,
        changes=changes,
        target_kind=row.target_kind,
        target_id=row.target_id,
        target_name=row.target_name,
    )
