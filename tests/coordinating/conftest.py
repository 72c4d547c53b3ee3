"""An approved plan whose jobs several agencies work on."""

import pytest

from congress.core.permissions import Role
from congress.plans.models import PlanState
from tests.support.cast import add_user
from tests.support.plans import jobs_of, make_plan


@pytest.fixture
def jobs(session, world):
    """Jobs of an approved plan of the secretary's subcommittee."""
    return jobs_of(make_plan(session, world, state=PlanState.APPROVED))


@pytest.fixture
def job(jobs):
    """The first job: the agency leads it, the office of the province coordinates."""
    return jobs[0]


@pytest.fixture
def office(session, world):
    """A user of the office that coordinates every job."""
    add_user(session, world, "office", Role.AGENCY, unit_code="vpub")
    session.commit()
    return world.users["office"]
