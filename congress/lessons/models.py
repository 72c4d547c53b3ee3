"""Tables of lessons drawn from a pilot, and of what each child did with them."""

import textwrap
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from congress.congresses.models import Congress
from congress.core.authored import Authored
from congress.core.errors import N_
from congress.core.model import CleanText, Line, Model, Name, Versioned
from congress.core.removal import Removable
from congress.districts.models import Milestone

LONGEST = 1000
DRAFT_LABEL = "bản nháp"
Advice = Annotated[str, mapped_column(CleanText(LONGEST, multiline=True))]


class AnswerState(StrEnum):
    """What a child says of a lesson; `OPEN` also where it has said nothing."""

    OPEN = "open"
    TAKEN_UP = "taken_up"
    NOT_APPLICABLE = "not_applicable"


class Lesson(Removable, Versioned, Model):
    """A lesson drawn from a pilot for the other children of a congress.

    Until it is published only who guides the children sees it. `source_id` is the child it was
    drawn from; with a milestone it is for those only whose form owes that milestone.
    """

    __tablename__ = "lesson"
    __table_args__ = (
        sa.CheckConstraint(
            "advice <> ''",
            name="advice",
            info={"say": N_("Hãy viết kinh nghiệm."), "field": "advice"},
        ),
    )

    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"), index=True)
    advice: Mapped[Advice]
    milestone_id: Mapped[int | None] = mapped_column(sa.ForeignKey("milestone.id"), index=True)
    source_id: Mapped[int | None] = mapped_column(sa.ForeignKey("congress.id"), index=True)
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    published_by_name: Mapped[Name] = mapped_column(default="")
    changed_at: Mapped[datetime | None]

    congress: Mapped[Congress] = relationship(foreign_keys=[congress_id])
    source: Mapped[Congress | None] = relationship(foreign_keys=[source_id])
    milestone: Mapped[Milestone | None] = relationship()

    @property
    def label(self) -> str:
        """What the journal calls it: a draft is not told to those who do not see it."""
        return self.advice if self.published_at is not None else DRAFT_LABEL


class LessonAnswer(Authored, Model):
    """What a child last said of a lesson, when and by whom; what it said before is journaled."""

    __tablename__ = "lesson_answer"
    __table_args__ = (
        sa.UniqueConstraint(
            "lesson_id",
            "congress_id",
            info={"say": N_("Đồng nghiệp vừa trả lời kinh nghiệm này; hãy mở lại trang.")},
        ),
        sa.CheckConstraint(
            "state <> 'not_applicable' OR note <> ''",
            name="not_applicable_has_reason",
            info={"say": N_("Hãy nêu lý do không áp dụng."), "field": "note"},
        ),
    )

    lesson_id: Mapped[int] = mapped_column(sa.ForeignKey("lesson.id"))
    congress_id: Mapped[int] = mapped_column(sa.ForeignKey("congress.id"), index=True)
    state: Mapped[AnswerState] = mapped_column(default=AnswerState.OPEN)
    note: Mapped[Line] = mapped_column(default="")

    lesson: Mapped[Lesson] = relationship()
    congress: Mapped[Congress] = relationship()

    @property
    def label(self) -> str:
        """What the journal calls it: whose answer, and to what."""
        advice = textwrap.shorten(self.lesson.advice, 80, placeholder="…")
        return f"{self.congress.unit.name}: {advice}"
