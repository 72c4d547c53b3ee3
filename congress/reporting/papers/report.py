"""A report as an official Báo cáo, told in sentences from its own answers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from congress.congresses.papers import filed_by, title_of
from congress.congresses.rules import roman
from congress.core import clock, dates
from congress.core.text import capital
from congress.printing.paper import (
    Block,
    Bullet,
    Heading,
    Paper,
    Paragraph,
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
from congress.reporting.papers.frame import (
    framed,
    members_of,
    name_of,
    subject_of,
)
from congress.reporting.queries.issuing import Issuer
from congress.reporting.rules.sheets import Sheet
from congress.reporting.rules.telling import Teller, told
from congress.reporting.store import sentences

Parts = Sequence[tuple[ReportSection, Sequence[ReportField]]]

NOTHING = "Trong kỳ chưa có nội dung báo cáo."


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
        framed(own),
        subject=subject_of(period, period.form),
        addressees=(name_of(above),),
        blocks=(
            Paragraph(_opening(report, sent_on.date(), last[0] if last else None)),
            *_told(parts, sheet, teller),
        ),
        recipients=("Như trên", *members_of(own), filed_by(own.committee)),
        draft=report.state not in {ReportState.SENT, ReportState.ACCEPTED},
    )


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
    return f"{capital(unit)} báo cáo {form} {title} tính đến {dates.long(day)} như sau.{compared}"


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
