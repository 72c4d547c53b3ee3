"""The synthesis of a period: what the accepted reports of all units say together, as a Báo cáo."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from congress.congresses.papers import filed_by, title_of
from congress.congresses.rules import roman
from congress.core import clock, dates
from congress.core.text import capital
from congress.printing.paper import (
    Annex,
    Block,
    Bullet,
    Column,
    Heading,
    Paper,
    Paragraph,
    Row,
    Table,
    TableBlock,
)
from congress.reporting.models import FieldKind, ReportState
from congress.reporting.papers.frame import framed, members_of, subject_of
from congress.reporting.queries.forms import Question, sections_of
from congress.reporting.queries.periods import PeriodStatus, UnitRow
from congress.reporting.queries.synthesis import Synthesis, place_of
from congress.reporting.rules.counting import Mark, members
from congress.reporting.rules.sheets import Sheet, applies_to, number
from congress.reporting.rules.summing import listed, percent, summed, texts, total
from congress.reporting.rules.telling import written

BLANK_ADDRESSEE = "<cơ quan nhận báo cáo>"
BLANK_JUDGEMENT = "<đánh giá chung của cơ quan tổng hợp>"
BLANK_PROPOSAL = "<đề xuất, kiến nghị của cơ quan tổng hợp>"
NOTHING = "Các báo cáo đã được tiếp nhận chưa nêu nội dung này."
NONE_ACCEPTED = "Chưa có báo cáo nào được tiếp nhận nên chưa có nội dung để tổng hợp."
NOT_ASKED = "–"
NUMBERS_A_TABLE = 10
MARKS = {
    Mark.NOT_EXPECTED: "Không phải báo cáo",
    Mark.NONE: "Chưa gửi",
    Mark.LATE_NONE: "Quá hạn, chưa gửi",
    Mark.DRAFT: "Chưa gửi (đang soạn)",
    Mark.LATE_DRAFT: "Quá hạn, chưa gửi (đang soạn)",
    Mark.WITH_LEADER: "Chưa gửi (chờ lãnh đạo ký)",
    Mark.SENT: "Đã gửi đúng hạn, chờ tiếp nhận",
    Mark.SENT_LATE: "Gửi quá hạn, chờ tiếp nhận",
    Mark.RETURNED: "Bị trả lại, chưa gửi lại",
    Mark.ACCEPTED: "Đã tiếp nhận",
    Mark.ACCEPTED_LATE: "Đã tiếp nhận, gửi quá hạn",
}
STATE_COLUMNS = (
    Column("TT", 7, "center"),
    Column("Đơn vị", 21),
    Column("Tình hình", 23),
    Column("Gửi lần đầu", 21, "center"),
    Column("Trả lại (lần)", 9, "center"),
    Column("Ghi chú", 19),
)


def synthesis_paper(found: Synthesis) -> Paper:
    """Build the synthesis of a period; it is a draft until the cut-off has passed.

    Number, day and judgement stay open, the last two sections of it as visible blanks.
    """
    standing, own = found.status.standing, found.issuer
    return replace(
        framed(own),
        subject=subject_of(found.status.period, found.form, "tổng hợp "),
        addressees=(BLANK_ADDRESSEE,),
        blocks=(*_opening(found), *_sections(found), *_judgement(found)),
        annexes=_annexes(found),
        recipients=(
            "Như trên",
            *members_of(own),
            "Các đơn vị báo cáo",
            filed_by(own.committee),
        ),
        draft=standing.cutoff_at is None or standing.moment <= standing.cutoff_at,
    )


def _opening(found: Synthesis) -> list[Block]:
    """What came in: the figures of the period's page, and the units behind each gap."""
    status, figures = found.status, found.status.figures
    name = found.form.name.removeprefix("Báo cáo ").removesuffix(" Đại hội")
    congress, until = status.period.form.congress, _until(status.standing.moment)
    return [
        Paragraph(
            f"Tình hình báo cáo {name} {title_of(congress)}, tính đến {until}{_cutoff(status)}: "
            f"phải báo cáo {figures.expected} đơn vị; đã nhận {figures.received} "
            f"(tỷ lệ {percent(figures.rate)}); đúng hạn {figures.on_time} "
            f"(tỷ lệ {percent(figures.on_time_rate)}); đã tiếp nhận {figures.accepted}."
        ),
        *(Bullet(f"{words}: {_units(rows)}.") for words, rows in _gaps(status) if rows),
        Paragraph(
            f"Nội dung dưới đây chỉ tổng hợp từ {figures.accepted} báo cáo đã được tiếp nhận; "
            "tình hình từng đơn vị ở Phụ lục."
        ),
    ]


def _until(moment: datetime) -> str:
    """The moment in words; the last one of a day is "hết ngày …"."""
    at = clock.local(moment)
    day = dates.long(at.date())
    return f"hết {day}" if moment == clock.end_of(at.date()) else f"{at:%H} giờ {at:%M}, {day}"


def _cutoff(status: PeriodStatus) -> str:
    at = status.standing.cutoff_at
    if at is None:
        return ""
    local = clock.local(at)
    return f" (hạn gửi {local:%H} giờ {local:%M}, {dates.long(local.date())})"


