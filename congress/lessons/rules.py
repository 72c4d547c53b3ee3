"""Pure rules of lessons: for whom one is meant, how its answer stands, what a paper is called."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congress.congresses.models import Congress, CongressForm
from congress.lessons.models import AnswerState, Lesson, LessonAnswer

# The letters of a paper's number and the kind of paper that they stand for.
KINDS = {
    "BB": "Biên bản",
    "BC": "Báo cáo",
    "CTR": "Chương trình",
    "CV": "Công văn",
    "GM": "Giấy mời",
    "HD": "Hướng dẫn",
    "KH": "Kế hoạch",
    "QC": "Quy chế",
    "QĐ": "Quyết định",
    "TB": "Thông báo",
    "TTR": "Tờ trình",
}


def kind_of(number: str) -> str:
    """The kind of a paper by its number: "12/QĐ-UBND" is a "Quyết định", else a "Văn bản"."""
    parts = re.split(r"[/\-\s]+", number.upper())
    return next((KINDS[part] for part in parts if part in KINDS), "Văn bản")


def is_meant(lesson: Lesson, child: Congress, published_on: date | None) -> bool:
    """Whether a lesson is for a child that still stands; `published_on` is None for a draft.

    It is not for the child it was drawn from (without one: for no pilot), nor for one that holds
    no congress, does not owe its milestone, or had held its congress before it was published.
    """
    if published_on is None or child.parent_id != lesson.congress_id:
        return False
    taught = child.is_pilot if lesson.source_id is None else child.id == lesson.source_id
    return not taught and _owes(lesson, child.form) and not _is_over(child, published_on)


def _owes(lesson: Lesson, form: CongressForm) -> bool:
    if lesson.milestone is None:
        return form is not CongressForm.NONE
    return not lesson.milestone.is_dropped and form in lesson.milestone.forms


def _is_over(child: Congress, published_on: date) -> bool:
    last = child.actual_end_on or child.actual_start_on
    return last is not None and last < published_on


@dataclass(frozen=True)
class Entry:
    """A lesson in the checklist of a child, with what the child said of it."""

    lesson: Lesson
    child: Congress
    answer: LessonAnswer | None = None

    @property
    def state(self) -> AnswerState:
        """What the child says of it now."""
        return self.answer.state if self.answer is not None else AnswerState.OPEN

    @property
    def is_open(self) -> bool:
        """Whether the child has still to say something."""
        return self.state is AnswerState.OPEN

    @property
    def is_older(self) -> bool:
        """Whether the lesson was changed after the child answered it."""
        changed = self.lesson.changed_at
        if self.is_open or self.answer is None or changed is None:
            return False
        return changed > self.answer.at


@dataclass(frozen=True)
class Count:
    """How the children that a lesson is for stand to it."""

    taken_up: int = 0
    not_applicable: int = 0
    open: int = 0

    @property
    def total(self) -> int:
        """How many children it is for."""
        return self.taken_up + self.not_applicable + self.open


def count_of(entries: Iterable[Entry]) -> Count:
    """Entries counted by what was said."""
    states = [entry.state for entry in entries]
    return Count(
        taken_up=states.count(AnswerState.TAKEN_UP),
        not_applicable=states.count(AnswerState.NOT_APPLICABLE),
        open=states.count(AnswerState.OPEN),
    )
