"""The papers that amend plans: one of them in scope, and those in force for a plan."""

from collections.abc import Sequence
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
    statement = sa.select(Amendment.number, Amendment.issued_on).where(
        Amendment.plan_id == plan.id, Amendment.state == PlanState.APPROVED
    )
    if before is not None:
        statement = statement.where(Amendment.ordinal < before)
    found = db.session.execute(statement.order_by(Amendment.ordinal))
    return [AmendingPaper(number, day) for number, day in found if day is not None]
