"""The actor behind a session, and what a sign-in looks up."""

from datetime import datetime

import sqlalchemy as sa

from congress.accounts import rules
from congress.accounts.models import Grant, SignInAttempt, User
from congress.accounts.queries.tables import committee_table
from congress.core.database import read
from congress.core.errors import MissingError
from congress.core.permissions import Actor, Held, Role
from congress.core.removal import prepared
from congress.extensions import db
from congress.units.models import Unit, UnitKind, UnitLevel

_POSTS = prepared(
    sa.select(
        Grant.role,
        sa.func.coalesce(Grant.congress_id, committee_table.c.congress_id),
        Grant.committee_id,
        Grant.unit_id,
        committee_table.c.unit_id,
        User.display_name,
        User.locale,
        User.text_size,
        User.must_change_secret,
    )
    .select_from(User)
    .outerjoin(Grant, sa.and_(Grant.user_id == User.id, Grant.revoked_at.is_(None)))
    .outerjoin(committee_table, committee_table.c.id == Grant.committee_id)
    .where(User.id == sa.bindparam("user_id"), User.epoch == sa.bindparam("epoch"), User.is_active)
    .order_by(Grant.id)
)


def load_actor(user_id: int, epoch: int) -> Actor | None:
    """The actor behind a session, in two statements at most; None when the session has ended."""
    found = read(db.session, _POSTS, {"user_id": user_id, "epoch": epoch}).all()
    if not found:
        return None
    user, grants = found[0], [row for row in found if row[0] is not None]
    # A secretary acts for the committee as a unit; its other members only see.
    bodies = {row[4] for row in grants if row[4] is not None and row[0] is Role.SECRETARY}
    return Actor(
        id=user_id,
        name=user.display_name,
        held=tuple(Held(*row[:4]) for row in grants),
        unit_ids=frozenset(bodies | _with_descendants({row[3] for row in grants if row[3]})),
        locale=user.locale,
        text_size=user.text_size,
        must_change_secret=user.must_change_secret,
    )


def _with_descendants(unit_ids: set[int]) -> set[int]:
    """The units and the places and agencies below them, but not the bodies set up there."""
    if not unit_ids:
        return set()
    own = sa.select(Unit.id).where(Unit.id.in_(unit_ids)).cte("own", recursive=True)
    below = (
        sa.select(Unit.id)
        .join(own, Unit.parent_id == own.c.id)
        .join(UnitLevel, UnitLevel.id == Unit.level_id)
        .where(UnitLevel.kind != UnitKind.BODY)
    )
    return set(db.session.scalars(sa.select(own.union(below).c.id)))


def user_by_name(username: str) -> User:
    """The user of a username; MissingError when there is none."""
    found = _named(username)
    if found is None:
        raise MissingError
    return found


def authenticated(username: str, secret: str) -> User | None:
    """The active user who has this name and secret; as slow for an unknown name as for a known."""
    found = _named(username)
    stored = found.secret_hash if found is not None and found.is_active else None
    return found if rules.is_secret(stored, secret) else None


def _named(username: str) -> User | None:
    name = rules.read_username(username)
    return db.session.scalar(sa.select(User).where(User.username == name)) if name else None


def minutes_to_wait(account: str, address: str, now: datetime) -> int:
    """Minutes until an account or an address may try to sign in again; 0 when it may now."""
    waits = []
    for key, limit in ((account, rules.ACCOUNT_LIMIT), (address, rules.ADDRESS_LIMIT)):
        failures = db.session.scalars(
            sa.select(SignInAttempt.at)
            .where(SignInAttempt.key == key, SignInAttempt.at > now - rules.WINDOW)
            .order_by(SignInAttempt.at.desc())
            .limit(limit)
        ).all()
        waits.append(rules.minutes_to_wait(failures, limit, now))
    return max(waits)
