"""A pilot beside the two districts."""

import pytest

from tests.support.lessons import make_pilot


@pytest.fixture
def pilot(session, world):
    """The child `pilot` held its congress first; `child` and `districts.other` learn from it."""
    return make_pilot(session, world)
