"""Two districts below the province, and personas as actions know them."""

import pytest

from tests.support import districts as support


@pytest.fixture
def districts(session, world):
    """The children `child` and `other` of the province's congress, with the starter ladder."""
    return support.make_districts(session, world)


@pytest.fixture
def actor_of(world):
    """A persona as actions know it."""
    return lambda name: support.actor_of(world, name)
