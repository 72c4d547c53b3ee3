"""The table of saved views: the filters of a list under a name of one's own."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.core.errors import N_
from congress.core.model import Model, Name, Versioned
from congress.plans.models import Plan


class SavedView(Versioned, Model):
    """A list that a user comes back to: a plan's table or, without a plan, the search.

    `filters` are the values of the list's address.
    """

    __tablename__ = "saved_view"
    __table_args__ = (
        sa.UniqueConstraint(
            "user_id",
            "name",
            info={"say": N_("Bạn đã có cách xem mang tên này."), "field": "name"},
        ),
    )

    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"))
    name: Mapped[Name]
    plan_id: Mapped[int | None] = mapped_column(sa.ForeignKey("plan.id"), index=True)
    filters: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    created_at: Mapped[datetime]

    plan: Mapped[Plan | None] = relationship()
