"""Handing over: open jobs get a new person in charge, and nothing reminds who gave them."""

from datetime import timedelta

import pytest

from congress.accounts.models import Person
from congress.audit.models import JournalEntry
from congress.core import clock
from congress.core.errors import RejectedError
from congress.core.permissions import SYSTEM, Role
from congress.plans import rules
from congress.plans.actions import handing
from congress.plans.actions.drafting import remove_item
from congress.plans.actions.removing import purge_items
from congress.plans.models import HandedItem, ItemState, PlanState
from congress.plans.queries.handing import leavers
from congress.plans.queries.home import home
from tests.conftest import NOW
from tests.support import cast
from tests.support.cast import actor_of
from tests.support.plans import jobs_of, make_plan


@pytest.fixture
def plan(session, world):
    """An approved plan: its first job names the agency's officer, the third one nobody."""
    plan = make_plan(session, world, state=PlanState.APPROVED)
    person = Person(full_name="Dương Thị Tuyết")
    cast.add_user(session, world, "colleague", Role.AGENCY)
    session.add(person)
    session.flush()
    world.users["agency"].person_id = jobs_of(plan)[0].person_id = person.id
    world.users["colleague"].display_name = "Bế Thị Hằng – Sở VHTTDL"
    session.commit()
    return plan


def reminded(world, name):
    found = home(actor_of(world, name), NOW, 365)
    return {row.id for row in (*found.overdue, *found.due_soon)}


def address(world, name="agency"):
    return f"/users/{world.users[name].id}/handover"


def test_all_open_jobs_go_to_a_colleague_in_one_sending(client, session, world, plan):
    first, _, third = jobs_of(plan)
    page = client.sign_in("agency").get(address(world))
    fields = page.fields("/handover")
    assert fields["receiver_id"] == ""
    boxes = page.soup.select("input[name=items][checked]")
    assert [int(box["value"]) for box in boxes] == [first.id, third.id]
    fields |= {
        "receiver_id": str(world.users["colleague"].id),
        "items": [box["value"] for box in boxes],
        "reason": "Nghỉ thai sản",
    }
    sent = client.post(address(world), fields)
    assert "Đã bàn giao 2 công việc" in client.get(sent.location).words
    session.expire_all()
    assert {first.person.full_name, third.person.full_name} == {"Bế Thị Hằng"}
    assert reminded(world, "agency") == set()
    assert reminded(world, "colleague") == {first.id, third.id}
    history = client.get(f"/items/{first.id}").soup.select_one(".timeline li").get_text(" ")
    for word in ("bàn giao công việc", "Nghỉ thai sản", "Dương Thị Tuyết", "Bế Thị Hằng"):
        assert word in history


def test_what_is_picked_goes_and_the_rest_stays(client, session, world, plan):
    first, _, third = jobs_of(plan)
    give(world, [first.id])
    session.commit()
    assert reminded(world, "agency") == {third.id}
    words = client.sign_in("agency").get(address(world)).words
    assert third.content in words
    assert first.content not in words


def give(world, ids, actor="agency", giver="agency", receiver="colleague"):
    return handing.hand_over(
        actor=actor_of(world, actor) if actor else SYSTEM,
        giver=world.users[giver],
        receiver_id=world.users[receiver].id,
        item_ids=ids,
    )


def test_a_job_handed_back_is_the_givers_again(session, world, plan):
    first = jobs_of(plan)[0]
    give(world, [first.id])
    give(world, [first.id], actor="colleague", giver="colleague", receiver="agency")
    session.flush()
    assert first.id in reminded(world, "agency")
    assert first.id not in reminded(world, "colleague")


def test_the_receiver_is_told_on_the_home_until_it_is_noted(client, session, world, plan):
    give(world, [job.id for job in jobs_of(plan)])
    session.commit()
    home_page = client.sign_in("colleague").get("/")
    assert "Người thử agency bàn giao cho bạn 2 công việc" in home_page.words
    client.post(home_page.form("/accept")["action"])
    assert "bàn giao cho bạn" not in client.get("/").words
    verbs = {entry.verb for entry in session.query(JournalEntry)}
    assert {"handed_over", "accepted_work"} <= verbs


