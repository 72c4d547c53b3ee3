"""The journal: one append-only table."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from congress.core.model import Code, Line, Model, Name


class JournalEntry(Model):
    """Who did what to which object, and each field's old and new value in words."""

    __tablename__ = "journal_entry"
    __table_args__ = (
        sa.Index("ix_journal_entry_target", "target_kind", "target_id", "id"),
        sa.Index("ix_journal_entry_congress", "congress_id", "id"),
    )

    at: Mapped[datetime]
    actor_id: Mapped[int | None]
    actor_name: Mapped[Name]
    verb: Mapped[Code]
    target_kind: Mapped[Code]
    target_id: Mapped[int]
    target_name: Mapped[Line]
    congress_id: Mapped[int | None]
    note: Mapped[Line] = mapped_column(default="")
    changes: Mapped[list[dict[str, Any]]] = mapped_column(sa.JSON, default=list)
