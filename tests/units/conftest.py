"""Actors by persona."""

import pytest

from congress.accounts.queries import load_actor
from congress.core.permissions import Actor


@pytest.fixture
def act(world):
    """Give the actor that a persona is."""

    def acting(username: str) -> Actor:
        user = world.users[username]
        found = load_actor(user.id, user.epoch)
        assert found is not None
        return found

    return acting
