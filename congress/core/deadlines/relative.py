"""Deadlines counted from the congress, those that wait for an event, and those that recur."""

from typing import NamedTuple

from congress.core.deadlines import outcomes
from congress.core.deadlines.days import DAY_WORDS, day, weekday
from congress.core.deadlines.hours import Hour, hour
from congress.core.deadlines.spans import count
from congress.core.deadlines.tokens import Reader
from congress.core.deadlines.values import Deadline, Kind, Offset

_EVENT = Deadline("", Kind.EVENT)
_RECURRING = Deadline("", Kind.RECURRING)
_STAGES = ("khai mac", "ket thuc", "be mac", "to chuc", "dien ra", "bat dau", "hop")
_ENDS = {"ket thuc", "be mac"}
_PERIODS = ("ngay", "tuan", "thang", "quy", "nam", "buoi")
_WORKING = ("ngay lam viec", "ngay lv", "lam viec", "lv")
# After a unit whose number was not understood ("01 tháng trước Đại hội"), no day can be named.
_UNITS = {"ngay", "tuan", "viec", "lv", "thang", "nam", "quy", "gio", "buoi"}
_AT_LEAST = ("it nhat", "toi thieu", "cham nhat", "truoc", "la", "khoang", ",", "(")
_OCCASIONS = ("hoi nghi", "cuoc hop", "phien hop", "ky hop", "dot", "moi", "tung")
# A plan counts from its own congress; these words speak of another one.
_OTHER_CONGRESS = {"huyen", "xa", "diem", "quoc"}


class _Congress(NamedTuple):
    """The congress as an anchor: whether its end is meant, whether it is another congress."""

    ends: bool = False
    other: bool = False


def relative(reader: Reader) -> Deadline | None:
    """Read a number of days before or after the congress, with an hour in front of it."""
    at = reader.attempt(hour)
    if at:
        reader.skip(",", "cua", "truoc" if _counts_after(reader) else ",")
    return reader.first(
        lambda inner: _short(inner, at),
        lambda inner: _counted_first(inner, at),
        lambda inner: _counted_last(inner, at),
    )


def _counts_after(reader: Reader) -> bool:
    return reader.peek().text == "truoc" and reader.peek(1).kind == "number"


def _short(reader: Reader, at: Hour | None) -> Deadline | None:
    """Read "D-15", "D+3", "D-15 lv", "ngày D"."""
    named = reader.words("ngay") is not None
    if not reader.words("d"):
        return None
    sign = reader.sign("-+")
    days = reader.number(0, 999) if sign else None
    if sign is None and (named or reader.closed()):
        return outcomes.relative(Offset(0), reader.context, at)
    reader.words("(")
    working = reader.words(*_WORKING) is not None
    if days is None or (reader.peek().glued and reader.peek().kind != "symbol"):
        return None
    return _offset(reader, days, working, after=sign == "+", at=at)


def _offset(
    reader: Reader, days: int, working: bool, *, after: bool, at: Hour | None, vague: bool = False
) -> Deadline:
    signed = -days if after else days
    offset = Offset(signed, working and days != 0)
    return outcomes.relative(offset, reader.context, at, inferred=vague)


def _duration(reader: Reader) -> tuple[int, bool] | None:
    """Read "05 ngày", "05 ngày làm việc", "02 tuần"; return days and whether working ones."""
    number = count(reader)
    if number is None:
        return None
    if reader.words("tuan"):
        return 7 * number, False
    if reader.words(*_WORKING):
        return number, True
    return (number, False) if reader.words("ngay") else None


def _congress(reader: Reader) -> _Congress | None:
    reader.skip("so voi", "khi", "ngay", "thoi diem")
    stage = reader.words(*_STAGES)
    reader.skip("ngay")
    if not reader.words("dai hoi"):
        return None if not reader.words("d") else _Congress()
    ahead = [reader.peek(step) for step in range(10)]
    clause = next((i for i, token in enumerate(ahead) if token.text in {",", ";", "(", "."}), 10)
    other = any(token.text in _OTHER_CONGRESS for token in ahead[:clause])
    reader.skip("dai bieu", "cac", "dan toc", "thieu so", "dtts", "cap", "tinh", "lan thu", "iv")
    stage = stage or reader.words(*_STAGES)
    return _Congress(ends=stage in _ENDS, other=other)


def _counted_first(reader: Reader, at: Hour | None) -> Deadline | None:
    """Read "05 ngày làm việc trước Đại hội", "10 ngày sau Đại hội"."""
    several = reader.peek(-1).text in {"-", "den"} and reader.peek(-2).kind == "number"
    found = _duration(reader)
    if found is None:
        return None
    side = reader.words("truoc", "sau")
    anchor = reader.attempt(_congress) if side else None
    if anchor is None:
        return _alone(reader, found, at) if side == "truoc" else None
    return _anchored(reader, None if several else found, anchor, after=side == "sau", at=at)


def _alone(reader: Reader, found: tuple[int, bool], at: Hour | None) -> Deadline | None:
    """Read "02 ngày trước", as annexes write it in a column of days before the event."""
    if not (reader.opening and reader.done):
        return None
    return _offset(reader, *found, after=False, at=at, vague=True)


