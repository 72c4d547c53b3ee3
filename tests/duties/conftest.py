"""Two plans of the province's congress: one approved, one still a draft."""

import pytest

from congress.plans.models import Coordination, PlanState
from tests.support.plans import jobs_of, make_plan

HOSPITALITY = (
    ("1", "Lập kế hoạch đón tiếp đại biểu", "vpub", "trước ngày 30/4/2024"),
    ("2", "Chuẩn bị kinh phí", "stc", "trong tháng 7/2024"),
    ("3", "Văn nghệ chào mừng", "svhttdl", "ngày 18/11/2024"),
    ("4", "Việc chưa giao", "", "ngày 01/6/2024"),
)


@pytest.fixture
def approved(session, world):
    """The publicity plan: the culture department leads two jobs and helps with the third."""
    plan = make_plan(session, world, state=PlanState.APPROVED)
    unit = world.units["svhttdl"]
    first, helped, _ = jobs_of(plan)
    helped.coordinations.append(Coordination(unit_id=unit.id, position=1))
    first.coordinations.append(Coordination(unit_id=unit.id, position=1))
    first.product = "Kế hoạch"
    session.commit()
    return plan


@pytest.fixture
def draft(session, world):
    """The hospitality plan, not yet issued; one of its jobs has no lead."""
    return make_plan(session, world, code="TBHC", jobs=HOSPITALITY)


@pytest.fixture
def place(world):
    """The address of the matrix, and of an agency's sheet by its short name."""

    def address(code: str = "", tail: str = "") -> str:
        unit = f"/{world.units[code].id}" if code else ""
        return f"/congresses/{world.congress.id}/duties{unit}{tail}"

    return address
