"""Two districts, a form and a period."""

import pytest

from tests.support.reports import Reporting, make_reporting


@pytest.fixture
def reporting(session, world) -> Reporting:
    return make_reporting(session, world)
