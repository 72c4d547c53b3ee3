"""Saved views: kept under a name, counted anew each time, shared by their address."""

import pytest

from congress.audit.models import JournalEntry
from congress.plans.models import PlanState
from congress.search.actions import MOST
from congress.search.models import SavedView
from tests.support.plans import jobs_of, make_plan
from tests.support.sql import count_queries


@pytest.fixture
def plan(session, world):
    return make_plan(session, world, state=PlanState.APPROVED)


def save(client, address, name):
    form = client.get(address)
    return client.post(address, form.fields() | {"name": name})


def bar(page):
    """The reader's views on the page of a plan: name and count, with the address."""
    return {
        " ".join(link.get_text(" ").split()): link["href"]
        for link in page.soup.select("nav.filters .chips a")
    }


def test_the_filters_of_a_plan_are_kept_under_a_name_with_their_count(client, session, plan):
    client.sign_in("secretary")
    page = client.get(f"/plans/{plan.id}?lack=product&q=tuyen truyen&page=1")
    address = bar(page)["Lưu cách xem này"]
    saved = save(client, address, "Thiếu sản phẩm")
    assert saved.status == 303
    assert bar(client.get(saved.location))["Thiếu sản phẩm 1"] == saved.location
    jobs_of(plan)[0].product = "Kế hoạch"
    session.flush()
    assert "Thiếu sản phẩm 0" in bar(client.get(f"/plans/{plan.id}"))


def test_a_plan_without_filters_offers_nothing_to_save(client, plan):
    assert bar(client.sign_in("secretary").get(f"/plans/{plan.id}")) == {}


def test_a_search_is_kept_too(client, plan):
    client.sign_in("secretary")
    saved = save(client, "/search/views/new?q=tuyên truyền&kind=jobs", "Tuyên truyền")
    assert saved.status == 303
    row = client.get("/views").soup.select_one("tbody tr")
    assert row.a["href"] == saved.location
    assert row.select_one("td.n").get_text(strip=True) == "1"
    assert client.get("/search/views/new?q=").location == "/search"


def test_the_address_of_a_view_opens_for_whoever_sees_the_list(client, plan):
    client.sign_in("secretary")
    saved = save(client, f"/plans/{plan.id}/views/new?lead=mine", "Của tôi")
    page = client.sign_in("agency").get(saved.location)
    assert f"/items/{jobs_of(plan)[0].id}" in page.links()
    assert "Của tôi 2" not in bar(page)
    assert client.sign_in("other_agency").get(saved.location).status == 404


def test_a_view_is_renamed_and_taken_away_by_its_owner_alone(client, session, plan):
    client.sign_in("secretary")
    save(client, f"/plans/{plan.id}/views/new?lack=due", "Cũ")
    view = session.query(SavedView).one()
    form = client.get(f"/views/{view.id}/edit").fields()
    assert client.post(f"/views/{view.id}/edit", form | {"name": "Mới"}).status == 303
    assert "Mới" in client.get("/views").words
    stale = client.post(f"/views/{view.id}/edit", form | {"name": "Khác"})
    assert stale.status == 409
    client.sign_in("standing_agency")
    assert client.get(f"/views/{view.id}/edit").status == 404
    assert client.post(f"/views/{view.id}/remove").status == 404
    assert "Mới" not in client.get("/views").words
    client.sign_in("secretary")
    assert client.post(f"/views/{view.id}/remove").status == 303
    assert "Chưa có cách xem nào" in client.get("/views").words
    verbs = session.query(JournalEntry.verb).filter_by(target_kind="saved_view")
    assert [verb for (verb,) in verbs.order_by(JournalEntry.id)] == [
        "created",
        "updated",
        "removed",
    ]


def test_a_name_is_needed_and_stands_once_for_each_user(client, session, plan):
    client.sign_in("secretary")
    address = f"/plans/{plan.id}/views/new?lack=due"
    assert save(client, address, " ").status == 422
    assert save(client, address, "Thiếu hạn").status == 303
    again = save(client, address, "Thiếu hạn")
    assert again.status == 422
    assert again.errors() == [
        "Tên cách xem: Bạn đã có cách xem mang tên này.",
        "Bạn đã có cách xem mang tên này.",
    ]
    assert again.fields()["name"] == "Thiếu hạn"
    assert save(client.sign_in("agency"), address, "Thiếu hạn").status == 303
    assert session.query(SavedView).count() == 2


def test_sent_twice_a_view_is_saved_once(client, session, plan):
    client.sign_in("secretary")
    address = f"/plans/{plan.id}/views/new?lack=due"
    form = client.get(address).fields() | {"name": "Thiếu hạn"}
    assert [client.post(address, form).status for _ in range(2)] == [303, 303]
    assert session.query(SavedView).count() == 1


def test_a_user_keeps_a_limited_number_of_views(client, session, world, plan):
    client.sign_in("secretary")
    keep(session, world, plan, MOST)
    refused = save(client, f"/plans/{plan.id}/views/new?lack=due", "Thêm nữa")
    assert refused.status == 422
    assert f"Bạn đã lưu {MOST} cách xem" in refused.words


def keep(session, world, plan, count, **filters):
    for number in range(count):
        view = SavedView(
            user_id=world.users["secretary"].id,
            name=f"Cách {number} {filters}",
            plan=plan,
            filters=filters or {"lack": "due"},
            created_at=world.users["secretary"].created_at,
        )
        session.add(view)
    session.flush()


def test_a_view_of_a_plan_out_of_sight_can_still_be_taken_away(client, session, world, plan):
    other = make_plan(session, world, code="TBHC")
    keep(session, world, other, 1)
    page = client.sign_in("secretary").get("/views")
    assert "Kế hoạch này hiện ngoài phạm vi của bạn." in page.words
    assert "Hậu cần" not in page.words
    assert f"/plans/{other.id}" not in " ".join(page.links())
    view = session.query(SavedView).one()
    assert client.post(f"/views/{view.id}/remove").status == 303


def test_more_views_cost_no_more_statements(client, session, world, plan):
    client.sign_in("secretary")

    def cost(address):
        client.get(address)
        with count_queries() as sent:
            assert client.get(address).status == 200
        return len(sent)

    keep(session, world, plan, 1, lead="mine")
    keep(session, world, None, 1, q="tuyen truyen")
    few = [cost("/views"), cost(f"/plans/{plan.id}")]
    keep(session, world, plan, 8)
    keep(session, world, plan, 4, lack="product")
    keep(session, world, None, 8, q="hoi")
    assert [cost("/views"), cost(f"/plans/{plan.id}")] == few
    assert few[0] <= 15
