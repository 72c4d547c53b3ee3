"""Tables of what children owe their parent: ladder, marks, moved dates, leaders, mergers."""

from datetime import date, time
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.accounts.models import Person
from congress.congresses.models import Congress, CongressForm
from congress.core.authored import Authored
from congress.core.deadlines import Deadline, Kind, Offset
from congress.core.errors import N_
from congress.core.model import Code, Line, Model, Name, Versioned
from congress.files.models import Document


class MarkKind(StrEnum):
    """Who says that a milestone was reached: the child, its parent, or an inspection."""

    REPORTED = "reported"
    ACCEPTED = "accepted"
    VERIFIED = "verified"


class MarkValue(StrEnum):
    """Whether a mark is set or taken back."""

    DONE = "done"
    TAKEN_BACK = "taken_back"


class MilestoneClass(StrEnum):
    """The official classes of a milestone, and the one for whom it does not apply."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    IN_TIME = "in_time"
    OVERDUE = "overdue"
    NO_DEADLINE = "no_deadline"
    NOT_APPLICABLE = "not_applicable"


FORM_COLUMNS = {
    CongressForm.CONGRESS: "for_congress",
    CongressForm.JOINT_CONFERENCE: "for_joint_conference",
    CongressForm.SELECTION_CONFERENCE: "for_selection_conference",
    CongressForm.NONE: "for_none",
}


class Milestone(Versioned, Model):
    """A step that a parent congress asks of its children, at its place in the ladder.

    One that was taken out keeps its marks. Its earlier fields are read from the journal.
    """

    __tablename__ = "milestone"
    __table_args__ = (
        sa.UniqueConstraint(
            "congress_id", "code", info={"say": N_("Mã mốc này đã có."), "field": "code"}
        ),
        sa.CheckConstraint("weight BETWEEN 1 AND 100", name="weight"),
        sa.CheckConstraint(
            "for_congress OR for_joint_conference OR for_selection_conference OR for_none",
            name="forms",
            info={"say": N_("Hãy chọn ít nhất một hình thức."), "field": "forms"},
        ),
    )

    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"))
    code: Mapped[Code]
    name: Mapped[Name]
    position: Mapped[int]
    deadline_text: Mapped[Line] = mapped_column(default="")
    deadline_kind: Mapped[Kind] = mapped_column(default=Kind.NONE)
    due_on: Mapped[date | None]
    due_hour: Mapped[time | None]
    offset_days: Mapped[int | None]
    offset_is_working: Mapped[bool] = mapped_column(default=False)
    for_congress: Mapped[bool] = mapped_column(default=True)
    for_joint_conference: Mapped[bool] = mapped_column(default=True)
    for_selection_conference: Mapped[bool] = mapped_column(default=True)
    for_none: Mapped[bool] = mapped_column(default=False)
    weight: Mapped[int] = mapped_column(default=1)
    evidence: Mapped[Line] = mapped_column(default="")
    is_personal: Mapped[bool] = mapped_column(default=False)
    is_dropped: Mapped[bool] = mapped_column(default=False)

    congress: Mapped[Congress] = relationship()

    @property
    def deadline(self) -> Deadline:
        """The due rule as written and as it was read; without a day where it counts from D-day."""
        offset = None
        if self.offset_days is not None:
            offset = Offset(self.offset_days, self.offset_is_working)
        return Deadline(
            text=self.deadline_text,
            kind=self.deadline_kind,
            due=self.due_on,
            hour=self.due_hour,
            offset=offset,
        )

    @deadline.setter
    def deadline(self, deadline: Deadline) -> None:
        self.deadline_text, self.deadline_kind = deadline.text, deadline.kind
        self.due_on = None if deadline.offset else deadline.due
        self.due_hour = deadline.hour
        self.offset_days = deadline.offset.days if deadline.offset else None
        self.offset_is_working = deadline.offset.working if deadline.offset else False

    @property
    def forms(self) -> frozenset[CongressForm]:
        """The forms of congress that it applies to."""
        return frozenset(form for form, name in FORM_COLUMNS.items() if getattr(self, name))

    @forms.setter
    def forms(self, forms: frozenset[CongressForm]) -> None:
        for form, name in FORM_COLUMNS.items():
            setattr(self, name, form in forms)


class MilestoneMark(Authored, Model):
    """One word on a milestone of a child; rows are only ever added.

    `of_id` is the report that a word of the parent or of an inspection answers.
    """

    __tablename__ = "milestone_mark"
    __table_args__ = (
        sa.Index("ix_milestone_mark_congress_milestone", "congress_id", "milestone_id", "id"),
        sa.CheckConstraint(
            "value = 'done' OR note <> ''",
            name="taken_back_has_reason",
            info={"say": N_("Hãy nêu lý do."), "field": "note"},
        ),
        sa.CheckConstraint(
            "value <> 'done' OR on_date IS NOT NULL",
            name="done_has_day",
            info={"say": N_("Hãy ghi ngày."), "field": "on_date"},
        ),
        sa.CheckConstraint("(kind = 'reported') = (of_id IS NULL)", name="answers_report"),
    )

    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"))
    milestone_id: Mapped[int] = mapped_column(sa.ForeignKey("milestone.id"), index=True)
    kind: Mapped[MarkKind]
    value: Mapped[MarkValue]
    on_date: Mapped[date | None]
    of_id: Mapped[int | None] = mapped_column(sa.ForeignKey("milestone_mark.id"))
    document_id: Mapped[int | None] = mapped_column(sa.ForeignKey("document.id"), index=True)
    note: Mapped[Line] = mapped_column(default="")

    milestone: Mapped[Milestone] = relationship()
    document: Mapped[Document | None] = relationship()


class DateChange(Authored, Model):
    """One move of a child's congress: its days before and after, why, and by which paper."""

    __tablename__ = "congress_date_change"
    __table_args__ = (
        sa.CheckConstraint(
            "reason <> ''",
            name="reason",
            info={"say": N_("Dời ngày cần nêu lý do."), "field": "reason"},
        ),
    )

    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"), index=True)
    old_start_on: Mapped[date | None]
    old_end_on: Mapped[date | None]
    new_start_on: Mapped[date | None]
    new_end_on: Mapped[date | None]
    reason: Mapped[Line]
    document_id: Mapped[int | None] = mapped_column(sa.ForeignKey("document.id"), index=True)

    document: Mapped[Document | None] = relationship()


