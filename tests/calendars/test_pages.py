"""The calendar's pages: what stands on which day, for whom, in which view."""

from datetime import date, time

import pytest

from congress.office.models import DayException
from congress.plans.models import ItemState, PlanState
from tests.support.plans import jobs_of, make_plan
from tests.support.sql import count_queries


@pytest.fixture
def plan(session, world):
    return make_plan(session, world, state=PlanState.APPROVED)


@pytest.fixture
def jobs(plan):
    """Due on 15/04 (overdue), 30/06 (inferred from a month), 04/11 (fifteen days before D-day)."""
    return jobs_of(plan)


def day(page, iso):
    return page.soup.select_one(f"#d-{iso}")


def words(tag):
    return " ".join(tag.get_text(" ").split())


def test_a_month_is_a_table_with_a_caption_and_days_off_marked(client, jobs):
    page = client.sign_in("secretary").get("/calendar?on=2024-04-20")
    assert page.heading == "Lịch tháng 4 năm 2024"
    table = page.soup.select_one("main table")
    assert "Việc của tôi" in table.caption.get_text()
    heads = [words(head) for head in table.select("thead th")]
    assert heads == [
        "Tuần",
        "Thứ Hai",
        "Thứ Ba",
        "Thứ Tư",
        "Thứ Năm",
        "Thứ Sáu",
        "Thứ Bảy",
        "Chủ nhật",
    ]
    assert [len(row.select("td")) for row in table.select("tbody tr")] == [7] * 5
    due = day(page, "2024-04-15")
    assert "Quá hạn" in words(due)
    assert "Xây dựng kế hoạch tuyên truyền" in words(due)
    assert due.select_one("li")["data-class"] == "overdue"
    assert f"/items/{jobs[0].id}" in [a["href"] for a in due.select("a")]
    assert "Giỗ Tổ Hùng Vương" in words(day(page, "2024-04-18"))
    assert "off" in day(page, "2024-04-20")["class"]
    assert "1 việc đến hạn" in page.words


def test_today_and_the_day_of_the_congress_are_marked(client, jobs):
    client.sign_in("secretary")
    today = day(client.get("/calendar"), "2024-05-20")
    assert today["aria-current"] == "date"
    assert "Hôm nay" in words(today)
    assert "Ngày Đại hội" in words(day(client.get("/calendar?on=19/11/2024"), "2024-11-19"))


def test_a_deadline_that_was_inferred_says_so_and_an_hour_is_shown(client, session, jobs):
    jobs[1].due_hour = time(9, 30)
    session.commit()
    client.sign_in("secretary")
    for view in ("month", "week", "agenda"):
        page = client.get(f"/calendar?view={view}&on=2024-06-30")
        assert "hạn suy ra" in page.words
        assert "09:30" in page.words
    assert "trong tháng 6/2024" in page.words


def test_what_the_office_recorded_stands_in_the_calendar(client, session, jobs):
    session.add(DayException(day=date(2024, 6, 15), is_worked=True, label="Làm bù ngày 02/5"))
    session.add(DayException(day=date(2024, 6, 12), is_worked=False, label="Ngày nghỉ của tỉnh"))
    session.commit()
    page = client.sign_in("secretary").get("/calendar?on=2024-06-01")
    assert "Làm bù ngày 02/5" in words(day(page, "2024-06-15"))
    assert "off" not in day(page, "2024-06-15")["class"]
    assert "off" in day(page, "2024-06-12")["class"]


def test_a_full_day_shows_three_and_leads_to_the_week(client, session, world):
    jobs = tuple((str(n), f"Việc số {n}", "svhttdl", "ngày 12/6/2024") for n in range(1, 8))
    make_plan(session, world, state=PlanState.APPROVED, jobs=jobs)
    client.sign_in("secretary")
    full = day(client.get("/calendar?on=2024-06-01"), "2024-06-12")
    assert len(full.select("li")) == 3
    rest = full.select_one(".rest")
    assert words(rest).startswith("+4 việc")
    week = client.get(rest["href"].partition("#")[0])
    assert week.heading == "Lịch tuần 24 năm 2024"
    assert all(f"Việc số {n}" in week.words for n in range(1, 8))
    assert day(week, "2024-06-12") is not None


def test_a_week_has_all_its_days_with_lead_and_coordination(client, jobs):
    page = client.sign_in("secretary").get("/calendar?view=week&on=2024-06-30")
    assert len(page.soup.select("tr.part")) == 7
    assert "24/06/2024 – 30/06/2024" in page.words
    assert "Ban Tuyên giáo Tỉnh ủy Văn phòng UBND tỉnh" in page.words
    assert page.words.count("Không có việc đến hạn") == 6


