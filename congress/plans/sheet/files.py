"""A plan's sheet as a file: what a preview of one said, and the plan written for Excel."""

import hashlib
import json
from collections.abc import Iterable, Sequence

from congress.plans.models import Plan
from congress.plans.queries.rows import ItemRow
from congress.plans.sheet import columns as c
from congress.sheets.csv_writer import write_csv
from congress.sheets.outgoing import OutRow
from congress.sheets.plan import ImportPlan, PlannedRow
from congress.sheets.writer import write


def fingerprint(plan: ImportPlan, existing: Sequence[ItemRow]) -> str:
    """What a preview said, in short: each row's state, target, its version, and what it holds."""
    versions = {item.id: item.version for item in existing}
    told = [
        (
            row.state,
            row.target_id,
            versions.get(row.target_id or 0),
            repr(sorted(row.values.items())),
        )
        for row in plan.rows
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _held(row: PlannedRow) -> str:
    return repr(sorted(row.values.items()))


def out_rows(rows: Iterable[ItemRow]) -> list[OutRow]:
    """The rows of a plan as the sheet writes them."""
    return [
        OutRow(
            kind="group" if row.is_part else "item",
            cells={
                c.NUMBER: row.number,
                c.CONTENT: row.content,
                c.LEAD: row.lead or "",
                c.COORDINATING: "; ".join(row.coordinating),
                c.DEADLINE: row.deadline_text,
                c.PRODUCT: row.product,
                c.PERSON: row.person or "",
                c.LEADER: row.leader or "",
                c.NOTE: row.note,
            },
            id=row.id,
            version=row.version,
        )
        for row in rows
    ]


def table_of_text(rows: Sequence[ItemRow]) -> bytes:
    """The plan as CSV with ";" and a byte order mark, as Excel of this country opens it."""
    return write_csv(c.PLAN_SHEET, out_rows(rows), delimiter=";")


def workbook(
    plan: Plan, rows: Sequence[ItemRow], agencies: Sequence[str], persons: Sequence[str]
) -> bytes:
    """The plan as an xlsx that can be edited and brought back."""
    committee = plan.committee
    title = (committee.official_name or committee.name, plan.subject)
    lists = {c.LEAD: list(agencies), c.PERSON: list(persons), c.LEADER: list(persons)}
    return write(c.PLAN_SHEET, out_rows(rows), title_lines=title, lists=lists, guide=c.GUIDE)
