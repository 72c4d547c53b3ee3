"""Plans for tests: a draft with a part and three jobs, or the same plan approved."""

from datetime import date
from typing import Any

from congress.core import deadlines
from congress.plans.actions.drafting import context_of
from congress.plans.models import (
    Coordination,
    ItemKind,
    ItemState,
    Plan,
    PlanKind,
    PlanState,
    WorkItem,
)
from tests.support.cast import World

JOBS = (
    (
        "1",
        "Xây dựng kế hoạch tuyên truyền trước, trong và sau Đại hội",
        "svhttdl",
        "trước ngày 15/4/2024",
    ),
    ("2", "Thống nhất mẫu khẩu hiệu, ma-két sân khấu hội trường", "btg", "trong tháng 6/2024"),
    ("3", "Phóng sự minh họa Báo cáo chính trị", "svhttdl", "15 ngày trước Đại hội"),
)


def make_plan(
    session: Any,
    world: World,
    *,
    code: str = "TBTT",
    state: PlanState = PlanState.DRAFT,
    jobs: tuple[tuple[str, str, str, str], ...] = JOBS,
    kind: PlanKind = PlanKind.DETAILED,
) -> Plan:
    """Make a plan with a part and jobs, committed."""
    committee = world.committees[code]
    plan = Plan(
        committee=committee, kind=kind, subject=f"Kế hoạch của {committee.name}", state=state
    )
    if state is PlanState.APPROVED:
        plan.number, plan.issued_on = "12/KH-TBTT", date(2024, 4, 5)
    if state is PlanState.RETURNED:
        plan.decision_note = "Bổ sung sản phẩm"
    part = WorkItem(plan=plan, kind=ItemKind.PART, position=1, number="I", content="Chuẩn bị")
    session.add_all([plan, part])
    session.flush()
    for position, (number, content, lead, phrase) in enumerate(jobs, start=2):
        with session.no_autoflush:
            session.add(_job(world, plan, part, position, number, content, lead, phrase))
        session.flush()
    session.commit()
    return plan


def _job(world, plan, part, position, number, content, lead, phrase):
    item = WorkItem(
        plan_id=plan.id,
        parent_id=part.id,
        position=position,
        number=number,
        content=content,
        lead_id=world.units[lead].id if lead else None,
    )
    item.deadline = deadlines.parse(phrase, context_of(plan.committee))
    if plan.state is PlanState.APPROVED:
        item.state = ItemState.ASSIGNED
        item.original_text, item.original_due_on = phrase, item.due_on
    item.coordinations = [Coordination(unit_id=world.units["vpub"].id)]
    return item


def jobs_of(plan: Plan) -> list[WorkItem]:
    """The jobs of a plan in paper order."""
    return [item for item in plan.items if item.kind is ItemKind.TASK]
