"""Who reads the journal."""

import sqlalchemy as sa

from congress.audit.models import JournalEntry
from congress.core.permissions import GRANTED, Actor, Permission, Role


def visible_to(actor: Actor) -> sa.ColumnElement[bool]:
    """The entries an actor reads: all for an administrator, else those of the actor's congress."""
    if actor.is_administrator():
        return sa.true()
    reading = [role for role in Role if Permission.READ_JOURNAL in GRANTED[role]]
    return JournalEntry.congress_id.in_(actor.congress_ids(*reading))
