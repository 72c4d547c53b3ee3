"""Who sees which congress, in which order, for how many statements."""

import pytest

from congress.accounts.models import Person
from congress.congresses import queries
from congress.congresses.models import Committee, CommitteeKind, MemberRole, Membership
from congress.congresses.queries import choices, finding
from congress.congresses.queries import people as seating
from congress.core.errors import MissingError
from congress.core.permissions import SYSTEM, Actor, Held, Role
from tests.support.cast import unit
from tests.support.sql import count_queries

NOBODY = Actor(id=9, name="không có quyền")


def codes(actor):
    return [row.congress.code for row in finding.tree(actor)]


@pytest.mark.parametrize("username", ["standing_agency", "steering", "inspector", "observer"])
def test_a_congress_post_sees_its_congress_and_those_below(actor_of, below, elsewhere, username):
    assert codes(actor_of(username)) == ["LS-2024", "TD-2024"]


@pytest.mark.parametrize("username", ["secretary", "committee_member", "agency"])
def test_a_committee_or_agency_post_sees_its_own_congress(actor_of, below, elsewhere, username):
    assert codes(actor_of(username)) == ["LS-2024"]


def test_a_district_sees_its_congress_and_the_one_above(actor_of, below, elsewhere):
    assert codes(actor_of("district_officer")) == ["LS-2024", "TD-2024"]


def test_a_post_below_sees_what_guides_it(below, elsewhere):
    leader = Actor(id=9, name="x", held=(Held(Role.STEERING, congress_id=below.id),))
    assert codes(leader) == ["LS-2024", "TD-2024"]


@pytest.mark.parametrize("actor", [SYSTEM, "administrator"])
def test_administrators_and_the_command_line_see_all(actor_of, below, elsewhere, actor):
    who = actor_of(actor) if isinstance(actor, str) else actor
    assert codes(who) == ["CB-2024", "LS-2024", "TD-2024"]


def test_who_holds_no_post_sees_none(below):
    assert codes(NOBODY) == []


def test_the_tree_tells_depth_and_number_of_committees(actor_of, below):
    rows = finding.tree(actor_of("administrator"))
    assert [(row.depth, row.committees) for row in rows] == [(0, 3), (1, 0)]


def test_the_tree_takes_one_statement(actor_of, session, below, elsewhere):
    actor = actor_of("administrator")
    session.expunge_all()
    with count_queries() as found:
        assert all(row.congress.unit.name for row in finding.tree(actor))
    assert len(found) == 1


@pytest.mark.parametrize("username", [role.value for role in Role])
def test_every_role_has_the_congress_as_its_frame(actor_of, world, session, username):
    actor = actor_of(username)
    session.expunge_all()
    with count_queries() as found:
        home = queries.home_congress(actor)
        assert home is not None
        assert (home.code, home.unit.code) == ("LS-2024", "20")
    assert len(found) <= 2


def test_the_frame_of_a_district_is_its_own_congress(actor_of, below):
    assert queries.home_congress(actor_of("district_officer")) == below


def test_without_congresses_there_is_no_frame(session):
    assert queries.home_congress(SYSTEM) is None


def test_a_congress_out_of_scope_is_missing(actor_of, elsewhere):
    with pytest.raises(MissingError):
        queries.congress(actor_of("standing_agency"), elsewhere.congress_id)


def test_a_committee_is_found_by_number_and_by_code(actor_of, world):
    committee, actor = world.committees["TBTT"], actor_of("agency")
    assert queries.committee(actor, committee.id) is committee
    assert queries.committee_by_code(actor, "TBTT") is committee


@pytest.mark.parametrize("code", ["BCD-CB", "KHONG-CO"])
def test_a_committee_out_of_scope_is_missing(actor_of, elsewhere, code):
    with pytest.raises(MissingError):
        queries.committee_by_code(actor_of("secretary"), code)


def test_committees_go_by_kind_then_position(session, world):
    body = unit(world, "ban-btc", "ban", "Ban Tổ chức", world.units["province"])
    session.add(
        Committee(
            congress=world.congress,
            code="BTC",
            name="Ban Tổ chức",
            kind=CommitteeKind.ORGANISING,
            unit=body,
        )
    )
    world.committees["TBTT"].position = 2
    world.committees["TBHC"].position = 1
    session.commit()
    ordered = [row.code for row in queries.committees_of(world.congress.id)]
    assert ordered == ["BCD", "BTC", "TBHC", "TBTT"]


def test_every_committee_is_listed_with_its_congress(world, elsewhere):
    rows = queries.every_committee()
    assert ("BCD-CB", elsewhere.name, CommitteeKind.STEERING, "CB-2024") in rows
    assert [row.congress for row in rows] == ["CB-2024", "LS-2024", "LS-2024", "LS-2024"]


def test_persons_go_by_given_name_in_vietnamese_order(actor_of, people):
    assert [person.full_name for person in seating.people(actor_of("administrator"))] == [
        "Lý Thị Ánh",
        "Hoàng Văn Ất",
        "Nông Văn Bình",
    ]


def test_a_reader_sees_only_seated_persons(actor_of, people):
    found = [person.full_name for person in seating.people(actor_of("agency"))]
    assert found == ["Lý Thị Ánh", "Nông Văn Bình"]


def test_a_person_seated_only_elsewhere_is_missing(actor_of, session, elsewhere):
    person = Person(full_name="Triệu Thị Xa")
    session.add(Membership(committee=elsewhere, person=person, role=MemberRole.HEAD))
    session.commit()
    with pytest.raises(MissingError):
        seating.person(actor_of("standing_agency"), person.id)


@pytest.mark.parametrize("words", ["anh ly", "ly thi anh", "LÝ THỊ", "van hoa, the thao"])
def test_a_search_needs_no_marks(actor_of, people, words):
    found = [person.full_name for person in seating.people(actor_of("agency"), words)]
    assert found == ([] if words == "anh ly" else ["Lý Thị Ánh"])


def test_people_of_a_congress_are_those_who_sit_or_sat(world, people, below):
    assert [person.full_name for person in queries.people_of(world.congress.id)] == [
        "Lý Thị Ánh",
        "Nông Văn Bình",
    ]
    assert queries.people_of(below.id) == []


def test_a_list_of_seats_takes_one_statement(session, world, people):
    committee_id = world.committees["TBTT"].id
    session.expunge_all()
    with count_queries() as found:
        names = [seat.person.full_name for seat in seating.seats_in(committee_id)]
    assert names == ["Lý Thị Ánh", "Nông Văn Bình"]
    assert len(found) == 1


def test_a_congress_cannot_be_put_below_itself(actor_of, world, below):
    offered = choices.parents(actor_of("administrator"), world.congress)
    assert offered == []
