"""Days as the offices print them, and the exact forms in which a day may be typed."""

import re
from datetime import date

from congress.core.clock import EARLIEST, LATEST

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_TYPED = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_SHORT_YEAR = re.compile(r"([0-9]{1,2})([/.])([0-9]{1,2})\2([0-9]{2})")
_YEARS_BACK, _YEARS_AHEAD = 20, 10
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def on(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when there is no such day or it lies outside 2000..2100."""
    try:
        found = date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return found if EARLIEST <= found <= LATEST else None


def short(day: date) -> str:
    """Return the day as on screens: "05/02/2024"."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def long(day: date) -> str:
    """Return the day as in official papers: "ngày 05 tháng 02 năm 2024", "ngày 15 tháng 3 …"."""
    month = f"{day.month:02}" if day.month < 3 else f"{day.month}"
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def weekday(day: date) -> str:
    """Return the name of the day of the week: "thứ Sáu", "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


def full(day: date) -> str:
    """Return the day with its weekday: "thứ Sáu, 15/03/2024"."""
    return f"{weekday(day)}, {short(day)}"


def parse_exact(value: str) -> date | None:
    """Read "dd/mm/yyyy" (also with "." or "-", also "d/m/yyyy") or "yyyy-mm-dd"; else None."""
    text = value.strip()
    if typed := _TYPED.fullmatch(text):
        return on(int(typed[4]), int(typed[3]), int(typed[1]))
    if iso := _ISO.fullmatch(text):
        return on(int(iso[1]), int(iso[2]), int(iso[3]))
    return None


def parse_typed(value: str, today: date) -> date | None:
    """Read what `parse_exact` reads, and days with two digits for the year: "15/3/24", "15.3.24".

    They stand for 20yy, from 20 years before the present one to 10 years after it; any other is
    None. With "-" two digits are no year, since "24-03-15" can be read both ways.
    """
    if found := _SHORT_YEAR.fullmatch(value.strip()):
        year = 2000 + int(found[4])
        is_near = -_YEARS_BACK <= year - today.year <= _YEARS_AHEAD
        return on(year, int(found[3]), int(found[1])) if is_near else None
    return parse_exact(value)
