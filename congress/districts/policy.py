"""Who sees children and their ladder, who reports, accepts and verifies for which of them."""

import sqlalchemy as sa

from congress.congresses.models import Congress
from congress.core.errors import NotAllowedError
from congress.core.permissions import Actor, Role

WATCHING = (Role.STANDING_AGENCY, Role.STEERING, Role.INSPECTOR, Role.OBSERVER)
OWNING = (Role.DISTRICT_OFFICER, Role.DISTRICT_LEADER)
GUIDING = (Role.STANDING_AGENCY,)
REPORTING = (Role.DISTRICT_OFFICER,)
SENDING = (Role.DISTRICT_LEADER,)
VERIFYING = (Role.INSPECTOR,)
PERSONAL = (*GUIDING, *OWNING)


def own_units(actor: Actor, *roles: Role) -> frozenset[int]:
    """The units whose congress is the actor's own, by some of the posts of a district."""
    held = (post.unit_id for post in actor.held if post.role in (roles or OWNING))
    return frozenset(unit_id for unit_id in held if unit_id is not None)


def children_seen(actor: Actor) -> sa.ColumnElement[bool]:
    """The children an actor sees: all of a congress watched, else those of its own units."""
    has_parent = Congress.parent_id.is_not(None)
    if actor.is_administrator():
        return has_parent
    watched = actor.congress_ids(*WATCHING)
    ways = (
        Congress.parent_id.in_(watched),
        Congress.id.in_(watched),
        Congress.unit_id.in_(own_units(actor)),
    )
    return sa.and_(has_parent, sa.or_(*ways))


def sees_child(actor: Actor, child: Congress) -> bool:
    """The twin of `children_seen` for one congress."""
    if child.parent_id is None:
        return False
    watched = {child.id, child.parent_id} & actor.congress_ids(*WATCHING)
    return actor.is_administrator() or bool(watched) or is_own(actor, child)


def parents_seen(actor: Actor) -> sa.ColumnElement[bool]:
    """The congresses whose children an actor sees all together, with their ladder and dates."""
    if actor.is_administrator():
        return sa.true()
    return Congress.id.in_(actor.congress_ids(*WATCHING))


def watches(actor: Actor, parent_id: int) -> bool:
    """The twin of `parents_seen` for one congress."""
    return actor.is_administrator() or parent_id in actor.congress_ids(*WATCHING)


def is_own(actor: Actor, child: Congress, *roles: Role) -> bool:
    """Whether the child is the congress of one of the actor's own units."""
    return child.parent_id is not None and child.unit_id in own_units(actor, *roles)


def reads_personal(actor: Actor, child: Congress) -> bool:
    """Whether the actor reads the papers of a child that hold personal data: as its roster."""
    keeping = {child.id, child.parent_id} & actor.congress_ids(*GUIDING)
    return actor.is_operator() or bool(keeping) or is_own(actor, child)


def can_guide(actor: Actor, parent_id: int | None) -> bool:
    """Whether the actor keeps the ladder of a congress and accepts what its children report."""
    return actor.is_operator() or parent_id in actor.congress_ids(*GUIDING)


def can_report(actor: Actor, child: Congress) -> bool:
    """Whether the actor reports for a child: the officers of its own unit."""
    return actor.is_operator() or is_own(actor, child, *REPORTING)


def can_send(actor: Actor, child: Congress) -> bool:
    """Whether the actor signs what a child sends: the leaders of its own unit."""
    return actor.is_operator() or is_own(actor, child, *SENDING)


def can_verify(actor: Actor, parent_id: int | None) -> bool:
    """Whether the actor inspects the children of a congress."""
    return actor.is_operator() or parent_id in actor.congress_ids(*VERIFYING)


def can_date(actor: Actor, child: Congress) -> bool:
    """Whether the actor moves the days of a child's congress: its officers, or who guides it."""
    return can_report(actor, child) or can_guide(actor, child.parent_id)


def require_guiding(actor: Actor, parent_id: int | None) -> None:
    """Raise NotAllowedError, which names who can, unless the actor guides the children."""
    if not can_guide(actor, parent_id):
        raise NotAllowedError(GUIDING)


def require_reporting(actor: Actor, child: Congress) -> None:
    """Raise NotAllowedError, which names who can, unless the actor reports for the child."""
    if not can_report(actor, child):
        raise NotAllowedError(REPORTING)


def require_verifying(actor: Actor, child: Congress) -> None:
    """Raise NotAllowedError, which names who can, unless the actor inspects the child."""
    if not can_verify(actor, child.parent_id):
        raise NotAllowedError(VERIFYING)


def require_dating(actor: Actor, child: Congress) -> None:
    """Raise NotAllowedError, which names who can, unless the actor moves the child's days."""
    if not can_date(actor, child):
        raise NotAllowedError((*REPORTING, *GUIDING))
