"""The table of plans: what a plan's paper says around the table of items."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.congresses.models import Committee
from congress.core.errors import N_
from congress.core.model import Code, Line, Model, Name, Prose, Versioned
from congress.core.searchable import Searchable
from congress.core.text import small
from congress.plans.models.states import PlanKind, PlanState

if TYPE_CHECKING:
    from congress.plans.models.work import WorkItem


class Plan(Searchable, Versioned, Model):
    """A committee's plan and what its paper says around the table of items."""

    __tablename__ = "plan"
    __table_args__ = (
        sa.UniqueConstraint(
            "committee_id",
            info={"say": N_("Ban này đã có kế hoạch."), "field": "committee_id"},
        ),
        sa.CheckConstraint(
            "state <> 'approved' OR (number <> '' AND issued_on IS NOT NULL)",
            name="approved_has_number",
            info={"say": N_("Kế hoạch được duyệt cần có số và ngày ban hành."), "field": "number"},
        ),
        sa.CheckConstraint(
            "state <> 'returned' OR decision_note <> ''",
            name="returned_has_reason",
            info={"say": N_("Trả lại kế hoạch cần nêu lý do."), "field": "reason"},
        ),
    )

    SEARCHED = ("number", "subject")

    committee_id: Mapped[int] = mapped_column(sa.ForeignKey("committee.id"))
    kind: Mapped[PlanKind]
    subject: Mapped[Line]
    number: Mapped[Code] = mapped_column(default="")
    issued_on: Mapped[date | None]
    place: Mapped[Name] = mapped_column(default="")
    state: Mapped[PlanState] = mapped_column(default=PlanState.DRAFT)
    grounds: Mapped[Prose] = mapped_column(default="")
    purpose: Mapped[Prose] = mapped_column(default="")
    arrangement: Mapped[Prose] = mapped_column(default="")
    recipients: Mapped[Prose] = mapped_column(default="")
    signer_capacity: Mapped[Prose] = mapped_column(default="")
    signer_post: Mapped[Line] = mapped_column(default="")
    signer_name: Mapped[Name] = mapped_column(default="")
    submitted_at: Mapped[datetime | None]
    submitted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"))
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"))
    decision_note: Mapped[Prose] = mapped_column(default="")

    committee: Mapped[Committee] = relationship()

    @property
    def title(self) -> str:
        """What the plan is called: "Kế hoạch tổ chức …", the kind of paper before its subject."""
        if self.subject.casefold().startswith("kế hoạch"):
            return self.subject
        return f"Kế hoạch {small(self.subject)}"

    items: Mapped[list["WorkItem"]] = relationship(
        back_populates="plan", order_by="WorkItem.position, WorkItem.id"
    )
