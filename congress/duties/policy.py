"""Who sees an agency's sheet: its jobs come with the plans in scope, an empty one to its own."""

from congress.congresses.models import Congress
from congress.core.permissions import Actor
from congress.plans.policy import WATCHING


def sees_empty_sheet(actor: Actor, congress: Congress, unit_id: int) -> bool:
    """Whether the actor may know that an agency has no job: it is its own, or it watches all."""
    watched = actor.congress_ids(*WATCHING)
    watches = congress.id in watched or congress.parent_id in watched
    return unit_id in actor.unit_ids or watches or actor.is_administrator()
