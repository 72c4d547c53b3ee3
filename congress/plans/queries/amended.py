"""The papers that amend plans: one of them in scope, and those in force for a plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans import policy
from congress.plans.models import Amendment, AmendmentChange, Plan, PlanState
from congress.plans.queries.plans import WITH_COMMITTEE

LOADED = (
    joinedload(Amendment.plan).options(*WITH_COMMITTEE),
    selectinload(Amendment.changes).joinedload(AmendmentChange.lead),
)


@dataclass(frozen=True)
class AmendingPaper:
    """The number and the day of a paper by which a plan was amended."""

    number: str
    issued_on: date


def amendment(actor: Actor, amendment_id: int) -> Amendment:
    """An amendment in scope with its plan; MissingError when it is not."""
    found = db.session.scalar(
        sa.select(Amendment)
        .join(Plan, Plan.id == Amendment.plan_id)
        .where(Amendment.id == amendment_id, policy.visible_to(actor))
        .options(*LOADED)
    )
    if found is None:
        raise MissingError
    return found


def amended_by(plan: Plan, *, before: int | None = None) -> Sequence[AmendingPaper]:
    """The papers by which a plan was amended, the first first; `before` the nth amendment."""
    limits = () if before is None else (Amendment.ordinal < before,)
    return _in_force([plan.id], *limits).get(plan.id, [])


def amended_by_plan(plan_ids: Sequence[int]) -> Mapping[int, Sequence[AmendingPaper]]:
    """The papers by which each of some plans was amended, the first first; none for the others."""
    return _in_force(plan_ids)


def _in_force(
    plan_ids: Sequence[int], *limits: sa.ColumnElement[bool]
) -> dict[int, list[AmendingPaper]]:
    found = db.session.execute(
        sa.select(Amendment.plan_id, Amendment.number, Amendment.issued_on)
        .where(Amendment.plan_id.in_(plan_ids), Amendment.state == PlanState.APPROVED, *limits)
        .order_by(Amendment.plan_id, Amendment.ordinal)
    )
    papers: dict[int, list[AmendingPaper]] = {}
    for plan_id, number, day in found:
        if day is not None:
            papers.setdefault(plan_id, []).append(AmendingPaper(number, day))
    return papers