def test_a_disabled_account_with_open_jobs_is_listed_until_they_are_handed_over(
    client, session, world, plan
):
    first, _, third = jobs_of(plan)
    world.users["agency"].is_active = False
    session.commit()
    # The third job names nobody, but a colleague still acts for the agency.
    [row] = leavers(SYSTEM)
    assert (row.name, row.count) == ("Người thử agency", 1)
    for persona in ("administrator", "colleague"):
        assert "còn 1 công việc chưa bàn giao" in client.sign_in(persona).get("/").words
    assert "chưa bàn giao" not in client.sign_in("other_agency").get("/").words
    give(world, [first.id], actor="colleague")
    session.commit()
    assert leavers(SYSTEM) == []
    assert third.person_id is None


def test_an_agency_left_with_nobody_keeps_its_jobs_on_the_list(session, world, plan):
    for name in ("agency", "colleague"):
        world.users[name].is_active = False
    session.flush()
    assert {row.name: row.count for row in leavers(SYSTEM)}["Người thử agency"] == 2


def test_closed_jobs_are_nobodys_to_hand_over(session, world, plan):
    first, _, third = jobs_of(plan)
    first.state, first.done_at = ItemState.DONE, NOW
    third.state = ItemState.CANCELLED
    session.flush()
    with pytest.raises(RejectedError, match="ít nhất một công việc"):
        give(world, [first.id, third.id])


@pytest.mark.parametrize("receiver", ["other_agency", "observer", "agency"])
def test_only_a_colleague_receives(world, plan, receiver):
    with pytest.raises(RejectedError, match="cùng cơ quan"):
        give(world, [jobs_of(plan)[0].id], receiver=receiver)


def test_a_receiver_who_would_not_see_the_plan_is_refused(session, world, plan):
    job = jobs_of(make_plan(session, world, code="TBHC", jobs=(("1", "Việc", "stc", ""),)))[0]
    job.person_id = world.users["agency"].person_id
    session.flush()
    with pytest.raises(RejectedError, match="không xem được"):
        give(world, [job.id])


def test_a_draft_let_go_of_takes_its_hand_over_along(session, world, plan):
    cast.add_user(session, world, "deputy", Role.SECRETARY, committee="TBHC")
    job = jobs_of(make_plan(session, world, code="TBHC"))[0]
    job.leader_id = world.users["other_secretary"].person_id = plan.items[1].person_id
    session.flush()
    give(world, [job.id], actor=None, giver="other_secretary", receiver="deputy")
    assert job.person_id is None
    assert job.leader.full_name == "Người thử deputy"
    remove_item(actor=SYSTEM, item=job)
    session.commit()
    with clock.pinned(lambda: NOW + timedelta(days=31)):
        assert purge_items() == 1
    assert session.query(HandedItem).count() == 0


@pytest.mark.parametrize(
    ("shown", "name"),
    [("Bế Thị Hằng – Sở Nội vụ", "Bế Thị Hằng"), ("Lò Văn Anh-Dũng", "Lò Văn Anh-Dũng")],
)
def test_the_person_is_named_without_the_agency(shown, name):
    assert rules.person_name(shown) == name


def test_the_standing_agency_looks_after_what_a_secretary_left(client, session, world, plan):
    world.users["secretary"].person_id = jobs_of(plan)[1].person_id = plan.items[1].person_id
    world.users["secretary"].grants[0].revoked_at = NOW
    session.commit()
    home_page = client.sign_in("standing_agency").get("/").words
    assert "Người thử secretary đã thôi việc này, còn 2 công việc" in home_page
    assert client.get(address(world, "secretary")).status == 200
    assert "thôi việc" not in client.sign_in("observer").get("/").words
