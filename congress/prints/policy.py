"""Who sees print jobs: whoever asked for one, and administrators."""

import sqlalchemy as sa

from congress.core.permissions import Actor
from congress.prints.models import PrintJob


def visible_to(actor: Actor) -> sa.ColumnElement[bool]:
    """The print jobs that an actor sees, as one condition."""
    return sa.true() if actor.is_administrator() else PrintJob.user_id == actor.id
