"""The blank form of a period, for filling in by hand."""

from collections.abc import Sequence
from dataclasses import replace

from congress.congresses.models import Congress
from congress.congresses.papers import filed_by
from congress.congresses.rules import roman
from congress.core import clock, dates
from congress.printing.paper import (
    Block,
    Column,
    Heading,
    Paper,
    Paragraph,
    Row,
    Table,
    TableBlock,
)
from congress.reporting.models import FieldKind, ReportField, ReportPeriod
from congress.reporting.papers.frame import framed, name_of, subject_of
from congress.reporting.papers.report import Parts
from congress.reporting.queries.issuing import Issuer

KIND = "PHIẾU BÁO CÁO"
LINE, SHORT_LINE, BOX, GAP = "…" * 28, "…" * 12, "□\u00a0", "\u00a0" * 3 + " "
COLUMNS = (Column("Mã", 25), Column("Nội dung", 37), Column("Trả lời", 38))
PAPER_PARTS = ("số, ký hiệu", "ngày văn bản", "trích yếu", "người ký")


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
    blocks.append(Paragraph(f"Phiếu điền xong gửi {name_of(above)} trước hạn nêu trên."))
    return replace(
        framed(own),
        kind=KIND,
        subject=subject_of(period, period.form),
        blocks=tuple(blocks),
        recipients=(name_of(above), filed_by(own.committee)),
    )


def _to_fill(fields: Sequence[ReportField]) -> list[Block]:
    """A table of what has a short answer, then lines for what has a long one."""
    rows = [row for one in fields if one.kind is not FieldKind.TEXT for row in _rows(one)]
    blocks: list[Block] = [TableBlock(Table(COLUMNS, tuple(rows)))] if rows else []
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
        return f"{BOX}Có{GAP}{BOX}Không"
    if one.kind is FieldKind.CHOICE:
        return GAP.join(f"{BOX}{word}" for word in one.choices)
    return SHORT_LINE
