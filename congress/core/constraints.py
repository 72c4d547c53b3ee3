"""From a violated constraint to the one sentence that its table keeps for it."""

import re
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

_SQLITE_UNIQUE = re.compile(r"UNIQUE constraint failed: (?P<columns>.+)")
_SQLITE_CHECK = re.compile(r"CHECK constraint failed: (?P<name>\w+)")


@dataclass(frozen=True)
class Violation:
    """The sentence of a broken constraint and the form field it belongs to, where there is one."""

    sentence: str
    field: str | None = None


def violation(error: IntegrityError, metadata: sa.MetaData) -> Violation | None:
    """Return what the table says of the constraint that was broken; None when it says nothing."""
    name = _name(error)
    columns = _columns(error)
    for table in metadata.tables.values():
        kept: list[sa.Constraint | sa.Index] = [*table.constraints, *table.indexes]
        for constraint in kept:
            if constraint.info.get("say") and _is_meant(constraint, table, name, columns):
                return Violation(constraint.info["say"], constraint.info.get("field"))
    return None


def _is_meant(
    constraint: sa.Constraint | sa.Index, table: sa.Table, name: str | None, columns: set[str]
) -> bool:
    if name is not None:
        return constraint.name == name
    own = {f"{table.name}.{column.name}" for column in getattr(constraint, "columns", ())}
    return bool(columns) and own == columns


def _name(error: IntegrityError) -> str | None:
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is not None:
        return str(diagnosis.constraint_name) if diagnosis.constraint_name else None
    found = _SQLITE_CHECK.search(str(error.orig))
    return found["name"] if found else None


def _columns(error: IntegrityError) -> set[str]:
    found = _SQLITE_UNIQUE.search(str(error.orig))
    return {column.strip() for column in found["columns"].split(",")} if found else set()
