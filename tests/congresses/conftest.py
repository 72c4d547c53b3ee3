"""A second congress below the cast's, seats in its committees, and actors by persona."""

from datetime import date

import pytest

from congress.accounts.models import Person
from congress.congresses.models import Committee, CommitteeKind, Congress, MemberRole, Membership
from tests.support.cast import unit


@pytest.fixture
def below(session, world):
    """The district's congress, guided by the province's."""
    congress = Congress(
        code="TD-2024",
        unit=world.units["district"],
        parent=world.congress,
        ordinal=4,
        year=2024,
        planned_start_on=date(2024, 6, 20),
    )
    session.add(congress)
    session.commit()
    return congress


@pytest.fixture
def elsewhere(session, world):
    """The congress of another province, with a committee."""
    province = unit(world, "04", "tinh", "tỉnh Cao Bằng", None)
    session.add(province)
    session.flush()
    congress = Congress(code="CB-2024", unit=province, ordinal=4, year=2024)
    body = unit(world, "ban-bcd-cb", "ban", "Ban Chỉ đạo Đại hội tỉnh Cao Bằng", province)
    committee = Committee(
        congress=congress, code="BCD-CB", name=body.name, kind=CommitteeKind.STEERING, unit=body
    )
    session.add(committee)
    session.commit()
    return committee


@pytest.fixture
def people(session, world):
    """Three persons, two of them seated in the publicity subcommittee."""
    names = ("Lý Thị Ánh", "Nông Văn Bình", "Hoàng Văn Ất")
    found = [Person(full_name=name, post="Phó Giám đốc") for name in names]
    found[0].agency = world.units["svhttdl"]
    session.add_all(found)
    session.flush()
    committee = world.committees["TBTT"]
    head = Membership(
        committee=committee, person=found[0], role=MemberRole.HEAD, from_on=date(2024, 3, 1)
    )
    member = Membership(
        committee=committee,
        person=found[1],
        role=MemberRole.MEMBER,
        from_on=date(2024, 3, 1),
        until_on=date(2024, 5, 1),
    )
    session.add_all([head, member])
    session.commit()
    return {"head": head, "member": member, "persons": found}
