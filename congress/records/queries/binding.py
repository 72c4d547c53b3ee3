"""The approved plans of a congress, as far as an actor sees them."""

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from congress.congresses.models import Committee, Congress
from congress.congresses.queries.finding import KIND_ORDER
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans import policy as plans
from congress.plans.models import Plan, PlanState
from congress.plans.queries.amended import AmendingPaper, amended_by
from congress.plans.queries.plans import WITH_COMMITTEE
from congress.plans.queries.rows import ItemRow, rows


def approved_plans(
    actor: Actor, congress: Congress
) -> list[tuple[Plan, Sequence[ItemRow], Sequence[AmendingPaper]]]:
    """The approved plans with their jobs and what amended them, in the order of the committees."""
    found = db.session.scalars(
        _approved(actor, congress)
        .options(*WITH_COMMITTEE)
        .order_by(KIND_ORDER, Committee.position, Committee.id)
    ).all()
    return [(plan, rows(plan.id), amended_by(plan)) for plan in found]


def has_approved(actor: Actor, congress: Congress) -> bool:
    """Whether the actor sees an approved plan of the congress."""
    return db.session.scalar(_approved(actor, congress).limit(1)) is not None


def sees_all(actor: Actor, plan_ids: Collection[int]) -> bool:
    """Whether the actor sees every one of some plans."""
    statement = sa.select(sa.func.count(Plan.id))
    found = statement.where(Plan.id.in_(plan_ids), plans.visible_to(actor))
    return db.session.scalar(found) == len(plan_ids)


def _approved(actor: Actor, congress: Congress) -> sa.Select[Plan]:
    return (
        sa.select(Plan)
        .join(Committee, Committee.id == Plan.committee_id)
        .where(
            Committee.congress_id == congress.id,
            Plan.state == PlanState.APPROVED,
            plans.visible_to(actor),
        )
    )