def _gaps(status: PeriodStatus) -> list[tuple[str, list[UnitRow]]]:
    """The units by what keeps their reports out of the synthesis, and those that came late."""
    standing = status.standing
    groups = {name: members(standing, name) for name in ("received", "accepted", "late", "missing")}
    waiting = groups["received"] - groups["accepted"]

    def rows(numbers: set[int], *, sent: bool | None = None) -> list[UnitRow]:
        return [
            row
            for row in status.rows
            if row.congress.id in numbers
            and (sent is None or (row.unit.state is ReportState.SENT) is sent)
        ]

    beside = {row.congress.id for row in status.rows if _is_beside(row)}
    passed = standing.cutoff_at is not None and standing.moment > standing.cutoff_at
    return [
        ("Đã nhận, chờ tiếp nhận", rows(waiting, sent=True)),
        ("Đã nhận, bị trả lại, chưa gửi lại", rows(waiting, sent=False)),
        ("Gửi lần đầu quá hạn", rows(groups["late"])),
        ("Quá hạn, chưa gửi" if passed else "Chưa gửi", rows(groups["missing"])),
        ("Có gửi nhưng không thuộc diện phải báo cáo, không tính vào số liệu", rows(beside)),
    ]


def _is_beside(row: UnitRow) -> bool:
    return not row.unit.is_expected and row.unit.first_sent_at is not None


def _units(rows: Sequence[UnitRow]) -> str:
    return f"{len(rows)} đơn vị ({listed([place_of(row.child) for row in rows])})"


def _sections(found: Synthesis) -> list[Block]:
    """Section by section: sums and counts in points, then long answers unit by unit."""
    if not found.accepted:
        return [Paragraph(NONE_ACCEPTED)]
    blocks: list[Block] = []
    for place, (section, fields) in enumerate(sections_of(found.fields), start=1):
        blocks.append(Heading(1, f"{roman(place)}. {section.title.upper()}"))
        said = [block for one in fields for block in _field(one, found)]
        blocks += said or [Paragraph(NOTHING)]
    return blocks


def _field(one: Question, found: Synthesis) -> list[Block]:
    if one.kind is not FieldKind.TEXT:
        sentence = summed(one, found.accepted)
        return [Bullet(sentence)] if sentence else []
    blocks: list[Block] = []
    for place, lines in texts(one, found.accepted):
        name = capital(place.name)
        if len(lines) == 1:
            blocks.append(Bullet(f"{name}: {lines[0]}"))
        else:
            blocks += [Bullet(f"{name}:"), *(Bullet(line, 2) for line in lines)]
    return [Paragraph(f"{one.label}:"), *blocks] if blocks else []


def _judgement(found: Synthesis) -> list[Block]:
    """What no report can say: the agency's own words, as blanks that cannot be overlooked."""
    place = len(sections_of(found.fields)) + 1 if found.accepted else 1
    return [
        Heading(1, f"{roman(place)}. ĐÁNH GIÁ CHUNG VÀ ĐỀ XUẤT"),
        Paragraph(BLANK_JUDGEMENT),
        Paragraph(BLANK_PROPOSAL),
    ]


def _annexes(found: Synthesis) -> tuple[Annex, ...]:
    state = Annex("Tình hình báo cáo của các đơn vị", (_states(found.status),), landscape=False)
    tables = _numbers(found)
    if not tables:
        return (state,)
    figures = Annex("Số liệu của các báo cáo đã được tiếp nhận", tables, "II")
    return (replace(state, number="I"), figures)


def _states(status: PeriodStatus) -> TableBlock:
    rows = [_state(place, row) for place, row in enumerate(status.rows, start=1)]
    figures = status.figures
    last = (
        f"Phải báo cáo {figures.expected}; đã nhận {figures.received}; đúng hạn "
        f"{figures.on_time}; đã tiếp nhận {figures.accepted}; chưa gửi {figures.missing}"
    )
    return TableBlock(Table(STATE_COLUMNS, (*rows, Row(("", "Cộng", last), "total"))))


def _state(place: int, row: UnitRow) -> Row:
    sent = clock.local(row.unit.first_sent_at) if row.unit.first_sent_at else None
    leave = clock.local(row.leave.until_at) if row.leave else None
    return Row(
        (
            str(place),
            row.child.name,
            _mark(row),
            f"{sent:%H:%M} {dates.short(sent.date())}" if sent else "",
            str(row.unit.returns) if row.unit.returns else "",
            f"Được gửi đến {leave:%H:%M} {dates.short(leave.date())}" if leave else "",
        )
    )


def _mark(row: UnitRow) -> str:
    """A report with the leader again after a return was received all the same."""
    again = row.mark is Mark.WITH_LEADER and row.unit.first_sent_at is not None
    return MARKS[Mark.RETURNED if again else row.mark]


def _numbers(found: Synthesis) -> tuple[Block, ...]:
    """Each number of each accepted report, a few columns a table, with the totals of the text."""
    fields = [one for one in found.fields if one.kind is FieldKind.NUMBER]
    if not found.accepted or not fields:
        return ()
    tables = -(-len(fields) // NUMBERS_A_TABLE)
    width = -(-len(fields) // tables)
    parts = range(0, len(fields), width)
    return tuple(TableBlock(_table(found, fields[since : since + width])) for since in parts)


def _table(found: Synthesis, fields: Sequence[Question]) -> Table:
    columns = (
        Column("TT", 5, "center"),
        Column("Đơn vị", 20),
        *(Column(one.label, 75 / len(fields), "right") for one in fields),
    )
    rows = [
        Row((str(place), said.place.name, *(_cell(one, said.form, said.sheet) for one in fields)))
        for place, said in enumerate(found.accepted, start=1)
    ]
    sums = (total(one, found.accepted) for one in fields)
    last = ("", "Cộng", *(written(one.total) if one.given else "" for one in sums))
    return Table(columns, (*rows, Row(last, "total")))


def _cell(one: Question, form: str, sheet: Sheet) -> str:
    if not applies_to(one.applies, form):
        return NOT_ASKED
    value = number(sheet.get(one.code, ""))
    return written(value) if value is not None else sheet.get(one.code, "")
