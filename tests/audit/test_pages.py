"""The journal's page, as each persona sees it."""

import pytest

from congress.audit.models import JournalEntry
from congress.core import clock
from tests.support.sql import count_queries

READERS = ("administrator", "standing_agency", "steering")
OTHERS = ("secretary", "committee_member", "agency", "district_officer", "observer", "outsider")


@pytest.fixture
def write(session, world):
    def add(**more):
        given = {
            "at": clock.now(),
            "actor_id": 1,
            "actor_name": "Nông Văn An",
            "verb": "updated",
            "target_kind": "plan",
            "target_id": 1,
            "target_name": "Kế hoạch tuyên truyền",
            "congress_id": world.congress.id,
        }
        session.add(JournalEntry(**(given | more)))
        session.commit()

    return add


def rows(page):
    return page.soup.select("main tbody tr")


@pytest.mark.parametrize("persona", READERS)
def test_a_reader_sees_who_did_what_when_in_words(client, write, persona):
    change = {"field": "issued_on", "kind": "date", "old": None, "new": "2024-05-06"}
    state = {
        "field": "state",
        "kind": "enum",
        "old": "PlanState.draft",
        "new": "PlanState.approved",
    }
    write(changes=[change, state], note="Theo ý kiến Trưởng ban")
    page = client.sign_in(persona).get("/journal")
    assert (page.status, page.heading) == (200, "Nhật ký")
    [row] = rows(page)
    text = " ".join(row.get_text(" ").split())
    for words in (
        "09:41 20/05/2024",
        "Nông Văn An",
        "sửa kế hoạch",
        "Kế hoạch tuyên truyền",
        "Theo ý kiến Trưởng ban",
        "Ngày ban hành: trống → 06/05/2024",
        "Trạng thái: Nháp → Đã duyệt",
    ):
        assert words in text


@pytest.mark.parametrize("persona", OTHERS)
def test_others_are_told_who_may_read_it(client, persona):
    page = client.sign_in(persona).get("/journal")
    assert page.status == 403
    assert "Quản trị" in page.words


def test_a_visitor_is_asked_to_sign_in(client):
    page = client.get("/journal")
    assert page.status == 302
    assert "/sign-in" in page.location


def test_entries_of_no_congress_are_for_administrators(client, write):
    write(congress_id=None, target_name="Sở Tài chính", target_kind="unit")
    assert len(rows(client.sign_in("administrator").get("/journal"))) == 1
    page = client.sign_in("steering").get("/journal")
    assert "Sở Tài chính" not in page.words
    assert "Không có mục nào" in page.words


def test_the_list_is_narrowed_by_person_kind_and_days(client, write):
    write(target_name="đúng", actor_name="Hoàng Thị Bình")
    write(target_name="người khác")
    write(target_name="loại khác", actor_name="Hoàng Thị Bình", target_kind="user")
    client.sign_in("administrator")
    address = "/journal?actor=Hoàng+Thị+Bình&kind=plan&from=20/05/2024&until=20/05/2024"
    page = client.get(address)
    assert len(rows(page)) == 1
    assert "đúng" in page.words
    assert page.soup.select_one("#filter-actor option[selected]")["value"] == "Hoàng Thị Bình"
    assert page.soup.select_one("#filter-from")["value"] == "20/05/2024"


def test_days_without_entries_show_what_to_do(client, write):
    write()
    page = client.sign_in("administrator").get("/journal?from=21/05/2024")
    assert "Không có mục nào" in page.words
    assert "/journal" in page.links()


def test_a_day_that_cannot_be_read_is_said_and_kept(client, write):
    write()
    page = client.sign_in("administrator").get("/journal?from=32/05/2024")
    assert page.status == 200
    assert "Chưa đọc được ngày" in page.words
    assert page.soup.select_one("#filter-from")["value"] == "32/05/2024"
    assert len(rows(page)) == 1


@pytest.mark.parametrize(
    "query", ["page=0", "page=999999", "page=x", "kind=%27--", "actor=%00", "from=%ED%A0%80"]
)
def test_a_broken_address_still_answers(client, write, query):
    write()
    assert client.sign_in("administrator").get(f"/journal?{query}").status == 200


def test_fifty_entries_stand_on_a_page(client, write, session):
    for number in range(51):
        write(target_name=f"mục {number}")
    client.sign_in("administrator")
    assert len(rows(client.get("/journal"))) == 50
    second = client.get("/journal?page=2&kind=plan")
    assert "mục 0" in second.words
    assert len(rows(second)) == 1
    assert any("kind=plan" in link and "page=1" in link for link in second.links())


def test_more_entries_cost_no_more_statements(client, write):
    client.sign_in("administrator")
    counts = []
    for _ in range(2):
        write()
        write()
        with count_queries() as statements:
            client.get("/journal")
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_what_an_entry_says_is_never_markup(client, write):
    write(target_name="<script>alert(1)</script>", note="<b>đậm</b>")
    page = client.sign_in("administrator").get("/journal")
    assert not page.soup.select("main tbody script, main tbody b")
    assert "<script>alert(1)</script>" in page.words


def test_the_journal_is_narrowed_to_the_people_of_an_agency_and_to_one_object(client, world, write):
    agent = world.users["agency"]
    write(actor_id=agent.id, actor_name=agent.display_name, target_id=7, target_name="Việc bảy")
    write(target_id=8, target_name="Việc tám")
    client.sign_in("standing_agency")
    unit = world.units["svhttdl"]
    page = client.get(f"/journal?unit={unit.id}")
    assert [row.get_text() for row in rows(page) if "Việc bảy" in row.get_text()]
    assert len(rows(page)) == 1
    assert unit.name in page.words
    assert "Việc tám" in client.get("/journal?kind=plan&target=8").words
    assert "Việc bảy" not in client.get("/journal?kind=plan&target=8").words


def test_the_journal_goes_out_as_it_is_filtered_in_words_and_without_formulas(client, write):
    change = {"field": "issued_on", "kind": "date", "old": None, "new": "2024-05-06"}
    write(changes=[change], note="=1+1", target_name="Kế hoạch A")
    write(actor_name="Ai khác", target_name="Kế hoạch B")
    client.sign_in("standing_agency")
    csv = client.get("/journal.csv?actor=Nông Văn An").response.get_data().decode("utf-8-sig")
    assert "Kế hoạch A" in csv
    assert "Kế hoạch B" not in csv
    assert "Ngày ban hành: – → 06/05/2024" in csv
    assert ";=1+1" not in csv
    assert client.get("/journal.xlsx").response.get_data().startswith(b"PK")
