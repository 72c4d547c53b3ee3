"""Who sees papers, and who adds versions of their files."""

import sqlalchemy as sa

from congress.core.permissions import Actor, Role
from congress.files.models import Document
from congress.plans import policy as plans
from congress.plans.models import Plan, Progress, WorkItem

ADDING = (Role.AGENCY, Role.DISTRICT_OFFICER, Role.SECRETARY, Role.STANDING_AGENCY)


def visible_to(actor: Actor) -> sa.ColumnElement[bool]:
    """The papers an actor sees: of the congresses watched, and of the jobs in plans seen."""
    if actor.is_administrator():
        return sa.true()
    used = (
        sa.select(Progress.document_id)
        .join(WorkItem, WorkItem.id == Progress.item_id)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .where(Progress.document_id.is_not(None), plans.visible_to(actor))
    )
    watched = Document.congress_id.in_(actor.congress_ids(*plans.WATCHING))
    return sa.or_(watched, Document.id.in_(used))


def can_add(actor: Actor, document: Document, items: list[WorkItem]) -> bool:
    """Whether the actor may add a version: who reports on a job with the paper, or guides all."""
    if document.congress_id in actor.congress_ids(Role.STANDING_AGENCY) or actor.is_operator():
        return True
    return any(plans.is_reporter(actor, item) for item in items)
