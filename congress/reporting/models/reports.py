"""What is answered: reports, their values and comments, what happened to them, and exceptions."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.congresses.models import Congress
from congress.core.authored import Authored
from congress.core.errors import N_
from congress.core.model import Code, Line, Model, Name, Prose, Versioned
from congress.files.models import Attachment, Document
from congress.reporting.models.definitions import ReportField, ReportPeriod


class ReportState(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"
    WITH_LEADER = "with_leader"
    SENT = "sent"
    ACCEPTED = "accepted"
    RETURNED = "returned"


class Report(Versioned, Model):
    """What one child congress reports in one period: the same row from draft to acceptance.

    `first_sent_at` tells whether it was on time and never changes; `returns` counts the times it
    came back.
    """

    __tablename__ = "report"
    __table_args__ = (
        sa.UniqueConstraint(
            "period_id",
            "congress_id",
            info={"say": N_("Báo cáo kỳ này vừa được mở; hãy mở lại trang.")},
        ),
        sa.CheckConstraint(
            "state <> 'sent' OR first_sent_at IS NOT NULL",
            name="sent_has_moment",
        ),
        sa.CheckConstraint(
            "state <> 'accepted' OR (first_sent_at IS NOT NULL AND accepted_at IS NOT NULL)",
            name="accepted_was_sent",
        ),
    )

    period_id: Mapped[int] = mapped_column(sa.ForeignKey("report_period.id"))
    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"), index=True)
    state: Mapped[ReportState] = mapped_column(default=ReportState.DRAFT)
    started_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    saved_by_name: Mapped[Name]
    submitted_at: Mapped[datetime | None]
    submitted_by_name: Mapped[Name] = mapped_column(default="")
    first_sent_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    sent_by_name: Mapped[Name] = mapped_column(default="")
    returns: Mapped[int] = mapped_column(default=0)
    accepted_at: Mapped[datetime | None]
    decided_by_name: Mapped[Name] = mapped_column(default="")
    leader_note: Mapped[Prose] = mapped_column(default="")

    period: Mapped[ReportPeriod] = relationship()
    congress: Mapped[Congress] = relationship()
    values: Mapped[list["ReportValue"]] = relationship(
        back_populates="report", order_by="ReportValue.id"
    )
    comments: Mapped[list["ReportComment"]] = relationship(
        back_populates="report", order_by="ReportComment.id"
    )

    @property
    def label(self) -> str:
        """What the journal calls the report: the unit, and its period."""
        return f"{self.congress.unit.name}, {self.period.label}"


class ReportValue(Model):
    """One cell of a report as it was typed; `part` tells the cells of one field apart.

    The part is empty for the value itself (of a paper: its number), one of PARTS for the rest of a
    paper, or "why" for the explanation of a warning.
    """

    __tablename__ = "report_value"
    __table_args__ = (sa.UniqueConstraint("report_id", "field_id", "part"),)

    report_id: Mapped[int] = mapped_column(sa.ForeignKey("report.id"))
    field_id: Mapped[int] = mapped_column(sa.ForeignKey("report_field.id"), index=True)
    part: Mapped[Code] = mapped_column(default="")
    text: Mapped[Prose] = mapped_column(default="")
    document_id: Mapped[int | None] = mapped_column(sa.ForeignKey("document.id"), index=True)
    attachment_id: Mapped[int | None] = mapped_column(sa.ForeignKey("attachment.id"), index=True)

    report: Mapped[Report] = relationship(back_populates="values")
    field: Mapped[ReportField] = relationship()
    document: Mapped[Document | None] = relationship()
    attachment: Mapped[Attachment | None] = relationship()


class ReportComment(Authored, Model):
    """Why a report came back, pinned to a field or about all of it; `round` counts returns."""

    __tablename__ = "report_comment"
    __table_args__ = (
        sa.CheckConstraint(
            "text <> ''",
            name="reason",
            info={"say": N_("Trả lại cần nêu lý do."), "field": "reason"},
        ),
    )

    report_id: Mapped[int] = mapped_column(sa.ForeignKey("report.id"), index=True)
    field_id: Mapped[int | None] = mapped_column(sa.ForeignKey("report_field.id"))
    round: Mapped[int]
    text: Mapped[Prose]

    report: Mapped[Report] = relationship(back_populates="comments")
    field: Mapped[ReportField | None] = relationship()


class EventKind(StrEnum):
    """What happened in a period, to its cut-off, to who is expected, or to one report."""

    OPENED = "opened"
    MOVED = "moved"
    CLOSED = "closed"
    RESUMED = "resumed"
    EXPECTED = "expected"
    EXCUSED = "excused"
    STARTED = "started"
    SUBMITTED = "submitted"
    GIVEN_BACK = "given_back"
    SENT = "sent"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    REOPENED = "reopened"


class ReportEvent(Authored, Model):
    """One line of what happened, only ever added: all counts are computed from these.

    `cutoff_at` stands in OPENED and MOVED; `sheet` keeps what was sent, by the keys of cells, in
    SENT.
    """

    __tablename__ = "report_event"

    period_id: Mapped[int] = mapped_column(sa.ForeignKey("report_period.id"), index=True)
    congress_id: Mapped[int | None] = mapped_column(sa.ForeignKey("congress.id"), index=True)
    kind: Mapped[EventKind]
    note: Mapped[Prose] = mapped_column(default="")
    cutoff_at: Mapped[datetime | None]
    sheet: Mapped[dict[str, str] | None] = mapped_column(sa.JSON)


class ReportException(Model):
    """Leave to report after the cut-off, until a moment: who gave it, and why."""

    __tablename__ = "report_exception"
    __table_args__ = (
        sa.CheckConstraint(
            "until_at > granted_at",
            name="ahead",
            info={"say": N_("Thời điểm cho phép phải sau lúc này."), "field": "until_on"},
        ),
    )

    period_id: Mapped[int] = mapped_column(sa.ForeignKey("report_period.id"), index=True)
    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"), index=True)
    granted_at: Mapped[datetime]
    until_at: Mapped[datetime]
    reason: Mapped[Line]
    granted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"))
    granted_by_name: Mapped[Name]

    period: Mapped[ReportPeriod] = relationship()
    congress: Mapped[Congress] = relationship()


class LockReason(StrEnum):
    """Why a report cannot be written or sent now."""

    CUT_OFF = "cut_off"
    CLOSED = "closed"
    WITH_LEADER = "with_leader"
    SENT = "sent"
    ACCEPTED = "accepted"
    NOT_YOURS = "not_yours"


class RequestState(StrEnum):
    """Where a request to open a lock stands."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class UnlockRequest(Model):
    """Xin mở khóa: a child congress asks that a locked report be opened; `lock` says why it was."""

    __tablename__ = "unlock_request"
    __table_args__ = (
        sa.CheckConstraint(
            "state <> 'refused' OR decision_note <> ''",
            name="refused_has_reason",
            info={"say": N_("Không đồng ý thì cần nêu lý do."), "field": "reason"},
        ),
    )

    period_id: Mapped[int] = mapped_column(sa.ForeignKey("report_period.id"), index=True)
    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"), index=True)
    state: Mapped[RequestState] = mapped_column(default=RequestState.ASKED)
    lock: Mapped[LockReason]
    reason: Mapped[Line]
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"))
    asked_by_name: Mapped[Name]
    decided_at: Mapped[datetime | None]
    decided_by_name: Mapped[Name] = mapped_column(default="")
    decision_note: Mapped[Line] = mapped_column(default="")

    period: Mapped[ReportPeriod] = relationship()
    congress: Mapped[Congress] = relationship()
