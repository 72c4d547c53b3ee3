"""Days and windows of days, some with the year still open; years; numbers written as words."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from congress.core import dates
from congress.core.deadlines.tokens import Reader
from congress.core.deadlines.values import Context, Kind

Window = tuple[date, date]

_NUMERALS = {
    "muoi mot": 11,
    "muoi hai": 12,
    "muoi": 10,
    "mot": 1,
    "nhat": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
}


@dataclass(frozen=True)
class Span:
    """A day (kind fixed) or a window; `make` gives its days in a year, None if impossible.

    `inferred`: more than the year was inferred. `clear`: the words leave no doubt that it is a
    day. `whole`: a full month, quarter or year, whose end is not a matter of taste.
    """

    kind: Kind
    make: Callable[[int], Window | None]
    year: int | None = None
    inferred: bool = False
    clear: bool = True
    whole: bool = False

    def window(self, context: Context) -> Window | None:
        """Return the first and the last day, the year taken from the context when open."""
        return self.make(context.default_year if self.year is None else self.year)


class Year(NamedTuple):
    """A year as written; `short` when two digits stood for it."""

    value: int
    short: bool = False


NO_YEAR = 0


def one_day(month: int, day: int) -> Callable[[int], Window | None]:
    """Return the maker of a day given by month and day."""

    def make(year: int) -> Window | None:
        found = dates.on(year, month, day)
        return (found, found) if found else None

    return make


def months(first: int, last: int) -> Callable[[int], Window | None]:
    """Return the maker of a window of whole months."""
    return part_of_months(first, 1, last, 31)


def part_of_months(first: int, day: int, last: int, until: int) -> Callable[[int], Window | None]:
    """Return the maker of a window; a last day beyond the month's end means that end."""

    def make(year: int) -> Window | None:
        if not (1 <= first <= last <= 12 and 2000 <= year <= 2100):
            return None
        start = dates.on(year, first, day)
        end = dates.on(year, last, min(until, monthrange(year, last)[1]))
        return (start, end) if start and end else None

    return make


def given(first: date, last: date) -> Callable[[int], Window | None]:
    """Return the maker of a window that does not depend on the year."""

    def make(_: int) -> Window | None:
        inside = dates.on(first.year, first.month, first.day) and dates.on(
            last.year, last.month, last.day
        )
        return (first, last) if inside else None

    return make


def impossible(_: int) -> Window | None:
    """Make no day: the words have the shape of a date but name none."""
    return None


def moved(day: date, days: int) -> date | None:
    """Return the day so many days later, or None outside the years that plans may name."""
    try:
        found = day + timedelta(days=days)
    except OverflowError:
        return None
    return dates.on(found.year, found.month, found.day)


def numeral(reader: Reader) -> int | None:
    """Read a number from one to twelve written as a word."""
    word = reader.words(*_NUMERALS)
    return None if word is None else _NUMERALS[word]


def count(reader: Reader) -> int | None:
    """Read a small number in digits or words, with the words in brackets after it skipped."""
    found = reader.number(0, 999)
    if found is None:
        return numeral(reader)
    if reader.peek().text == "(":
        ends = (step for step in range(2, 6) if reader.peek(step).text == ")")
        if reader.peek(1).kind == "word" and (end := next(ends, None)):
            reader.at += end + 1
    return found


def year(reader: Reader, sign: str = "/") -> Year | None:
    """Read a year: "/2024", "-2024", "/24" (after the sign), "năm 2024", "năm nay", "2024"."""

    def after_sign(reader: Reader) -> Year | None:
        found = reader.sign("/.-")
        token = reader.peek()
        if found is None or token.kind != "number":
            return None
        if len(token.text) != 4 and found != sign:
            return None
        reader.at += 1
        if len(token.text) == 2:
            return Year(2000 + token.value, short=True)
        return Year(token.value if len(token.text) == 4 else NO_YEAR)

    return reader.first(after_sign, spelled_year, _plain_year)


def spelled_year(reader: Reader) -> Year | None:
    """Read "năm 2024", "năm nay" or "năm sau"."""
    reader.words(",")
    if reader.words("nam") is None:
        return None
    if reader.words("nay"):
        return Year(reader.context.today.year)
    if reader.words("sau", "toi"):
        return Year(reader.context.today.year + 1)
    token = reader.peek()
    if token.kind != "number":
        return None
    reader.at += 1
    return Year(token.value if len(token.text) == 4 else NO_YEAR)


def _plain_year(reader: Reader) -> Year | None:
    after_comma = reader.words(",") is not None
    found = reader.number(2000, 2100)
    if found is None or (after_comma and not reader.closed()):
        return None
    return Year(found)


def ends_cleanly(reader: Reader) -> bool:
    """Whether no letter, digit, percent sign or further fraction is glued to what was read."""
    token = reader.peek()
    if not token.glued:
        return True
    if token.kind in {"number", "word", "reference"} or token.text in {"/", "%"}:
        return False
    return not (token.text == "." and reader.peek(1).glued and reader.peek(1).kind == "number")
