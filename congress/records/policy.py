"""Who adds versions of the files of papers; who sees papers is a rule of plans."""

from collections.abc import Iterable

from congress.core.permissions import Actor, Role
from congress.files.models import Document
from congress.plans import policy as plans
from congress.plans.models import Plan, WorkItem

ADDING = (Role.AGENCY, Role.DISTRICT_OFFICER, Role.SECRETARY, Role.STANDING_AGENCY)
ISSUING = plans.EDITING


def can_add(
    actor: Actor, document: Document, items: Iterable[WorkItem], issued: Iterable[Plan]
) -> bool:
    """Whether the actor may add a version: who reports on a job with the paper, or guides all.

    Of the paper of a plan that was issued, who keeps the plan may.
    """
    if document.congress_id in actor.congress_ids(Role.STANDING_AGENCY) or actor.is_operator():
        return True
    keeps = any(can_issue(actor, plan) for plan in issued)
    return keeps or any(plans.is_reporter(actor, item) for item in items)


def can_issue(actor: Actor, plan: Plan) -> bool:
    """Whether the actor may mark the issued copy of a plan: its keeper, or who guides all."""
    guides = plan.committee.congress_id in actor.congress_ids(Role.STANDING_AGENCY)
    return guides or plans.can_write(actor, plan.committee)
