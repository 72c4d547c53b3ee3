"""What is asked: report forms with their sections and fields, and the periods they run in."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.congresses.models import Congress
from congress.core.errors import N_
from congress.core.model import CleanText, Code, Line, Model, Name, Versioned


class Cadence(StrEnum):
    """How often a form is due."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    ONCE = "once"


class FieldKind(StrEnum):
    """What a field of a form asks for."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    PAPER = "paper"


# What a paper is known by besides its number, which is the value itself.
PARTS = ("on", "subject", "signer")


class ReportForm(Versioned, Model):
    """A form that child congresses fill in each period; the cut-off is a local day and hour.

    `cutoff_day` counts Monday as 0 for weekly forms, the day of the month (1..31) for monthly
    ones, and is unused for one that is due once. `applies` lists forms of congress; empty: all.
    """

    __tablename__ = "report_form"
    __table_args__ = (
        sa.UniqueConstraint(
            "congress_id", "code", info={"say": N_("Mã biểu mẫu này đã có."), "field": "code"}
        ),
        sa.CheckConstraint("cutoff_day BETWEEN 0 AND 31", name="cutoff_day"),
        sa.CheckConstraint("cutoff_hour BETWEEN 0 AND 23", name="cutoff_hour"),
    )

    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"), index=True)
    code: Mapped[Code]
    name: Mapped[Name]
    cadence: Mapped[Cadence]
    cutoff_day: Mapped[int] = mapped_column(default=4)
    cutoff_hour: Mapped[int] = mapped_column(default=16)
    applies: Mapped[list[str]] = mapped_column(sa.JSON, default=list)

    congress: Mapped[Congress] = relationship()
    sections: Mapped[list["ReportSection"]] = relationship(
        back_populates="form", order_by="ReportSection.position, ReportSection.id"
    )

    @property
    def weekday(self) -> int:
        """The weekday of the cut-off, Monday 0; Friday for a form without one."""
        return self.cutoff_day if self.cadence in {Cadence.WEEKLY, Cadence.FORTNIGHTLY} else 4

    @property
    def month_day(self) -> int:
        """The day of the month of the cut-off; the 25th for a form without one."""
        return self.cutoff_day if self.cadence is Cadence.MONTHLY else 25


class ReportSection(Model):
    """A part of a form, with its fields in order."""

    __tablename__ = "report_section"
    __table_args__ = (sa.UniqueConstraint("form_id", "code"),)

    form_id: Mapped[int] = mapped_column(sa.ForeignKey("report_form.id"))
    position: Mapped[int]
    code: Mapped[Code]
    title: Mapped[Name]

    form: Mapped[ReportForm] = relationship(back_populates="sections")
    fields: Mapped[list["ReportField"]] = relationship(
        back_populates="section", order_by="ReportField.position, ReportField.id"
    )


class ReportField(Versioned, Model):
    """One question; `applies` as in the form, `warns` a rule of `rules.checking`, else empty.

    A field that was answered is never taken away, only retired.
    """

    __tablename__ = "report_field"
    __table_args__ = (
        sa.UniqueConstraint(
            "form_id", "code", info={"say": N_("Mã ô này đã có trong biểu mẫu."), "field": "code"}
        ),
    )

    form_id: Mapped[int] = mapped_column(sa.ForeignKey("report_form.id"))
    section_id: Mapped[int] = mapped_column(sa.ForeignKey("report_section.id"), index=True)
    position: Mapped[int]
    code: Mapped[Code]
    label: Mapped[Line]
    hint: Mapped[Line] = mapped_column(default="")
    kind: Mapped[FieldKind]
    choices: Mapped[list[str]] = mapped_column(sa.JSON, default=list)
    is_required: Mapped[bool] = mapped_column(default=False)
    applies: Mapped[list[str]] = mapped_column(sa.JSON, default=list)
    milestone_code: Mapped[Code] = mapped_column(default="")
    warns: Mapped[Line] = mapped_column(default="")
    is_retired: Mapped[bool] = mapped_column(default=False)

    section: Mapped[ReportSection] = relationship(back_populates="fields")


class ReportPeriod(Versioned, Model):
    """The nth running of a form: the days it is about, and the moment it is cut off."""

    __tablename__ = "report_period"
    __table_args__ = (
        sa.UniqueConstraint("code", info={"say": N_("Mã kỳ báo cáo này đã có."), "field": "code"}),
        sa.UniqueConstraint(
            "form_id",
            "number",
            info={"say": N_("Kỳ này vừa được mở; hãy mở lại trang."), "field": "number"},
        ),
        sa.CheckConstraint(
            "starts_on <= ends_on",
            name="order",
            info={"say": N_("Ngày cuối kỳ phải sau ngày đầu kỳ."), "field": "ends_on"},
        ),
    )

    form_id: Mapped[int] = mapped_column(sa.ForeignKey("report_form.id"))
    number: Mapped[int]
    code: Mapped[str] = mapped_column(CleanText(80))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    cutoff_at: Mapped[datetime]
    opened_at: Mapped[datetime]
    opened_by_name: Mapped[Name]
    closed_at: Mapped[datetime | None]

    form: Mapped[ReportForm] = relationship()

    @property
    def label(self) -> str:
        """What the period is called: the form, and its number where it comes again."""
        if self.form.cadence is Cadence.ONCE:
            return self.form.name
        return f"{self.form.name}, kỳ {self.number}"
