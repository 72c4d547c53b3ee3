"""Finding posts: who holds which role where, and what a role can be held in."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload

from congress.accounts import policy
from congress.accounts.models import Grant, User
from congress.accounts.queries.tables import committee_table, congress_table
from congress.core.errors import MissingError
from congress.core.permissions import SCOPE_OF, Actor, Role, Scope
from congress.core.text import sort_key
from congress.extensions import db
from congress.units.models import Unit, UnitKind, UnitLevel

_place = aliased(Unit)


class Post(NamedTuple):
    """A role that a user holds, with the words of its scope; a congress has place and year."""

    grant_id: int
    user_id: int
    role: Role
    where: str
    place: str
    year: int | None
    granted_at: datetime


class Choice(NamedTuple):
    """Something a post can be held in; a congress and its committees have place and year."""

    id: int
    name: str
    place: str
    year: int | None


def posts(user_ids: Iterable[int]) -> dict[int, list[Post]]:
    """The posts held now by each of the users, in the order in which they were given."""
    held: dict[int, list[Post]] = {user_id: [] for user_id in user_ids}
    found = db.session.execute(
        sa.select(
            Grant.id,
            Grant.user_id,
            Grant.role,
            sa.func.coalesce(committee_table.c.name, Unit.name, ""),
            sa.func.coalesce(_place.name, ""),
            congress_table.c.year,
            Grant.granted_at,
        )
        .outerjoin(committee_table, committee_table.c.id == Grant.committee_id)
        .outerjoin(Unit, Unit.id == Grant.unit_id)
        .outerjoin(
            congress_table,
            congress_table.c.id
            == sa.func.coalesce(Grant.congress_id, committee_table.c.congress_id),
        )
        .outerjoin(_place, _place.id == congress_table.c.unit_id)
        .where(Grant.user_id.in_(held), Grant.revoked_at.is_(None))
        .order_by(Grant.id)
    )
    for row in found:
        held[row[1]].append(Post(*row))
    return held


def grant(actor: Actor, grant_id: int) -> Grant:
    """A post that is still held, with its user; MissingError when absent or revoked."""
    policy.check_manages(actor)
    found = db.session.scalar(
        sa.select(Grant)
        .where(Grant.id == grant_id, Grant.revoked_at.is_(None))
        .options(joinedload(Grant.user))
    )
    if found is None:
        raise MissingError
    return found


def choices_for(role: Role) -> list[Choice]:
    """What a role can be held in: congresses, committees, or units of the fitting kind."""
    scope = SCOPE_OF[role]
    if scope is Scope.CONGRESS:
        return _congresses()
    if scope is Scope.COMMITTEE:
        return _committees()
    return _units(role) if scope is Scope.UNIT else []


def _congresses() -> list[Choice]:
    found = db.session.execute(
        sa.select(congress_table.c.id, Unit.name, Unit.name, congress_table.c.year)
        .join(Unit, Unit.id == congress_table.c.unit_id)
        .order_by(congress_table.c.year.desc(), congress_table.c.id)
    )
    return [Choice(*row) for row in found]


def _committees() -> list[Choice]:
    found = db.session.execute(
        sa.select(committee_table.c.id, committee_table.c.name, Unit.name, congress_table.c.year)
        .join(congress_table, congress_table.c.id == committee_table.c.congress_id)
        .join(Unit, Unit.id == congress_table.c.unit_id)
        .order_by(
            congress_table.c.year.desc(),
            congress_table.c.id,
            committee_table.c.position,
            committee_table.c.id,
        )
    )
    return [Choice(*row) for row in found]


def _units(role: Role) -> list[Choice]:
    kind = UnitKind.AGENCY if role is Role.AGENCY else UnitKind.ADMINISTRATIVE
    above = aliased(Unit)
    found = db.session.execute(
        sa.select(Unit.id, Unit.name, sa.func.coalesce(above.name, ""), sa.null())
        .join(UnitLevel, UnitLevel.id == Unit.level_id)
        .outerjoin(above, above.id == Unit.parent_id)
        .where(UnitLevel.kind == kind, Unit.ended_on.is_(None))
    )
    return sorted((Choice(*row) for row in found), key=lambda row: (sort_key(row.name), row.id))


def other_administrators(user: User) -> int:
    """How many other active users look after the installation; their posts are locked meanwhile."""
    found = db.session.scalars(
        sa.select(Grant.id)
        .join(User, User.id == Grant.user_id)
        .where(
            Grant.role == Role.ADMINISTRATOR,
            Grant.revoked_at.is_(None),
            User.is_active,
            User.id != user.id,
        )
        .with_for_update()
    )
    return len(found.all())


def is_administrator(user: User) -> bool:
    """Whether an active user looks after the installation."""
    return user.is_active and holds(user, Role.ADMINISTRATOR, {})


def holds(user: User, role: Role, scope: Mapping[str, int | None]) -> bool:
    """Whether a user holds a role in a scope now."""
    same = [getattr(Grant, name) == number for name, number in scope.items() if number is not None]
    found = db.session.scalar(
        sa.select(Grant.id)
        .where(Grant.user_id == user.id, Grant.role == role, Grant.revoked_at.is_(None), *same)
        .limit(1)
    )
    return found is not None


def scope_name(scope: Mapping[str, int | None]) -> str | None:
    """What a scope is called; empty for the whole installation, None when it is not there."""
    sources = {
        "congress_id": sa.select(Unit.name).join(
            congress_table, congress_table.c.unit_id == Unit.id
        ),
        "committee_id": sa.select(committee_table.c.name),
        "unit_id": sa.select(Unit.name),
    }
    keys = {
        "congress_id": congress_table.c.id,
        "committee_id": committee_table.c.id,
        "unit_id": Unit.id,
    }
    for name, number in scope.items():
        if number is not None:
            return db.session.scalar(sources[name].where(keys[name] == number))
    return ""
