"""Who adds versions of the files of papers; who sees papers is a rule of plans."""

from congress.core.permissions import Actor, Role
from congress.files.models import Document
from congress.plans import policy as plans
from congress.plans.models import WorkItem

ADDING = (Role.AGENCY, Role.DISTRICT_OFFICER, Role.SECRETARY, Role.STANDING_AGENCY)


def can_add(actor: Actor, document: Document, items: list[WorkItem]) -> bool:
    """Whether the actor may add a version: who reports on a job with the paper, or guides all."""
    if document.congress_id in actor.congress_ids(Role.STANDING_AGENCY) or actor.is_operator():
        return True
    return any(plans.is_reporter(actor, item) for item in items)
