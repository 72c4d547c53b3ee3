"""Who reads the journal."""

import sqlalchemy as sa

from congress.audit.models import JournalEntry
from congress.core.permissions import GRANTED, Actor, Permission, Role

# Who read or took out the roster of a congress is told to the standing agency above it, too.
TOLD_ABOVE = ("exported_roster", "opened_roster", "read_roster")

# A table of a room above this one, by name.
_CONGRESS = sa.table("congress", sa.column("id", sa.Integer), sa.column("parent_id", sa.Integer))


def visible_to(actor: Actor) -> sa.ColumnElement[bool]:
    """The entries an actor reads: all for an administrator, else those of the actor's congress.

    A standing agency also reads who read the rosters of the congresses that it guides.
    """
    if actor.is_administrator():
        return sa.true()
    reading = [role for role in Role if Permission.READ_JOURNAL in GRANTED[role]]
    own = JournalEntry.congress_id.in_(actor.congress_ids(*reading))
    keeping = actor.congress_ids(Role.STANDING_AGENCY)
    if not keeping:
        return own
    guided = sa.select(_CONGRESS.c.id).where(_CONGRESS.c.parent_id.in_(keeping))
    told = JournalEntry.verb.in_(TOLD_ABOVE)
    return sa.or_(own, sa.and_(told, JournalEntry.congress_id.in_(guided)))
