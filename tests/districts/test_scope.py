"""Who sees which children: a district its own, the parent's people all of them."""

import pytest
import sqlalchemy as sa

from congress.congresses.models import Congress
from congress.core.errors import MissingError
from congress.core.permissions import SYSTEM, Role
from congress.districts import policy, queries
from congress.units.models import UnitKind, UnitLevel
from tests.support.cast import add_user, unit
from tests.support.districts import make_child


@pytest.mark.parametrize("name", ["standing_agency", "steering", "inspector", "observer"])
def test_who_watches_the_parent_sees_all_its_children(districts, actor_of, name):
    found = queries.children_of(actor_of(name), districts.parent.id)
    assert [child.code for child in found] == ["TD-2024", "VL-2024"]
    assert queries.parent_for(actor_of(name), districts.parent.id) is districts.parent


@pytest.mark.parametrize("name", ["district_officer", "district_leader"])
def test_a_district_sees_its_own_congress_and_no_other(districts, actor_of, name):
    actor = actor_of(name)
    assert queries.own_children(actor) == [districts.child]
    assert queries.children_of(actor, districts.parent.id) == [districts.child]
    assert queries.child_for(actor, districts.child.id) is districts.child
    for out_of_scope in (districts.other, districts.parent):
        with pytest.raises(MissingError):
            queries.child_for(actor, out_of_scope.id)
    with pytest.raises(MissingError):
        queries.parent_for(actor, districts.parent.id)


@pytest.mark.parametrize("name", ["secretary", "committee_member", "agency", "outsider"])
def test_others_see_no_children(districts, actor_of, name):
    assert queries.children_of(actor_of(name), districts.parent.id) == []


def test_a_rule_for_one_congress_says_what_its_query_says(districts, session, world, actor_of):
    congresses = (districts.parent, districts.child, districts.other)
    for actor in (SYSTEM, *map(actor_of, world.users)):
        seen = session.scalars(sa.select(Congress).where(policy.children_seen(actor))).all()
        above = session.scalars(sa.select(Congress).where(policy.parents_seen(actor))).all()
        for congress in congresses:
            assert policy.sees_child(actor, congress) == (congress in seen)
            assert policy.watches(actor, congress.id) == (congress in above)


def test_the_word_for_the_children_comes_from_their_level(districts, session, world):
    level = queries.level_of(districts.parent.id)
    assert (level.word("vi"), level.word("en")) == ("huyện", "district")
    assert queries.level_of(districts.child.id).word("vi") == ""


def test_a_tree_of_province_and_communes_works_with_data_alone(session, world, actor_of):
    world.levels["xa"] = UnitLevel(
        code="xa", name="xã", name_en="commune", kind=UnitKind.ADMINISTRATIVE, rank=3
    )
    session.add(world.levels["xa"])
    session.flush()
    world.units["commune"] = unit(world, "5983", "xa", "xã Kháng Chiến", world.units["province"])
    session.add(world.units["commune"])
    session.flush()
    add_user(session, world, "commune_officer", Role.DISTRICT_OFFICER, unit_code="commune")
    child = make_child(session, world, "KC-2024", "commune", None)
    session.commit()
    assert queries.level_of(world.congress.id).word("vi") == "xã"
    assert queries.own_children(actor_of("commune_officer")) == [child]
    assert queries.children_of(actor_of("standing_agency"), world.congress.id) == [child]