def _anchored(
    reader: Reader,
    found: tuple[int, bool] | None,
    anchor: _Congress,
    *,
    after: bool,
    at: Hour | None,
) -> Deadline:
    if found is None:
        return outcomes.NOTHING
    if anchor.other:
        return _EVENT
    return _offset(reader, *found, after=after, at=at, vague=anchor.ends)


def _counted_last(reader: Reader, at: Hour | None) -> Deadline | None:
    """Read "trước Đại hội 5 ngày", "sau Đại hội 10 ngày", "trước Đại hội", "trước 05 ngày"."""
    side = reader.words("truoc", "sau")
    if side is None:
        return None
    if reader.peek(-2).text in _UNITS and reader.attempt(_congress) is not None:
        return outcomes.NOTHING
    if reader.peek().text == "d" and reader.peek(1).text in {"-", "+"}:
        return _short(reader, at) if side == "truoc" else outcomes.NOTHING
    reader.skip("it nhat", "toi thieu", "khoang")
    if side == "truoc" and (found := reader.attempt(_duration)):
        anchor = reader.attempt(_congress)
        if anchor is None:
            return _alone(reader, found, at)
        return _anchored(reader, found, anchor, after=False, at=at)
    anchor = reader.attempt(_congress)
    return None if anchor is None else _from_anchor(reader, anchor, at, after=side == "sau")


def _from_anchor(
    reader: Reader, anchor: _Congress, at: Hour | None, *, after: bool
) -> Deadline | None:
    follows = reader.peek().text in {",", "("}
    reader.skip(*_AT_LEAST)
    found = reader.attempt(_duration)
    if found:
        return _anchored(reader, found, anchor, after=after, at=at)
    if follows and reader.peek(-1).text in {"truoc", "nhat"}:
        return None
    if reader.peek().text == "tu" or reader.attempt(count) is not None:
        return outcomes.NOTHING
    if after or anchor.other or anchor.ends:
        return _EVENT
    strict = reader.context.strict_before and at is None
    return outcomes.relative(Offset(1 if strict else 0), reader.context, at, inferred=True)


def event(reader: Reader) -> Deadline | None:
    """Read what waits for an event: "sau khi …", "ngay sau …", "trong Đại hội"."""
    return reader.first(_after_event, _from_event, _at_congress, _not_before)


def _after_event(reader: Reader) -> Deadline | None:
    if reader.words("ngay sau", "ngay khi", "sau khi", "truoc khi", "khi co", "khi can"):
        return _EVENT if reader.attempt(day) is None else outcomes.NOTHING
    if not reader.words("sau", "truoc"):
        return None
    return _EVENT if reader.words(*_OCCASIONS) else None


def _from_event(reader: Reader) -> Deadline | None:
    """Read "trong vòng 10 ngày kể từ ngày nhận được": a term that begins with an event."""
    if reader.attempt(_duration) is None:
        return None
    begins = reader.words("ke tu", "tinh tu", "tu khi", "tu ngay", "sau khi", "sau ngay", "sau")
    return _EVENT if begins else None


def _at_congress(reader: Reader) -> Deadline | None:
    at = reader.attempt(hour)
    reader.skip("vao", "luc", ",")
    during = reader.words("trong thoi gian", "trong suot", "trong", "tai", "suot") or ""
    on_day = reader.words("ngay")
    stage = reader.words(*_STAGES) if during or on_day else None
    reader.skip("ngay")
    named = reader.peek().text == "dai" and reader.peek(1).text == "hoi"
    anchor = _congress(reader) if named and (during or on_day) else None
    if anchor is None:
        return None
    if anchor.other or stage in _ENDS or not on_day:
        return _EVENT
    return outcomes.on_congress_day(reader.context, at)


def _not_before(reader: Reader) -> Deadline | None:
    """Refuse "sau ngày 30/6": it says when work begins, not when it ends."""
    if not reader.words("sau", "ke tu", "tinh tu"):
        return None
    return outcomes.NOTHING if reader.attempt(day) else None


def recurring(reader: Reader) -> Deadline | None:
    """Read what comes back: "thường xuyên", "thứ Sáu hằng tuần", "định kỳ …", "02 lần/tháng"."""
    reader.attempt(weekday)
    if reader.words("thuong xuyen", "dinh ky", "lien tuc", "trong suot", "suot qua trinh"):
        return _RECURRING
    return reader.first(_every, _times)


def _every(reader: Reader) -> Deadline | None:
    if not reader.words("hang", "moi"):
        return None
    period = reader.words(*_PERIODS)
    # "mời ngày 15/3" (to invite) has the same letters as "mỗi ngày" (every day).
    dated = period == "ngay" and reader.peek().kind == "number"
    return _RECURRING if period and not dated else None


def _times(reader: Reader) -> Deadline | None:
    reader.number(0, 999)
    if reader.words("lan", *_PERIODS) is None or not reader.words("/", "mot", "moi"):
        return None
    return _RECURRING if reader.words("lan", *_PERIODS) else None


def incomplete(reader: Reader) -> Deadline | None:
    """Refuse "trước ngày 25": a day without its month."""
    reader.skip("la", "vao", "het", "trong")
    named = reader.words(*DAY_WORDS)
    return outcomes.NOTHING if named and reader.number(0, 9999) is not None else None
