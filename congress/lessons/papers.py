"""The published lessons of a congress as an official "Thông báo"."""

from collections.abc import Iterable, Sequence
from datetime import date

from congress.congresses.models import Committee, Congress
from congress.congresses.papers import title_of
from congress.core import clock, dates
from congress.lessons.models import Lesson
from congress.printing.paper import Block, Bullet, Paper, Paragraph, Signature

KIND = "THÔNG BÁO"
SUBJECT = "Một số kinh nghiệm rút ra từ đại hội điểm"
NO_PILOT = "<đơn vị làm điểm>"
NO_DAY = "<ngày tổ chức>"
NO_LESSON = "<nội dung kinh nghiệm>"
NO_KEEPER = "<đơn vị soạn>"


def lessons_paper(
    parent: Congress,
    issuer: Committee | None,
    lessons: Sequence[Lesson],
    pilots: Sequence[Congress],
    level: str,
) -> Paper:
    """Build the notice of lessons; `level` is the word for the children.

    The steering committee issues it. Number and day stay open: they come from its register.
    """
    symbol = issuer.symbol if issuer is not None else ""
    taught = _taught(lessons, pilots)
    below = f"các {level}" if level else "các đơn vị cấp dưới"
    return Paper(
        parent_body=(issuer.parent_body if issuer is not None else "") or None,
        body=(issuer.official_name or issuer.name) if issuer is not None else "",
        symbol=f"TB-{symbol}" if symbol else "",
        place=parent.unit.name.removeprefix(f"{parent.unit.level.name} "),
        year=clock.today().year,
        kind=KIND,
        subject=SUBJECT,
        blocks=(
            Paragraph(_lead(parent, issuer, taught, below)),
            *_points(lessons, taught),
            Paragraph(_closing(issuer, below)),
        ),
        recipients=(
            f"Ban Chỉ đạo Đại hội {below}",
            "Các thành viên Ban Chỉ đạo",
            f"Lưu: VT, {_keeper(issuer)}",
        ),
        signature=Signature(capacity=("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN")),
    )


def _taught(lessons: Iterable[Lesson], pilots: Sequence[Congress]) -> list[Congress]:
    """The children that the lessons name as their source; where none does, the pilots."""
    named = {row.source.id: row.source for row in lessons if row.source is not None}
    return list(named.values()) or list(pilots)


def _lead(parent: Congress, issuer: Committee | None, taught: list[Congress], below: str) -> str:
    where = "; ".join(f"{child.unit.name} ({_held(child)})" for child in taught) or NO_PILOT
    who = issuer.name if issuer is not None else "Ban Chỉ đạo"
    return (
        f"Thực hiện kế hoạch tổ chức {title_of(parent)}, qua Đại hội điểm tại {where}, {who} "
        f"thông báo một số kinh nghiệm để {below} tham khảo, vận dụng như sau:"
    )


def _held(child: Congress) -> str:
    first = child.d_day
    if first is None:
        return NO_DAY
    last = (child.actual_end_on if child.actual_start_on else child.planned_end_on) or first
    return _days(first, last)


def _days(first: date, last: date) -> str:
    if first == last:
        return dates.long(first)
    return f"từ {dates.long(first)} đến {dates.long(last)}"


def _points(lessons: Sequence[Lesson], taught: list[Congress]) -> list[Block]:
    """General lessons first, then those of milestones in the order of the ladder, numbered."""
    if not lessons:
        return [Paragraph(f"1. {NO_LESSON}")]
    ordered = sorted(lessons, key=lambda row: row.milestone.position if row.milestone else 0)
    return [
        block
        for number, row in enumerate(ordered, start=1)
        for block in _told(number, row, several=len(taught) > 1)
    ]


def _told(number: int, row: Lesson, *, several: bool) -> list[Block]:
    """The first line as a paragraph, further ones as points; the source where there are several."""
    first, *rest = [line.strip() for line in row.advice.split("\n") if line.strip()]
    about = f"{row.milestone.name}: " if row.milestone is not None else ""
    where = f" ({row.source.unit.name})" if row.source is not None and several else ""
    return [Paragraph(f"{number}. {about}{first}{where}"), *(Bullet(line) for line in rest)]


def _closing(issuer: Committee | None, below: str) -> str:
    return (
        f"Đề nghị Ban Chỉ đạo Đại hội {below} nghiên cứu, vận dụng cho phù hợp và báo cáo kết "
        f"quả tiếp thu về {_standing(issuer)}."
    )


def _standing(issuer: Committee | None) -> str:
    agency = issuer.standing_agency if issuer is not None else None
    return agency.name if agency is not None else "<cơ quan thường trực>"


def _keeper(issuer: Committee | None) -> str:
    agency = issuer.standing_agency if issuer is not None else None
    return (agency.short_name or agency.name) if agency is not None else NO_KEEPER
