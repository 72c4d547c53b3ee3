"""What a sign-in leaves behind, failed or not, and how a user likes the pages."""

from datetime import timedelta

import sqlalchemy as sa

from congress.accounts import rules
from congress.accounts.models import SignInAttempt, User
from congress.core import clock
from congress.core.permissions import Actor
from congress.extensions import db

KEPT = timedelta(days=1)


def note_failure(account: str, address: str) -> None:
    """Count a failed attempt against the account and the address it came from."""
    now = clock.wall()
    db.session.execute(sa.delete(SignInAttempt).where(SignInAttempt.at < now - KEPT))
    db.session.add_all(SignInAttempt(key=key, at=now) for key in (account, address))
    db.session.flush()


def note_sign_in(user: User, account: str, secret: str) -> None:
    """Forget the account's failures, note the day, and renew a hash made with other costs.

    The row's version stays: a sign-in must not disturb who is editing the account.
    """
    db.session.execute(sa.delete(SignInAttempt).where(SignInAttempt.key == account))
    values: dict[str, object] = {"seen_at": clock.now()}
    if rules.needs_rehash(user.secret_hash):
        values["secret_hash"] = rules.hash_secret(secret)
    _set(user.id, values)


def prefer(*, actor: Actor, locale: str | None = None, text_size: str | None = None) -> None:
    """Keep the actor's language and text size."""
    chosen = {"locale": locale, "text_size": text_size}
    values: dict[str, object] = {name: value for name, value in chosen.items() if value}
    if values and actor.id is not None:
        _set(actor.id, values)


def _set(user_id: int, values: dict[str, object]) -> None:
    statement = sa.update(User).where(User.id == user_id).values(values)
    db.session.execute(statement.execution_options(synchronize_session=False))
