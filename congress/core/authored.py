"""Rows that are somebody's word: when it was said, by whom, and their name as it was then."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from congress.core import clock
from congress.core.model import Name
from congress.core.permissions import Actor


class Authored:
    """A row with its author; nobody by number is the system."""

    at: Mapped[datetime] = mapped_column(sort_order=80)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"), sort_order=81)
    by_name: Mapped[Name] = mapped_column(sort_order=82)


def written_by(actor: Actor, moment: datetime | None = None) -> dict[str, Any]:
    """The fields of a row that an actor writes at a moment, or now."""
    return {"at": moment or clock.now(), "by_id": actor.id, "by_name": actor.name}
