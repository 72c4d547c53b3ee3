"""Reads of accounts: the actor of a session, users, posts."""

from congress.accounts.queries.posts import (
    Choice,
    Post,
    choices_for,
    grant,
    holds,
    is_administrator,
    other_administrators,
    posts,
    scope_name,
)
from congress.accounts.queries.signing import (
    authenticated,
    load_actor,
    minutes_to_wait,
    user_by_name,
)
from congress.accounts.queries.users import Listed, own_user, persons, user, users

__all__ = [
    "Choice",
    "Listed",
    "Post",
    "authenticated",
    "choices_for",
    "grant",
    "holds",
    "is_administrator",
    "load_actor",
    "minutes_to_wait",
    "other_administrators",
    "own_user",
    "persons",
    "posts",
    "scope_name",
    "user",
    "user_by_name",
    "users",
]
