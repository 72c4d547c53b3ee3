"""The day that a reader asks a period as of, in the address as `at`."""

from dataclasses import dataclass
from datetime import date, datetime

import flask

from congress.core import clock, dates
from congress.core.errors import MissingError


@dataclass(frozen=True)
class DayAsked:
    """A day as typed; `day` is None for none, and for what cannot be read."""

    typed: str = ""
    day: date | None = None

    @classmethod
    def of(cls) -> "DayAsked":
        """Read the address."""
        typed = flask.request.args.get("at", "").strip()[:20]
        return cls(typed, dates.parse_typed(typed, clock.today()))

    @classmethod
    def for_file(cls) -> "DayAsked":
        """Read the address of a file; MissingError for a day that cannot be read.

        A file of another day than the one asked for would pass for it.
        """
        asked = cls.of()
        if asked.is_wrong:
            raise MissingError
        return asked

    @property
    def is_wrong(self) -> bool:
        """Whether something was typed that is no day."""
        return bool(self.typed) and self.day is None

    @property
    def past(self) -> date | None:
        """The day, when it is over."""
        return self.day if self.day is not None and self.day < clock.today() else None

    @property
    def moment(self) -> datetime:
        """The end of a day that is over, else now."""
        return clock.end_of(self.past) if self.past is not None else clock.now()

    @property
    def at(self) -> str | None:
        """What addresses carry on; None for now."""
        return dates.short(self.past) if self.past is not None else None
