"""Rows that are found by their words: two texts beside the row, kept in step at every flush."""

from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from congress.core.text import sought, spelled


class Searchable:
    """A row found by the words of its `SEARCHED` fields.

    `sought` holds them folded, `spelled` with their diacritics; neither is loaded with the row.
    """

    SEARCHED: ClassVar[tuple[str, ...]]

    sought: Mapped[str] = mapped_column(
        sa.Text, default="", server_default="", deferred=True, sort_order=95
    )
    spelled: Mapped[str] = mapped_column(
        sa.Text, default="", server_default="", deferred=True, sort_order=96
    )


@sa.event.listens_for(Searchable, "before_insert", propagate=True)
@sa.event.listens_for(Searchable, "before_update", propagate=True)
def _keep_in_step(_mapper: Any, _connection: sa.Connection, row: Searchable) -> None:
    attributes = sa.inspect(row).attrs
    if any(attributes[name].history.has_changes() for name in row.SEARCHED):
        text = " ".join(getattr(row, name) or "" for name in row.SEARCHED)
        row.sought, row.spelled = sought(text), spelled(text)
