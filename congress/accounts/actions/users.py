"""Making, changing, disabling and enabling accounts."""

from datetime import timedelta
from typing import NamedTuple

from congress.accounts import policy, queries, rules
from congress.accounts.models import User
from congress.audit.actions import changes_of, record
from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db


class Created(NamedTuple):
    """A new account and its one-time first secret, which is kept nowhere else."""

    user: User
    secret: str


def create_user(
    *, actor: Actor, username: str, display_name: str, person_id: int | None = None
) -> Created:
    """Make an account with a first secret that is valid for seven days and must be changed."""
    policy.check_manages(actor)
    name = rules.username_of(username)
    _check_name(display_name)
    secret = rules.new_first_secret()
    user = User(
        username=name,
        display_name=display_name,
        person_id=person_id,
        secret_hash=rules.hash_secret(secret),
        must_change_secret=True,
        secret_expires_at=clock.now() + timedelta(days=rules.FIRST_SECRET_DAYS),
        created_at=clock.now(),
    )
    db.session.add(user)
    record(actor=actor, verb="created", target=user)
    return Created(user, secret)


def update_user(
    *, actor: Actor, user: User, display_name: str, person_id: int | None = None
) -> None:
    """Change the name shown and the person behind an account."""
    policy.check_manages(actor)
    _check_name(display_name)
    user.display_name, user.person_id = display_name, person_id
    changes = changes_of(user)
    if changes:
        record(actor=actor, verb="updated", target=user, changes=changes)


def _check_name(display_name: str) -> None:
    if not display_name.strip():
        raise RejectedError(N_("Tên hiển thị cần được điền."), field="display_name")


def disable_user(*, actor: Actor, user: User) -> None:
    """Keep a user out; every session of the account ends at once.

    Only the command line, which can make another one, may keep the last administrator out.
    """
    policy.check_manages(actor)
    if actor.id == user.id:
        raise RejectedError(N_("Không tự khóa tài khoản của mình được; hãy nhờ quản trị khác."))
    if not actor.is_operator():
        check_not_last(user)
    if not user.is_active:
        return
    user.is_active = False
    user.epoch += 1
    record(actor=actor, verb="disabled", target=user)


def enable_user(*, actor: Actor, user: User) -> None:
    """Let a disabled user sign in again."""
    policy.check_manages(actor)
    if user.is_active:
        return
    user.is_active = True
    record(actor=actor, verb="enabled", target=user)


def check_not_last(user: User) -> None:
    """Reject taking away the last active user who looks after the installation."""
    if queries.is_administrator(user) and queries.other_administrators(user) == 0:
        raise RejectedError(
            N_("Đây là người quản trị duy nhất; hãy giao quyền quản trị cho người khác trước.")
        )
