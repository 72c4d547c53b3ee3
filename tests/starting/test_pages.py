"""Starting a plan from a starter set or another plan: seen first, brought in whole, undone."""

from datetime import date

import pytest

from congress.plans.models import ItemKind, Plan
from congress.plans.queries.rows import lacking, rows
from tests.starting.steps import SET, STARTER, bring, place, sent, table, words_of
from tests.support.plans import jobs_of, make_plan


def test_an_empty_draft_offers_the_set_of_its_committee(secretary, plan):
    page = secretary.get(f"/plans/{plan.id}")
    assert "Bắt đầu từ mẫu" in page.words
    assert place(plan, STARTER).replace("&", "&amp;") in page.links()
    assert f"/plans/{plan.id}/start" in page.links()


def test_a_draft_with_rows_leads_to_the_sources_too(client, session, world):
    plan = make_plan(session, world)
    page = client.sign_in("secretary").get(f"/plans/{plan.id}")
    assert f"/plans/{plan.id}/start" in page.links()


@pytest.mark.parametrize("name", ["committee_member", "steering", "observer", "standing_agency"])
def test_who_does_not_write_the_plan_is_offered_nothing(client, plan, name):
    page = client.sign_in(name).get(f"/plans/{plan.id}")
    assert not [link for link in page.links() if "/start" in link]


def test_an_approved_plan_is_offered_nothing(client, master):
    page = client.sign_in("standing_agency").get(f"/plans/{master.id}")
    assert not [link for link in page.links() if "/start" in link]


def test_a_plan_is_started_and_goes_on_to_the_sources_at_once(client, session, world):
    client.sign_in("secretary")
    page = client.get("/plans/new")
    assert page.soup.select_one("button[formaction]")["formaction"] == "/plans/new/start"
    fields = page.fields("/plans/new") | {"subject": "Tuyên truyền"}
    answer = client.post("/plans/new/start", fields)
    [plan] = session.query(Plan).all()
    assert answer.location.endswith(f"/plans/{plan.id}/start")
    assert client.post("/plans/new/start", fields).location == answer.location
    assert session.query(Plan).count() == 1


def test_a_plan_that_cannot_be_started_says_why_and_keeps_what_was_typed(client, world):
    client.sign_in("secretary")
    page = client.post("/plans/new/start", client.get("/plans/new").fields("/plans/new"))
    assert page.status == 422
    assert page.errors()


def test_the_best_set_is_chosen_already_and_plans_are_listed_by_congress(
    secretary, plan, master, earlier
):
    page = secretary.get(f"/plans/{plan.id}/start")
    chosen = page.soup.select("input[name=source][checked]")
    assert [one["value"] for one in chosen] == [STARTER]
    legends = [" ".join(one.get_text().split()) for one in page.soup.select("legend")]
    assert legends == [
        "Mẫu kèm theo phần mềm",
        "Kế hoạch khác của Đại hội này",
        "Đại hội lần thứ III năm 2019, tỉnh Lạng Sơn",
    ]
    values = [one["value"] for one in page.soup.select("input[name=source]")]
    assert values[-2:] == [f"plan-{master.id}", f"plan-{earlier.id}"]


def test_only_plans_in_scope_are_sources(secretary, session, world, plan):
    other = make_plan(session, world, code="TBHC")
    assert f"plan-{other.id}" not in secretary.get(f"/plans/{plan.id}/start").text
    assert secretary.get(place(plan, f"plan-{other.id}")).status == 404


def test_the_preview_without_a_source_goes_back_to_the_choice(secretary, plan):
    answer = secretary.get(f"/plans/{plan.id}/start/rows")
    assert answer.location.endswith(f"/plans/{plan.id}/start")


# A starter set.


def test_a_set_is_seen_with_every_row_ticked_and_every_day_read(secretary, plan):
    page = secretary.get(place(plan, STARTER))
    ticks = page.soup.select("input[name=rows]")
    assert len(ticks) == len(SET.rows)
    assert all(tick.has_attr("checked") for tick in ticks)
    press = page.soup.find("label", string=None, attrs={"class": "choice"})
    assert press is not None
    row = next(r for r in page.soup.select("tbody tr") if "Họp báo" in r.get_text())
    assert "D-7" in row.get_text()
    assert "12/11/2024" in row.get_text()
    assert "thường là Sở Thông tin và Truyền thông" in row.get_text()


