"""Who changes the settings and the working calendar."""

from congress.core.errors import NotAllowedError
from congress.core.permissions import Actor, Permission, roles_with


def can_manage(actor: Actor) -> bool:
    """Whether the actor looks after the installation."""
    return actor.may(Permission.MANAGE_OFFICE)


def require_manager(actor: Actor) -> None:
    """Raise NotAllowedError, which names who can, unless the actor looks after the installation."""
    if not can_manage(actor):
        raise NotAllowedError(roles_with(Permission.MANAGE_OFFICE))
