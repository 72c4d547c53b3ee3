"""Who looks after accounts."""

from congress.core.errors import NotAllowedError
from congress.core.permissions import Actor, Permission, roles_with


def check_manages(actor: Actor) -> None:
    """Refuse an actor who does not look after accounts, naming who does."""
    if not actor.may(Permission.MANAGE_ACCOUNTS):
        raise NotAllowedError(roles_with(Permission.MANAGE_ACCOUNTS))