def test_a_day_that_has_passed_is_marked(secretary, plan):
    page = secretary.get(place(plan, STARTER))
    marked = [row for row in page.soup.select("tbody tr") if "trước hôm nay" in row.get_text()]
    assert marked
    assert all("/04/2024" in r.get_text() or "/05/2024" in r.get_text() for r in marked)


def test_without_a_d_day_the_deadlines_wait_for_it_and_can_still_be_brought(
    secretary, session, world, plan
):
    world.congress.planned_start_on = world.congress.planned_end_on = None
    session.commit()
    page = secretary.get(place(plan, STARTER))
    assert "Đại hội chưa có ngày" in page.words
    tagged = [row for row in page.soup.select("tbody tr") if "chưa có ngày Đại hội" in str(row)]
    assert len(tagged) == SET.jobs
    assert bring(secretary, plan, STARTER).status == 303
    assert {item.due_on for item in jobs_of(plan)} == {None}


def test_what_is_ticked_goes_in_whole_grouped_and_numbered(secretary, session, plan):
    answer = bring(secretary, plan, STARTER)
    assert answer.location.endswith(f"/plans/{plan.id}")
    found = table(session, plan)
    assert [content for _, content, _ in found] == [row.content for row in SET.rows]
    assert [number for number, content, _ in found if content.startswith("Tuyên truyền ")] == [
        "I", "III", "IV", "1",
    ]  # fmt: skip
    numbers = [number for number, _, _ in found]
    assert numbers[:12] == ["I", "1", "2", "3", "4", "5", "6", "7", "8", "8.1", "8.2", "8.3"]
    press = next(item for item in jobs_of(plan) if item.content.startswith("Họp báo"))
    assert (press.deadline_text, press.due_on) == ("D-7", date(2024, 11, 12))
    assert press.product == "Thông cáo báo chí"


def test_a_lead_is_left_to_the_user_and_asked_for(secretary, session, plan):
    bring(secretary, plan, STARTER)
    session.expire_all()
    assert {item.lead_id for item in jobs_of(plan)} == {None}
    assert len(lacking(rows(plan.id))) == SET.jobs
    assert "Hoàn thiện các việc này" in secretary.get(f"/plans/{plan.id}").words


def test_an_agency_chosen_once_leads_every_job_that_usually_is_its_own(
    secretary, session, world, plan
):
    page = secretary.get(place(plan, STARTER))
    names = [one["value"] for one in page.soup.select("input[name=usual]")]
    assert names[0] == "Ban Tuyên giáo Tỉnh ủy"
    # The agency that bears the name stands first, but the user says so.
    first = page.soup.select_one("select[name=lead]").select("option")
    assert [one.get_text() for one in first[:2]] == ["để trống, chọn sau", "Ban Tuyên giáo Tỉnh ủy"]
    assert not page.soup.select("select[name=lead] option[selected]")
    leads = [world.units["btg"].id, *[""] * (len(names) - 1)]
    secretary.post(place(plan, STARTER), sent(page, usual=names, lead=leads))
    session.expire_all()
    led = [item.content for item in jobs_of(plan) if item.lead_id == world.units["btg"].id]
    assert led == [row.content for row in SET.rows if row.lead == names[0]]
    assert len([item for item in jobs_of(plan) if item.lead_id is None]) == SET.jobs - len(led)


def test_what_was_chosen_stands_in_a_refused_form(secretary, world, plan):
    page = secretary.get(place(plan, STARTER))
    [name, *_] = [one["value"] for one in page.soup.select("input[name=usual]")]
    number = str(world.units["stc"].id)
    answer = secretary.post(place(plan, STARTER), sent(page, rows=[], usual=name, lead=number))
    chosen = answer.soup.select("select[name=lead] option[selected]")
    assert [one["value"] for one in chosen] == [number]


@pytest.mark.parametrize("number", ["0", "999999999999", "x", "-1"])
def test_an_agency_that_was_not_offered_is_not_taken(secretary, session, plan, number):
    page = secretary.get(place(plan, STARTER))
    sent_ = sent(page, usual="Ban Tuyên giáo Tỉnh ủy", lead=number)
    assert secretary.post(place(plan, STARTER), sent_).status == 303
    session.expire_all()
    assert {item.lead_id for item in jobs_of(plan)} == {None}


