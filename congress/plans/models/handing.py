"""The tables of hand-overs: who gave which open jobs to whom, when, and who took note of it."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.accounts.models import User
from congress.core.errors import N_
from congress.core.model import Line, Model
from congress.plans.models.work import WorkItem


class HandOver(Model):
    """Open jobs given by one account to another; `accepted_at` is when the receiver took note."""

    __tablename__ = "hand_over"
    __table_args__ = (
        sa.CheckConstraint(
            "giver_id <> receiver_id",
            name="to_another",
            info={"say": N_("Hãy chọn người khác để nhận bàn giao."), "field": "receiver_id"},
        ),
    )

    giver_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    receiver_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"))
    at: Mapped[datetime]
    reason: Mapped[Line] = mapped_column(default="")
    accepted_at: Mapped[datetime | None]

    giver: Mapped[User] = relationship(foreign_keys=[giver_id])
    receiver: Mapped[User] = relationship(foreign_keys=[receiver_id])
    rows: Mapped[list["HandedItem"]] = relationship(order_by="HandedItem.id")


class HandedItem(Model):
    """A job of a hand-over: from then on nothing reminds its giver of it."""

    __tablename__ = "handed_item"
    __table_args__ = (sa.UniqueConstraint("hand_over_id", "item_id"),)

    hand_over_id: Mapped[int] = mapped_column(sa.ForeignKey("hand_over.id"))
    item_id: Mapped[int] = mapped_column(sa.ForeignKey("work_item.id"), index=True)

    item: Mapped[WorkItem] = relationship()
