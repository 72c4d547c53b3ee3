"""The ladder of a congress, and every word that was said on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.congresses.models import Congress
from congress.core.errors import MissingError
from congress.districts.models import MarkKind, Milestone, MilestoneMark
from congress.extensions import db

Marks = Mapping[tuple[int, int], Sequence[MilestoneMark]]


def milestones_of(parent_id: int, *, dropped: bool = False) -> Sequence[Milestone]:
    """The ladder of a congress in its order; with what was taken out of it when asked for."""
    asked = sa.select(Milestone).where(Milestone.congress_id == parent_id)
    if not dropped:
        asked = asked.where(Milestone.is_dropped.is_(False))
    return db.session.scalars(asked.order_by(Milestone.position, Milestone.id)).all()


def milestone(parent_id: int | None, milestone_id: int) -> Milestone:
    """A milestone of a congress's ladder; MissingError when there is none."""
    found = db.session.get(Milestone, milestone_id)
    if found is None or found.congress_id != parent_id:
        raise MissingError
    return found


def marks_of(child_ids: Iterable[int], milestone_id: int | None = None) -> Marks:
    """The marks of some children in the order they were made, by (child, milestone)."""
    asked = sa.select(MilestoneMark).where(MilestoneMark.congress_id.in_(list(child_ids)))
    if milestone_id is not None:
        asked = asked.where(MilestoneMark.milestone_id == milestone_id)
    found = db.session.scalars(
        asked.options(joinedload(MilestoneMark.document)).order_by(MilestoneMark.id)
    )
    marks: dict[tuple[int, int], list[MilestoneMark]] = defaultdict(list)
    for mark in found:
        marks[mark.congress_id, mark.milestone_id].append(mark)
    return marks


def reports_named(parent_id: int, ids: Sequence[int]) -> list[tuple[Congress, MilestoneMark]]:
    """Reports of a congress's children by their numbers, with the child; others are passed over."""
    found = db.session.execute(
        sa.select(Congress, MilestoneMark)
        .join(MilestoneMark, MilestoneMark.congress_id == Congress.id)
        .where(
            Congress.parent_id == parent_id,
            MilestoneMark.id.in_(ids),
            MilestoneMark.kind == MarkKind.REPORTED,
        )
        .options(joinedload(Congress.unit), joinedload(MilestoneMark.milestone))
        .order_by(MilestoneMark.id)
    )
    return [(child, mark) for child, mark in found]
