"""Intentions on accounts: what is done, what is refused, what the journal says."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from congress.accounts import actions, queries, rules
from congress.accounts.models import Grant
from congress.audit.models import JournalEntry
from congress.core.errors import MissingError, NotAllowedError, RejectedError
from congress.core.permissions import SYSTEM, Role


@pytest.fixture
def admin(world):
    user = world.users["administrator"]
    return queries.load_actor(user.id, user.epoch)


def journal(session):
    return session.scalars(sa.select(JournalEntry).order_by(JournalEntry.id.desc())).first()


def test_a_new_account_signs_in_with_its_first_secret(session, world, admin):
    made = actions.create_user(actor=admin, username="Ly.Thi.B", display_name="Lý Thị B")
    found = queries.authenticated("ly.thi.b", made.secret)
    assert found == made.user
    assert found.must_change_secret
    assert journal(session).verb == "created"
    assert made.secret not in str(journal(session).changes)


def test_the_command_line_makes_the_first_administrator(session, world):
    made = actions.create_user(actor=SYSTEM, username="first", display_name="Người đầu")
    actions.grant_role(actor=SYSTEM, user=made.user, role=Role.ADMINISTRATOR)
    assert queries.load_actor(made.user.id, made.user.epoch).is_administrator()


def test_who_does_not_look_after_accounts_changes_none(session, world):
    agency = queries.load_actor(world.users["agency"].id, 1)
    for act in (
        lambda: actions.create_user(actor=agency, username="abc", display_name="A"),
        lambda: actions.disable_user(actor=agency, user=world.users["outsider"]),
        lambda: actions.issue_secret(actor=agency, user=world.users["outsider"]),
        lambda: actions.end_sessions(actor=agency, user=world.users["outsider"]),
        lambda: actions.grant_role(
            actor=agency, user=world.users["agency"], role=Role.ADMINISTRATOR
        ),
        lambda: queries.users(agency),
        lambda: queries.user(agency, world.users["agency"].id),
    ):
        with pytest.raises(NotAllowedError):
            act()


@pytest.mark.parametrize("act", ["disable", "secret", "sessions", "grant", "revoke"])
def test_every_change_of_rights_ends_the_sessions(session, world, admin, act):
    user = world.users["secretary"]
    epoch = user.epoch
    {
        "disable": lambda: actions.disable_user(actor=admin, user=user),
        "secret": lambda: actions.issue_secret(actor=admin, user=user),
        "sessions": lambda: actions.end_sessions(actor=admin, user=user),
        "grant": lambda: actions.grant_role(
            actor=admin, user=user, role=Role.AGENCY, unit_id=world.units["stc"].id
        ),
        "revoke": lambda: actions.revoke_role(actor=admin, grant=user.grants[0]),
    }[act]()
    assert user.epoch == epoch + 1
    assert journal(session).target_id == user.id
    assert journal(session).actor_name == admin.name


def test_nobody_disables_himself(world, admin):
    with pytest.raises(RejectedError, match="tài khoản của mình"):
        actions.disable_user(actor=admin, user=world.users["administrator"])


def test_the_last_administrator_stays(session, world, admin):
    user = world.users["administrator"]
    with pytest.raises(RejectedError, match="duy nhất"):
        actions.revoke_role(actor=admin, grant=user.grants[0])
    other = replace(admin, id=world.users["outsider"].id)
    with pytest.raises(RejectedError, match="duy nhất"):
        actions.disable_user(actor=other, user=user)


def test_the_command_line_may_disable_the_last_administrator(session, world):
    user = world.users["administrator"]
    actions.disable_user(actor=SYSTEM, user=user)
    assert not user.is_active
    assert journal(session).verb == "disabled"


def test_an_administrator_may_go_when_another_active_one_stays(session, world, admin):
    other = world.users["outsider"]
    actions.grant_role(actor=admin, user=other, role=Role.ADMINISTRATOR)
    actions.revoke_role(actor=admin, grant=world.users["administrator"].grants[0])
    assert not queries.is_administrator(world.users["administrator"])
    with pytest.raises(RejectedError, match="duy nhất"):
        actions.disable_user(actor=admin, user=other)


def test_a_disabled_account_neither_signs_in_nor_counts(session, world, admin):
    user = world.users["agency"]
    user.secret_hash = rules.hash_secret("Suối chảy qua bản")
    actions.disable_user(actor=admin, user=user)
    assert queries.authenticated("agency", "Suối chảy qua bản") is None
    actions.enable_user(actor=admin, user=user)
    assert queries.authenticated("agency", "Suối chảy qua bản") == user
    assert journal(session).verb == "enabled"


def test_a_post_is_given_once(session, world, admin):
    user, unit_id = world.users["agency"], world.units["svhttdl"].id
    with pytest.raises(RejectedError, match="vai trò đó rồi"):
        actions.grant_role(actor=admin, user=user, role=Role.AGENCY, unit_id=unit_id)


def test_a_post_in_nothing_that_exists_is_refused_beside_the_field(session, world, admin):
    with pytest.raises(RejectedError) as refused:
        actions.grant_role(
            actor=admin, user=world.users["agency"], role=Role.SECRETARY, committee_id=99_999
        )
    assert refused.value.field == "committee_id"


def test_a_post_is_kept_with_its_scope_and_the_journal_names_it(session, world, admin):
    user, committee = world.users["outsider"], world.committees["TBHC"]
    grant = actions.grant_role(
        actor=admin, user=user, role=Role.SECRETARY, committee_id=committee.id, unit_id=1
    )
    assert (grant.congress_id, grant.committee_id, grant.unit_id) == (None, committee.id, None)
    assert journal(session).verb == "granted"
    assert journal(session).note == committee.name
    assert journal(session).changes[0]["new"] == "Role.secretary"
    assert queries.posts([user.id])[user.id][0].where == committee.name


def test_a_revoked_post_stays_in_the_history(session, world, admin):
    grant = world.users["secretary"].grants[0]
    actions.revoke_role(actor=admin, grant=grant)
    actions.revoke_role(actor=admin, grant=grant)
    assert session.get(Grant, grant.id).revoked_at is not None
    with pytest.raises(MissingError):
        queries.grant(admin, grant.id)


def test_the_list_finds_names_without_diacritics_in_vietnamese_order(session, world, admin):
    for username, name in (("u.a", "Hoàng Văn Ước"), ("u.b", "Nông Thị Ẩn"), ("u.c", "Lò Văn Ấm")):
        actions.create_user(actor=admin, username=username, display_name=name)
    names = [row.display_name for row in queries.users(admin, "van u")]
    assert names == ["Hoàng Văn Ước"]
    order = [row.username for row in queries.users(admin, "u.")]
    assert order == ["u.c", "u.b", "u.a"]


def test_an_unknown_username_is_missing(world):
    with pytest.raises(MissingError):
        queries.user_by_name("nobody")
    assert queries.user_by_name(" Agency ") == world.users["agency"]
