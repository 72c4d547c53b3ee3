"""The tables of amended versions of plans: an approved one has a number and a day of its own."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.core.errors import N_
from congress.core.model import Code, Line, Model, Name, Prose, Versioned
from congress.core.searchable import Searchable
from congress.core.text import small
from congress.plans.models.plan import Plan
from congress.plans.models.states import PlanState
from congress.units.models import Unit


class ChangeKind(StrEnum):
    """What an amendment does to a job."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


class Amendment(Searchable, Model):
    """The nth amended version of an approved plan: drafted by its keepers, issued by number."""

    __tablename__ = "amendment"
    __table_args__ = (
        sa.UniqueConstraint(
            "plan_id",
            "ordinal",
            info={"say": N_("Vừa có người mở bản sửa đổi của kế hoạch này; hãy mở lại trang.")},
        ),
        sa.CheckConstraint("ordinal >= 1", name="ordinal"),
        sa.CheckConstraint(
            "state <> 'approved' OR (number <> '' AND issued_on IS NOT NULL)",
            name="approved_has_number",
            info={"say": N_("Bản sửa đổi được duyệt cần có số và ngày."), "field": "number"},
        ),
        sa.CheckConstraint(
            "state <> 'returned' OR decision_note <> ''",
            name="returned_has_reason",
            info={"say": N_("Trả lại bản sửa đổi cần nêu lý do."), "field": "reason"},
        ),
    )

    SEARCHED = ("number",)

    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("plan.id"))
    ordinal: Mapped[int]
    state: Mapped[PlanState] = mapped_column(default=PlanState.DRAFT)
    number: Mapped[Code] = mapped_column(default="")
    issued_on: Mapped[date | None]
    started_at: Mapped[datetime]
    started_by_name: Mapped[Name]
    submitted_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    decided_by_name: Mapped[Name] = mapped_column(default="")
    decision_note: Mapped[Prose] = mapped_column(default="")

    plan: Mapped[Plan] = relationship()

    @property
    def title(self) -> str:
        """What the amendment is called as a paper: "Kế hoạch sửa đổi, bổ sung kế hoạch …"."""
        return f"Kế hoạch sửa đổi, bổ sung {small(self.plan.title)}"

    changes: Mapped[list["AmendmentChange"]] = relationship(
        order_by="AmendmentChange.id", back_populates="amendment"
    )


class AmendmentChange(Versioned, Model):
    """One job that an amendment adds, changes or takes out; `before` holds what stood, in words."""

    __tablename__ = "amendment_change"
    __table_args__ = (
        sa.UniqueConstraint(
            "amendment_id",
            "item_id",
            info={"say": N_("Vừa có người đề nghị sửa việc này; hãy mở lại trang.")},
        ),
        sa.CheckConstraint("kind = 'add' OR item_id IS NOT NULL", name="of_a_job"),
        sa.CheckConstraint(
            "kind <> 'remove' OR reason <> ''",
            name="removal_has_reason",
            info={"say": N_("Bỏ một việc cần nêu lý do."), "field": "reason"},
        ),
    )

    amendment_id: Mapped[int] = mapped_column(sa.ForeignKey("amendment.id"))
    kind: Mapped[ChangeKind]
    item_id: Mapped[int | None] = mapped_column(sa.ForeignKey("work_item.id"), index=True)
    under_id: Mapped[int | None] = mapped_column(sa.ForeignKey("work_item.id"))
    content: Mapped[Prose]
    lead_id: Mapped[int | None] = mapped_column(sa.ForeignKey("unit.id"))
    coordinating: Mapped[Prose] = mapped_column(default="")
    deadline_text: Mapped[Line] = mapped_column(default="")
    product: Mapped[Prose] = mapped_column(default="")
    reason: Mapped[Line] = mapped_column(default="")
    before: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    after: Mapped[dict[str, str]] = mapped_column(sa.JSON)
    by_name: Mapped[Name]
    at: Mapped[datetime]

    amendment: Mapped[Amendment] = relationship(back_populates="changes")
    lead: Mapped[Unit | None] = relationship()
