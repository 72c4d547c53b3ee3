"""The one clock: instants in UTC, days in Asia/Ho_Chi_Minh; a demo may pin the day."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)

_source: ContextVar[Callable[[], datetime] | None] = ContextVar("clock_source", default=None)


def now() -> datetime:
    """Return the present instant in UTC, also where a pinned source gives local time."""
    source = _source.get()
    return source().astimezone(UTC) if source else datetime.now(UTC)


def wall() -> datetime:
    """Return the real present instant, also where a demo pins the day: for sessions and waits."""
    return datetime.now(UTC)


def today() -> date:
    """Return the present day where the offices are."""
    return local(now()).date()


def local(instant: datetime) -> datetime:
    """Return an instant as the wall clocks of the offices show it."""
    return instant.astimezone(ZONE)


def at(day: date, hour: time = time(9)) -> datetime:
    """Return the UTC instant of a local day and hour."""
    return datetime.combine(day, hour, ZONE).astimezone(UTC)


def end_of(day: date) -> datetime:
    """Return the last microsecond of a local day, in UTC: the moment a deadline passes."""
    return at(day, time.max)


@contextmanager
def pinned(source: Callable[[], datetime]) -> Iterator[None]:
    """Read the time from `source` instead of the wall clock while the block runs."""
    token = _source.set(source)
    try:
        yield
    finally:
        _source.reset(token)
