"""Pure rules of children: when a milestone is due, how its marks stand, when two days clash."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from congress.congresses.models import CongressForm
from congress.core.deadlines import Deadline, Offset
from congress.core.workdays import WorkCalendar
from congress.districts.models import MarkKind, MarkValue, MilestoneClass, MilestoneMark
from congress.plans.models.states import passes_at

SILENT_DAYS = 10  # working days without a word
DONE = frozenset({MilestoneClass.DONE_ON_TIME, MilestoneClass.DONE_LATE})


@dataclass(frozen=True)
class Rung:
    """A milestone as the ladder had it at a moment."""

    id: int
    code: str
    name: str
    position: int
    deadline: Deadline
    forms: frozenset[CongressForm]
    weight: int
    evidence: str


@dataclass(frozen=True)
class Standing:
    """The marks of one milestone of one child that count at a moment.

    `returned` is the parent's word that sent the last report back, `doubted` the inspection's
    word that it found otherwise. A report that was sent back does not count.
    """

    reported: MilestoneMark | None = None
    accepted: MilestoneMark | None = None
    verified: MilestoneMark | None = None
    returned: MilestoneMark | None = None
    doubted: MilestoneMark | None = None

    @property
    def done_on(self) -> date | None:
        """The day on which the milestone was reached, as its standing report says."""
        return self.reported.on_date if self.reported else None


NOTHING = Standing()


def standing(marks: Iterable[MilestoneMark], moment: datetime) -> Standing:
    """How the marks of one milestone stand at a moment; `marks` in the order they were made."""
    now = NOTHING
    for mark in marks:
        if mark.at <= moment:
            now = _after(now, mark)
    return now


def _after(now: Standing, mark: MilestoneMark) -> Standing:
    """What stands after one more word; a word on a report that was replaced says nothing."""
    done = mark.value is MarkValue.DONE
    if mark.kind is MarkKind.REPORTED:
        return Standing(reported=mark) if done else NOTHING
    report = now.reported
    if report is None or mark.of_id != report.id:
        return now
    if mark.kind is MarkKind.VERIFIED:
        verified, doubted = (mark, None) if done else (None, mark)
        return Standing(report, now.accepted, verified, None, doubted)
    if done:
        return Standing(report, mark, now.verified, None, now.doubted)
    return Standing(returned=mark)


def day_from(d_day: date | None, offset: Offset, calendar: WorkCalendar) -> date | None:
    """The day that lies an offset before D-day; None without D-day or beyond the calendar."""
    if d_day is None:
        return None
    try:
        if offset.working:
            return calendar.add(d_day, -offset.days)
        return d_day - timedelta(days=offset.days)
    except OverflowError:
        return None


def due_of(rule: Deadline, d_day: date | None, calendar: WorkCalendar) -> Deadline:
    """The due rule of a milestone with the day that it means for a child with this D-day."""
    due = rule.due if rule.offset is None else day_from(d_day, rule.offset, calendar)
    return Deadline(rule.text, rule.kind, due=due, hour=rule.hour, offset=rule.offset)


def class_at(
    due: Deadline, marks: Standing, moment: datetime, *, applies: bool = True
) -> MilestoneClass:
    """The class of a milestone at a moment: what does not apply is never late.

    It was reached on the day that its report bears; the due moment itself is still in time.
    """
    if not applies:
        return MilestoneClass.NOT_APPLICABLE
    if marks.done_on is not None:
        late = due.due is not None and marks.done_on > due.due
        return MilestoneClass.DONE_LATE if late else MilestoneClass.DONE_ON_TIME
    passes = passes_at(due)
    if passes is None:
        return MilestoneClass.NO_DEADLINE
    return MilestoneClass.OVERDUE if moment > passes else MilestoneClass.IN_TIME


def days_late(due: date | None, on: date) -> int | None:
    """The days from the due day to another one: positive when late, negative when early."""
    return None if due is None else (on - due).days


def is_silent(heard: date | None, today: date, calendar: WorkCalendar, *, has_open: bool) -> bool:
    """Whether a child that still owes something has said nothing for ten working days."""
    if not has_open:
        return False
    return heard is None or calendar.count(heard, today) >= SILENT_DAYS


class ClashKind(StrEnum):
    """Why a day is a bad one for a congress."""

    LEADER = "leader"
    AFTER_LIMIT = "after_limit"
    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    INSPECTION = "inspection"


@dataclass(frozen=True)
class Planned:
    """The days of a child's congress that is still to come, and the leaders needed there."""

    child_id: int
    first: date
    last: date
    leaders: Mapping[int, str]

    @property
    def days(self) -> Sequence[date]:
        """Each day of it."""
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]


@dataclass(frozen=True)
class Clash:
    """What is wrong with the day of a child; `about` is the leader, the holiday or the limit.

    `others` are the children that need the same leader on that day.
    """

    kind: ClashKind
    child_id: int
    day: date
    about: str = ""
    others: tuple[int, ...] = ()


def clashes(
    planned: Sequence[Planned],
    last_on: date | None,
    calendar: WorkCalendar,
    inspections: Mapping[int, Sequence[date]],
) -> list[Clash]:
    """Every clash by day, then by kind; `inspections` are the days of inspections by child."""
    found = [
        clash
        for one in planned
        for clash in (
            *_same_leader(one, planned),
            *_bad_days(one, calendar),
            *_inspected(one, inspections.get(one.child_id, ())),
        )
    ]
    for one in planned:
        if last_on is not None and one.last > last_on:
            limit = f"{last_on:%d/%m/%Y}"
            found.append(Clash(ClashKind.AFTER_LIMIT, one.child_id, one.last, limit))
    order = list(ClashKind)
    return sorted(found, key=lambda clash: (clash.day, order.index(clash.kind), clash.child_id))


def told_once(found: Sequence[Clash]) -> list[Clash]:
    """The clashes, each leader and day once: at the first child that it concerns."""
    return [
        clash
        for clash in found
        if clash.kind is not ClashKind.LEADER or clash.child_id < min(clash.others)
    ]


def _same_leader(one: Planned, planned: Sequence[Planned]) -> Iterable[Clash]:
    for person, name in one.leaders.items():
        for day in one.days:
            others = tuple(
                other.child_id
                for other in planned
                if other is not one and person in other.leaders and day in other.days
            )
            if others:
                yield Clash(ClashKind.LEADER, one.child_id, day, name, others)


def _bad_days(one: Planned, calendar: WorkCalendar) -> Iterable[Clash]:
    for day in one.days:
        holiday = calendar.holiday_name(day)
        if holiday:
            yield Clash(ClashKind.HOLIDAY, one.child_id, day, holiday)
        elif not calendar.is_working_day(day):
            yield Clash(ClashKind.WEEKEND, one.child_id, day)


def _inspected(one: Planned, inspections: Sequence[date]) -> Iterable[Clash]:
    return (
        Clash(ClashKind.INSPECTION, one.child_id, day) for day in one.days if day in inspections
    )
