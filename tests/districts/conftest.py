"""Two districts below the province."""

import pytest

from tests.support import districts as support


@pytest.fixture
def districts(session, world):
    """The children `child` and `other` of the province's congress, with the starter ladder."""
    return support.make_districts(session, world)
