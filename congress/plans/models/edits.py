"""The table of edits: what a user changed in a plan's table at one go, so that it can be undone."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from congress.core.model import Model


class PlanEdit(Model):
    """One go of a user in a plan's table; `steps` hold the old and new text of each cell.

    A step is {"item", "field", "old", "new"} for a cell, {"item", "field": "place", "old", "new"}
    for a row that moved (old and new are [row above it in its group or None, group or None]), and
    {"item", "field": "row"} for a row that was added.
    """

    __tablename__ = "plan_edit"
    __table_args__ = (sa.Index("ix_plan_edit_user", "plan_id", "user_id", "id"),)

    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("plan.id"))
    user_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"))
    at: Mapped[datetime]
    steps: Mapped[list[dict[str, Any]]] = mapped_column(sa.JSON)
    undone_at: Mapped[datetime | None]
