"""The tables of co-ordination: parts of agencies, obstacles, comments, mentions, followers."""

from datetime import date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.accounts.models import User
from congress.core.authored import Authored
from congress.core.errors import N_
from congress.core.model import CleanText, Line, Model, Name, Prose
from congress.plans.models import WorkItem
from congress.units.models import Unit

COMMENT_LENGTH = 2000


class PartState(StrEnum):
    """What became of a coordinating agency's part; no word yet is no row."""

    DONE = "done"
    NOT_YET = "not_yet"
    ABSENT = "absent"


class CoordinationMark(Authored, Model):
    """One word on a coordinating agency's part of a job; rows are only ever added."""

    __tablename__ = "coordination_mark"
    __table_args__ = (sa.Index("ix_coordination_mark_item_unit", "item_id", "unit_id", "id"),)

    item_id: Mapped[int] = mapped_column(sa.ForeignKey("work_item.id"))
    unit_id: Mapped[int] = mapped_column(sa.ForeignKey("unit.id"))
    state: Mapped[PartState]
    line: Mapped[Line] = mapped_column(default="")


class Authority(StrEnum):
    """Who can remove an obstacle."""

    LEAD = "lead"
    KEEPER = "keeper"
    ORGANISING = "organising"
    STEERING = "steering"
    PEOPLE = "people"
    OTHER = "other"


class ObstacleState(StrEnum):
    """Where an obstacle stands."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Obstacle(Model):
    """The nth obstacle of a job: why, in whose authority, what is proposed, what was answered.

    `body` is who answers as a unit, where there is one; `body_name` names who has none.
    """

    __tablename__ = "obstacle"
    __table_args__ = (
        sa.UniqueConstraint(
            "item_id",
            "ordinal",
            info={"say": N_("Việc này vừa có người nêu vướng mắc; hãy mở lại trang.")},
        ),
        sa.CheckConstraint("ordinal >= 1", name="ordinal"),
        sa.CheckConstraint(
            "authority <> 'other' OR body_id IS NOT NULL OR body_name <> ''",
            name="other_has_name",
            info={"say": N_("Hãy chọn hoặc ghi tên cơ quan có thẩm quyền."), "field": "body_id"},
        ),
        sa.CheckConstraint(
            "state IN ('open', 'withdrawn') OR (answer <> '' AND answered_on IS NOT NULL)",
            name="answered_has_answer",
            info={"say": N_("Trả lời cần có nội dung và ngày."), "field": "answer"},
        ),
        sa.CheckConstraint(
            "answered_on IS NULL OR answered_on >= asked_on",
            name="answered_after_asked",
            info={"say": N_("Ngày trả lời không thể trước ngày hỏi."), "field": "answered_on"},
        ),
        sa.CheckConstraint(
            "state <> 'withdrawn' OR closed_note <> ''",
            name="withdrawn_has_reason",
            info={"say": N_("Rút lại vướng mắc cần nêu lý do."), "field": "note"},
        ),
    )

    item_id: Mapped[int] = mapped_column(sa.ForeignKey("work_item.id"))
    ordinal: Mapped[int]
    state: Mapped[ObstacleState] = mapped_column(default=ObstacleState.OPEN, index=True)
    cause: Mapped[Prose]
    authority: Mapped[Authority]
    body_id: Mapped[int | None] = mapped_column(sa.ForeignKey("unit.id"))
    body_name: Mapped[Name] = mapped_column(default="")
    proposal: Mapped[Prose]
    asked_on: Mapped[date]
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"), index=True)
    asked_by_name: Mapped[Name]
    answered_on: Mapped[date | None]
    answer: Mapped[Prose] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("user.id"))
    answered_by_name: Mapped[Name] = mapped_column(default="")
    closed_at: Mapped[datetime | None]
    closed_by_name: Mapped[Name] = mapped_column(default="")
    closed_note: Mapped[Line] = mapped_column(default="")

    item: Mapped[WorkItem] = relationship()
    body: Mapped[Unit | None] = relationship()
    forwards: Mapped[list["Forwarding"]] = relationship(order_by="Forwarding.id")


class Forwarding(Authored, Model):
    """An open obstacle passed on to another authority: from whom, when, by whom and why."""

    __tablename__ = "obstacle_forwarding"
    __table_args__ = (
        sa.CheckConstraint(
            "reason <> ''",
            name="has_reason",
            info={"say": N_("Chuyển vướng mắc cần nêu lý do."), "field": "reason"},
        ),
    )

    obstacle_id: Mapped[int] = mapped_column(sa.ForeignKey("obstacle.id"), index=True)
    authority: Mapped[Authority]
    body_id: Mapped[int | None] = mapped_column(sa.ForeignKey("unit.id"))
    body_name: Mapped[Name] = mapped_column(default="")
    reason: Mapped[Prose]

    body: Mapped[Unit | None] = relationship()


class Comment(Authored, Model):
    """What somebody said on a job; one that was withdrawn keeps its place without its words."""

    __tablename__ = "comment"
    __table_args__ = (sa.Index("ix_comment_item", "item_id", "id"),)

    item_id: Mapped[int] = mapped_column(sa.ForeignKey("work_item.id"))
    text: Mapped[str] = mapped_column(CleanText(COMMENT_LENGTH, multiline=True))
    withdrawn_at: Mapped[datetime | None]

    item: Mapped[WorkItem] = relationship()
    mentions: Mapped[list["Mention"]] = relationship(order_by="Mention.id")


class Mention(Model):
    """Somebody named in a comment; it waits for them until they have seen it."""

    __tablename__ = "mention"
    __table_args__ = (
        sa.UniqueConstraint("comment_id", "user_id"),
        sa.Index("ix_mention_user_seen", "user_id", "seen_at"),
    )

    comment_id: Mapped[int] = mapped_column(sa.ForeignKey("comment.id"))
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"))
    seen_at: Mapped[datetime | None]

    user: Mapped[User] = relationship()


class Follow(Model):
    """Somebody who follows what is said on a job; `seen_id` is the last comment they have seen."""

    __tablename__ = "follow"
    __table_args__ = (sa.UniqueConstraint("item_id", "user_id"),)

    item_id: Mapped[int] = mapped_column(sa.ForeignKey("work_item.id"))
    user_id: Mapped[int] = mapped_column(sa.ForeignKey("user.id"), index=True)
    at: Mapped[datetime]
    seen_id: Mapped[int] = mapped_column(default=0)
