"""The pages of congresses, committees, members and persons, persona by persona."""

from datetime import date

import pytest
import sqlalchemy as sa

from congress.accounts.models import Person
from congress.audit.models import JournalEntry
from congress.congresses.models import Committee, Congress, MemberRole, Membership
from congress.core.permissions import Role
from tests.support.sql import count_queries

PERSONAS = [role.value for role in Role]


@pytest.fixture
def keeper(client):
    return client.sign_in("standing_agency")


def send(client, address, **typed):
    """Open a form as a browser does, type into it, send it."""
    return client.post(address, client.get(address).fields(address) | typed)


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


def test_a_new_person_is_seated_from_one_form(keeper, session, world):
    committee = world.committees["TBTT"]
    page = send(
        keeper,
        f"/committees/{committee.id}/members/new",
        full_name="Vi Thị Chín",
        role="secretary",
        post="Chuyên viên",
        agency_id=str(world.units["svhttdl"].id),
        from_on="01/03/2024",
        decision_number="20/QĐ-BCĐ",
    )
    shown = keeper.get(page.location)
    for words in ("Vi Thị Chín", "Thư ký", "từ 01/03/2024", "20/QĐ-BCĐ"):
        assert words in shown.words
    seat = session.scalars(sa.select(Membership)).one()
    assert (seat.role, seat.person.full_name) == (MemberRole.SECRETARY, "Vi Thị Chín")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Hãy chọn một người hoặc ghi tên người mới."),
        ({"full_name": "nông văn bình"}, "Đã có người tên Nông Văn Bình"),
        ({"full_name": "Vi Thị Chín", "from_on": "1/13/2024"}, "Ngày chưa đúng"),
        ({"person_id": "999999"}, "Lựa chọn này không có trong danh sách"),
    ],
)
def test_a_refused_member_keeps_what_was_typed(keeper, world, people, typed, sentence):
    address = f"/committees/{world.committees['BCD'].id}/members/new"
    page = send(keeper, address, post="Chuyên viên", **typed)
    assert page.status == 422
    assert any(sentence in error for error in page.errors())
    assert page.fields()["post"] == "Chuyên viên"


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("01/04/2024", ["Lý Thị Ánh", "Nông Văn Bình"]),
        ("01/05/2024", ["Lý Thị Ánh"]),
        ("01/02/2024", []),
    ],
)
def test_the_list_is_reprinted_as_of_any_day(client, world, people, day, names):
    client.sign_in("observer")
    page = client.get(f"/committees/{world.committees['TBTT'].id}/list?on={day}")
    found = [cell.get_text(strip=True) for cell in page.soup.select("td.main")]
    assert found == names
    assert f"tính đến ngày {day}" in page.words


def test_a_day_that_cannot_be_read_is_said_so(client, world, people):
    client.sign_in("observer")
    page = client.get(f"/committees/{world.committees['TBTT'].id}?on=mai")
    assert "Ngày chưa đúng" in page.words
    assert page.soup.select_one("#filter-on")["value"] == "mai"
    assert page.status == 200


def test_a_seat_ends_by_decision(keeper, session, people):
    page = send(
        keeper,
        f"/members/{people['head'].id}/end",
        until_on="20/05/2024",
        decision_number="88/QĐ-UBND",
    )
    assert "thôi từ 20/05/2024" in keeper.get(page.location).words
    history = keeper.get(f"/members/{people['head'].id}/edit").words
    assert "88/QĐ-UBND" in history


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("", "Ô này cần được điền."),
        ("01/02/2024", "Ngày thôi tham gia không được trước ngày tham gia."),
    ],
)
def test_an_impossible_end_is_refused(keeper, people, day, sentence):
    page = send(keeper, f"/members/{people['head'].id}/end", until_on=day, decision_number="88")
    assert page.status == 422
    assert any(sentence in error for error in page.errors())
    assert page.fields()["decision_number"] == "88"


def test_a_seat_is_changed_and_journaled(keeper, session, people):
    seat = people["head"]
    page = send(keeper, f"/members/{seat.id}/edit", role="deputy", post="Giám đốc")
    assert page.status == 303
    session.refresh(seat)
    assert (seat.role, seat.post) == (MemberRole.DEPUTY, "Giám đốc")
    words = keeper.get(f"/members/{seat.id}/edit").words
    assert "Phó Trưởng ban" in words


def test_a_stale_seat_shows_both_versions(client, people):
    address = f"/members/{people['head'].id}/edit"
    client.sign_in("standing_agency")
    mine = client.get(address).fields() | {"post": "Giám đốc"}
    client.sign_in("administrator")
    send(client, address, post="Trưởng phòng")
    page = client.sign_in("standing_agency").post(address, mine)
    assert page.status == 409
    assert "Trưởng phòng" in page.words


def test_people_are_searched_without_marks_and_keep_the_words(keeper, people):
    page = keeper.get("/people?q=hoang van at")
    assert [cell.get_text(strip=True) for cell in page.soup.select("td.main")] == ["Hoàng Văn Ất"]
    assert page.soup.select_one("#q")["value"] == "hoang van at"


def test_a_person_page_shows_every_seat(keeper, session, world, people):
    session.add(
        Membership(
            committee=world.committees["BCD"],
            person=people["persons"][0],
            role=MemberRole.MEMBER,
        )
    )
    session.commit()
    words = keeper.get(f"/people/{people['persons'][0].id}").words
    assert "Ban Chỉ đạo Đại hội tỉnh" in words
    assert "Tiểu ban Tuyên truyền - Khánh tiết" in words


def test_a_person_is_added_once_and_a_namesake_on_purpose(keeper, session, people):
    first = send(keeper, "/people/new", full_name="Nông Văn Bình", post="Chuyên viên")
    assert first.status == 422
    assert first.fields()["post"] == "Chuyên viên"
    second = keeper.post("/people/new", first.fields() | {"is_namesake": "y"})
    assert second.status == 303
    assert session.scalar(sa.select(sa.func.count()).select_from(Person)) == 4


def test_a_person_is_changed(keeper, session, people):
    person = people["persons"][2]
    page = send(keeper, f"/people/{person.id}/edit", full_name="Hoàng Văn Bách")
    assert page.status == 303
    session.refresh(person)
    assert person.sort_name == "Bách Hoàng Văn"
    entry = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.id.desc())).first()
    assert (entry.target_kind, entry.verb) == ("person", "updated")


def test_hostile_words_are_shown_as_words(keeper, session, world):
    name = "<script>alert(1)</script>"
    page = send(keeper, "/people/new", full_name=name)
    shown = keeper.get(page.location)
    assert shown.heading == name
    assert not shown.soup.select("main script")
