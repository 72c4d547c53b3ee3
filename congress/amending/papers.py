"""An amendment as an official paper: what is added, changed and taken out, in one table."""

from collections.abc import Sequence
from dataclasses import replace

from congress.amending.rules import differences
from congress.core import dates
from congress.core.text import small
from congress.plans.models import Amendment, AmendmentChange, ChangeKind, Plan, PlanState
from congress.plans.papers import plan_paper
from congress.plans.queries.amended import AmendingPaper
from congress.printing.paper import Annex, Column, Paper, Paragraph, Row, Table, TableBlock

TITLES = (
    (ChangeKind.ADD, "Bổ sung"),
    (ChangeKind.CHANGE, "Sửa đổi"),
    (ChangeKind.REMOVE, "Bãi bỏ"),
)
LABELS = {
    "content": "nội dung",
    "lead": "chủ trì",
    "coordinating": "phối hợp",
    "deadline": "thời hạn",
    "product": "sản phẩm",
}
COLUMNS = (
    Column("TT", 5, "center"),
    Column("Nội dung công việc", 32),
    Column("Theo kế hoạch đã duyệt", 31),
    Column("Sửa đổi, bổ sung", 32),
)


def amendment_paper(amendment: Amendment, earlier: Sequence[AmendingPaper] = ()) -> Paper:
    """Build the paper of an amendment on the plan's own paper: who issues, signs and receives.

    Its grounds are the plan and what amended it `earlier`.
    """
    plan = amendment.plan
    table = Table(COLUMNS, tuple(_rows(amendment.changes)))
    return replace(
        plan_paper(plan, []),
        number=amendment.number.split("/")[0] or None,
        issued_on=amendment.issued_on,
        subject=f"Sửa đổi, bổ sung {small(plan.title)}",
        grounds=(_base(plan), *(_amends(plan, paper) for paper in earlier)),
        blocks=(Paragraph(_REFERENCE),),
        annexes=(Annex(title="Các công việc sửa đổi, bổ sung", blocks=(TableBlock(table),)),),
        draft=amendment.state is not PlanState.APPROVED,
    )


_REFERENCE = (
    "Sửa đổi, bổ sung một số công việc theo Phụ lục kèm theo. Các nội dung khác thực hiện theo "
    "Kế hoạch đã ban hành."
)


def _base(plan: Plan) -> str:
    day = f" {dates.long(plan.issued_on)}" if plan.issued_on else ""
    return f"Căn cứ Kế hoạch số {plan.number}{day} của {plan.committee.name}"


def _amends(plan: Plan, paper: AmendingPaper) -> str:
    day = dates.long(paper.issued_on)
    return f"Căn cứ Kế hoạch số {paper.number} {day} sửa đổi, bổ sung Kế hoạch số {plan.number}"


def _rows(changes: Sequence[AmendmentChange]) -> list[Row]:
    rows: list[Row] = []
    for kind, title in TITLES:
        own = [change for change in changes if change.kind is kind]
        if own:
            rows.append(Row(("", title), "part"))
        rows += [_row(number, change) for number, change in enumerate(own, start=1)]
    return rows


def _row(number: int, change: AmendmentChange) -> Row:
    name = change.before.get("content") or change.content
    if change.kind is ChangeKind.REMOVE:
        return Row((str(number), name, change.before.get("deadline", ""), change.reason))
    found = differences(change.before, change.after)
    return Row(
        (
            str(number),
            name,
            "; ".join(f"{LABELS[one.field]}: {one.old}" for one in found if one.old),
            "; ".join(f"{LABELS[one.field]}: {one.new}" for one in found if one.field in LABELS),
        )
    )
