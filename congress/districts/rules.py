"""Pure rules of milestones: when one is due, how marks stand at a moment, which class that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from congress.congresses.models import CongressForm
from congress.core.deadlines import Deadline, Offset
from congress.core.workdays import WorkCalendar
from congress.districts.models import MarkKind, MarkValue, MilestoneClass, MilestoneMark
from congress.plans.models.states import passes_at

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
