"""Taking rows out of the database for good, with the rows that cannot stand without them."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session


def erase(session: Session, table: sa.Table, ids: Sequence[int]) -> None:
    """Delete rows by number: what has to point to them goes first, what may point lets go."""
    if not ids:
        return
    for other in table.metadata.sorted_tables:
        for column in other.columns:
            if any(reference.column.table is table for reference in column.foreign_keys):
                _let_go(session, other, column, ids)
    session.execute(sa.delete(table).where(table.c.id.in_(ids)))


def _let_go(
    session: Session,
    table: sa.Table,
    column: sa.Column[int],
    ids: Sequence[int],
) -> None:
    if column.nullable:
        session.execute(sa.update(table).where(column.in_(ids)).values({column.name: None}))
        return
    erase(session, table, session.scalars(sa.select(table.c.id).where(column.in_(ids))).all())
