"""The days of children, who is needed there, how they moved, and where they clash."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.congresses.models import Congress
from congress.core.errors import MissingError
from congress.districts import rules
from congress.districts.models import DateChange, LeaderNeed
from congress.districts.queries.children import guidance_of, siblings_of
from congress.districts.rules import Clash, Planned
from congress.extensions import db
from congress.office.queries import calendar

Busy = Mapping[int, Sequence[date]]


def leaders_of(child_ids: Sequence[int]) -> Mapping[int, Sequence[LeaderNeed]]:
    """The leaders needed at the congresses of some children, by child."""
    found = db.session.scalars(
        sa.select(LeaderNeed)
        .where(LeaderNeed.congress_id.in_(child_ids))
        .options(joinedload(LeaderNeed.person))
        .order_by(LeaderNeed.id)
    )
    needed: dict[int, list[LeaderNeed]] = defaultdict(list)
    for row in found:
        needed[row.congress_id].append(row)
    return needed


def leader_need(child_id: int, need_id: int) -> LeaderNeed:
    """One leader needed at a child's congress; MissingError when there is none."""
    found = db.session.get(LeaderNeed, need_id)
    if found is None or found.congress_id != child_id:
        raise MissingError
    return found


def changes_of_days(child_ids: Sequence[int]) -> Mapping[int, Sequence[DateChange]]:
    """How the days of some children moved, the last move first, by child."""
    found = db.session.scalars(
        sa.select(DateChange)
        .where(DateChange.congress_id.in_(child_ids))
        .options(joinedload(DateChange.document))
        .order_by(DateChange.id.desc())
    )
    moved: dict[int, list[DateChange]] = defaultdict(list)
    for row in found:
        moved[row.congress_id].append(row)
    return moved


def clashes_of(
    parent_id: int, children: Sequence[Congress], inspections: Busy | None = None
) -> list[Clash]:
    """What is wrong with the days of children that are still to come.

    `inspections` are days on which a child is inspected, by child.
    """
    return _clashes(parent_id, _to_come(children), inspections or {})


def clashes_on(child: Congress, day: date) -> list[Clash]:
    """What would be wrong with the days of a child if its congress began on this one."""
    others = [row for row in siblings_of(child) if row.id != child.id]
    length = timedelta(0)
    if child.planned_start_on is not None and child.planned_end_on is not None:
        length = child.planned_end_on - child.planned_start_on
    own = _planned(child, day, day + length, leaders_of([child.id]).get(child.id, ()))
    found = _clashes(child.parent_id or 0, [own, *_to_come(others)], {})
    return [clash for clash in found if clash.child_id == child.id]


def _clashes(parent_id: int, planned: Sequence[Planned], inspections: Busy) -> list[Clash]:
    guidance = guidance_of(parent_id)
    last_on = guidance.last_on if guidance else None
    return rules.clashes(planned, last_on, calendar(), inspections)


def _to_come(children: Sequence[Congress]) -> list[Planned]:
    """The days of those children whose congress is planned and was not held yet."""
    needed = leaders_of([child.id for child in children])
    return [
        _planned(
            child,
            child.planned_start_on,
            child.planned_end_on or child.planned_start_on,
            needed.get(child.id, ()),
        )
        for child in children
        if child.planned_start_on is not None and child.actual_start_on is None
    ]


def _planned(child: Congress, first: date, last: date, needed: Sequence[LeaderNeed]) -> Planned:
    return Planned(child.id, first, last, {row.person_id: row.person.full_name for row in needed})
