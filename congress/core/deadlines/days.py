"""Single days as they are written: 30/6, 2024-06-30, ngày 05 tháng 02, thứ Năm tuần sau."""

from dataclasses import replace

from congress.core.deadlines.spans import (
    Span,
    Year,
    ends_cleanly,
    given,
    impossible,
    moved,
    numeral,
    one_day,
    spelled_year,
    year,
)
from congress.core.deadlines.tokens import Reader
from congress.core.deadlines.values import Kind

DAY_WORDS = ("ngay mung", "ngay mong", "ngay", "mung", "mong", "hom")
_FROM_TODAY = {"ngay hom nay": 0, "hom nay": 0, "ngay mai": 1, "ngay kia": 2}
_WEEKDAYS = {
    "thu hai": 0,
    "thu ba": 1,
    "thu tu": 2,
    "thu nam": 3,
    "thu sau": 4,
    "thu bay": 5,
    "chu nhat": 6,
    "cn": 6,
}
_THIS_WEEK = ("tuan nay",)
_NEXT_WEEK = ("tuan sau", "tuan toi")


def weekday(reader: Reader) -> int | None:
    """Read a day of the week: "thứ Sáu", "thứ 6", "T6", "CN"; Monday is 0."""
    word = reader.words(*_WEEKDAYS)
    if word is not None:
        return _WEEKDAYS[word]
    if reader.words("thu", "t") is None:
        return None
    found = reader.number(2, 7)
    return None if found is None else found - 2


def day(reader: Reader) -> Span | None:
    """Read a single day."""
    return reader.first(_from_today, _day_of_week, _dated)


def _from_today(reader: Reader) -> Span | None:
    word = reader.words(*_FROM_TODAY)
    return None if word is None else _shifted(reader, _FROM_TODAY[word])


def _shifted(reader: Reader, days: int) -> Span:
    found = moved(reader.context.today, days)
    make = given(found, found) if found else impossible
    return Span(Kind.FIXED, make, reader.context.today.year, inferred=True)


def _day_of_week(reader: Reader) -> Span | None:
    reader.words("ngay")
    named = weekday(reader)
    if named is None:
        return None
    to_monday = -reader.context.today.weekday()
    if reader.words(*_THIS_WEEK):
        return _shifted(reader, to_monday + named)
    if reader.words(*_NEXT_WEEK):
        return _shifted(reader, to_monday + 7 + named)
    return None


def _dated(reader: Reader) -> Span | None:
    named = weekday(reader)
    reader.skip(",", "(")
    marked = reader.words(*DAY_WORDS) is not None
    span = reader.first(_iso, _numeric, _spaced, _spelled)
    if span is None:
        return None
    span = replace(span, clear=span.clear or marked or named is not None)
    if named is None:
        return span
    window = span.window(reader.context)
    # The words contradict each other, so one of them is a slip: the office has to look.
    contradicted = window is not None and window[0].weekday() != named
    return replace(span, inferred=span.inferred or contradicted)


def _iso(reader: Reader) -> Span | None:
    if len(reader.peek().text) != 4:
        return None
    written = reader.number(0, 9999)
    sign = reader.sign("-/.")
    month = reader.number(0, 99)
    if written is None or sign is None or month is None or reader.sign(sign) is None:
        return None
    found = reader.number(0, 99)
    if found is None:
        return None
    timed = reader.peek().text == "t" and reader.peek(1).glued
    return _made(reader, found, month, Year(written)) if not timed else _of(found, month, written)


def _numeric(reader: Reader) -> Span | None:
    found = reader.number(0, 9999)
    sign = reader.sign("/.-")
    dashed = sign == "-" and reader.peek().glued
    month = reader.number(0, 9999)
    if found is None or sign is None or month is None or 2000 <= month <= 2100:
        return None
    written = year(reader, sign)
    if written is None and sign == "-" and not (dashed and found > 12):
        return None
    return _made(reader, found, month, written)


def _spaced(reader: Reader) -> Span | None:
    found, month = reader.number(1, 31), reader.number(1, 12)
    written = reader.peek()
    value = reader.number(2000, 2100)
    if found is None or month is None or value is None or written.glued:
        return None
    return _made(reader, found, month, Year(value))


def _spelled(reader: Reader) -> Span | None:
    found = reader.number(0, 9999)
    if found is None:
        return None
    reader.words("cua")
    named = month_name(reader)
    if named is None:
        return None
    month, known = named
    written = Year(known) if known else year(reader)
    span = _made(reader, found, month, written)
    return replace(span, clear=True, inferred=span.inferred or known is not None)


def month_name(reader: Reader) -> tuple[int, int | None] | None:
    """Read "tháng 6", "tháng Sáu", "tháng này", "tháng sau"; return the month and a known year."""
    if reader.words("thang") is None:
        return None
    today = reader.context.today
    if reader.words("nay"):
        return today.month, today.year
    if reader.words("sau", "toi"):
        return today.month % 12 + 1, today.year + (today.month == 12)
    found = reader.number(0, 9999)
    return _named_month(reader) if found is None else (found, None)


def _named_month(reader: Reader) -> tuple[int, int | None] | None:
    if reader.peek().text == "nam" and reader.attempt(spelled_year) is not None:
        return None
    found = numeral(reader)
    return None if found is None else (found, None)


def _made(reader: Reader, found: int, month: int, written: Year | None) -> Span:
    if not ends_cleanly(reader):
        return Span(Kind.FIXED, impossible, clear=written is not None)
    short = written is not None and written.short
    value = None if written is None else written.value
    return replace(_of(found, month, value), inferred=short, clear=written is not None)


def _of(found: int, month: int, value: int | None) -> Span:
    return Span(Kind.FIXED, one_day(month, found), value)
