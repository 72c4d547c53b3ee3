"""The pages of members and persons: seats in time, and who holds them."""

import pytest
import sqlalchemy as sa

from congress.accounts.models import Person
from congress.audit.models import JournalEntry
from congress.congresses.models import MemberRole, Membership
from tests.support.client import send


@pytest.fixture
def keeper(client):
    return client.sign_in("standing_agency")


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
    page = client.get(f"/committees/{world.committees['TBTT'].id}/list?as_of={day}")
    found = [cell.get_text(strip=True) for cell in page.soup.select("td.main")]
    assert found == names
    assert f"tính đến ngày {day}" in page.words


def test_a_day_that_cannot_be_read_is_said_so(client, world, people):
    client.sign_in("observer")
    page = client.get(f"/committees/{world.committees['TBTT'].id}?as_of=mai")
    assert "Ngày chưa đúng" in page.words
    assert page.soup.select_one("#filter-as_of")["value"] == "mai"
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
