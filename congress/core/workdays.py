"""Working days: weekends, Vietnamese public holidays, and the exceptions an office has recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

import holidays

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Year:
    names: Mapping[date, str]
    made_up: frozenset[date]


@cache
def _year(year: int) -> _Year:
    """Read one year of the public calendar; never changed afterwards, so threads may share it."""
    public = holidays.country_holidays("VN", years=year, language="vi")
    made_up = frozenset(day for day in public.weekend_workdays if day.year == year)
    return _Year(dict(public.items()), made_up)


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked; `exceptions` (True worked, False off) win over the public calendar."""

    exceptions: Mapping[date, bool] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        """Whether the offices work on that day."""
        recorded = self.exceptions.get(day)
        if recorded is not None:
            return recorded
        year = _year(day.year)
        return day in year.made_up or (day.weekday() < 5 and day not in year.names)

    def holiday_name(self, day: date) -> str | None:
        """Return the name of the public holiday on that day, unless the office works on it."""
        return None if self.exceptions.get(day) else _year(day.year).names.get(day)

    def add(self, day: date, count: int) -> date:
        """Return the day `count` working days later (earlier when negative); `day` not counted.

        Raise OverflowError where the calendar ends.
        """
        step = _DAY if count > 0 else -_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def count(self, after: date, until: date) -> int:
        """Return the number of working days after one day up to and with another; signed."""
        if until < after:
            return -self.count(until, after)
        days = (after + _DAY * step for step in range(1, (until - after).days + 1))
        return sum(self.is_working_day(day) for day in days)
