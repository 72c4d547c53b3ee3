"""The forms of dated phrases, in the order in which they are tried: add a new form here."""

from collections.abc import Callable

from congress.core.deadlines import outcomes, relative
from congress.core.deadlines.days import day
from congress.core.deadlines.hours import Hour, hour
from congress.core.deadlines.spans import Span, one_day
from congress.core.deadlines.tokens import Reader
from congress.core.deadlines.values import Deadline, Kind
from congress.core.deadlines.windows import window

Form = Callable[[Reader], Deadline | None]
Point = tuple[Span, Hour | None]

_LATEST = (
    "cham nhat",
    "muon nhat",
    "tre nhat",
    "khong qua",
    "khong muon hon",
    "khong cham hon",
    "han chot",
    "han cuoi cung",
    "han cuoi",
    "tu nay den",
    "tu nay toi",
    "cho den",
    "den",
    "toi",
    "het",
)
_WEAK = {"den", "toi", "het"}
_COUNTED = (
    "huyen",
    "xa",
    "thon",
    "tinh",
    "don vi",
    "dai bieu",
    "tieu ban",
    "nguoi",
    "ho",
    "so",
    "co quan",
    "nhiem vu",
    "noi dung",
    "tap the",
    "ca nhan",
    "thanh pho",
    "%",
)
_AFTER_LATEST = ("la", "vao", "den", "het", "trong", "truoc", ":", "thoi diem", "cuoi ngay")
_ROUGHLY = ("vao khoang", "trong khoang", "khoang", "tam", "uoc")
_WITHIN = ("trong khoang thoi gian", "trong thoi gian", "trong", "vao")
_THROUGH = ("den het", "den", "toi", "-")
_JOINED = (*_THROUGH, "va", "hoac", "&", ",")
_BETWEEN = (
    "cac ngay",
    "trong cac ngay",
    "hai ngay",
    "trong hai ngay",
    "tu",
    "ngay",
    "trong",
    "vao",
)


def _timed_day(reader: Reader) -> Point | None:
    """Read a day with the hour before or after it."""
    at = reader.attempt(hour)
    reader.skip(",", "cua", "buoi", "sang", "chieu", "toi", "trua", "vao")
    span = reader.attempt(day)
    if span is None:
        return None
    return span, at or reader.attempt(_hour_after)


def _hour_after(reader: Reader) -> Hour | None:
    if reader.peek().text == "t" and reader.peek().glued:
        reader.at += 1
    reader.skip(",", "(", "truoc", "vao", "luc")
    midnight = [reader.peek(step).text for step in range(5)] == ["00", ":", "00", ":", "00"]
    # A date cell that became text carries a midnight that nobody meant.
    return None if midnight else hour(reader)


def _point(reader: Reader) -> Point | None:
    """Read a day that cannot be mistaken for a fraction ("trước 3/11 huyện"), or a window."""
    timed = reader.attempt(_timed_day)
    if timed:
        return None if not timed[0].clear and reader.words(*_COUNTED) else timed
    return _window_point(reader)


def _sure_point(reader: Reader) -> Point | None:
    timed = reader.attempt(_timed_day)
    if timed:
        return timed if timed[0].clear or reader.closed() else None
    return _window_point(reader)


def before(reader: Reader) -> Deadline | None:
    """Read "trước ngày 30/6", "trước 17h00 ngày 20/5", "trước tháng 6"."""
    if not reader.words("truoc"):
        return None
    reader.skip("thoi diem", "han", "thoi gian")
    found = reader.attempt(_point)
    if found is None:
        return relative.incomplete(reader)
    return outcomes.before(*found, reader.context)


def latest(reader: Reader) -> Deadline | None:
    """Read "chậm nhất ngày …", "đến hết ngày …", "hết tháng 6", "chậm nhất D-15"."""
    marker = reader.words(*_LATEST)
    if marker is None:
        return None
    reader.skip(*_AFTER_LATEST)
    counted = reader.first(relative.recurring, relative.relative, relative.event)
    if counted:
        return counted
    # "đến", "tới" and "hết" also stand before numbers that are no dates.
    found = reader.attempt(_sure_point if marker in _WEAK else _point)
    if found is None:
        return relative.incomplete(reader)
    return outcomes.until(Kind.LATEST, *found, reader.context)


