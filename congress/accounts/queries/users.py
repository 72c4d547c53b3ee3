"""Finding users, and the persons behind them."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.accounts import policy
from congress.accounts.models import Person, User
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.text import fold, name_key, sort_key
from congress.extensions import db


class Listed(NamedTuple):
    """A user in the list."""

    id: int
    username: str
    display_name: str
    is_active: bool
    seen_at: datetime | None
    must_change_secret: bool


def user(actor: Actor, user_id: int) -> User:
    """A user with the person behind the account; MissingError when absent."""
    policy.check_manages(actor)
    return _user(user_id)


def user_at(user_id: int) -> User:
    """A user by number, for pages whose own policy says who may; MissingError when absent."""
    return _user(user_id)


def own_user(actor: Actor) -> User:
    """The actor's own account."""
    return _user(actor.id or 0)


def _user(user_id: int) -> User:
    found = db.session.scalar(
        sa.select(User).where(User.id == user_id).options(joinedload(User.person))
    )
    if found is None:
        raise MissingError
    return found


def users(actor: Actor, words: str = "", *, is_active: bool | None = None) -> list[Listed]:
    """The users whose name holds the words, diacritics or not, in the order of Vietnamese names."""
    policy.check_manages(actor)
    rows = db.session.execute(
        sa.select(
            User.id,
            User.username,
            User.display_name,
            User.is_active,
            User.seen_at,
            User.must_change_secret,
        )
    )
    wanted = fold(words)
    found = [
        row
        for row in (Listed(*row) for row in rows)
        if is_active in (None, row.is_active)
        and (wanted in fold(row.display_name) or wanted in row.username)
    ]
    return sorted(found, key=lambda row: (sort_key(name_key(row.display_name)), row.id))


def persons() -> Sequence[tuple[int, str]]:
    """Everybody who can be named as the person behind an account: number and name."""
    found = db.session.execute(sa.select(Person.id, Person.full_name, Person.post))
    named = [(row[0], f"{row[1]} ({row[2]})" if row[2] else row[1], row[1]) for row in found]
    ordered = sorted(named, key=lambda row: (sort_key(name_key(row[2])), row[0]))
    return [(number, label) for number, label, _name in ordered]
