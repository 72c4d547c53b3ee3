"""A feed as calendar programs read it: RFC 5545, one all-day event a deadline."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask_babel import gettext
from icalendar import Calendar, Event

from congress.calendars import rules
from congress.calendars.queries import Entry
from congress.core import clock, dates
from congress.plans.models import ItemState, OfficialClass
from congress.web.words import word

MEDIA_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//congress//deadlines//VI"
REFRESH = timedelta(hours=1)
LONGEST = 250


@dataclass(frozen=True)
class Source:
    """What a feed is made of: its name, the moment, and what is known of each job.

    `address` answers with the page of a job; None where nobody outside would reach it. `mark`
    tells this installation from others.
    """

    name: str
    moment: datetime
    mark: str
    helpers: Mapping[int, Sequence[str]]
    changed_at: Mapping[int, datetime | None]
    address: Callable[[int], str] | None = None


def feed_file(entries: Sequence[Entry], source: Source) -> bytes:
    """The calendar, UTF-8, lines folded at 75 octets; the same bytes while nothing changes."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", source.name)
    calendar.add("x-wr-calname", source.name)
    calendar.add("x-wr-timezone", str(clock.ZONE))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for entry in entries:
        calendar.add_component(_event(entry, source))
    return bytes(calendar.to_ical())


def _event(entry: Entry, source: Source) -> Event:
    class_ = entry.class_at(source.moment)
    late = entry.due_at if class_ is OfficialClass.OVERDUE else None
    changed = rules.latest([source.changed_at.get(entry.id), late]) or clock.at(entry.issued_on)
    event = Event()
    event.add("uid", f"item-{entry.id}@{source.mark}.congress")
    event.add("dtstamp", changed.replace(microsecond=0))
    event.add("last-modified", changed.replace(microsecond=0))
    event.add("sequence", entry.version)
    event.add("dtstart", entry.due_on)
    event.add("dtend", entry.due_on + timedelta(days=1))
    event.add("summary", _summary(entry))
    event.add("description", "\n".join(_description(entry, source, class_)))
    event.add("categories", [word(class_)])
    event.add("transp", "TRANSPARENT")
    if source.address is not None:
        event.add("url", source.address(entry.id))
    return event


def _summary(entry: Entry) -> str:
    hour = f"{entry.due_hour:%H:%M} " if entry.due_hour else ""
    return hour + rules.one_line(entry.content, LONGEST)


def _description(entry: Entry, source: Source, class_: OfficialClass) -> list[str]:
    read = dates.short(entry.due_on)
    if entry.is_inferred:
        read = f"{read} ({gettext('hạn suy ra')})"
    state = word(entry.state) if entry.state is ItemState.AWAITING else word(class_)
    said = (
        (gettext("Chủ trì"), entry.lead or gettext("chưa có")),
        (gettext("Phối hợp"), "; ".join(source.helpers.get(entry.id, ()))),
        (gettext("Sản phẩm"), entry.product),
        (gettext("Thời gian hoàn thành"), entry.deadline_text),
        (gettext("Ngày đến hạn"), read),
        (gettext("Kế hoạch"), f"{entry.committee}, {gettext('TT')} {entry.number}"),
        (gettext("Tình trạng"), state),
    )
    lines = [f"{label}: {value}" for label, value in said if value]
    if source.address is not None:
        lines.append(source.address(entry.id))
    return lines
