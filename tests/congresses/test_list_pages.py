"""Lists of members as of a day: read, compared, printed; persona by persona."""

from datetime import date

import pytest

from congress.accounts.models import Person
from congress.congresses.models import MemberRole, Membership
from tests.support.sql import count_queries


@pytest.fixture
def place(world):
    """The address of the publicity subcommittee's pages."""
    return f"/committees/{world.committees['TBTT'].id}"


@pytest.fixture
def renewed(session, world, people):
    """On 1 May one member's seat goes to another, by a decision."""
    seat = Membership(
        committee=world.committees["TBTT"],
        person=people["persons"][2],
        role=MemberRole.DEPUTY,
        from_on=date(2024, 5, 1),
        decision_number="19/QĐ-BCĐ",
        decision_on=date(2024, 4, 26),
    )
    session.add(seat)
    session.commit()
    return seat


@pytest.mark.parametrize("page", ["", "/list"])
def test_a_wrong_day_is_said_beside_its_field_and_kept(client, people, place, page):
    found = client.sign_in("observer").get(f"{place}{page}?as_of=31/02/2024")
    field = found.soup.select_one("#filter-as_of")
    assert found.status == 200
    assert field["value"] == "31/02/2024"
    assert found.soup.find(id=field["aria-describedby"]).get_text(strip=True) == (
        "Ngày chưa đúng; hãy gõ như 05/02/2024."
    )
    assert "list.pdf" not in " ".join(found.links())


def test_two_days_are_compared_with_the_decisions_between(client, renewed, place):
    client.sign_in("observer")
    assert f"{place}/compare" in client.get(place).links()
    page = client.get(f"{place}/compare?from=01/04/2024&to=20/05/2024")
    for words in (
        "Hoàng Văn Ất",
        "Nông Văn Bình",
        "QĐ số 19/QĐ-BCĐ ngày 26/04/2024",
        "Thôi tham gia",
        "Phó Trưởng ban",
    ):
        assert words in page.words
    assert "Lý Thị Ánh" not in page.words


def test_a_comparison_starts_with_the_founding_and_today(client, session, world, people, place):
    world.committees["TBTT"].decision_on = date(2024, 2, 22)
    session.commit()
    page = client.sign_in("observer").get(f"{place}/compare")
    values = [field["value"] for field in page.soup.select("#filter-from, #filter-to")]
    assert values == ["22/02/2024", "20/05/2024"]
    assert "Tham gia rồi thôi trong thời gian này" in page.words


@pytest.mark.parametrize(
    ("query", "field", "sentence"),
    [
        ("from=x&to=20/05/2024", "from", "Ngày chưa đúng"),
        ("from=01/04/2024&to=2024", "to", "Ngày chưa đúng"),
        ("from=20/05/2024&to=01/04/2024", "to", "Ngày sau không được trước ngày đầu."),
    ],
)
def test_wrong_days_of_a_comparison_are_said_beside_them(
    client, renewed, place, query, field, sentence
):
    page = client.sign_in("observer").get(f"{place}/compare?{query}")
    assert page.status == 200
    assert sentence in page.soup.find(id=f"filter-{field}-error").get_text()
    assert "19/QĐ-BCĐ" not in page.words


def test_the_decision_of_an_end_is_kept_and_shown(client, session, people, place):
    client.sign_in("standing_agency")
    address = f"/members/{people['head'].id}/end"
    typed = {
        "until_on": "10/05/2024",
        "decision_number": "88/QĐ-UBND",
        "decision_on": "08/05/2024",
    }
    assert client.post(address, client.get(address).fields(address) | typed).status == 303
    page = client.get(f"{place}/compare?from=01/04/2024&to=20/05/2024")
    assert "QĐ số 88/QĐ-UBND ngày 08/05/2024" in page.words
    journal = client.get(f"/members/{people['head'].id}/edit").words
    assert "Quyết định thôi tham gia" in journal


@pytest.mark.parametrize("username", ["agency", "committee_member", "district_officer", "observer"])
def test_whoever_sees_the_committee_prints_its_list(client, people, place, username):
    page = client.sign_in(username).get(f"{place}/list?as_of=01/04/2024")
    assert "Còn thiếu" in page.words
    [word] = [link for link in page.links() if "list.docx" in link]
    answer = client.get(word)
    assert answer.status == 200
    assert "attachment" in answer.response.headers["Content-Disposition"]


def test_no_paper_is_made_for_a_day_that_cannot_be_read(client, people, place):
    answer = client.sign_in("observer").get(f"{place}/list.docx?as_of=mai")
    assert answer.status == 422
    assert "Ngày chưa đúng" in answer.words


@pytest.mark.parametrize("tail", ["", "/list", "/list.docx", "/compare?from=01/01/2024"])
def test_more_members_cost_no_more_statements(client, session, world, people, place, tail):
    client.sign_in("observer")
    client.get(place + tail)
    with count_queries() as few:
        client.get(place + tail)
    for number in range(30):
        person = Person(full_name=f"Lò Văn {number}", agency=world.units["bdt"])
        session.add(
            Membership(
                committee=world.committees["TBTT"],
                person=person,
                agency=world.units["bdt"],
                role=MemberRole.MEMBER,
                from_on=date(2024, 3, 1),
                until_on=date(2024, 4, 1) if number % 2 else None,
            )
        )
    session.commit()
    with count_queries() as many:
        assert client.get(place + tail).status == 200
    assert len(many) == len(few) < 25
