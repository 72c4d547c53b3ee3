"""Reading the installation: its settings, its working calendar, the moment it acts at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError, ProgrammingError

from congress.audit.queries import before
from congress.core import clock
from congress.core.database import read
from congress.core.errors import MissingError
from congress.core.removal import prepared
from congress.core.workdays import WorkCalendar
from congress.extensions import db
from congress.office.models import DayException, Installation

_SETTINGS = prepared(sa.select(Installation).where(Installation.id == 1))
_EXCEPTIONS = prepared(sa.select(DayException.day, DayException.is_worked))


def installation() -> Installation:
    """The settings; the defaults, not stored, where nothing was ever saved."""
    # The session lets go of a row that nobody holds; this one is asked for many times a page.
    kept: Installation | None = db.session.info.get("installation")
    if kept is not None and kept in db.session:
        return kept
    found = db.session.info["installation"] = db.session.scalar(_SETTINGS, {})
    return found or Installation(
        id=1, version=1, is_demo=False, before_is_strict=False, due_soon_days=7
    )


def calendar() -> WorkCalendar:
    """The working calendar with every exception that was recorded."""
    found = read(db.session, _EXCEPTIONS, {})
    return WorkCalendar({row.day: row.is_worked for row in found})


def calendar_at(moment: datetime) -> WorkCalendar:
    """The working calendar as it was recorded at a moment: what was changed since is undone."""
    then = before(DayException, moment)
    rows = {row.id: row for row in db.session.scalars(sa.select(DayException))}
    gone = {number: DayException(id=number) for number in then.removed}
    return WorkCalendar(
        {
            then.held(row, DayException.day): then.held(row, DayException.is_worked)
            for number, row in (gone | rows).items()
            if number not in then.unborn
        }
    )


def clock_source() -> Callable[[], datetime]:
    """The moment that one request or command acts at: the pinned one of a demo, else now.

    A database without its tables yet has no pinned moment.
    """
    try:
        setting = installation()
    except (OperationalError, ProgrammingError):
        db.session.rollback()
        setting = Installation(is_demo=False)
    moment = setting.pinned_at if setting.is_demo else None
    acts_at = moment or clock.now()
    return lambda: acts_at


def day_exception(exception_id: int) -> DayException:
    """An exception to the calendar; MissingError when absent."""
    found = db.session.get(DayException, exception_id)
    if found is None:
        raise MissingError
    return found


@dataclass(frozen=True)
class CalendarDay:
    """A day of the calendar page: whether it is worked and why it is out of the ordinary."""

    day: date
    is_worked: bool
    holiday: str | None = None
    exception: DayException | None = None

    @property
    def is_special(self) -> bool:
        """Whether the day is worth a line: a holiday, an exception, or a weekend that is worked."""
        weekday = self.day.weekday() < 5
        return bool(self.holiday) or self.exception is not None or self.is_worked != weekday


@dataclass(frozen=True)
class CalendarMonth:
    """A month of the calendar page: its days out of the ordinary, and how many are worked."""

    first: date
    worked: int
    special: Sequence[CalendarDay]


def months(year: int) -> list[CalendarMonth]:
    """The twelve months of a year (2000 to 2100), in one statement."""
    found = days(date(year, 1, 1), date(year, 12, 31))
    return [_month(list(group)) for _, group in groupby(found, key=lambda one: one.day.month)]


def days(first: date, last: date) -> list[CalendarDay]:
    """Each day from one day to another, both with it, in one statement."""
    within = sa.between(DayException.day, first, last)
    recorded = {row.day: row for row in db.session.scalars(sa.select(DayException).where(within))}
    known = WorkCalendar({day: row.is_worked for day, row in recorded.items()})
    count = (last - first).days + 1
    return [_day(first + timedelta(days=step), known, recorded) for step in range(count)]


def _day(day: date, known: WorkCalendar, recorded: dict[date, DayException]) -> CalendarDay:
    worked = known.is_working_day(day)
    return CalendarDay(day, worked, known.holiday_name(day), recorded.get(day))


def _month(days: list[CalendarDay]) -> CalendarMonth:
    special = [day for day in days if day.is_special]
    return CalendarMonth(days[0].day, sum(day.is_worked for day in days), special)
