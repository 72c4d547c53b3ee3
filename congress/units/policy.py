"""Who sees and keeps the units, and who may say what an unknown name means."""

import sqlalchemy as sa

from congress.core.errors import NotAllowedError
from congress.core.permissions import Actor, Permission, Role, roles_with
from congress.units.models import Unit

MANAGING = roles_with(Permission.MANAGE_UNITS)
LEVELS = (Role.ADMINISTRATOR,)


def visible_to(actor: Actor) -> sa.ColumnElement[bool]:
    """The units an actor sees: names of offices are public to whoever signs in."""
    return sa.true() if actor.id is not None or actor.is_operator() else Unit.id.in_(())


def managed_by(actor: Actor) -> sa.ColumnElement[bool]:
    """The units an actor keeps: all for an administrator, else those below the own congress."""
    if actor.is_administrator():
        return sa.true()
    congress = sa.table("congress", sa.column("id"), sa.column("unit_id"))
    held = actor.congress_ids(Role.STANDING_AGENCY)
    start = sa.select(congress.c.unit_id.label("id")).where(congress.c.id.in_(held))
    tree = start.cte("kept", recursive=True)
    tree = tree.union(sa.select(Unit.id).join(tree, Unit.parent_id == tree.c.id))
    return Unit.id.in_(sa.select(tree.c.id))


def can_manage(actor: Actor) -> bool:
    """Whether the actor keeps the list of units."""
    return actor.may(Permission.MANAGE_UNITS)


def can_manage_levels(actor: Actor) -> bool:
    """Whether the actor keeps the levels, which all congresses share."""
    return actor.is_administrator()


def can_name(actor: Actor) -> bool:
    """Whether the actor may add what an import brings: unknown agencies and other names."""
    return can_manage(actor) or actor.may(Permission.EDIT_PLANS)


def require_manager(actor: Actor) -> None:
    """Raise NotAllowedError, which names who can, unless the actor keeps the units."""
    if not can_manage(actor):
        raise NotAllowedError(MANAGING)


def require_level_keeper(actor: Actor) -> None:
    """Raise NotAllowedError unless the actor keeps the levels."""
    if not can_manage_levels(actor):
        raise NotAllowedError(LEVELS)


def require_namer(actor: Actor) -> None:
    """Raise NotAllowedError unless the actor may add agencies and other names from an import."""
    if not can_name(actor):
        raise NotAllowedError((*MANAGING, Role.SECRETARY))
