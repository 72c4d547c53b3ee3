"""The table of imports: sheets as they were read, kept from preview to commit."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.core.model import Model, Name
from congress.plans.models.plan import Plan


class ImportBatch(Model):
    """A sheet that was read for a plan: its rows as read, kept from preview to commit."""

    __tablename__ = "import_batch"

    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("plan.id"), index=True)
    user_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"))
    at: Mapped[datetime]
    filename: Mapped[Name]
    sha256: Mapped[str] = mapped_column(sa.String(64))
    rows: Mapped[list[dict[str, Any]]] = mapped_column(sa.JSON)
    fingerprint: Mapped[str] = mapped_column(sa.String(64), default="")
    committed_at: Mapped[datetime | None]

    plan: Mapped[Plan] = relationship()
