"""Who sees and who keeps congresses, their committees, and the persons who sit in them."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from congress.accounts.models import Person
from congress.congresses.models import Committee, Congress, Membership
from congress.core.errors import NotAllowedError
from congress.core.permissions import SCOPE_OF, Actor, Permission, Role, Scope
from congress.units.models import Unit

KEEPING = (Role.ADMINISTRATOR, Role.STANDING_AGENCY)


def visible_to(actor: Actor) -> sa.ColumnElement[bool]:
    """The congresses an actor sees: its own; over a whole one also those above and below it."""
    if actor.is_administrator():
        return sa.true()
    ways: list[sa.ColumnElement[bool]] = [Congress.id.in_(actor.congress_ids())]
    watched = _watched(actor)
    if watched:
        ways.append(Congress.parent_id.in_(watched))
        ways.append(Congress.id.in_(sa.select(_guiding(watched).c.id)))
    units = held_units(actor)
    if units:
        ways.append(Congress.unit_id.in_(sa.select(upwards(units).c.id)))
    return sa.or_(*ways)


def _watched(actor: Actor) -> frozenset[int]:
    return frozenset(
        post.congress_id
        for post in actor.held
        if post.congress_id is not None and SCOPE_OF[post.role] is Scope.CONGRESS
    )


def held_units(actor: Actor) -> frozenset[int]:
    """The units that the actor's posts are held in."""
    return frozenset(post.unit_id for post in actor.held if post.unit_id is not None)


def _guiding(congress_ids: frozenset[int]) -> sa.CTE:
    start = sa.select(Congress.id, Congress.parent_id).where(Congress.id.in_(congress_ids))
    chain = start.cte("guiding", recursive=True)
    higher = aliased(Congress)
    above = sa.select(higher.id, higher.parent_id).join(chain, higher.id == chain.c.parent_id)
    return chain.union(above)


def upwards(unit_ids: frozenset[int]) -> sa.CTE:
    """Units and all above them, as a table of `id`, `parent_id` and `steps` up."""
    start = sa.select(Unit.id, Unit.parent_id, sa.literal(0).label("steps"))
    chain = start.where(Unit.id.in_(unit_ids)).cte("upwards", recursive=True)
    higher = aliased(Unit)
    above = sa.select(higher.id, higher.parent_id, chain.c.steps + 1)
    return chain.union(above.join(chain, higher.id == chain.c.parent_id))


def can_keep(actor: Actor, congress: Congress) -> bool:
    """Whether the actor keeps a congress, its committees and their members."""
    own = actor.congress_ids(Role.STANDING_AGENCY)
    return actor.is_administrator() or congress.id in own or congress.parent_id in own


def require_keeping(actor: Actor, congress: Congress) -> None:
    """Raise NotAllowedError, which names who can, unless the actor keeps the congress."""
    if not can_keep(actor, congress):
        raise NotAllowedError(KEEPING)


def can_found(actor: Actor, parent: Congress | None) -> bool:
    """Whether the actor may put a congress below another one, or at the root when None."""
    if actor.is_administrator():
        return True
    return parent is not None and parent.id in actor.congress_ids(Role.STANDING_AGENCY)


def persons_visible_to(actor: Actor) -> sa.ColumnElement[bool]:
    """The persons an actor sees: who sits in a congress it sees; keepers see the seatless too."""
    if actor.is_administrator():
        return sa.true()
    seated = (
        sa.select(Membership.person_id)
        .join(Committee, Committee.id == Membership.committee_id)
        .join(Congress, Congress.id == Committee.congress_id)
        .where(visible_to(actor))
    )
    ways: list[sa.ColumnElement[bool]] = [Person.id.in_(seated)]
    if actor.may(Permission.MANAGE_CONGRESSES):
        ways.append(~sa.exists().where(Membership.person_id == Person.id))
    return sa.or_(*ways)


def can_keep_person(actor: Actor, congresses: Iterable[Congress]) -> bool:
    """Whether the actor may change a person who has seats in some congresses, or in none."""
    if not actor.may(Permission.MANAGE_CONGRESSES):
        return False
    found = list(congresses)
    return not found or any(can_keep(actor, congress) for congress in found)


def require_keeping_person(actor: Actor, congresses: Iterable[Congress]) -> None:
    """Raise NotAllowedError, which names who can, unless the actor may change the person."""
    if not can_keep_person(actor, congresses):
        raise NotAllowedError(KEEPING)
