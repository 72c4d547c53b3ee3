"""Windows of days: tháng 6, cuối tháng, quý II, 6 tháng đầu năm, tuần thứ 2 tháng 6, năm 2024."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace

from congress.core.deadlines.days import month_name
from congress.core.deadlines.spans import (
    Span,
    Window,
    Year,
    count,
    ends_cleanly,
    given,
    impossible,
    months,
    moved,
    numeral,
    part_of_months,
    spelled_year,
    year,
)
from congress.core.deadlines.tokens import Reader
from congress.core.deadlines.values import Kind

ROMAN = {"iv": 4, "iii": 3, "ii": 2, "i": 1}
_PARTS = {
    "thuong tuan": (1, 10),
    "trung tuan": (11, 20),
    "ha tuan": (21, 31),
    "nua dau": (1, 15),
    "nua cuoi": (16, 31),
    "dau": (1, 10),
    "giua": (11, 20),
    "cuoi": (21, 31),
}
_THIRDS = {"dau": 0, "giua": 1, "cuoi": 2}
_WEEK_DAYS = {"dau": (0, 1), "giua": (2, 2), "cuoi": (3, 4)}
_AND = ("-", "den", "toi", "va", "&", ",")


def window(reader: Reader) -> Span | None:
    """Read a window of any form."""
    return reader.first(
        _week_of_month,
        _part_of_month,
        _this_week,
        _months_of_year,
        _third,
        quarter,
        month,
        _short_month,
        _whole_year,
    )


def _finished(reader: Reader, span: Span, written: Year | None) -> Span:
    if not ends_cleanly(reader):
        return replace(span, make=impossible)
    return span if written is None else replace(span, year=written.value)


def _second(reader: Reader, read: Callable[[Reader], int | None]) -> int | None:
    """Read the second of "3 - 5" or "3, 4", the latter only when nothing is counted after it."""

    def rule(reader: Reader) -> int | None:
        joined = reader.words(*_AND)
        found = read(reader) if joined else None
        counts = joined == "," and not reader.closed() and not _is_dated(reader)
        return None if counts else found

    return reader.attempt(rule)


def _is_dated(reader: Reader) -> bool:
    place = reader.at
    found = reader.attempt(year)
    reader.at = place
    return found is not None


def _month_number(reader: Reader) -> int | None:
    token = reader.peek()
    return reader.number(1, 12) if len(token.text) <= 2 else None


def month(reader: Reader) -> Span | None:
    """Read "tháng 6", "tháng 6/2024", "tháng 3 - 5/2024", "tháng này"."""
    named = month_name(reader)
    if named is None:
        return None
    found, known = named
    if known:
        return Span(Kind.MONTH, months(found, found), known, whole=True)
    until = _second(reader, _month_number)
    written = year(reader)
    kind = Kind.RANGE if until else Kind.MONTH
    return _finished(reader, Span(kind, months(found, until or found), whole=True), written)


def _short_month(reader: Reader) -> Span | None:
    """Read "T6/2024" and, at the head of a phrase, "6/2024"; "T6" alone may be a Friday."""
    marked = reader.words("t") is not None
    if not (reader.peek().glued if marked else reader.opening):
        return None
    found = _month_number(reader)
    signed = reader.peek().text in {"/", ".", "-"}
    written = year(reader) if found and signed else None
    if found is None or (written is None and not (marked and found > 7)):
        return None
    if written and (written.short or not written.value):
        return None
    return _finished(reader, Span(Kind.MONTH, months(found, found), whole=True), written)


def _part_of_month(reader: Reader) -> Span | None:
    part = reader.words(*_PARTS)
    if part is None:
        return None
    named = month_name(reader)
    if named is None:
        return None
    found, known = named
    first, last = _PARTS[part]
    written = Year(known) if known else year(reader)
    return _finished(reader, Span(Kind.ABOUT, part_of_months(found, first, found, last)), written)


def _quarter_number(reader: Reader) -> int | None:
    word = reader.words(*ROMAN)
    if word is not None:
        return ROMAN[word]
    found = numeral(reader)
    return reader.number(0, 99) if found is None else found


def _quarter_name(reader: Reader) -> tuple[int, int | None] | None:
    if reader.words("quy") is None:
        return None
    today = reader.context.today
    current = (today.month + 2) // 3
    if reader.words("nay"):
        return current, today.year
    if reader.words("sau", "toi"):
        return current % 4 + 1, today.year + (current == 4)
    found = _quarter_number(reader)
    return None if found is None else (found, None)


def quarter(reader: Reader) -> Span | None:
    """Read "quý II", "quý 2/2024", "quý II - III/2024", "quý này"."""
    named = _quarter_name(reader)
    if named is None:
        return None
    found, known = named
    until = None if known else _second(reader, _quarter_number)
    written = Year(known) if known else year(reader)
    kind = Kind.RANGE if until else Kind.QUARTER
    make = months(3 * found - 2, 3 * (until or found))
    return _finished(reader, Span(kind, make, whole=True), written)


def _months_of_year(reader: Reader) -> Span | None:
    length = count(reader)
    part = reader.words("thang dau", "thang cuoi") if length else None
    if length is None or part is None or reader.peek().text != "nam":
        return None
    written = reader.attempt(spelled_year)
    if written is None:
        reader.words("nam")
        written = year(reader)
    first = 1 if part == "thang dau" else 13 - length
    return _finished(
        reader, Span(Kind.QUARTER, months(first, first + length - 1), whole=True), written
    )


def _third(reader: Reader) -> Span | None:
    """Read "cuối quý III" (one of its months) or "đầu năm 2024" (four months)."""
    part = reader.words(*_THIRDS)
    if part is None:
        return None
    if reader.peek().text == "quy":
        return reader.attempt(lambda inner: _month_of_quarter(inner, _THIRDS[part]))
    written = reader.attempt(spelled_year)
    if written is None and not reader.words("nam"):
        return None
    first = 4 * _THIRDS[part] + 1
    return _finished(reader, Span(Kind.ABOUT, months(first, first + 3)), written)


def _month_of_quarter(reader: Reader, third: int) -> Span | None:
    named = _quarter_name(reader)
    if named is None:
        return None
    found, known = named
    written = Year(known) if known else year(reader)
    at = 3 * found - 2 + third if found > 0 else 0
    return _finished(reader, Span(Kind.ABOUT, months(at, at)), written)


def _whole_year(reader: Reader) -> Span | None:
    written = spelled_year(reader)
    if written is None or not reader.closed():
        return None
    return Span(Kind.ABOUT, months(1, 12), written.value, whole=True)


def _week_number(reader: Reader) -> int | None:
    reader.words("thu")
    found = reader.number(1, 99) or numeral(reader)
    if found is None and (word := reader.words("iv", "iii", "ii", "i", "v")):
        return ROMAN.get(word, 5)
    return found


def _week_of_month(reader: Reader) -> Span | None:
    if reader.words("tuan") is None:
        return None
    edge = reader.words("dau tien", "dau", "cuoi cung", "cuoi")
    first = 1 if edge else _week_number(reader)
    if first is None:
        return None
    last = None if edge else _second(reader, _week_number)
    reader.skip("cua", ",")
    named = month_name(reader)
    if named is None:
        return None
    found, known = named
    written = Year(known) if known else year(reader)
    if edge and edge.startswith("cuoi"):
        return _finished(reader, Span(Kind.ABOUT, _last_week(found)), written)
    return _finished(reader, Span(Kind.ABOUT, _weeks(found, first, last or first)), written)


def _weeks(found: int, first: int, last: int) -> Callable[[int], Window | None]:
    def make(year: int) -> Window | None:
        whole = months(found, found)(year)
        if whole is None or not first <= last <= 5 or 7 * last - 6 > whole[1].day:
            return None
        return part_of_months(found, 7 * first - 6, found, 7 * last)(year)

    return make


def _last_week(found: int) -> Callable[[int], Window | None]:
    def make(year: int) -> Window | None:
        whole = months(found, found)(year)
        if whole is None:
            return None
        return part_of_months(found, monthrange(year, found)[1] - 6, found, 31)(year)

    return make


def _this_week(reader: Reader) -> Span | None:
    """Read "tuần này", "cuối tuần sau": working days only, for the offices rest at weekends."""
    part = reader.words(*_WEEK_DAYS)
    this = reader.words("tuan nay")
    if this is None and not reader.words("tuan sau", "tuan toi"):
        return None
    today = reader.context.today
    monday = (0 if this else 7) - today.weekday()
    first, last = _WEEK_DAYS[part] if part else (0, 4)
    start, end = moved(today, monday + first), moved(today, monday + last)
    make = given(start, end) if start and end else impossible
    return Span(Kind.ABOUT, make, today.year)
