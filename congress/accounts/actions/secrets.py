"""Issuing and changing secrets, and ending sessions."""

from datetime import datetime, timedelta
from typing import NamedTuple

from congress.accounts import policy, queries, rules
from congress.accounts.models import User
from congress.audit.actions import record
from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor


class Issued(NamedTuple):
    """A one-time secret and until when it lets its user sign in."""

    secret: str
    expires_at: datetime


def issue_secret(*, actor: Actor, user: User) -> Issued:
    """Replace a forgotten secret by a one-time one; every session of the account ends."""
    policy.check_manages(actor)
    if actor.id == user.id:
        raise RejectedError(N_("Hãy đổi mật khẩu của mình ở trang Tài khoản của tôi."))
    issued = Issued(rules.new_first_secret(), clock.now() + timedelta(days=rules.FIRST_SECRET_DAYS))
    user.secret_hash = rules.hash_secret(issued.secret)
    user.must_change_secret = True
    user.secret_expires_at = issued.expires_at
    user.epoch += 1
    record(actor=actor, verb="issued_secret", target=user)
    return issued


def change_secret(*, actor: Actor, current: str, secret: str, again: str) -> User:
    """Replace the actor's own secret; every session ends, the caller renews its own."""
    user = queries.own_user(actor)
    if not rules.is_secret(user.secret_hash, current):
        raise RejectedError(N_("Mật khẩu đang dùng chưa đúng."), field="current")
    rules.check_secret(secret, user.username, current)
    if not rules.is_repeated(secret, again):
        raise RejectedError(N_("Hai lần gõ mật khẩu mới chưa giống nhau."), field="again")
    user.secret_hash = rules.hash_secret(secret)
    user.must_change_secret = False
    user.secret_expires_at = None
    user.epoch += 1
    record(actor=actor, verb="secret_changed", target=user)
    return user


def end_sessions(*, actor: Actor, user: User) -> None:
    """Sign a user out everywhere."""
    if actor.id != user.id:
        policy.check_manages(actor)
    user.epoch += 1
    record(actor=actor, verb="ended_sessions", target=user)


def end_own_sessions(*, actor: Actor) -> User:
    """Sign the actor out everywhere; the caller may renew its own session."""
    user = queries.own_user(actor)
    end_sessions(actor=actor, user=user)
    return user
