"""Reading the journal: histories, and what each reader may find."""

from datetime import date, datetime, timedelta

import pytest

from congress.audit import queries
from congress.audit.actions import changes_of, record
from congress.audit.models import JournalEntry
from congress.audit.queries import Ask
from congress.core import clock
from congress.core.permissions import SYSTEM, Actor, Held, Role
from congress.plans.models import Plan, PlanKind, PlanState


def reader(role, congress_id=None):
    return Actor(id=1, name="Người đọc", held=(Held(role, congress_id=congress_id),))


def entry(session, **more):
    given = {
        "at": clock.now(),
        "actor_id": 1,
        "actor_name": "Nông Văn An",
        "verb": "updated",
        "target_kind": "unit",
        "target_id": 1,
        "target_name": "Sở Tài chính",
        "congress_id": None,
    }
    session.add(JournalEntry(**(given | more)))
    session.flush()


def test_a_history_is_of_one_object_and_newest_first(session):
    for note, target_id in (("một", 1), ("khác", 2), ("hai", 1)):
        entry(session, note=note, target_id=target_id)
    entry(session, note="loại khác", target_kind="plan")
    assert [found.note for found in queries.history("unit", 1)] == ["hai", "một"]


def test_a_history_has_two_hundred_entries_at_most(session):
    for number in range(202):
        entry(session, note=str(number))
    found = queries.history("unit", 1)
    assert (len(found), found[0].note) == (200, "201")


def test_a_history_without_entries_is_empty(session):
    assert queries.history("unit", 404) == []


def test_a_saved_change_comes_back_with_its_field_and_both_values(session, world):
    unit = world.units["stc"]
    unit.name = "Sở Tài chính - Kế hoạch"
    record(actor=SYSTEM, verb="updated", target=unit, changes=changes_of(unit))
    [found] = queries.history("unit", unit.id)
    [change] = found.changes
    assert (found.actor, found.verb) == ("hệ thống", "updated")
    assert (change.label, change.kind) == ("name", "text")
    assert (change.old, change.new) == ("Sở Tài chính", "Sở Tài chính - Kế hoạch")


def test_a_reference_is_kept_as_the_name_it_points_to(session, world):
    plan = Plan(kind=PlanKind.DETAILED, subject="Kế hoạch", committee=world.committees["TBTT"])
    session.add(plan)
    session.flush()
    plan.committee_id = world.committees["TBHC"].id
    plan.state = PlanState.SUBMITTED
    changes = {change["field"]: change for change in changes_of(plan)}
    assert changes["committee"]["new"] == "Tiểu ban Hậu cần - Lễ tân"
    assert changes["state"] == {
        "field": "state",
        "kind": "enum",
        "old": "PlanState.draft",
        "new": "PlanState.submitted",
    }


def test_the_last_entry_of_an_object_names_who_saved_it(session):
    entry(session, actor_name="Nông Văn An")
    entry(session, actor_name="Hoàng Thị Bình")
    assert queries.last_entry("unit", 1).actor == "Hoàng Thị Bình"


def test_the_last_entry_of_an_unknown_object_is_an_empty_one(session, now):
    found = queries.last_entry("unit", 404)
    assert (found.at, found.verb, found.changes) == (now, "", ())


def test_an_administrator_finds_every_entry(session, world):
    entry(session, congress_id=world.congress.id)
    entry(session, congress_id=None)
    assert queries.count(reader(Role.ADMINISTRATOR), Ask()) == 2


@pytest.mark.parametrize("role", [Role.STANDING_AGENCY, Role.STEERING])
def test_others_find_the_entries_of_their_congress_alone(session, world, role):
    entry(session, congress_id=world.congress.id, note="của Đại hội này")
    entry(session, congress_id=world.congress.id + 1)
    entry(session, congress_id=None, actor_name="Quản trị viên")
    who = reader(role, world.congress.id)
    assert [found.note for found in queries.entries(who, Ask())] == ["của Đại hội này"]
    assert queries.count(who, Ask()) == 1
    assert queries.actor_names(who) == ["Nông Văn An"]


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.INSPECTOR])
def test_a_post_that_does_not_read_the_journal_opens_none_of_it(session, world, role):
    entry(session, congress_id=world.congress.id)
    assert queries.count(reader(role, world.congress.id), Ask()) == 0


def test_both_days_of_a_period_count_as_the_office_lives_them(session):
    midnight = datetime(2024, 5, 20, tzinfo=clock.ZONE)
    second = timedelta(seconds=1)
    for note, at in (
        ("hôm trước", midnight - second),
        ("sáng sớm", midnight),
        ("cuối ngày", midnight + timedelta(days=1) - second),
        ("hôm sau", midnight + timedelta(days=1)),
    ):
        entry(session, at=at, note=note)
    day = date(2024, 5, 20)
    found = queries.entries(reader(Role.ADMINISTRATOR), Ask(first=day, last=day))
    assert [one.note for one in found] == ["cuối ngày", "sáng sớm"]


def test_entries_are_found_by_who_acted_and_on_what(session):
    entry(session, actor_name="Hoàng Thị Bình", target_kind="plan", note="đúng")
    entry(session, actor_name="Hoàng Thị Bình")
    entry(session, target_kind="plan")
    ask = Ask(actor="Hoàng Thị Bình", kind="plan")
    assert [one.note for one in queries.entries(reader(Role.ADMINISTRATOR), ask)] == ["đúng"]


def test_pages_of_entries_follow_each_other(session):
    for number in range(5):
        entry(session, note=str(number))
    who = reader(Role.ADMINISTRATOR)
    pages = [queries.entries(who, Ask(), offset=offset, limit=2) for offset in (0, 2, 4)]
    assert [[one.note for one in page] for page in pages] == [["4", "3"], ["2", "1"], ["0"]]


def test_what_an_address_asks_for_is_read_and_the_rest_left_out():
    ask = Ask.of({"actor": " An ", "kind": "plan", "from": "05/02/2024", "until": "mai"})
    assert ask == Ask(actor="An", kind="plan", first=date(2024, 2, 5), last=None)


def test_a_broken_address_asks_for_nothing_that_can_fail():
    assert Ask.of({"actor": "\ud800\0" + "a" * 5000}).actor.startswith("?a")


def test_technical_fields_stay_out_of_the_journal(session, world):
    user = world.users["agency"]
    user.epoch += 1
    user.secret_hash = "khác"
    assert changes_of(user) == []


def test_nothing_turned_into_empty_text_is_no_change(session, world):
    unit = world.units["ubnd-td"]
    unit.short_name = ""
    assert changes_of(unit) == []
