"""The table of extensions of deadlines; amended versions of plans are among the tables of plans."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.core.errors import N_
from congress.core.model import Line, Model, Name, Prose
from congress.plans.models import WorkItem


class ExtensionState(StrEnum):
    """Where a request for a new deadline stands."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class Extension(Model):
    """The nth request to move a job's deadline; the deadline that it found is kept."""

    __tablename__ = "extension"
    __table_args__ = (
        sa.UniqueConstraint(
            "item_id",
            "ordinal",
            info={"say": N_("Việc này vừa có người xin gia hạn; hãy mở lại trang.")},
        ),
        sa.CheckConstraint("ordinal >= 1", name="ordinal"),
        sa.CheckConstraint(
            "new_due_on > old_due_on",
            name="later",
            info={"say": N_("Hạn mới phải sau hạn hiện tại."), "field": "new_due_on"},
        ),
        sa.CheckConstraint(
            "state <> 'refused' OR decision_note <> ''",
            name="refused_has_reason",
            info={"say": N_("Không đồng ý thì cần nêu lý do."), "field": "reason"},
        ),
    )

    item_id: Mapped[int] = mapped_column(sa.ForeignKey("work_item.id"))
    ordinal: Mapped[int]
    state: Mapped[ExtensionState] = mapped_column(default=ExtensionState.ASKED, index=True)
    old_text: Mapped[Line]
    old_due_on: Mapped[date]
    old_due_at: Mapped[datetime]
    new_due_on: Mapped[date]
    reason: Mapped[Prose]
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"))
    asked_by_name: Mapped[Name]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"))
    decided_by_name: Mapped[Name] = mapped_column(default="")
    decision_note: Mapped[Prose] = mapped_column(default="")

    item: Mapped[WorkItem] = relationship()
