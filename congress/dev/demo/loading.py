"""Emptying the database, loading the demo into it, and naming its accounts."""

from datetime import UTC, datetime
from itertools import chain

import sqlalchemy as sa

from congress.accounts import rules
from congress.accounts.models import User
from congress.core import database
from congress.core.model import Model
from congress.core.permissions import Role
from congress.dev.demo import (
    amending,
    bodies,
    data,
    delegates,
    districts,
    drafting,
    finding,
    lessons,
    people,
    reports,
    units,
)
from congress.dev.demo.story import tell
from congress.dev.demo.world import World
from congress.extensions import db
from congress.office.models import Installation
from congress.office.queries import installation
from congress.web.vocabulary import WORDS

WELCOME = "Minh-hoa-2024"
PINNED_AT = datetime(2024, 5, 20, 2, 41, tzinfo=UTC)
NOTE = "Bản minh hoạ: người, số văn bản và số liệu là giả định."


def is_empty() -> bool:
    """Whether no table holds a row."""
    held = [sa.exists(sa.select(1).select_from(table)) for table in Model.metadata.sorted_tables]
    return not db.session.scalar(sa.select(sa.or_(*held)))


def load() -> list[str]:
    """Replace everything in the database by the demo; return a line for each role, and a note."""
    with database.writing(db.session):
        _empty()
        world = World()
        steps = chain(
            people.begin(world, WELCOME),
            units.steps(world),
            bodies.steps(world),
            people.steps(world),
            drafting.steps(world),
            amending.steps(world),
            finding.steps(world),
            districts.steps(world),
            delegates.steps(world),
            reports.steps(world),
            lessons.steps(world),
        )
        tell(steps)
        db.session.add(Installation(id=1, is_demo=True, pinned_at=PINNED_AT))
    return accounts()


def accounts() -> list[str]:
    """One account for each role, and the note that persons are fictional; nothing but in a demo.

    An account whose secret was changed, or that was disabled, is left out.
    """
    if not installation().is_demo:
        return []
    known = {user.username: user for user in db.session.scalars(sa.select(User))}
    shown = [
        (Role(row["role"]), known.get(row["username"])) for row in data.read("accounts")["shown"]
    ]
    secret = {user.secret_hash for _, user in shown if user is not None and user.is_active}
    unchanged = {stored for stored in secret if rules.is_secret(stored, WELCOME)}
    lines = [
        f"{WORDS['Role'][role.value]} · {user.username} · {WELCOME}"
        for role, user in shown
        if user is not None and user.is_active and user.secret_hash in unchanged
    ]
    return [*lines, NOTE]


def _empty() -> None:
    db.session.expunge_all()
    names = [table.name for table in Model.metadata.sorted_tables]
    quoted = [f'"{name}"' for name in names]
    if db.session.get_bind().dialect.name == "postgresql":
        together = ", ".join(quoted)
        db.session.execute(sa.text(f"TRUNCATE {together} RESTART IDENTITY CASCADE"))
        return
    db.session.execute(sa.text("PRAGMA defer_foreign_keys = ON"))
    for table in reversed(Model.metadata.sorted_tables):
        db.session.execute(sa.delete(table))
