"""What the demo has made so far: its rows by code, its users as they act, steps in time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa

from congress.accounts.models import Person, User
from congress.accounts.queries import load_actor
from congress.congresses.models import Committee, Congress
from congress.core import clock
from congress.core.errors import MissingError
from congress.core.permissions import Actor, Role
from congress.extensions import db
from congress.units.models import Unit, UnitLevel


class Step(NamedTuple):
    """Something that happens in the story at a moment, in local time as the data writes it."""

    at: datetime
    run: Callable[[], None]

    @property
    def moment(self) -> datetime:
        """The instant of the step."""
        return self.at.replace(tzinfo=clock.ZONE)


@dataclass
class World:
    """The rows of the demo by their codes, and who speaks for which unit."""

    levels: dict[str, UnitLevel] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    congresses: dict[str, Congress] = field(default_factory=dict)
    committees: dict[str, Committee] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    keepers: dict[str, str] = field(default_factory=dict)
    voices: dict[int, str] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    tasks: dict[str, dict[str, int]] = field(default_factory=dict)

    def actor(self, username: str) -> Actor:
        """A user of the demo with the posts held now."""
        if username not in self.actors:
            user = self.users[username]
            found = load_actor(user.id, user.epoch)
            if found is None:
                raise MissingError
            self.actors[username] = found
        return self.actors[username]

    def keeper(self, committee: str) -> Actor:
        """Who keeps the plan of a committee: its secretary, else the standing agency."""
        return self.actor(self.keepers.get(committee, "bandantoc"))

    def voice(self, lead_id: int | None, committee: str) -> Actor:
        """Who reports for a unit: its own account, else the keeper of the plan."""
        username = self.voices.get(lead_id) if lead_id is not None else None
        return self.actor(username) if username else self.keeper(committee)

    def leader(self, congress: str = "LS-2024") -> Actor:
        """Who approves and returns plans of a congress."""
        held = sa.select(User.username).where(
            User.grants.any(role=Role.STEERING, congress_id=self.congresses[congress].id)
        )
        return self.actor(db.session.scalars(held.order_by(User.id)).first() or "bandantoc")
