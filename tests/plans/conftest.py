"""The plans that the tests of pages begin from."""

import pytest

from congress.plans.models import PlanState
from tests.support.plans import make_plan


@pytest.fixture
def draft(session, world):
    return make_plan(session, world, jobs=())


@pytest.fixture
def approved(session, world):
    return make_plan(session, world, state=PlanState.APPROVED)
