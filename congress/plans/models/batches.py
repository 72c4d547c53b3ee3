"""The tables of imports: sheets as they were read, and what each commit did to which row."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.accounts.models import User
from congress.core.model import Model, Name
from congress.plans.models.plan import Plan


class ImportBatch(Model):
    """A sheet that was read for a plan: its rows as read, kept from preview to commit.

    `cells` holds the table of a paste as it was pasted, so that its columns can be named anew.
    `order_before` is the plan's order of rows before a commit that set it.
    """

    __tablename__ = "import_batch"

    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("plan.id"), index=True)
    user_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"))
    at: Mapped[datetime]
    filename: Mapped[Name]
    sha256: Mapped[str] = mapped_column(sa.String(64))
    rows: Mapped[list[dict[str, Any]]] = mapped_column(sa.JSON, deferred=True)
    cells: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True), deferred=True)
    fingerprint: Mapped[str] = mapped_column(sa.String(64), default="")
    committed_at: Mapped[datetime | None]
    order_before: Mapped[list[int]] = mapped_column(sa.JSON, default=list, deferred=True)
    undone_at: Mapped[datetime | None]

    plan: Mapped[Plan] = relationship()
    user: Mapped[User | None] = relationship()


class ImportChange(Model):
    """A row that an import made or changed: what it held before (None: new) and after."""

    __tablename__ = "import_change"
    __table_args__ = (sa.UniqueConstraint("batch_id", "item_id"),)

    batch_id: Mapped[int] = mapped_column(sa.ForeignKey("import_batch.id"))
    item_id: Mapped[int] = mapped_column(sa.ForeignKey("work_item.id"), index=True)
    before: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))
    after: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    undone_at: Mapped[datetime | None]

    batch: Mapped[ImportBatch] = relationship()
