"""Printing a reading as one canonical phrase, and the remarks that stand beside it."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta

from congress.core import dates
from congress.core.deadlines.values import Deadline, Kind, Note, Offset
from congress.core.workdays import WorkCalendar

_QUARTERS = ("I", "II", "III", "IV")
_PARTS = {(1, 10): "đầu", (11, 20): "giữa", (21, 31): "cuối"}


def render(deadline: Deadline, *, strict_before: bool = False) -> str:
    """Return the canonical phrase of a reading; read again it gives the same deadline.

    What has no date keeps the words it was written in. Pass `strict_before` where
    "trước ngày X" is due on the day before X.
    """
    if deadline.kind is Kind.RELATIVE:
        return _relative(deadline, strict_before)
    if deadline.due is None or deadline.kind in {Kind.NONE, Kind.RECURRING}:
        return deadline.text
    if deadline.kind is Kind.EVENT:
        return f"{_at(deadline.hour)}ngày Đại hội"
    if deadline.kind is Kind.BEFORE:
        return _before(deadline.due, deadline.hour, strict_before)
    if deadline.start is None:
        lead = "chậm nhất " if deadline.kind is Kind.LATEST else ""
        return f"{lead}{_day(deadline.due, deadline.hour)}"
    return _WINDOWS[deadline.kind](deadline.start, deadline.due, deadline.hour)


def _at(hour: time | None) -> str:
    return f"{hour.hour}h{hour.minute:02} " if hour else ""


def _day(day: date, hour: time | None = None) -> str:
    return f"{_at(hour)}ngày {dates.short(day)}"


def _before(due: date, hour: time | None, strict_before: bool) -> str:
    shifted = strict_before and hour is None
    return f"trước {_day(due + timedelta(days=shifted), hour)}"


def _relative(deadline: Deadline, strict_before: bool) -> str:
    offset = deadline.offset or Offset(0)
    at = _at(deadline.hour)
    if offset.days == 0:
        return f"{at}D-0" if strict_before or at else "trước ngày Đại hội"
    working = " làm việc" if offset.working else ""
    side = "trước" if offset.days > 0 else "sau"
    return f"{at}{abs(offset.days):02} ngày{working} {side} Đại hội"


def _range(start: date, due: date, hour: time | None) -> str:
    return f"từ {_day(start)} đến {_day(due, hour)}"


def _month(start: date, due: date, _: time | None) -> str:
    del due
    return f"tháng {start.month}/{start.year}"


def _quarter(start: date, due: date, _: time | None) -> str:
    if due.month - start.month == 2 and start.month % 3 == 1:
        return f"quý {_QUARTERS[start.month // 3]}/{start.year}"
    length = due.month - start.month + 1
    part = "đầu" if start.month == 1 else "cuối"
    return f"{length} tháng {part} năm {start.year}"


def _about(start: date, due: date, hour: time | None) -> str:
    if start == due:
        return f"khoảng {_day(due, hour)}"
    if (start.year, start.month) != (due.year, due.month):
        whole = (start.month, start.day, due.month, due.day) == (1, 1, 12, 31)
        same_year = whole and start.year == due.year
        return f"năm {start.year}" if same_year else f"khoảng {_range(start, due, None)}"
    return next(_named_parts(start, due), f"khoảng {_range(start, due, None)}")


def _named_parts(start: date, due: date) -> Iterator[str]:
    last = monthrange(due.year, due.month)[1]
    month = f"tháng {start.month}/{start.year}"
    for (first, until), name in _PARTS.items():
        if (start.day, due.day) == (first, min(until, last)):
            yield f"{name} {month}"
    if start.day % 7 == 1 and due.day == min(start.day + 6, last):
        yield f"tuần thứ {start.day // 7 + 1} {month}"
    if (start.day, due.day) == (1, last):
        yield f"khoảng {month}"
    if (start.day, due.day) == (last - 6, last):
        yield f"tuần cuối {month}"


_WINDOWS: dict[Kind, Callable[[date, date, time | None], str]] = {
    Kind.RANGE: _range,
    Kind.MONTH: _month,
    Kind.QUARTER: _quarter,
    Kind.ABOUT: _about,
}


def is_readable(deadline: Deadline) -> bool:
    """Whether a phrase was understood; an empty one has nothing to understand."""
    return deadline.kind is not Kind.NONE or not deadline.text


def notes(deadline: Deadline, calendar: WorkCalendar) -> list[Note]:
    """Return the remarks on a reading: due on a day off, year or window inferred."""
    due = deadline.due
    if due is None:
        return []
    holiday = calendar.holiday_name(due) is not None
    off = not calendar.is_working_day(due)
    year_missing = deadline.inferred and str(due.year) not in deadline.text
    window = deadline.kind in {Kind.MONTH, Kind.QUARTER, Kind.ABOUT}
    found = {
        Note.WEEKEND: off and due.weekday() >= 5,
        Note.HOLIDAY: holiday or (off and due.weekday() < 5),
        Note.INFERRED_YEAR: year_missing and deadline.offset is None,
        Note.INFERRED_WINDOW: window or (deadline.inferred and not year_missing),
    }
    return [note for note, applies in found.items() if applies]
