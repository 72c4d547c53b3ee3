"""Rows that are marked as removed and kept for a time: no read sees them unless it asks to."""

from datetime import datetime, timedelta
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, mapped_column, with_loader_criteria

from congress.core import clock
from congress.core.model import Line
from congress.core.permissions import Actor

KEPT = timedelta(days=30)
ACTORS = 256
INCLUDED: dict[str, Any] = {"removed_too": True}
Statement = TypeVar("Statement", bound=sa.Select[*tuple[Any, ...]])


class Removable:
    """A row that a user may remove and, within `KEPT`, put back: when, by whom, why."""

    deleted_at: Mapped[datetime | None] = mapped_column(sort_order=90)
    deleted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"), sort_order=91)
    deleted_reason: Mapped[Line] = mapped_column(default="", sort_order=92)

    def remove(self, actor: Actor, reason: str = "") -> None:
        """Mark the row as removed now."""
        self.deleted_at, self.deleted_by_id = clock.now(), actor.id
        self.deleted_reason = reason

    def restore(self) -> None:
        """Let the row be seen again."""
        self.deleted_at, self.deleted_by_id, self.deleted_reason = None, None, ""


def days_left(deleted_at: datetime, moment: datetime) -> int:
    """How many days a removed row may still be put back; a day begun counts."""
    return max(-((moment - deleted_at - KEPT) // timedelta(days=1)), 0)


@sa.event.listens_for(Session, "do_orm_execute")
def _hide_removed(asked: ORMExecuteState) -> None:
    """Leave removed rows out of every statement, its joins, subqueries and relations.

    Each load of a relation comes through here itself; a refresh of one known row is left alone.
    """
    if asked.is_column_load or asked.execution_options.get("removed_too"):
        return
    if asked.execution_options.get("prepared") and not asked.is_relationship_load:
        return
    if asked.is_select or asked.is_update or asked.is_delete:
        asked.statement = asked.statement.options(STANDING)


# The rule as an option, for a statement that is run below the session.
STANDING = with_loader_criteria(
    Removable,
    lambda row: row.deleted_at.is_(None),
    include_aliases=True,
    propagate_to_loaders=False,
)


def prepared(statement: Statement) -> Statement:
    """A statement that is made once and run by many requests, with the rule written into it.

    Making a statement anew, and the rule into it, costs more than a small read itself. What
    differs from run to run stands in it as `bindparam`.
    """
    return statement.options(STANDING).execution_options(prepared=True)
