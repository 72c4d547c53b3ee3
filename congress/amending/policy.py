"""Who asks for extensions, and who decides on them."""

import sqlalchemy as sa

from congress.amending.models import Extension
from congress.congresses.models import Committee
from congress.core.permissions import Actor
from congress.plans import policy as plans
from congress.plans.models import ItemState, WorkItem

DECIDING = plans.DECIDING


def can_ask(actor: Actor, item: WorkItem) -> bool:
    """Whether the actor may ask now: who reports on the job, while its work goes on."""
    going_on = item.is_open() and item.state is not ItemState.AWAITING
    return going_on and plans.can_report(actor, item)


def can_decide(actor: Actor, extension: Extension) -> bool:
    """Whether the actor may decide: who approves plans of the congress, but not who asked."""
    own = actor.id is not None and extension.asked_by_id == actor.id
    return not own and plans.can_decide(actor, extension.item.plan)


def decided_by(actor: Actor) -> sa.ColumnElement[bool]:
    """The SQL twin of `can_decide` for a person; joins `Committee`."""
    return sa.and_(
        Committee.congress_id.in_(actor.congress_ids(*DECIDING)),
        sa.or_(Extension.asked_by_id.is_(None), Extension.asked_by_id != actor.id),
    )
