"""Who sees saved views: whoever saved them. Their addresses open to whoever may see the list."""

import sqlalchemy as sa

from congress.core.permissions import Actor
from congress.search.models import SavedView


def own(actor: Actor) -> sa.ColumnElement[bool]:
    """The views that the actor saved."""
    return SavedView.user_id == actor.id
