"""The actor behind a session: posts, scopes, units, and few statements."""

import pytest

from congress.accounts import actions, queries
from congress.core.permissions import SYSTEM, Permission, Role
from congress.units.models import Unit
from tests.support.sql import count_queries


def actor_of(user):
    return queries.load_actor(user.id, user.epoch)


def test_a_secretary_acts_for_the_committee_and_knows_its_congress(world):
    actor = actor_of(world.users["secretary"])
    assert actor.congress_ids() == {world.congress.id}
    assert actor.committee_ids(Role.SECRETARY) == {world.committees["TBTT"].id}
    assert actor.unit_ids == {world.committees["TBTT"].unit_id}


def test_an_agency_acts_for_itself(world):
    assert actor_of(world.users["agency"]).unit_ids == {world.units["svhttdl"].id}


def test_a_district_acts_for_its_agencies_and_not_for_its_bodies(session, world):
    district = world.units["district"]
    body = Unit(code="ban-td", level_id=world.levels["ban"].id, name="BCĐ huyện", parent=district)
    session.add(body)
    session.flush()
    actor = actor_of(world.users["district_officer"])
    assert actor.unit_ids == {district.id, world.units["ubnd-td"].id}


def test_an_outsider_holds_nothing(world):
    actor = actor_of(world.users["outsider"])
    assert actor.held == ()
    assert not any(actor.may(permission) for permission in Permission)


@pytest.mark.parametrize("change", ["epoch", "disabled"])
def test_a_session_ends_with_its_epoch_and_with_its_account(session, world, change):
    user = world.users["agency"]
    epoch = user.epoch
    if change == "epoch":
        user.epoch += 1
    else:
        user.is_active = False
    session.flush()
    assert queries.load_actor(user.id, epoch) is None


def test_a_revoked_post_is_gone(session, world):
    user = world.users["secretary"]
    actions.revoke_role(actor=SYSTEM, grant=user.grants[0])
    assert actor_of(user).held == ()


@pytest.mark.parametrize("role", list(Role))
def test_an_actor_costs_three_statements_at_most(session, world, role):
    user_id, epoch = world.users[role].id, world.users[role].epoch
    with count_queries() as statements:
        queries.load_actor(user_id, epoch)
    assert len(statements) <= 3


def test_users_and_posts_cost_the_same_however_many(session, world):
    actor = actor_of(world.users["administrator"])
    with count_queries() as statements:
        queries.posts([row.id for row in queries.users(actor)])
    assert len(statements) == 2
