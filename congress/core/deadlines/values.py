"""What a deadline phrase means: the reading, the circumstances it was read in, remarks on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Self

from congress.core.clock import EARLIEST, LATEST
from congress.core.workdays import WorkCalendar


class Kind(StrEnum):
    """How a phrase fixes its deadline."""

    FIXED = "fixed"
    BEFORE = "before"
    LATEST = "latest"
    RANGE = "range"
    MONTH = "month"
    ABOUT = "about"
    QUARTER = "quarter"
    RELATIVE = "relative"
    RECURRING = "recurring"
    EVENT = "event"
    NONE = "none"


class Note(StrEnum):
    """A remark that stands beside a reading."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    INFERRED_YEAR = "inferred_year"
    INFERRED_WINDOW = "inferred_window"


@dataclass(frozen=True)
class Offset:
    """Days between the deadline and the congress; positive before it, negative after it."""

    days: int
    working: bool = False


@dataclass(frozen=True)
class Deadline:
    """The reading of a phrase: `text` as written; `start` and `due` are first and last day."""

    text: str
    kind: Kind
    start: date | None = None
    due: date | None = None
    hour: time | None = None
    inferred: bool = False
    offset: Offset | None = None

    @classmethod
    def none(cls, text: str = "") -> Self:
        """Return the reading of a phrase that names no deadline."""
        return cls(text, Kind.NONE)

    def to_json(self) -> Mapping[str, str | bool | None]:
        """Return the reading as plain values: ISO days, the hour as "HH:MM"."""
        return {
            "kind": self.kind.value,
            "start": self.start.isoformat() if self.start else None,
            "due": self.due.isoformat() if self.due else None,
            "hour": f"{self.hour:%H:%M}" if self.hour else None,
            "inferred": self.inferred,
            "text": self.text,
        }


@dataclass(frozen=True)
class Context:
    """What a phrase leaves unsaid: the day of reading, the plan's year, the day of the congress.

    With `strict_before`, "trước ngày X" is due on the day before X instead of on X.
    """

    today: date
    year: int | None = None
    d_day: date | None = None
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    strict_before: bool = False

    @property
    def default_year(self) -> int:
        """The year of a phrase that names none."""
        if self.year is not None:
            return self.year
        return (self.d_day or self.today).year

    @property
    def congress_day(self) -> date | None:
        """The day of the congress, when it lies in the years that plans may name."""
        return self.d_day if self.d_day and EARLIEST <= self.d_day <= LATEST else None