def test_rows_that_are_not_ticked_stay_out_and_their_children_move_up(secretary, session, plan):
    without = ("Phóng sự minh họa Báo cáo chính trị", "Tuyên truyền sau Đại hội")
    bring(secretary, plan, STARTER, without=without)
    session.expire_all()
    items = {item.content: item for item in plan.items}
    assert not items.keys() & set(without)
    assert items["Kịch bản phóng sự"].parent.content == "Tuyên truyền trước Đại hội"
    assert items["Kịch bản phóng sự"].number == "8"
    assert items["Kỷ yếu, phim tài liệu Đại hội"].parent is None
    assert items["Kỷ yếu, phim tài liệu Đại hội"].position <= 2


def test_nothing_ticked_is_refused_and_nothing_is_written(secretary, session, plan):
    page = secretary.get(place(plan, STARTER))
    answer = secretary.post(place(plan, STARTER), sent(page, rows=[]))
    assert answer.status == 422
    assert "Chưa chọn dòng nào" in answer.words
    assert not answer.soup.select("input[name=rows][checked]")
    assert table(session, plan) == []


def test_a_number_that_the_set_does_not_have_counts_as_nothing(secretary, session, plan):
    page = secretary.get(place(plan, STARTER))
    answer = secretary.post(place(plan, STARTER), sent(page, rows=["999", "x"]))
    assert answer.status == 422
    assert table(session, plan) == []


def test_a_preview_that_is_out_of_date_is_shown_anew(secretary, session, plan):
    page = secretary.get(place(plan, STARTER))
    fields = sent(page)
    assert secretary.post(place(plan, STARTER), fields).status == 303
    before = table(session, plan)
    again = secretary.post(place(plan, STARTER), fields)
    assert again.status == 409
    assert "hãy xem lại" in again.words
    assert not again.soup.select("input[name=rows][checked]")
    assert table(session, plan) == before


def test_what_stands_in_the_plan_is_marked_and_not_ticked(secretary, session, plan):
    bring(secretary, plan, STARTER, without=("Họp báo thông tin về Đại hội",))
    page = secretary.get(place(plan, STARTER))
    ticked = [words_of(tick) for tick in page.soup.select("input[name=rows][checked]")]
    assert ticked == ["Họp báo thông tin về Đại hội"]
    assert page.words.count("đã có trong kế hoạch") >= len(SET.rows) - 1


def test_what_is_brought_later_goes_under_the_part_that_stands_there(secretary, session, plan):
    press = "Họp báo thông tin về Đại hội"
    bring(secretary, plan, STARTER, without=(press,))
    bring(secretary, plan, STARTER)
    session.expire_all()
    item = next(one for one in plan.items if one.content == press)
    assert item.parent.content == "Tuyên truyền trong Đại hội"
    family = [one for one in plan.items if one.parent_id == item.parent_id]
    assert [one.number for one in family] == ["1", "2", "3"]
    assert family[-1] is item
    assert [one.position for one in plan.items] == sorted(one.position for one in plan.items)


def test_two_sets_are_numbered_one_after_the_other(secretary, session, plan):
    bring(secretary, plan, STARTER)
    bring(secretary, plan, "starter-an-ninh")
    found = [item.number for item in plan.items if item.kind is ItemKind.PART]
    session.expire_all()
    found = [item.number for item in plan.items if item.kind is ItemKind.PART]
    assert found == ["I", "II", "III", "IV", "V", "VI", "VII"]


def test_it_is_one_import_and_is_undone_whole(secretary, session, plan):
    bring(secretary, plan, STARTER)
    page = secretary.get(f"/plans/{plan.id}")
    assert "Mẫu Tuyên truyền - Khánh tiết" in page.words
    assert "lấy từ mẫu hoặc kế hoạch khác" in page.words
    undo = page.form("/undo")["action"]
    assert secretary.post(undo).location.endswith(f"/plans/{plan.id}")
    assert table(session, plan) == []
    assert "Bắt đầu từ mẫu" in secretary.get(f"/plans/{plan.id}").words


# Another plan.
