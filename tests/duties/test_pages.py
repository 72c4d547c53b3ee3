"""The pages of who does what, persona by persona."""

import pytest

from congress.plans.models import ItemState, PlanState
from tests.support.plans import jobs_of, make_plan
from tests.support.sql import count_queries


def cells(page, name):
    """The cells of the row that starts with a name: (total, one for each committee)."""
    for tick in page.soup.select(".unfold"):
        tick.decompose()
    for row in page.soup.select("table.matrix tbody tr"):
        found = [" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")]
        if found[0] == name:
            return found[1:]
    raise AssertionError(f"no row {name}")


def test_the_page_of_a_congress_leads_to_who_does_what(client, world, place):
    client.sign_in("observer")
    assert place() in client.get(f"/congresses/{world.congress.id}").links()
    words = client.get(place()).words
    assert "Chưa có công việc nào để phân công" in words


def test_agencies_stand_by_committees_with_closing_sums(client, approved, draft, place):
    client.sign_in("standing_agency")
    page = client.get(place())
    heads = [" ".join(th.get_text(" ").split()) for th in page.soup.select("thead th")]
    assert heads == [
        "Cơ quan",
        "Tổng số",
        "Tiểu ban Tuyên truyền - Khánh tiết",
        "Tiểu ban Hậu cần - Lễ tân",
    ]
    culture = "3 chủ trì / 1 phối hợp", "2 chủ trì / 1 phối hợp", "1 chủ trì / 0 phối hợp"
    assert tuple(cells(page, "Sở Văn hóa, Thể thao và Du lịch")) == culture
    assert cells(page, "Chưa có cơ quan chủ trì")[1:] == ["", "1 chủ trì / 0 phối hợp"]
    assert cells(page, "Tổng số") == [
        "7 chủ trì / 7 phối hợp",
        "3 chủ trì / 4 phối hợp",
        "4 chủ trì / 3 phối hợp",
    ]


def test_every_figure_opens_its_jobs_and_as_many(client, approved, draft, place):
    client.sign_in("standing_agency")
    links = client.get(place()).soup.select("table.matrix td.n a")
    assert links
    for link in links:
        led, coordinated = (int(n) for n in link.get_text(" ").split() if n.isdigit())
        rows = client.get(link["href"]).soup.select("table.data tbody tr")
        assert len(rows) == led + coordinated


def test_cancelled_and_removed_jobs_are_not_counted(client, session, now, approved, place):
    first, second, _ = jobs_of(approved)
    first.state, second.deleted_at = ItemState.CANCELLED, now
    session.commit()
    page = client.sign_in("observer").get(place())
    assert cells(page, "Tổng số")[0] == "1 chủ trì / 1 phối hợp"


def test_only_approved_plans_can_be_asked_for(client, approved, draft, place):
    client.sign_in("standing_agency")
    assert cells(client.get(f"{place()}?plans=approved"), "Tổng số")[0] == "3 chủ trì / 4 phối hợp"
    narrowed = client.get(f"{place('svhttdl')}?plans=approved")
    assert len(narrowed.soup.select("table.data tbody tr")) == 3


def test_an_agency_finds_its_own_sheet_soonest_first(client, approved, draft, place):
    client.sign_in("agency")
    assert "Việc của Sở Văn hóa, Thể thao và Du lịch" in client.get(place()).words
    page = client.get(place("svhttdl"))
    jobs = [td.a.get_text(" ", strip=True) for td in page.soup.select("tbody td.main")]
    assert jobs == [
        "Xây dựng kế hoạch tuyên truyền trước, trong và sau Đại hội",
        "Thống nhất mẫu khẩu hiệu, ma-két sân khấu hội trường",
        "Phóng sự minh họa Báo cáo chính trị",
    ]
    assert "chủ trì: Ban Tuyên giáo Tỉnh ủy" in page.words
    assert "Văn nghệ chào mừng" not in page.words


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 4),
        ("?role=lead", 3),
        ("?role=coordinate", 1),
        ("?class=overdue", 1),
        ("?class=overdue&role=coordinate", 0),
        ("?role=x&committee=9e9&class=y&plans=z", 4),
        ("?committee=999999", 0),
    ],
)
def test_a_sheet_is_narrowed_by_role_committee_and_class(
    client, approved, draft, place, query, count
):
    page = client.sign_in("standing_agency").get(place("svhttdl") + query)
    assert len(page.soup.select("table.data tbody tr")) == count


def test_the_four_classes_close_over_the_role_and_committee_asked(client, approved, draft, place):
    page = client.sign_in("standing_agency").get(f"{place('svhttdl')}?role=lead&class=overdue")
    assert "= 0 + 0 + 2 + 1" in page.words
    assert all("role=lead" in link["href"] for link in page.soup.select(".four a"))


def test_jobs_of_a_draft_are_seen_as_such_by_who_sees_the_draft(client, approved, draft, place):
    words = client.sign_in("standing_agency").get(place("svhttdl")).words
    assert "Văn nghệ chào mừng" in words
    assert "1 việc thuộc kế hoạch chưa duyệt" in words


def test_an_agency_without_jobs_is_there_for_itself_and_for_who_watches(client, approved, place):
    for username in ("other_agency", "observer", "administrator"):
        words = client.sign_in(username).get(place("stc")).words
        assert "chưa được giao việc nào" in words
        assert "Chưa có việc để in" in client.get(place("stc", "/print")).words
    for username in ("agency", "secretary", "district_officer"):
        assert client.sign_in(username).get(place("stc")).status == 404


def test_figures_take_in_only_plans_in_scope(client, session, world, approved, place):
    make_plan(session, world, code="TBHC", state=PlanState.APPROVED)
    assert cells(client.sign_in("observer").get(place()), "Tổng số")[0].startswith("6 ")
    assert cells(client.sign_in("secretary").get(place()), "Tổng số")[0].startswith("3 ")


def test_the_print_page_says_what_the_paper_lacks(client, approved, draft, place):
    words = client.sign_in("agency").get(place("svhttdl", "/print")).words
    for lack in ("Phiếu có 3 công việc", "Số", "Ngày ban hành", "Người ký", "<sản phẩm>"):
        assert lack in words
    client.sign_in("standing_agency")
    assert "1 việc không in trong phiếu" in client.get(place("svhttdl", "/print")).words


@pytest.mark.parametrize("tail", ["", "/{unit}", "/{unit}/print", "/{unit}/sheet.docx"])
def test_more_jobs_cost_no_more_statements(client, session, world, approved, place, tail):
    client.sign_in("standing_agency")
    address = place() + tail.format(unit=world.units["svhttdl"].id)
    client.get(address)
    with count_queries() as few:
        client.get(address)
    jobs = tuple(
        (str(n), f"Việc {n}", ("svhttdl", "btg", "stc")[n % 3], "trong tháng 6/2024")
        for n in range(60)
    )
    make_plan(session, world, code="TBHC", state=PlanState.APPROVED, jobs=jobs)
    with count_queries() as many:
        assert client.get(address).status == 200
    assert len(many) == len(few) < 20
