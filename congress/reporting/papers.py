"""A report as an official Báo cáo, told in sentences from its own answers, and its blank form."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from congress.congresses.models import Committee, CommitteeKind, Congress
from congress.congresses.papers import title_of
from congress.congresses.rules import roman
from congress.core import clock, dates
from congress.printing.paper import (
    Block,
    Bullet,
    Column,
    Heading,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    TableBlock,
)
from congress.reporting.models import (
    Cadence,
    FieldKind,
    Report,
    ReportField,
    ReportPeriod,
    ReportSection,
    ReportState,
)
from congress.reporting.queries.issuing import Issuer
from congress.reporting.rules.sheets import Sheet
from congress.reporting.rules.telling import Teller, told
from congress.reporting.store import sentences

Parts = Sequence[tuple[ReportSection, Sequence[ReportField]]]

KIND, KIND_BLANK = "BÁO CÁO", "PHIẾU BÁO CÁO"
BLANK_STORE = "<đơn vị soạn>"
BLANK_POST = "<chức vụ người ký>"
NOTHING = "Trong kỳ chưa có nội dung báo cáo."
LINE, SHORT_LINE, BOX, GAP = "…" * 28, "…" * 12, "□", "\u00a0" * 4
BLANK_COLUMNS = (Column("Mã", 21), Column("Nội dung", 39), Column("Trả lời", 40))
PAPER_PARTS = ("số, ký hiệu", "ngày văn bản", "trích yếu", "người ký")
_CAPACITY = {
    CommitteeKind.STEERING: ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"),
    CommitteeKind.ORGANISING: ("TM. BAN TỔ CHỨC", "TRƯỞNG BAN"),
}


def report_paper(
    report: Report,
    parts: Parts,
    sheet: Sheet,
    issuers: tuple[Issuer, Issuer],
    last: tuple[Report, Sheet] | None,
) -> Paper:
    """Build the Báo cáo of a report from the cells that the reader may see.

    `issuers` are who issues it and who receives it; `last` is the last accepted report with what
    it said. Number and day stay open: they come from the register of who issues it.
    """
    own, above = issuers
    period, unit = report.period, report.congress.unit.name
    sent_on = clock.local(report.sent_at or report.saved_at)
    teller = Teller(
        unit=unit,
        patterns=sentences(period.form.code),
        last=last[1] if last else {},
        since=_since(last[0].period) if last else "",
    )
    return replace(
        _bare(own),
        subject=_subject(period),
        addressees=(_name(above),),
        blocks=(
            Paragraph(_opening(report, sent_on.date(), last[0] if last else None)),
            *_told(parts, sheet, teller),
        ),
        recipients=("Như trên", *_members(own), f"Lưu: VT, {_keeper(own)}"),
        draft=report.state not in {ReportState.SENT, ReportState.ACCEPTED},
    )


def blank_paper(
    period: ReportPeriod, congress: Congress, parts: Parts, issuers: tuple[Issuer, Issuer]
) -> Paper:
    """Build the form of a period for filling in by hand: each field with its code, and lines."""
    own, above = issuers
    cutoff = clock.local(period.cutoff_at)
    until = f"{cutoff:%H} giờ {cutoff:%M}, {dates.long(cutoff.date())}"
    blocks: list[Block] = [Paragraph(f"Đơn vị báo cáo: {congress.unit.name}. Hạn gửi: {until}.")]
    for place, (section, fields) in enumerate(parts, start=1):
        blocks.append(Heading(1, f"{roman(place)}. {section.title.upper()}"))
        blocks += _to_fill(fields)
    blocks.append(Paragraph(f"Phiếu điền xong gửi {_name(above)} trước hạn nêu trên."))
    return replace(
        _bare(own),
        kind=KIND_BLANK,
        subject=_subject(period),
        blocks=tuple(blocks),
        recipients=(_name(above), f"Lưu: VT, {_keeper(own)}"),
    )


def _bare(own: Issuer) -> Paper:
    """The letterhead and the signature of who issues, with nothing said yet."""
    unit, committee = own.congress.unit, own.committee
    found = Paper(
        body=f"Ủy ban nhân dân {unit.name}",
        symbol="BC-UBND",
        place=unit.name.removeprefix(f"{unit.level.name} "),
        year=own.congress.year,
        kind=KIND,
        subject="",
        blocks=(),
        signature=_signature(own),
    )
    if committee is None:
        return found
    return replace(
        found,
        parent_body=committee.parent_body or None,
        body=committee.official_name or committee.name,
        symbol=f"BC-{committee.symbol}" if committee.symbol else "",
    )


def _signature(own: Issuer) -> Signature:
    if own.committee is None:
        return Signature(("TM. ỦY BAN NHÂN DÂN", BLANK_POST))
    capacity = _CAPACITY[own.committee.kind]
    if own.head is None:
        return Signature(capacity)
    return Signature(capacity, (own.head.post,) if own.head.post else (), own.head.person.full_name)


def _name(issuer: Issuer) -> str:
    committee: Committee | None = issuer.committee
    if committee is None:
        return f"Ủy ban nhân dân {issuer.congress.unit.name}"
    return committee.official_name or f"{committee.name} {issuer.congress.unit.name}"


def _members(own: Issuer) -> tuple[str, ...]:
    return (f"Các thành viên {own.committee.name}",) if own.committee is not None else ()


def _keeper(own: Issuer) -> str:
    standing = own.committee.standing_agency if own.committee is not None else None
    return (standing.short_name or standing.name) if standing is not None else BLANK_STORE


def _subject(period: ReportPeriod) -> str:
    """The name of the form without "Báo cáo", and the period: under "BÁO CÁO"."""
    name = period.form.name.removeprefix("Báo cáo ")
    subject = f"{name[:1].upper()}{name[1:]}"
    if period.form.cadence is Cadence.ONCE:
        return subject
    days = f"từ {dates.long(period.starts_on)} đến {dates.long(period.ends_on)}"
    return f"{subject}, kỳ {period.number} ({days})"


def _since(period: ReportPeriod) -> str:
    return "kỳ trước" if period.form.cadence is Cadence.ONCE else f"kỳ {period.number}"


def _opening(report: Report, day: date, last: Report | None) -> str:
    unit, title = report.congress.unit.name, title_of(report.congress)
    compared = (
        f" Số liệu được so với báo cáo {_since(last.period)} đã được tiếp nhận."
        if last is not None
        else ""
    )
    form = report.period.form.name.removeprefix("Báo cáo ").removesuffix(" Đại hội")
    return (
        f"{unit[:1].upper()}{unit[1:]} báo cáo {form} {title} tính đến {dates.long(day)} "
        f"như sau.{compared}"
    )


def _told(parts: Parts, sheet: Sheet, teller: Teller) -> list[Block]:
    blocks: list[Block] = []
    for place, (section, fields) in enumerate(parts, start=1):
        blocks.append(Heading(1, f"{roman(place)}. {section.title.upper()}"))
        blocks += _paragraphs(fields, sheet, teller) or [Paragraph(NOTHING)]
    return blocks


def _paragraphs(fields: Sequence[ReportField], sheet: Sheet, teller: Teller) -> list[Block]:
    """The short answers of a section in one paragraph, each long one in paragraphs of its own."""
    short = [told(one, sheet, teller) for one in fields if one.kind is not FieldKind.TEXT]
    together = " ".join(sentence for sentence in short if sentence)
    blocks: list[Block] = [Paragraph(together)] if together else []
    for one in fields:
        if one.kind is FieldKind.TEXT:
            blocks += [_line(line) for line in told(one, sheet, teller).split("\n") if line.strip()]
    return blocks


def _line(line: str) -> Block:
    mark, _, rest = line.strip().partition(" ")
    if mark in {"-", "–", "+"} and rest:
        return Bullet(rest, 2 if mark == "+" else 1)
    return Paragraph(line.strip())


def _to_fill(fields: Sequence[ReportField]) -> list[Block]:
    """A table of what has a short answer, then lines for what has a long one."""
    rows = [row for one in fields if one.kind is not FieldKind.TEXT for row in _rows(one)]
    blocks: list[Block] = [TableBlock(Table(BLANK_COLUMNS, tuple(rows)))] if rows else []
    for one in fields:
        if one.kind is FieldKind.TEXT:
            blocks.append(Paragraph(f"[{one.code}] {one.label}:"))
            blocks += [Paragraph(LINE)] * 3
    return blocks


def _rows(one: ReportField) -> list[Row]:
    if one.kind is FieldKind.PAPER:
        first, *rest = PAPER_PARTS
        return [
            Row((one.code, f"{one.label}: {first}", SHORT_LINE)),
            *(Row(("", part, SHORT_LINE)) for part in rest),
        ]
    return [Row((one.code, one.label, _answer(one)))]


def _answer(one: ReportField) -> str:
    if one.kind is FieldKind.DATE:
        return "ngày …… tháng …… năm ………"
    if one.kind is FieldKind.YES_NO:
        return f"{BOX} Có{GAP}{BOX} Không"
    if one.kind is FieldKind.CHOICE:
        return GAP.join(f"{BOX} {word}" for word in one.choices)
    return SHORT_LINE
