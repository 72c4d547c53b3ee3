"""Pure rules of calendars: which days a view shows, the days before and after, tokens, names."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from congress.core import dates

AGENDA_DAYS = 28
SHOWN = 3
WRITE_EVERY = timedelta(hours=1)
MOST_FEEDS = 20
_DAY = timedelta(days=1)


class View(StrEnum):
    """How a calendar is laid out."""

    MONTH = "month"
    WEEK = "week"
    AGENDA = "agenda"


@dataclass(frozen=True)
class Span:
    """The days of a view, the first and the last, and where one goes from there."""

    first: date
    last: date
    before: date | None
    after: date | None

    @property
    def days(self) -> list[date]:
        """Every day of the span."""
        return [self.first + _DAY * step for step in range((self.last - self.first).days + 1)]


def read_view(typed: str) -> View:
    """The view that an address names; the month for anything else."""
    return View(typed) if typed in set(View) else View.MONTH


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - _DAY * day.weekday()


def week_of_year(day: date) -> tuple[int, int]:
    """The year and number of a day's week as offices count: from Monday, by ISO 8601.

    The week of the first of January may be the last one of the year before.
    """
    year, week, _ = day.isocalendar()
    return year, week


def weeks(day: date) -> list[list[date]]:
    """The weeks that a day's month touches, Monday to Sunday; days of other months fill them."""
    start, last = monday(day.replace(day=1)), month_end(day)
    count = (monday(last) - start).days // 7 + 1
    return [[start + _DAY * (7 * week + place) for place in range(7)] for week in range(count)]


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - _DAY


def span(view: View, day: date) -> Span:
    """The days that a view around a day shows, and the days to go to, within the calendar."""
    if view is View.MONTH:
        grid, first, last = weeks(day), day.replace(day=1), month_end(day)
        return Span(
            grid[0][0], grid[-1][-1], _kept((first - _DAY).replace(day=1)), _kept(last + _DAY)
        )
    first, length = (monday(day), 7) if view is View.WEEK else (day, AGENDA_DAYS)
    return Span(
        first,
        first + _DAY * (length - 1),
        _kept(first - _DAY * length),
        _kept(first + _DAY * length),
    )


def _kept(day: date) -> date | None:
    return dates.on(day.year, day.month, day.day)


@dataclass(frozen=True)
class Cut:
    """What a day of a month has room for, and how many entries stand behind."""

    shown: Sequence[object]
    more: int


def cut(entries: Sequence[object]) -> Cut:
    """The first entries of a day; one more is shown rather than counted."""
    if len(entries) <= SHOWN + 1:
        return Cut(entries, 0)
    return Cut(entries[:SHOWN], len(entries) - SHOWN)


def new_token() -> str:
    """A token that nobody guesses: 256 random bits, safe in an address."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is kept of a token. It is random and long, so a plain hash gives nothing away."""
    return hashlib.sha256(token.encode()).hexdigest()


def installation_mark(secret_key: str) -> str:
    """What tells the events of this installation from those of another one."""
    return hmac.new(secret_key.encode(), b"calendar", hashlib.sha256).hexdigest()[:16]


def is_worth_writing(fetched_at: datetime | None, moment: datetime) -> bool:
    """Whether the time of a fetch is written: once an hour at most."""
    return fetched_at is None or moment - fetched_at >= WRITE_EVERY


def latest(moments: Iterable[datetime | None]) -> datetime | None:
    """The latest of the moments that are known."""
    return max((moment for moment in moments if moment is not None), default=None)


def one_line(text: str, limit: int) -> str:
    """A text on one line, cut at a word with an ellipsis when it is longer than `limit`."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return f"{flat[: limit - 1].rsplit(' ', 1)[0]}…"
