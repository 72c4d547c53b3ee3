"""The page of results, the box on every page, and what a plan's table may be asked."""

import pytest

from congress.accounts.models import Person
from congress.plans.models import PlanState
from tests.support.plans import jobs_of, make_plan


@pytest.fixture
def plan(session, world):
    return make_plan(session, world, state=PlanState.APPROVED)


def groups(page):
    """The headings of results with the texts of their links."""
    return {
        section.h2.get_text(): [a.get_text() for a in section.select("li > a")]
        for section in page.soup.select("main section")
    }


def test_one_box_finds_jobs_plans_people_and_units_in_groups(client, plan):
    page = client.sign_in("secretary").get("/search?q=tuyen truyen")
    assert list(groups(page)) == ["Công việc", "Kế hoạch", "Cơ quan, đơn vị"]
    assert [mark.get_text() for mark in page.soup.select("section:first-of-type mark")] == [
        "tuyên",
        "truyền",
    ]
    assert f"/plans/{plan.id}" in page.links()
    assert f"/items/{jobs_of(plan)[0].id}" in page.links()


def test_what_is_typed_stands_in_the_box_and_is_never_markup(client, plan):
    page = client.sign_in("secretary").get("/search?q=%3Cb%3Exin%3C/b%3E")
    assert page.soup.select_one("main #q")["value"] == "<b>xin</b>"
    assert "Không tìm thấy gì" in page.words


def test_markup_in_a_text_is_shown_as_it_was_typed(client, session, plan):
    jobs_of(plan)[0].content = "Mẫu <script>alert(1)</script> in ấn"
    session.flush()
    page = client.sign_in("secretary").get("/search?q=alert")
    assert groups(page)["Công việc"] == ["Mẫu <script>alert(1)</script> in ấn"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("", "Gõ vài chữ của điều cần tìm"),
        ("%20%20", "Gõ vài chữ của điều cần tìm"),
        ("x" * 201, "Câu tìm dài quá 200 ký tự"),
        ("%25%25", "Câu tìm chỉ có dấu câu"),
        ("zzzz", "Không tìm thấy gì"),
    ],
)
def test_a_question_without_an_answer_is_told_why(client, plan, question, said):
    assert said in client.sign_in("secretary").get(f"/search?q={question}").words


def test_two_hundred_characters_are_searched(client, plan):
    page = client.sign_in("secretary").get(f"/search?q={'tuyen ' * 33}tu")
    assert f"/items/{jobs_of(plan)[0].id}" in page.links()


def test_a_group_shows_ten_and_leads_to_the_rest(client, session, world):
    jobs = tuple((str(n), f"Việc số {n}", "stc", "") for n in range(1, 66))
    make_plan(session, world, state=PlanState.APPROVED, jobs=jobs)
    page = client.sign_in("secretary").get("/search?q=viec")
    assert len(groups(page)["Công việc"]) == 10
    assert "Xem thêm: cả 65 kết quả" in page.words
    assert "/search?q=viec&kind=jobs" in page.links()
    first = client.get("/search?q=viec&kind=jobs")
    second = client.get("/search?q=viec&kind=jobs&page=2")
    assert [len(groups(one)["Công việc"]) for one in (first, second)] == [50, 15]
    assert "Loại này không có kết quả" in client.get("/search?q=viec&kind=papers").words


def test_an_unknown_kind_or_page_shows_what_there_is(client, plan):
    client.sign_in("secretary")
    for tail in ("&kind=x", "&page=99", "&kind=jobs&page=99", "&kind=jobs&page=x"):
        assert "tuyên truyền" in client.get(f"/search?q=tuyen{tail}").words


def test_the_box_stands_on_every_page_of_who_is_signed_in(client, plan):
    page = client.sign_in("outsider").get("/plans")
    form = page.soup.select_one("header.bar form[action='/search']")
    assert form.select_one("input[name=q]")["maxlength"] == "200"
    assert "/search" in page.links()
    assert not client.sign_out().get("/sign-in").soup.select("form[action='/search']")


def test_a_reader_finds_nothing_beyond_the_own_pages(client, plan):
    for persona in ("other_secretary", "other_agency", "district_leader", "outsider"):
        page = client.sign_in(persona).get("/search?q=tuyen truyen")
        assert f"/items/{jobs_of(plan)[0].id}" not in page.links(), persona
        assert "Công việc" not in groups(page), persona


# The filters of a plan's table


def listed(page, plan):
    links = page.links()
    return [job.number for job in jobs_of(plan) if f"/items/{job.id}" in links]


def test_a_plan_shows_what_lacks_a_lead_a_deadline_or_a_product(client, session, plan):
    first, second, third = jobs_of(plan)
    first.product, second.product = "Kế hoạch", "Mẫu"
    second.due_on = second.due_at = None
    third.lead_id = None
    session.flush()
    client.sign_in("observer")
    address = f"/plans/{plan.id}?lack="
    assert listed(client.get(f"{address}due"), plan) == ["2"]
    assert listed(client.get(f"{address}product"), plan) == ["3"]
    assert listed(client.get(f"{address}lead"), plan) == ["3"]
    assert listed(client.get(f"{address}x"), plan) == ["1", "2", "3"]
    chips = client.get(f"{address}due").soup.select(".chips li")
    assert "Chưa có thời hạn" in chips[0].get_text()


def test_mine_is_what_my_agency_leads_or_coordinates_and_what_is_in_my_charge(
    client, session, world, plan
):
    address = f"/plans/{plan.id}?lead=mine"
    assert listed(client.sign_in("agency").get(address), plan) == ["1", "3"]
    assert listed(client.sign_in("observer").get(address), plan) == []
    person = Person(full_name="Vi Thị Theo Dõi")
    session.add(person)
    session.flush()
    world.users["observer"].person_id = person.id
    jobs_of(plan)[1].person_id = person.id
    session.flush()
    assert listed(client.get(address), plan) == ["2"]
    both = client.sign_in("agency").get(f"{address}&lack=product&q=phong+su")
    assert listed(both, plan) == ["3"]


def test_words_of_a_plan_filter_are_found_in_any_order(client, plan):
    page = client.sign_in("observer").get(f"/plans/{plan.id}?q=tuyen+ke+hoach")
    assert listed(page, plan) == ["1"]
