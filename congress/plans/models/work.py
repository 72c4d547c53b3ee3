"""The tables of work: items, who coordinates, what must come before; row predicates as twins."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from congress.accounts.models import Person
from congress.core.deadlines import Deadline, Kind, Offset
from congress.core.errors import N_
from congress.core.model import Code, Instant, Line, Model, Prose, Versioned
from congress.core.removal import Removable
from congress.core.searchable import Searchable
from congress.core.text import folded
from congress.plans.models.plan import Plan
from congress.plans.models.states import (
    CLOSED,
    ItemKind,
    ItemState,
    OfficialClass,
    official_class,
    passes_at,
)
from congress.units.models import Unit

if TYPE_CHECKING:
    from congress.plans.models.reports import Progress


class WorkItem(Removable, Searchable, Versioned, Model):
    """A part or a task of a plan, in the order of `position`, numbered as on paper.

    One that was removed keeps its place; `removed_with` is the row with which it was removed.
    """

    __tablename__ = "work_item"
    __table_args__ = (
        sa.Index("ix_work_item_plan_position", "plan_id", "position", "id"),
        sa.Index("ix_work_item_lead_due", "lead_id", "due_at", "id"),
        sa.CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),
        sa.CheckConstraint("weight BETWEEN 1 AND 100", name="weight"),
        sa.CheckConstraint(
            "kind <> 'part' OR (lead_id IS NULL AND due_on IS NULL)", name="part_is_bare"
        ),
        sa.CheckConstraint("(state = 'done') = (done_at IS NOT NULL)", name="done_has_time"),
    )

    SEARCHED = ("content", "product", "basis", "note", "explanation")

    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("plan.id"))
    parent_id: Mapped[int | None] = mapped_column(sa.ForeignKey("work_item.id"), index=True)
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.TASK)
    position: Mapped[int]
    number: Mapped[Code] = mapped_column(default="")
    content: Mapped[Prose]
    folded: Mapped[Prose]
    lead_id: Mapped[int | None] = mapped_column(sa.ForeignKey("unit.id"))
    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"), index=True)
    leader_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"))
    product: Mapped[Prose] = mapped_column(default="")
    basis: Mapped[Prose] = mapped_column(default="")
    note: Mapped[Prose] = mapped_column(default="")
    weight: Mapped[int] = mapped_column(default=1)
    implements_id: Mapped[int | None] = mapped_column(sa.ForeignKey("work_item.id"), index=True)
    explanation: Mapped[Line] = mapped_column(default="")

    deadline_text: Mapped[Line] = mapped_column(default="")
    deadline_kind: Mapped[Kind] = mapped_column(default=Kind.NONE)
    start_on: Mapped[date | None]
    due_on: Mapped[date | None]
    due_hour: Mapped[time | None]
    is_inferred: Mapped[bool] = mapped_column(default=False)
    offset_days: Mapped[int | None]
    offset_is_working: Mapped[bool] = mapped_column(default=False)
    due_at: Mapped[datetime | None]
    original_text: Mapped[Line] = mapped_column(default="")
    original_due_on: Mapped[date | None]

    state: Mapped[ItemState] = mapped_column(default=ItemState.DRAFT)
    percent: Mapped[int] = mapped_column(default=0)
    last_line: Mapped[Line] = mapped_column(default="")
    last_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    removed_with_id: Mapped[int | None] = mapped_column(sa.ForeignKey("work_item.id"))

    plan: Mapped[Plan] = relationship(back_populates="items")
    parent: Mapped["WorkItem | None"] = relationship(
        remote_side="WorkItem.id", foreign_keys=[parent_id]
    )
    implements: Mapped["WorkItem | None"] = relationship(
        remote_side="WorkItem.id", foreign_keys=[implements_id]
    )
    lead: Mapped[Unit | None] = relationship()
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    leader: Mapped[Person | None] = relationship(foreign_keys=[leader_id])
    coordinations: Mapped[list["Coordination"]] = relationship(
        back_populates="item", order_by="Coordination.position", cascade="all, delete-orphan"
    )
    progress: Mapped[list["Progress"]] = relationship(
        back_populates="item", order_by="Progress.id", passive_deletes="all"
    )

    @validates("content")
    def _fold_content(self, _key: str, content: str) -> str:
        self.folded = folded(content, 8000)
        return content

    @property
    def deadline(self) -> Deadline:
        """The deadline as written and as it was read."""
        offset = None
        if self.offset_days is not None:
            offset = Offset(self.offset_days, self.offset_is_working)
        return Deadline(
            text=self.deadline_text,
            kind=self.deadline_kind,
            start=self.start_on,
            due=self.due_on,
            hour=self.due_hour,
            inferred=self.is_inferred,
            offset=offset,
        )

    @deadline.setter
    def deadline(self, deadline: Deadline) -> None:
        self.deadline_text = deadline.text
        self.deadline_kind = deadline.kind
        self.start_on, self.due_on = deadline.start, deadline.due
        self.due_hour, self.is_inferred = deadline.hour, deadline.inferred
        self.offset_days = deadline.offset.days if deadline.offset else None
        self.offset_is_working = deadline.offset.working if deadline.offset else False
        self.due_at = passes_at(deadline)

    def was_issued(self) -> bool:
        """Whether the row stood in an approved plan."""
        return self.state is not ItemState.DRAFT or bool(self.original_text)

    @classmethod
    def issued(cls) -> sa.ColumnElement[bool]:
        """The SQL twin of `was_issued`."""
        return sa.or_(cls.state != ItemState.DRAFT, cls.original_text != "")

    def is_open(self) -> bool:
        """Whether work remains: neither done nor cancelled."""
        return self.state not in CLOSED

    @classmethod
    def open(cls) -> sa.ColumnElement[bool]:
        """The SQL twin of `is_open`."""
        return cls.state.not_in(CLOSED)

    def class_at(self, moment: datetime) -> OfficialClass:
        """The class at a moment, from the time the accepted product was submitted."""
        return official_class(self.done_at, self.due_at, moment, self.submitted_at)

    @classmethod
    def classed(cls, moment: datetime) -> sa.Case[str]:
        """The SQL twin of `class_at`."""
        stopped = sa.func.coalesce(cls.submitted_at, sa.literal(moment, Instant()))
        return sa.case(
            (sa.and_(cls.done_at.is_not(None), cls.done_at > cls.due_at), "done_late"),
            (cls.done_at.is_not(None), "done_on_time"),
            (cls.due_at.is_(None), "no_deadline"),
            (cls.due_at < stopped, "overdue"),
            else_="in_time",
        )


class Coordination(Model):
    """A unit that coordinates an item, in the order written."""

    __tablename__ = "coordination"
    __table_args__ = (sa.UniqueConstraint("item_id", "unit_id"),)

    item_id: Mapped[int] = mapped_column(sa.ForeignKey("work_item.id"))
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)

    item: Mapped[WorkItem] = relationship(back_populates="coordinations")
    unit: Mapped[Unit] = relationship()


class Predecessor(Model):
    """A job that must be done first, and how many working days must pass after it."""

    __tablename__ = "predecessor"
    __table_args__ = (
        sa.UniqueConstraint(
            "item_id",
            "before_id",
            info={"say": N_("Việc này đã được nối."), "field": "before_id"},
        ),
        sa.CheckConstraint("item_id <> before_id", name="another"),
        sa.CheckConstraint("lag_days BETWEEN 0 AND 365", name="lag_days"),
    )

    item_id: Mapped[int] = mapped_column(sa.ForeignKey("work_item.id"))
    before_id: Mapped[int] = mapped_column(sa.ForeignKey("work_item.id"), index=True)
    lag_days: Mapped[int] = mapped_column(default=0)

    item: Mapped[WorkItem] = relationship(foreign_keys=[item_id])
    before: Mapped[WorkItem] = relationship(foreign_keys=[before_id])
