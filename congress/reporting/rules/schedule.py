"""The periods of a form: which days each is about, and the day it is cut off."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from congress.reporting.models import Cadence

MOST_PERIODS = 60
_DAYS = {Cadence.WEEKLY: 7, Cadence.FORTNIGHTLY: 14}


@dataclass(frozen=True)
class Span:
    """The days of a period; the last one is the day of its cut-off."""

    starts_on: date
    ends_on: date


def spans(cadence: Cadence, cutoff_day: int, since: date, until: date) -> list[Span]:
    """The periods whose cut-off falls from one day to another, at most MOST_PERIODS.

    A form that is due once has one period of just these days.
    """
    if until < since:
        return []
    if cadence is Cadence.ONCE:
        return [Span(since, until)]
    found: list[Span] = []
    for span in _endless(cadence, cutoff_day, since):
        if span.ends_on > until or len(found) == MOST_PERIODS:
            return found
        found.append(span)
    return found


def _endless(cadence: Cadence, cutoff_day: int, since: date) -> Iterator[Span]:
    if cadence is Cadence.MONTHLY:
        return _months(cutoff_day, since)
    return _weeks(_DAYS[cadence], cutoff_day, since)


def _weeks(days: int, weekday: int, since: date) -> Iterator[Span]:
    last = since + timedelta(days=(weekday - since.weekday()) % 7)
    while True:
        yield Span(last - timedelta(days=days - 1), last)
        last += timedelta(days=days)


def _months(day: int, since: date) -> Iterator[Span]:
    year, month = since.year, since.month
    if _in_month(year, month, day) < since:
        year, month = _next(year, month)
    while True:
        before = (year - 1, 12) if month == 1 else (year, month - 1)
        yield Span(_in_month(*before, day) + timedelta(days=1), _in_month(year, month, day))
        year, month = _next(year, month)


def _next(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == 12 else (year, month + 1)


def _in_month(year: int, month: int, day: int) -> date:
    """The day of a month, or its last day when it is shorter."""
    return date(year, month, min(max(day, 1), monthrange(year, month)[1]))