def test_the_list_of_four_weeks_leaves_empty_days_out(client, jobs):
    page = client.sign_in("secretary").get("/calendar?view=agenda&on=2024-06-10")
    assert page.heading == "Lịch bốn tuần"
    assert [tag["id"] for tag in page.soup.select(".agenda > li")] == ["d-2024-06-30"]
    assert "Không có việc nào đến hạn" in client.get("/calendar?view=agenda&on=2024-08-05").words


def test_one_goes_on_and_back_and_the_calendar_stays_the_same(client, world, jobs):
    whose = f"committee-{world.committees['TBTT'].id}"
    client.sign_in("steering")
    page = client.get(f"/calendar?view=week&on=2024-12-31&whose={whose}")
    assert page.heading == "Lịch tuần 1 năm 2025"
    links = [link for link in page.links() if link.startswith("/calendar?view=week")]
    assert f"/calendar?view=week&on=2024-12-23&whose={whose}" in links
    assert f"/calendar?view=week&on=2025-01-06&whose={whose}" in links
    assert f"/calendar?view=week&whose={whose}" in links


def test_at_the_ends_of_the_calendar_there_is_nowhere_further(client, jobs):
    client.sign_in("secretary")
    assert "Trước" not in words(client.get("/calendar?on=2000-01-09").soup.select_one(".head"))
    assert client.get("/calendar?on=2100-12-31").status == 200


@pytest.mark.parametrize(
    "asked",
    ["on=2024-13-40", "on=%00", "on=99999-01-01", "view=year", "whose=everything", "whose="],
)
def test_what_is_not_an_address_of_ours_is_the_calendar_of_today(client, jobs, asked):
    page = client.sign_in("secretary").get(f"/calendar?{asked}")
    assert page.heading == "Lịch tháng 5 năm 2024"


def test_drafts_cancelled_and_removed_jobs_are_not_in_it(client, session, world, jobs):
    make_plan(session, world, code="TBHC")
    jobs[1].state = ItemState.CANCELLED
    session.commit()
    words_of = client.sign_in("standing_agency").get("/calendar?on=2024-06-01&whose=congress").words
    assert "Thống nhất mẫu khẩu hiệu" not in words_of
    assert "0 việc đến hạn" in words_of


def test_each_sees_the_calendars_in_scope_and_no_other(client, session, world, jobs):
    make_plan(
        session,
        world,
        code="TBHC",
        state=PlanState.APPROVED,
        jobs=(("1", "Đặt xe", "stc", "ngày 12/6/2024"),),
    )
    own, other = (f"committee-{world.committees[code].id}" for code in ("TBTT", "TBHC"))
    stc = f"unit-{world.units['stc'].id}"

    def offered(persona):
        page = client.sign_in(persona).get("/calendar")
        return [option["value"] for option in page.soup.select("select[name=whose] option")]

    assert {"mine", "congress", own, other, stc} <= set(offered("steering"))
    mine = offered("secretary")
    assert own in mine
    assert other not in mine
    assert stc not in mine
    assert client.get(f"/calendar?whose={other}").status == 404
    assert client.get(f"/calendar?whose={stc}").status == 404
    assert "Đặt xe" not in client.get("/calendar?on=2024-06-01&whose=congress").words
    assert offered("outsider") == []


def test_the_calendar_of_a_unit_has_what_it_leads_and_what_it_coordinates(client, world, jobs):
    client.sign_in("agency")
    page = client.get(f"/calendar?on=2024-04-01&whose=unit-{world.units['vpub'].id}")
    assert "Xây dựng kế hoạch tuyên truyền" in page.words
    mine = client.get("/calendar?on=2024-06-01").words
    assert "Thống nhất mẫu khẩu hiệu" not in mine


def test_a_place_in_the_navigation_leads_here_and_the_working_days_stay_with_their_keeper(
    client, plan
):
    assert "/calendar" in client.sign_in("agency").get("/").links()
    assert "/working-days" not in client.get("/").links()
    assert "/working-days?year=2024" in client.get("/calendar").links()
    assert "/working-days" in client.sign_in("administrator").get("/").links()


@pytest.mark.parametrize("view", ["month", "week", "agenda"])
@pytest.mark.parametrize("persona", ["secretary", "steering", "agency"])
def test_a_fuller_calendar_costs_no_more(client, session, world, plan, view, persona):
    address = f"/calendar?view={view}&on=2024-06-12&whose=congress"
    client.sign_in(persona).get(address)

    def cost():
        with count_queries() as sent:
            assert client.get(address).status == 200
        return len(sent)

    few = cost()
    jobs = tuple((str(n), f"Việc {n}", "svhttdl", "ngày 12/6/2024") for n in range(1, 60))
    make_plan(session, world, code="TBHC", state=PlanState.APPROVED, jobs=jobs)
    assert cost() == few <= 15


def test_the_pages_speak_english(client, session, world, jobs):
    world.users["secretary"].locale = "en"
    session.commit()
    page = client.sign_in("secretary").get("/calendar?on=2024-04-20")
    assert page.heading == "Calendar, month 4 of 2024"
    assert "Overdue" in page.words
