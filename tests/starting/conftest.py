"""The plans that the tests of starting begin from."""

from datetime import date

import pytest

from congress.accounts.models import Grant
from congress.congresses.models import Committee, CommitteeKind, Congress
from congress.core import clock
from congress.core.permissions import Role
from congress.plans.models import Plan, PlanKind, PlanState
from tests.support import cast
from tests.support.plans import make_plan


@pytest.fixture
def plan(session, world):
    """A draft without rows."""
    made = Plan(
        committee=world.committees["TBTT"], kind=PlanKind.DETAILED, subject="Công tác tuyên truyền"
    )
    session.add(made)
    session.commit()
    return made


@pytest.fixture
def master(session, world):
    """The plan of the steering committee, which every secretary of its congress sees."""
    return make_plan(
        session, world, code="BCD", state=PlanState.APPROVED, kind=PlanKind.MASTER,
    )  # fmt: skip


@pytest.fixture
def secretary(client, plan):
    return client.sign_in("secretary")


@pytest.fixture
def earlier(session, world):
    """The plan of the previous term's subcommittee, kept by the same secretary."""
    third = Congress(
        code="LS-2019", unit=world.units["province"], ordinal=3, year=2019,
        planned_start_on=date(2019, 11, 25),
    )  # fmt: skip
    body = cast.unit(
        world, "ban-2019", "ban", "Tiểu ban Tuyên truyền (2019)", world.units["province"]
    )
    world.committees["TBTT-2019"] = committee = Committee(
        congress=third, code="TBTT-2019", name="Tiểu ban Tuyên truyền",
        kind=CommitteeKind.SUBCOMMITTEE, unit=body,
    )  # fmt: skip
    session.add_all([third, committee])
    session.flush()
    session.add(
        Grant(
            user_id=world.users["secretary"].id, role=Role.SECRETARY, committee_id=committee.id,
            granted_at=clock.now(),
        )
    )  # fmt: skip
    jobs = (
        ("1", "Họp báo", "btg", "ngày 18/11/2019"),
        ("2", "Thi công trang trí", "svhttdl", "05 ngày làm việc trước Đại hội"),
        ("3", "Tổng duyệt", "svhttdl", "15h00 ngày 24/11/2019"),
        ("4", "Đưa tin", "", "thường xuyên"),
        ("5", "Kỷ yếu", "", ""),
    )
    return make_plan(session, world, code="TBTT-2019", jobs=jobs)
