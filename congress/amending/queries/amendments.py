"""Amended versions of plans: the open one, those issued, what each changes; jobs in words."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.congresses.models import Committee
from congress.core import dates, deadlines
from congress.core.database import read
from congress.core.deadlines import Deadline
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.removal import prepared
from congress.extensions import db
from congress.plans import policy as plans
from congress.plans.actions.drafting import context_of
from congress.plans.models import Amendment, AmendmentChange, ItemKind, Plan, PlanState, WorkItem
from congress.plans.queries.amended import LOADED

_IN_PLAN = Amendment.plan_id == sa.bindparam("plan_id")
_OF_PLAN = prepared(sa.select(Amendment).where(_IN_PLAN).order_by(Amendment.ordinal))
_OPEN_ID = prepared(sa.select(Amendment.id).where(_IN_PLAN, Amendment.state != PlanState.APPROVED))


def amendments_of(plan: Plan) -> Sequence[Amendment]:
    """The amendments of a plan, the first first."""
    return db.session.scalars(_OF_PLAN, {"plan_id": plan.id}).all()


def open_amendment(plan: Plan) -> Amendment | None:
    """The amendment of a plan that is not yet approved; at most one is."""
    return db.session.scalar(
        sa.select(Amendment)
        .where(Amendment.plan_id == plan.id, Amendment.state != PlanState.APPROVED)
        .options(*LOADED)
    )


def open_amendment_id(plan: Plan) -> int | None:
    """The number of the amendment of a plan that is not yet approved."""
    return read(db.session, _OPEN_ID, {"plan_id": plan.id}).scalar()


def waiting_for(actor: Actor) -> Sequence[Amendment]:
    """The submitted amendments that the actor may approve or return, the oldest first."""
    congresses = actor.congress_ids(*plans.DECIDING)
    if not congresses:
        return []
    statement = (
        sa.select(Amendment)
        .join(Plan, Plan.id == Amendment.plan_id)
        .join(Committee, Committee.id == Plan.committee_id)
        .where(Amendment.state == PlanState.SUBMITTED, Committee.congress_id.in_(congresses))
        .options(joinedload(Amendment.plan).joinedload(Plan.committee))
    )
    return db.session.scalars(statement.order_by(Amendment.submitted_at, Amendment.id)).all()


def change(found: Amendment, change_id: int) -> AmendmentChange:
    """A change of an amendment; MissingError when it is not one of its own."""
    for one in found.changes:
        if one.id == change_id:
            return one
    raise MissingError


def change_of(found: Amendment, item: WorkItem) -> AmendmentChange | None:
    """What an amendment does to a job, if anything."""
    return next((one for one in found.changes if one.item_id == item.id), None)


def words_of(item: WorkItem) -> dict[str, str]:
    """A job in words, as amendments compare it."""
    return {
        "content": item.content,
        "lead": item.lead.name if item.lead else "",
        "coordinating": coordinating_of(item),
        "deadline": deadline_words(item.deadline),
        "product": item.product,
    }


def coordinating_of(item: WorkItem) -> str:
    """The coordinating units of a job as one text of names."""
    return "; ".join(row.unit.name for row in item.coordinations)


def deadline_words(deadline: Deadline) -> str:
    """A deadline as written; one that counts from D-day with the day that this makes it."""
    if deadline.due is None or deadline.offset is None:
        return deadline.text
    return f"{deadline.text} ({dates.short(deadline.due)})".strip()


def read_again(plan: Plan, phrase: str) -> Deadline:
    """What a phrase means now in a plan, by the present D-day and calendar."""
    return deadlines.parse(phrase, context_of(plan.committee))


def jobs_of(plan: Plan) -> Sequence[WorkItem]:
    """The jobs of a plan in paper order."""
    statement = sa.select(WorkItem).where(
        WorkItem.plan_id == plan.id, WorkItem.kind == ItemKind.TASK
    )
    return db.session.scalars(statement.order_by(WorkItem.position, WorkItem.id)).all()


def moved_jobs(plan: Plan) -> list[WorkItem]:
    """The open jobs of a plan whose deadline counts from D-day and would now fall elsewhere."""
    statement = sa.select(WorkItem).where(
        WorkItem.plan_id == plan.id,
        WorkItem.open(),
        WorkItem.deadline_kind == deadlines.Kind.RELATIVE,
    )
    found = db.session.scalars(statement.order_by(WorkItem.position, WorkItem.id))
    context = context_of(plan.committee)
    return [job for job in found if deadlines.parse(job.deadline_text, context).due != job.due_on]


def job(found: Amendment, item_id: int) -> WorkItem:
    """A job of the amended plan; MissingError when it is not one."""
    item = db.session.scalar(
        sa.select(WorkItem).where(
            WorkItem.id == item_id,
            WorkItem.plan_id == found.plan_id,
            WorkItem.kind == ItemKind.TASK,
        )
    )
    if item is None:
        raise MissingError
    return item
