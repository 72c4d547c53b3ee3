"""Writing the journal: one entry an intention, with the fields it changed."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import InstanceState

from congress.audit.models import JournalEntry
from congress.core import clock
from congress.core.model import Model
from congress.core.permissions import Actor
from congress.core.removal import INCLUDED
from congress.extensions import db

TECHNICAL = {"id", "version", "folded", "sort_name", "secret_hash", "token_hash", "epoch", "due_at"}
TECHNICAL |= {"sha256", "store_key", "fingerprint", "rows", "cells", "order_before"}
TECHNICAL |= {"sought", "spelled", "filters"}
TECHNICAL |= {"arguments", "attempt", "beat_at", "holds"}
TECHNICAL |= {"deleted_at", "deleted_by_id", "deleted_reason", "removed_with_id"}
NAMES = ("name", "full_name", "display_name", "subject", "content", "label", "text", "code")


def record(
    *,
    actor: Actor,
    verb: str,
    target: Model,
    changes: Iterable[dict[str, Any]] = (),
    congress_id: int | None = None,
    note: str = "",
) -> JournalEntry:
    """Add an entry to the journal; flush first, so that a new target has its number."""
    db.session.flush()
    entry = JournalEntry(
        at=clock.now(),
        actor_id=actor.id,
        actor_name=actor.name[:300],
        verb=verb,
        target_kind=target.__tablename__,
        target_id=target.id,
        target_name=called(target)[:1000],
        congress_id=congress_id,
        note=note[:1000],
        changes=list(changes),
    )
    db.session.add(entry)
    db.session.flush()
    return entry


def changes_of(target: Model, known: Mapping[int, str] | None = None) -> list[dict[str, Any]]:
    """The fields of a row that differ from what is stored: {"field", "kind", "old", "new"} each.

    Call it before the flush that saves them. A reference is written as the name it points to;
    `known` names rows that need not be looked up.
    """
    state: InstanceState[Any] = sa.inspect(target)
    found = []
    for column in state.mapper.column_attrs:
        if column.key in TECHNICAL:
            continue
        history = state.attrs[column.key].history
        if not history.has_changes():
            continue
        old = history.deleted[0] if history.deleted else _stored(state, column.columns[0])
        new = history.added[0] if history.added else None
        if old == new or (old in (None, "") and new in (None, "")):
            continue
        found.append(_change(target, column.key, old, new, known or {}))
    return found


def removal_of(target: Model) -> list[dict[str, Any]]:
    """Every field of a row that is about to be removed, with nothing after it."""
    fields = (column.key for column in sa.inspect(target).mapper.column_attrs)
    found = ((key, getattr(target, key)) for key in fields if key not in TECHNICAL)
    return [_change(target, key, old, None, {}) for key, old in found if old is not None]


def _stored(state: InstanceState[Any], column: sa.ColumnElement[Any]) -> Any:
    """What the database holds in a field that was overwritten before it was read."""
    if state.identity is None:
        return None
    table = cast(sa.Table, state.mapper.local_table)
    with db.session.no_autoflush:
        return db.session.scalar(sa.select(column).where(table.c.id == state.identity[0]))


def _change(
    target: Model, key: str, old: Any, new: Any, known: Mapping[int, str]
) -> dict[str, Any]:
    reference, place = _reference(target, key), {}
    if reference is not None:
        # A reference is read again as of an earlier moment, so its numbers are kept too.
        place = {"old_id": old, "new_id": new}
        old, new = (known.get(one) or _name_of(reference, one) for one in (old, new))
    kind, field = _kind(new if new is not None else old), key.removesuffix("_id")
    return {"field": field, "kind": kind, "old": plain(old), "new": plain(new), **place}


def _reference(target: Model, key: str) -> type[Model] | None:
    """Return the class of the rows that a column points to."""
    [column] = sa.inspect(type(target)).column_attrs[key].columns
    tables = {reference.column.table for reference in column.foreign_keys}
    owners = (mapper for mapper in Model.registry.mappers if mapper.local_table in tables)
    return next((cast(type[Model], mapper.class_) for mapper in owners), None)


def _name_of(kind: type[Model], number: int | None) -> str | None:
    with db.session.no_autoflush:
        row = None
        if number is not None:
            row = db.session.get(kind, number, execution_options=INCLUDED)
        return called(row) if row is not None else None


def called(row: Model) -> str:
    """What a row is called in words: its name, subject, content or code."""
    for attribute in NAMES:
        value = getattr(row, attribute, None)
        if value:
            return str(value)
    return f"{row.__tablename__} {row.id}"


def _kind(value: Any) -> str:
    kinds = {bool: "bool", datetime: "instant", date: "date", int: "number", time: "time"}
    return "enum" if isinstance(value, Enum) else kinds.get(type(value), "text")


def plain(value: Any) -> Any:
    """A value as the journal keeps it: text, number, truth value or nothing."""
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.value}"
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value
