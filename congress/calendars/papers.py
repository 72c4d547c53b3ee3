"""The week as an official paper: "Lịch công tác tuần" of a committee or of the whole congress."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from congress.calendars import rules
from congress.calendars.queries import Entry
from congress.core import dates
from congress.core.text import capital
from congress.office.queries import CalendarDay
from congress.plans.models import Plan
from congress.plans.papers import BLANK_LEAD, plan_paper
from congress.printing.paper import Column, Paper, Paragraph, Row, Table, TableBlock

COLUMNS = (
    Column("Thứ, ngày", 15),
    Column("Nội dung công việc", 37),
    Column("Chủ trì", 18),
    Column("Phối hợp", 18),
    Column("Ghi chú", 15),
)


def week_paper(
    plan: Plan,
    days: Sequence[CalendarDay],
    by_day: Mapping[date, Sequence[Entry]],
    helpers: Mapping[int, Sequence[str]],
) -> Paper:
    """Build the paper of a week on the plan's own paper: who issues, signs and receives.

    Number and day of issue are left open: each week's paper has its own.
    """
    first, last = days[0].day, days[-1].day
    symbol = plan.committee.symbol
    rows = tuple(row for one in days for row in _rows(plan, one, by_day.get(one.day, ()), helpers))
    return replace(
        plan_paper(plan, []),
        number=None,
        symbol=f"LCT-{symbol}" if symbol else "LCT",
        issued_on=None,
        year=first.year,
        kind="LỊCH CÔNG TÁC",
        subject=(
            f"Tuần {rules.week_of_year(first)[1]} (từ ngày {dates.short(first)} "
            f"đến ngày {dates.short(last)})"
        ),
        grounds=(),
        blocks=(Paragraph(_lead(plan)), TableBlock(Table(COLUMNS, rows))),
        annexes=(),
        draft=False,
    )


def _lead(plan: Plan) -> str:
    day = f" ngày {dates.short(plan.issued_on)}" if plan.issued_on else ""
    return f"Thực hiện Kế hoạch số {plan.number}{day}, các công việc đến hạn trong tuần như sau:"


def _rows(
    plan: Plan, one: CalendarDay, due: Sequence[Entry], helpers: Mapping[int, Sequence[str]]
) -> Iterator[Row]:
    """The rows of a day: its jobs, or room to write on a day that is worked."""
    named = f"{dates.weekday(one.day)}, {dates.short(one.day)}"
    named = capital(named)
    mark = _mark(plan, one)
    if not due and not one.is_worked and not mark:
        return
    if mark or not due:
        yield Row((named, mark, "", "", ""))
    for entry in due:
        lead = entry.lead or ("" if entry.explanation else BLANK_LEAD)
        with_ = "; ".join(helpers.get(entry.id, ()))
        yield Row((named, _content(entry), lead, with_, _note(entry)))


def _mark(plan: Plan, one: CalendarDay) -> str:
    """What is out of the ordinary on a day: the congress itself, a holiday, a day off."""
    if one.day == plan.committee.congress.d_day:
        return "Ngày Đại hội"
    own = one.exception.label if one.exception is not None else ""
    return own or one.holiday or ""


def _content(entry: Entry) -> str:
    return f"{entry.content} (sản phẩm: {entry.product})" if entry.product else entry.content


def _note(entry: Entry) -> str:
    hour = f"Trước {entry.due_hour:%H} giờ {entry.due_hour:%M}" if entry.due_hour else ""
    done = "Đã hoàn thành" if entry.done_at is not None else ""
    written = f"Kế hoạch ghi: {entry.deadline_text}" if entry.is_inferred else ""
    return "; ".join(part for part in (hour, written, done) if part)