class LeaderNeed(Model):
    """A leader of the parent's committees who is needed at a child's congress."""

    __tablename__ = "leader_need"
    __table_args__ = (
        sa.UniqueConstraint(
            "congress_id",
            "person_id",
            info={"say": N_("Lãnh đạo này đã có trong danh sách."), "field": "person_id"},
        ),
    )

    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), index=True)

    person: Mapped[Person] = relationship()


class Merger(Authored, Model):
    """A child that was merged into another: from then on it owes nothing; its history stays."""

    __tablename__ = "congress_merger"
    __table_args__ = (
        sa.UniqueConstraint(
            "congress_id", info={"say": N_("Đơn vị này đã sáp nhập."), "field": "into_id"}
        ),
        sa.CheckConstraint(
            "congress_id <> into_id",
            name="another",
            info={"say": N_("Hãy chọn đơn vị khác."), "field": "into_id"},
        ),
    )

    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"))
    into_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"), index=True)
    on_date: Mapped[date]
    reason: Mapped[Line]
    document_id: Mapped[int | None] = mapped_column(sa.ForeignKey("document.id"), index=True)

    congress: Mapped[Congress] = relationship(foreign_keys=[congress_id])
    into: Mapped[Congress] = relationship(foreign_keys=[into_id])
    document: Mapped[Document | None] = relationship()


class Guidance(Versioned, Model):
    """What a parent congress sets for all its children: the last day for their congresses."""

    __tablename__ = "guidance"
    __table_args__ = (sa.UniqueConstraint("congress_id"),)

    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"))
    last_on: Mapped[date | None]
