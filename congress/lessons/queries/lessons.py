"""Lessons of a congress within the actor's scope, and how each child stands to them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.congresses.models import Congress
from congress.core import clock
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.removal import INCLUDED, KEPT
from congress.districts.queries import children as districts
from congress.extensions import db
from congress.lessons import policy, rules
from congress.lessons.models import Lesson, LessonAnswer
from congress.lessons.rules import Count, Entry

_WITH = (
    joinedload(Lesson.milestone),
    joinedload(Lesson.source).joinedload(Congress.unit),
)


def lesson(actor: Actor, lesson_id: int, *, removed: bool = False) -> Lesson:
    """A lesson with its milestone and source; MissingError when absent or out of scope."""
    asked = sa.select(Lesson).where(Lesson.id == lesson_id, policy.lessons_seen(actor))
    if removed:
        asked = asked.where(_is_kept()).execution_options(**INCLUDED)
    found = db.session.scalar(asked.options(*_WITH))
    if found is None:
        raise MissingError
    return found


def _is_kept() -> sa.ColumnElement[bool]:
    """Taken back, and not so long ago that it is gone for good."""
    return Lesson.deleted_at > clock.now() - KEPT


def lessons_of(actor: Actor, parent_id: int) -> Sequence[Lesson]:
    """The lessons of a congress that the actor sees: published ones in their order, then drafts."""
    seen = sa.and_(Lesson.congress_id == parent_id, policy.lessons_seen(actor))
    return db.session.scalars(_ordered(seen)).all()


def published(parent_id: int) -> Sequence[Lesson]:
    """The published lessons of a congress in the order in which they were published."""
    return db.session.scalars(
        _ordered(Lesson.congress_id == parent_id, Lesson.published_at.is_not(None))
    ).all()


def _ordered(*conditions: sa.ColumnElement[bool]) -> sa.Select[Lesson]:
    order = (Lesson.published_at.is_(None), Lesson.published_at, Lesson.id)
    return sa.select(Lesson).where(*conditions).options(*_WITH).order_by(*order)


def removed_of(actor: Actor, parent_id: int) -> Sequence[Lesson]:
    """The lessons that were taken back and may be put back, the last one first."""
    return db.session.scalars(
        sa.select(Lesson)
        .where(
            Lesson.congress_id == parent_id,
            _is_kept(),
            policy.lessons_seen(actor),
        )
        .options(*_WITH)
        .order_by(Lesson.deleted_at.desc(), Lesson.id.desc())
        .execution_options(**INCLUDED)
    ).all()


def published_on(row: Lesson) -> date | None:
    """The day of publication here; None for a draft."""
    return clock.local(row.published_at).date() if row.published_at is not None else None


def answers_of(
    lesson_ids: Sequence[int], child_ids: Sequence[int]
) -> Mapping[tuple[int, int], LessonAnswer]:
    """What children last said, by (lesson, child)."""
    found = db.session.scalars(
        sa.select(LessonAnswer).where(
            LessonAnswer.lesson_id.in_(lesson_ids), LessonAnswer.congress_id.in_(child_ids)
        )
    )
    return {(row.lesson_id, row.congress_id): row for row in found}


def answer_ids(row: Lesson) -> Sequence[int]:
    """The numbers of all answers to a lesson, also of children that it is no longer for."""
    return db.session.scalars(
        sa.select(LessonAnswer.id).where(LessonAnswer.lesson_id == row.id)
    ).all()


def entries_of(lessons: Sequence[Lesson], children: Iterable[Congress]) -> list[Entry]:
    """Each lesson for each child it is meant for; children that were merged are not to be given."""
    pairs = [
        (one, child)
        for child in children
        for one in lessons
        if rules.is_meant(one, child, published_on(one))
    ]
    said = answers_of([one.id for one, _ in pairs], [child.id for _, child in pairs])
    return [Entry(one, child, said.get((one.id, child.id))) for one, child in pairs]


def checklist(child: Congress) -> list[Entry]:
    """The published lessons that are for a child, with what it said; none for a merged one."""
    if child.parent_id is None:
        return []
    lessons = published(child.parent_id)
    if not lessons or districts.merger_of(child.id) is not None:
        return []
    return entries_of(lessons, [child])


def entry(child: Congress, lesson_id: int) -> Entry:
    """One lesson of a child's checklist; MissingError when it is not, or no longer, on it."""
    found = next((one for one in checklist(child) if one.lesson.id == lesson_id), None)
    if found is None:
        raise MissingError
    return found


@dataclass(frozen=True)
class Board:
    """Lessons beside the children of a congress: an entry for each pair that belongs together."""

    lessons: Sequence[Lesson]
    children: Sequence[Congress]
    entries: Mapping[tuple[int, int], Entry]

    @property
    def published(self) -> list[Lesson]:
        """Those of its lessons that children see."""
        return [row for row in self.lessons if row.published_at is not None]

    def place(self, row: Lesson) -> int:
        """The number of a published lesson among them, from 1."""
        return self.published.index(row) + 1

    @property
    def total(self) -> Count:
        """All its entries, counted."""
        return rules.count_of(self.entries.values())

    def of_lesson(self, row: Lesson) -> Count:
        """How the children stand to one lesson."""
        return rules.count_of(e for e in self.entries.values() if e.lesson.id == row.id)

    def of_child(self, child: Congress) -> Count:
        """How one child stands to all lessons."""
        return rules.count_of(e for e in self.entries.values() if e.child.id == child.id)


def board_of(actor: Actor, parent: Congress) -> Board:
    """The lessons and the children of a congress as the actor sees them."""
    lessons = lessons_of(actor, parent.id)
    children = districts.children_of(actor, parent.id)
    found = entries_of(lessons, children)
    return Board(lessons, children, {(one.lesson.id, one.child.id): one for one in found})
