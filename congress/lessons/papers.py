"""The published lessons of a congress as an official "Thông báo", and a child's copy of its own."""

from collections.abc import Iterable, Sequence
from datetime import date

from congress.congresses.models import Committee, Congress
from congress.congresses.papers import filed_by, letterhead, place_of, title_of
from congress.core import clock, dates
from congress.core.text import capital, lines_of
from congress.lessons.models import AnswerState, Lesson
from congress.lessons.rules import Entry
from congress.printing.paper import (
    Annex,
    Block,
    Bullet,
    Column,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    TableBlock,
)

KIND = "THÔNG BÁO"
SUBJECT = "Một số kinh nghiệm rút ra từ đại hội điểm"
NO_PILOT = "<đơn vị làm điểm>"
NO_DAY = "<ngày tổ chức>"
NO_LESSON = "<nội dung kinh nghiệm>"
MOST_TOLD = 10
COPY = "Trích Thông báo"
GENERAL = "Kinh nghiệm chung"
TOLD = Column("TT", 5.5, "center"), Column("Mốc", 17), Column("Kinh nghiệm", 43)
ANSWERS = {
    AnswerState.TAKEN_UP: "Đã tiếp thu",
    AnswerState.NOT_APPLICABLE: "Không áp dụng",
    AnswerState.OPEN: "",
}


def lessons_paper(
    parent: Congress,
    issuer: Committee | None,
    lessons: Sequence[Lesson],
    pilots: Sequence[Congress],
    level: str,
) -> Paper:
    """Build the notice of lessons; `level` is the word for the children.

    The steering committee issues it. Number and day stay open: they come from its register. More
    than `MOST_TOLD` lessons stand as a table in an annex.
    """
    taught, is_long = _taught(lessons, pilots), len(lessons) > MOST_TOLD
    below = f"các {level}" if level else "các đơn vị cấp dưới"
    return Paper(
        **letterhead(issuer, "TB"),
        place=place_of(parent.unit),
        year=clock.today().year,
        kind=KIND,
        subject=SUBJECT,
        blocks=(
            Paragraph(_lead(parent, issuer, taught, below)),
            *([Paragraph(_by_annex(lessons))] if is_long else _points(lessons, taught)),
            Paragraph(_closing(issuer, below)),
        ),
        annexes=(_annex(lessons, taught),) if is_long else (),
        recipients=(
            f"Ban Chỉ đạo Đại hội {below}",
            "Các thành viên Ban Chỉ đạo",
            filed_by(issuer),
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
    return [
        block
        for number, row in enumerate(_in_order(lessons), start=1)
        for block in _told(number, row, several=len(taught) > 1)
    ]


def _in_order(lessons: Iterable[Lesson]) -> list[Lesson]:
    return sorted(lessons, key=lambda row: row.milestone.position if row.milestone else 0)


def _by_annex(lessons: Sequence[Lesson]) -> str:
    general = sum(row.milestone is None for row in lessons)
    return (
        f"Có {len(lessons)} kinh nghiệm, gồm {general} kinh nghiệm chung và "
        f"{len(lessons) - general} kinh nghiệm về các mốc công việc (chi tiết tại Phụ lục)."
    )


def _annex(lessons: Sequence[Lesson], taught: list[Congress]) -> Annex:
    """All lessons in a table, which runs over pages; their source where there are several."""
    several = len(taught) > 1
    rows = [(*cells, _from(row)) if several else cells for row, cells in _rows(_in_order(lessons))]
    columns = (*TOLD, Column("Rút ra từ", 15)) if several else TOLD
    return Annex(SUBJECT, (_table(columns, rows),), landscape=False)


def _rows(lessons: Iterable[Lesson]) -> list[tuple[Lesson, tuple[str, ...]]]:
    return [
        (row, (str(place), row.milestone.name if row.milestone else GENERAL, row.advice))
        for place, row in enumerate(lessons, start=1)
    ]


def _from(row: Lesson) -> str:
    return row.source.unit.name if row.source is not None else ""


def _table(columns: tuple[Column, ...], rows: Iterable[tuple[str, ...]]) -> TableBlock:
    return TableBlock(Table(columns, tuple(Row(cells) for cells in rows)))


def copy_paper(child: Congress, entries: Sequence[Entry]) -> Paper:
    """Build a child's own copy: the lessons that were published to it, and what it did with them.

    It is an extract of the notice, so it has no letterhead and nobody signs it.
    """
    said = {one.lesson.id: one for one in entries}
    ordered = _in_order(one.lesson for one in entries)
    rows = [(*cells, _answer(said[row.id])) for row, cells in _rows(ordered)]
    unit, day = child.unit.name, dates.short(clock.today())
    answered = sum(not one.is_open for one in entries)
    annex = Annex(
        f"{SUBJECT}, đã công bố cho {unit}",
        (_table((*TOLD, Column(f"{capital(unit)} tiếp thu", 20)), rows),),
        heading=COPY,
        note=f"(In ngày {day}: {len(entries)} kinh nghiệm, đã trả lời {answered})",
        landscape=False,
    )
    return Paper(
        body=unit,
        symbol="",
        kind=KIND,
        subject=annex.title,
        blocks=(),
        annexes=(annex,),
        annexes_only=True,
    )


def _answer(entry: Entry) -> str:
    """What the child said, why, and when; empty to be filled in by hand where it said nothing."""
    word, answer = ANSWERS[entry.state], entry.answer
    if answer is None or not word:
        return ""
    when = f"({dates.short(clock.local(answer.at).date())})"
    return f"{word} {when}: {answer.note}" if answer.note else f"{word} {when}"


def _told(number: int, row: Lesson, *, several: bool) -> list[Block]:
    """The first line as a paragraph, further ones as points; the source where there are several."""
    first, *rest = lines_of(row.advice)
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
