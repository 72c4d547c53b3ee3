"""The pages of congresses and committees, persona by persona."""

from datetime import date

import pytest
import sqlalchemy as sa

from congress.congresses.models import Committee, Congress
from congress.core.permissions import Role
from tests.support.client import send
from tests.support.sql import count_queries

PERSONAS = [role.value for role in Role]


@pytest.fixture
def keeper(client):
    return client.sign_in("standing_agency")


@pytest.mark.parametrize("username", PERSONAS)
def test_every_persona_reads_the_congress_and_its_committees(client, world, people, username):
    client.sign_in(username)
    assert "Đại hội IV · tỉnh Lạng Sơn" in client.get("/congresses").words
    detail = client.get(f"/congresses/{world.congress.id}")
    assert "thứ Ba, 19/11/2024" in detail.words
    assert "Tiểu ban Tuyên truyền - Khánh tiết" in detail.words
    page = client.get(f"/committees/{world.committees['TBTT'].id}")
    assert "Lý Thị Ánh" in page.words


@pytest.mark.parametrize("username", ["outsider"])
def test_who_holds_no_post_is_told_whom_to_ask(client, world, username):
    client.sign_in(username)
    assert "chưa được gắn với Đại hội nào" in client.get("/congresses").words
    assert client.get(f"/congresses/{world.congress.id}").status == 404


def test_the_list_takes_the_same_statements_for_more_congresses(keeper, session, world, below):
    with count_queries() as few:
        keeper.get("/congresses")
    for number in range(5):
        session.add(
            Congress(
                code=f"X-{number}",
                unit_id=world.units["district"].id,
                parent_id=world.congress.id,
                ordinal=4,
                year=2024,
            )
        )
    session.commit()
    with count_queries() as many:
        page = keeper.get("/congresses")
    assert len(page.soup.select("tbody tr")) == 7
    assert len(many) == len(few)


@pytest.mark.parametrize(
    "address",
    [
        "/congresses/{congress}",
        "/congresses/{congress}/edit",
        "/committees/{committee}",
        "/committees/{committee}/edit",
        "/committees/{committee}/members/new",
        "/committees/{committee}/list",
    ],
)
def test_another_provinces_pages_are_not_there(keeper, elsewhere, address):
    where = address.format(congress=elsewhere.congress_id, committee=elsewhere.id)
    assert keeper.get(where).status == 404


@pytest.mark.parametrize("username", ["steering", "secretary", "agency", "observer"])
@pytest.mark.parametrize(
    "address",
    [
        "/congresses/new",
        "/congresses/{congress}/edit",
        "/congresses/{congress}/committees/new",
        "/committees/{committee}/edit",
        "/committees/{committee}/members/new",
        "/members/{seat}/edit",
        "/members/{seat}/end",
        "/people/new",
        "/people/{person}/edit",
    ],
)
def test_a_reader_is_told_who_keeps_the_lists(client, world, people, username, address):
    client.sign_in(username)
    where = address.format(
        congress=world.congress.id,
        committee=world.committees["TBTT"].id,
        seat=people["head"].id,
        person=people["head"].person_id,
    )
    for page in (client.get(where), client.post(where)):
        assert page.status == 403
        assert "Cơ quan thường trực" in page.words


@pytest.mark.parametrize("username", ["steering", "secretary", "agency"])
def test_a_reader_is_shown_no_way_to_change(client, world, people, username):
    client.sign_in(username)
    for address in (
        "/congresses",
        f"/congresses/{world.congress.id}",
        f"/committees/{world.committees['TBTT'].id}",
        f"/people/{people['head'].person_id}",
    ):
        links = client.get(address).links()
        assert [link for link in links if link.endswith(("/edit", "/new", "/end"))] == []


def test_a_congress_is_added_below_the_provinces(keeper, session, world):
    page = send(
        keeper,
        "/congresses/new",
        unit_id=str(world.units["district"].id),
        code="TD-2024",
        ordinal="4",
        year="2024",
        planned_start_on="20/06/2024",
        is_pilot="y",
    )
    added = session.scalars(sa.select(Congress).where(Congress.code == "TD-2024")).one()
    assert page.location.endswith(f"/congresses/{added.id}")
    assert (added.parent_id, added.planned_start_on, added.is_pilot) == (
        world.congress.id,
        date(2024, 6, 20),
        True,
    )
    shown = keeper.get(page.location)
    assert "Đã thêm Đại hội." in shown.words
    assert "Đại hội IV · tỉnh Lạng Sơn" in shown.words


