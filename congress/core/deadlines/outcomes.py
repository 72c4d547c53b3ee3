"""From the spans that were read to deadlines: years filled in, ends chosen, doubts marked."""

from dataclasses import replace
from datetime import date, time, timedelta

from congress.core.deadlines.hours import Hour
from congress.core.deadlines.spans import Span, Window, moved
from congress.core.deadlines.values import Context, Deadline, Kind, Offset

NOTHING = Deadline.none()


def _hour(hour: Hour | None) -> time | None:
    return hour.value if hour else None


def _days(span: Span, hour: Hour | None, context: Context) -> Window | None:
    return None if hour and not hour.possible else span.window(context)


def until(kind: Kind, span: Span, hour: Hour | None, context: Context) -> Deadline:
    """Return a deadline of one day (fixed or latest): the day itself, or the end of the window."""
    window = _days(span, hour, context)
    if window is None:
        return NOTHING
    vague = span.inferred if span.kind is Kind.FIXED or span.whole else True
    inferred = vague or span.year is None
    return Deadline("", kind, None, window[1], _hour(hour), inferred)


def before(span: Span, hour: Hour | None, context: Context) -> Deadline:
    """Return the deadline of "trước X": on day X; before a window, but at its end for "cuối"."""
    window = _days(span, hour, context)
    if window is None:
        return NOTHING
    if span.kind is Kind.FIXED:
        strict = context.strict_before and not (hour and hour.value)
        due = moved(window[0], -1) if strict else window[0]
        inferred = strict or span.inferred or span.year is None
    else:
        due = window[1] if _is_end(span, window) else moved(window[0], -1)
        inferred = True
    return Deadline("", Kind.BEFORE, None, due, _hour(hour), inferred) if due else NOTHING


def _is_end(span: Span, window: Window) -> bool:
    at_month_end = (window[1] + timedelta(days=1)).day == 1
    return not span.whole and at_month_end


def within(span: Span, context: Context) -> Deadline:
    """Return the deadline of a window: its first and last day."""
    window = span.window(context)
    return Deadline("", span.kind, *window, None, inferred=True) if window else NOTHING


def between(first: Span, last: Span, hour: Hour | None, context: Context) -> Deadline:
    """Return a range; the year of one end serves the other, also over the turn of a year."""
    impossible_hour = hour is not None and not hour.possible
    year = _common_year(first, last, context)
    due = None if impossible_hour else last.make(year)
    start = first.make(year if first.year is None else first.year)
    if start and due and start[0] > due[1] and _turns_year(start[0], due[1]):
        if last.year is None:
            due = last.make(year + 1)
        elif first.year is None:
            start = first.make(year - 1)
    if start is None or due is None or start[0] > due[1]:
        return NOTHING
    days = first.kind is Kind.FIXED and last.kind is Kind.FIXED
    inferred = not days or first.inferred or last.inferred or last.year is None
    return Deadline("", Kind.RANGE, start[0], due[1], _hour(hour), inferred)


def _common_year(first: Span, last: Span, context: Context) -> int:
    if last.year is not None:
        return last.year
    return context.default_year if first.year is None else first.year


def _turns_year(start: date, due: date) -> bool:
    return start.month >= 9 and due.month <= 4


def roughly(reading: Deadline) -> Deadline:
    """Return the reading of "khoảng X": a window around what X says, or X itself with a doubt."""
    if reading.due is None:
        return reading
    doubtful = replace(reading, inferred=True)
    if reading.kind is Kind.RELATIVE or reading.offset:
        return doubtful
    start = reading.start or reading.due
    hour = reading.hour if start == reading.due else None
    return replace(doubtful, kind=Kind.ABOUT, start=start, hour=hour)


def relative(
    offset: Offset, context: Context, hour: Hour | None = None, *, inferred: bool = False
) -> Deadline:
    """Return the deadline so many days from the congress; without D-day it has no date yet."""
    if hour and not hour.possible:
        return NOTHING
    waiting = Deadline("", Kind.RELATIVE, None, None, _hour(hour), inferred, offset)
    if context.congress_day is None:
        return waiting
    due = _counted(context.congress_day, offset, context)
    return replace(waiting, due=due) if due else NOTHING


def _counted(day: date, offset: Offset, context: Context) -> date | None:
    if not offset.working:
        return moved(day, -offset.days)
    return moved(context.calendar.add(day, -offset.days), 0)


def on_congress_day(context: Context, hour: Hour | None = None) -> Deadline:
    """Return the event of the congress day itself."""
    return replace(relative(Offset(0), context, hour), kind=Kind.EVENT)
