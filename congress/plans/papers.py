"""The plan as an official paper: its texts and the annex with the table of jobs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from congress.core import dates
from congress.core.deadlines import Kind
from congress.core.text import capital, lines_of
from congress.plans.models import Plan, PlanState
from congress.plans.queries.amended import AmendingPaper
from congress.plans.queries.parts import Part, PartKind
from congress.plans.queries.rows import ItemRow
from congress.printing.paper import (
    Annex,
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

COLUMNS = (
    Column("TT", 5, "center"),
    Column("Nội dung công việc", 30),
    Column("Cơ quan chủ trì", 17),
    Column("Cơ quan phối hợp", 19),
    Column("Thời gian hoàn thành", 13, "center"),
    Column("Sản phẩm", 16),
)
KIND = "Kế hoạch"
BLANK_DEADLINE = "<thời hạn>"
BLANK_LEAD = "<cơ quan chủ trì>"
EXTRACTS = {
    PartKind.AGENCY: "Nhiệm vụ do %s chủ trì, phối hợp",
    PartKind.COMMITTEE: "Nhiệm vụ của %s",
}


def plan_paper(plan: Plan, rows: Sequence[ItemRow], amended: Sequence[AmendingPaper] = ()) -> Paper:
    """Build the paper of a plan; what it lacks is left open for the printer to show.

    `amended` are the papers by which its rows became what they are: the plan keeps its own number
    and day, and says so under its subject.
    """
    committee = plan.committee
    return Paper(
        parent_body=committee.parent_body or None,
        body=committee.official_name or committee.name,
        number=plan.number.split("/")[0] or None,
        symbol=_symbol(plan),
        place=plan.place or None,
        issued_on=plan.issued_on,
        year=committee.congress.year,
        kind=KIND.upper(),
        subject=_subject(plan.subject),
        remark=amended_words(amended),
        grounds=tuple(lines_of(plan.grounds)),
        blocks=tuple(_body(plan)),
        annexes=(_annex(rows),),
        recipients=tuple(lines_of(plan.recipients)),
        signature=Signature(
            capacity=tuple(lines_of(plan.signer_capacity)),
            post=(plan.signer_post,) if plan.signer_post else (),
            name=plan.signer_name or None,
        ),
        draft=plan.state is not PlanState.APPROVED,
    )


def part_paper(plan: Plan, part: Part, amended: Sequence[AmendingPaper] = ()) -> Paper:
    """Build the paper of a part of a plan: all of it, its annex, or the jobs of one body.

    A part of the jobs is an annex that calls itself an extract; nobody signs it.
    """
    paper = plan_paper(plan, part.rows, amended)
    if part.kind is PartKind.FULL:
        return paper
    annex = paper.annexes[0]
    if part.kind is not PartKind.ANNEX:
        annex = replace(annex, heading="Trích Phụ lục", title=EXTRACTS[part.kind] % part.name)
    return replace(
        paper,
        grounds=(),
        blocks=(),
        annexes=(annex,),
        recipients=(),
        signature=Signature(),
        annexes_only=True,
    )


def amended_words(papers: Sequence[AmendingPaper]) -> str:
    """The sentence that names the papers by which a plan was amended; empty when none did."""
    named = [f"{KIND} số {one.number} {dates.long(one.issued_on)}" for one in papers]
    return f"Được sửa đổi, bổ sung bởi {', '.join(named)}" if named else ""


def _subject(typed: str) -> str:
    """The subject under "KẾ HOẠCH", without the kind of paper once more."""
    bare = typed[len(KIND) :].strip() if typed.casefold().startswith(KIND.casefold()) else typed
    return capital(bare) or typed


def _symbol(plan: Plan) -> str:
    """The symbol behind the number: as the approved number has it, else of the committee."""
    _number, slash, symbol = plan.number.partition("/")
    if slash and symbol:
        return symbol
    return f"KH-{plan.committee.symbol}" if plan.committee.symbol else "KH"


def _body(plan: Plan) -> list[Block]:
    blocks: list[Block] = []
    sections: tuple[tuple[str, list[Block]], ...] = (
        ("MỤC ĐÍCH, YÊU CẦU", _section(plan.purpose, "<mục đích, yêu cầu>")),
        ("NỘI DUNG VÀ TIẾN ĐỘ THỰC HIỆN", [Paragraph(_REFERENCE)]),
        ("TỔ CHỨC THỰC HIỆN", _section(plan.arrangement, "<tổ chức thực hiện>")),
    )
    for number, (title, content) in zip(("I", "II", "III"), sections, strict=True):
        blocks.append(Heading(1, f"{number}. {title}"))
        blocks.extend(content)
    return blocks


_REFERENCE = (
    "Nội dung công việc, cơ quan chủ trì, cơ quan phối hợp, thời gian hoàn thành và sản phẩm "
    "của từng công việc thực hiện theo Phụ lục kèm theo Kế hoạch này."
)


def _section(text: str, blank: str) -> list[Block]:
    return [_block(line) for line in lines_of(text)] or [Paragraph(blank)]


def _block(line: str) -> Block:
    """Read a typed line as a heading ("1. …"), a point ("- …", "+ …") or a paragraph."""
    number, _, rest = line.partition(" ")
    is_numbered = number.endswith(".") and number[:-1].isdigit()
    if is_numbered and rest and len(rest) < 100 and not rest.endswith((".", ";", ":", ",")):
        return Heading(2, line)
    if number in {"-", "–", "+"} and rest:
        return Bullet(rest, 2 if number == "+" else 1)
    return Paragraph(line)


def _annex(rows: Sequence[ItemRow]) -> Annex:
    table = Table(COLUMNS, tuple(_row(row) for row in rows))
    return Annex(title="Phân công nhiệm vụ và tiến độ thực hiện", blocks=(TableBlock(table),))


def _row(row: ItemRow) -> Row:
    if row.is_part:
        return Row((row.number, row.content), "part")
    return Row(
        (
            row.number,
            row.content,
            row.lead or ("" if row.explanation else BLANK_LEAD),
            "; ".join(row.coordinating),
            _deadline(row),
            row.product,
        )
    )


def _deadline(row: ItemRow) -> str:
    words = row.deadline_text or row.explanation or BLANK_DEADLINE
    return with_first_day(words, row.deadline_kind, row.due_on, row.original_due_on)


def with_first_day(words: str, kind: Kind, due: date | None, first: date | None) -> str:
    """The words of a deadline, with the day first approved below them where it was moved.

    A day counted from the congress moves with it and keeps its words.
    """
    if first is None or first == due or kind is Kind.RELATIVE:
        return words
    return f"{words}\n(hạn gốc {dates.short(first)})"