def test_a_form_sent_twice_adds_one_congress(keeper, session, world):
    typed = keeper.get("/congresses/new").fields() | {
        "unit_id": str(world.units["district"].id),
        "code": "TD-2024",
        "ordinal": "4",
        "year": "2024",
    }
    first = keeper.post("/congresses/new", typed)
    second = keeper.post("/congresses/new", typed)
    assert (second.status, second.location) == (303, first.location)
    assert session.scalar(sa.select(sa.func.count()).select_from(Congress)) == 2


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"code": ""}, "Ô này cần được điền."),
        ({"code": "Đại hội"}, "Mã chỉ gồm chữ in hoa không dấu, chữ số và gạch nối."),
        ({"code": "LS-2024"}, "Mã Đại hội này đã có."),
        ({"ordinal": "0"}, "Hãy nhập số từ 1 đến 99."),
        ({"year": "24"}, "Hãy nhập số từ 2000 đến 2100."),
        ({"planned_start_on": "31/02/2024"}, "Ngày chưa đúng; hãy gõ như 05/02/2024."),
        ({"planned_end_on": "01/06/2024"}, "Ngày kết thúc không được trước ngày bắt đầu."),
        ({"actual_start_on": "21/05/2024"}, "Ngày thực tế không thể sau hôm nay."),
        ({"theme": "x" * 1001}, "Dài quá 1000 ký tự; hãy viết ngắn lại."),
    ],
)
def test_a_refused_congress_keeps_what_was_typed(keeper, session, world, typed, sentence):
    values = {
        "unit_id": str(world.units["district"].id),
        "code": "TD-2024",
        "ordinal": "4",
        "year": "2024",
        "planned_start_on": "20/06/2024",
        "venue": "Nhà văn hóa huyện",
    } | typed
    page = send(keeper, "/congresses/new", **values)
    assert page.status == 422
    assert any(sentence in error for error in page.errors())
    assert {name: page.fields()[name] for name in values} == values
    assert session.scalar(sa.select(sa.func.count()).select_from(Congress)) == 1


def test_a_stale_congress_shows_both_versions(client, session, world):
    address = f"/congresses/{world.congress.id}/edit"
    client.sign_in("standing_agency")
    mine = client.get(address).fields() | {"venue": "Trung tâm Hội nghị tỉnh"}
    client.sign_in("administrator")
    send(client, address, venue="Nhà hát lớn")
    page = client.sign_in("standing_agency").post(address, mine)
    assert page.status == 409
    assert "Trung tâm Hội nghị tỉnh" in page.words
    assert "Nhà hát lớn" in page.words
    assert "Người thử administrator" in page.words
    saved = client.post(address, page.fields() | {"choose-venue": "mine"})
    assert saved.status == 303
    session.refresh(world.congress)
    assert world.congress.venue == "Trung tâm Hội nghị tỉnh"


def test_a_committee_is_set_up_with_its_decision(keeper, session, world):
    page = send(
        keeper,
        f"/congresses/{world.congress.id}/committees/new",
        name="Tiểu ban An ninh - Y tế",
        code="TBAN",
        kind="subcommittee",
        helps_id=str(world.committees["BCD"].id),
        standing_agency_id=str(world.units["bdt"].id),
        decision_number="150/QĐ-UBND",
        decision_on="05/02/2024",
        remit="Bảo đảm an ninh.\nBảo đảm y tế.",
    )
    shown = keeper.get(page.location)
    for words in ("Tiểu ban An ninh - Y tế", "150/QĐ-UBND", "Ban Dân tộc tỉnh", "Bảo đảm y tế."):
        assert words in shown.words
    added = session.scalars(sa.select(Committee).where(Committee.code == "TBAN")).one()
    assert added.unit.name == added.name


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"code": "TBTT"}, "Mã này đã có."),
        ({"code": "BCĐ"}, "Mã chỉ gồm chữ in hoa không dấu, chữ số và gạch nối."),
        ({"code": "x" * 37}, "Dài quá 36 ký tự; hãy viết ngắn lại."),
        ({"name": " "}, "Ô này cần được điền."),
        ({"decision_on": "hôm qua"}, "Ngày chưa đúng; hãy gõ như 05/02/2024."),
        ({"position": "1000"}, "Hãy nhập số từ 0 đến 999."),
    ],
)
def test_a_refused_committee_keeps_what_was_typed(keeper, world, typed, sentence):
    values = {"name": "Tiểu ban mới", "code": "TBM", "remit": "Việc chung"} | typed
    page = send(keeper, f"/congresses/{world.congress.id}/committees/new", **values)
    assert page.status == 422
    assert any(sentence in error for error in page.errors())
    assert page.fields()["remit"] == "Việc chung"


def test_an_unknown_kind_is_refused(keeper, world):
    address = f"/congresses/{world.congress.id}/committees/new"
    page = send(keeper, address, name="Ban", code="B", kind="party")
    assert page.status == 422


def test_a_stale_committee_shows_both_versions(client, world):
    address = f"/committees/{world.committees['TBTT'].id}/edit"
    client.sign_in("standing_agency")
    mine = client.get(address).fields() | {"name": "Tiểu ban Tuyên truyền"}
    client.sign_in("administrator")
    send(client, address, name="Tiểu ban Thông tin")
    page = client.sign_in("standing_agency").post(address, mine)
    assert page.status == 409
    assert "Tiểu ban Thông tin" in page.words


def test_hostile_words_are_shown_as_words(keeper, session, world):
    name = "<script>alert(1)</script>"
    page = send(keeper, "/people/new", full_name=name)
    shown = keeper.get(page.location)
    assert shown.heading == name
    assert not shown.soup.select("main script")