def interval(reader: Reader) -> Deadline | None:
    """Read a range: "13 - 14/11/2024", "1&2/4", "từ ngày 15 đến 30/6", "từ tháng 3 đến tháng 5"."""
    opened = reader.words(*_BETWEEN)
    if opened in {"trong", "trong cac ngay"}:
        reader.skip("cac ngay", "hai ngay")
    found = reader.first(_days_of_month, _two_points)
    if found:
        return found
    # A beginning without an end is no deadline.
    alone = reader.attempt(_point) if opened == "tu" else None
    if alone is None:
        return None
    within_day = alone[1] is not None and alone[1].spans
    return outcomes.until(Kind.FIXED, *alone, reader.context) if within_day else outcomes.NOTHING


def _days_of_month(reader: Reader) -> Deadline | None:
    reader.attempt(hour)
    reader.skip("ngay", ",")
    first = reader.number(1, 31)
    if first is None or not reader.words(*_JOINED):
        return None
    while (place := reader.attempt(_another_day)) is not None:
        reader.at = place
    reader.words("het")
    last = reader.attempt(_timed_day)
    if last is None or not (last[0].clear or _stands_alone(reader)):
        return None
    days = last[0].window(reader.context)
    if days is None:
        return outcomes.NOTHING
    begin = Span(Kind.FIXED, one_day(days[0].month, first), days[0].year)
    return outcomes.between(begin, *last, reader.context) if first <= days[0].day else None


def _another_day(reader: Reader) -> int | None:
    found = reader.number(1, 31) and reader.words(*_JOINED)
    return reader.at if found else None


def _two_points(reader: Reader) -> Deadline | None:
    first = reader.first(_timed_day, _window_point)
    joined = reader.words(*_JOINED) if first else None
    reader.words("het")
    last = reader.first(_timed_day, _window_point) if joined else None
    if first is None or last is None:
        return None
    through = joined in _THROUGH
    if not through and first[0].kind is not last[0].kind:
        return None
    if not (last[0].clear or first[0].clear or _stands_alone(reader)):
        return None
    return outcomes.between(first[0], *last, reader.context)


def _window_point(reader: Reader) -> Point | None:
    span = window(reader)
    return (span, None) if span else None


def _stands_alone(reader: Reader) -> bool:
    return reader.opening and reader.closed()


def on_day(reader: Reader) -> Deadline | None:
    """Read "ngày 14/10/2024", "15h ngày 18/10", "15/3", "thứ Hai tuần tới"."""
    found = reader.attempt(_timed_day)
    if found is None or not (found[0].clear or _stands_alone(reader)):
        return None
    return outcomes.until(Kind.FIXED, *found, reader.context)


def within(reader: Reader) -> Deadline | None:
    """Read "trong tháng 6", "cuối tháng 6"; "quý II" when nothing else follows."""
    marked = reader.words(*_WITHIN) is not None
    span = reader.attempt(window)
    if span is None:
        return None
    part = span.kind is Kind.ABOUT
    year_alone = part and span.whole
    if not _stands_alone(reader) and (year_alone or not (marked or part)):
        return None
    return outcomes.within(span, reader.context)


def at_last(reader: Reader) -> Deadline | None:
    """Read a window that only counts when the phrase has nothing clearer: "họp tháng 6/2024"."""
    span = reader.attempt(window)
    if span is None or not (reader.opening or reader.closed()):
        return None
    return outcomes.within(span, reader.context)


def roughly(reader: Reader) -> Deadline | None:
    """Read "khoảng …" and any form after it."""
    if not reader.words(*_ROUGHLY):
        return None
    found = reader.first(*FORMS) or reader.first(at_last)
    return outcomes.roughly(found) if found else None


def recurring(reader: Reader) -> Deadline | None:
    """Read what recurs, at the head of a phrase only: elsewhere it describes the work."""
    return relative.recurring(reader) if reader.opening else None


FORMS: tuple[Form, ...] = (
    recurring,
    relative.relative,
    relative.event,
    roughly,
    interval,
    before,
    latest,
    on_day,
    within,
)
