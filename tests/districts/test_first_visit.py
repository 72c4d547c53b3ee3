"""The first visit of a district that has nothing yet: every page says what to do next."""

from datetime import date

import pytest

from tests.support.districts import make_districts


@pytest.fixture
def child(session, world):
    """The child of the cast's officer, before its parent set milestones, without a day."""
    found = make_districts(session, world, ladder=False).child
    found.planned_start_on = found.planned_end_on = None
    session.commit()
    return found


def links(page):
    return {link.get("href") for link in page.soup.select("main a")}


def test_the_home_asks_for_the_day_of_the_congress(client, child):
    page = client.sign_in("district_officer").get("/")
    assert "Chưa định ngày tổ chức" in page.words
    assert f"/congresses/{child.id}/days" in links(page)


def test_the_home_asks_for_no_day_once_it_is_set_or_where_none_is_held(client, child, session):
    client.sign_in("district_officer")
    child.form = "none"
    session.commit()
    assert "Chưa định ngày tổ chức" not in client.get("/").words
    child.form, child.planned_start_on = "congress", date(2024, 6, 13)
    session.commit()
    assert "Chưa định ngày tổ chức" not in client.get("/").words


def test_without_milestones_the_page_says_who_sets_them_and_shows_no_figures(client, child):
    page = client.sign_in("district_officer").get(f"/congresses/{child.id}/milestones")
    assert "Cấp trên chưa đặt các mốc phải thực hiện" in page.words
    assert "Chưa định ngày tổ chức" in page.words
    assert f"/congresses/{child.id}/days" in links(page)
    assert page.soup.select_one(".stats") is None


def test_who_guides_is_led_from_there_to_the_milestones(client, child):
    page = client.sign_in("standing_agency").get(f"/congresses/{child.id}/milestones")
    assert f"/congresses/{child.parent_id}/ladder" in links(page)


def test_the_leader_reads_the_same_without_the_button(client, child):
    page = client.sign_in("district_leader").get(f"/congresses/{child.id}/milestones")
    assert "Cấp trên chưa đặt các mốc phải thực hiện" in page.words
    assert f"/congresses/{child.id}/days" not in links(page)


def test_without_a_period_the_list_of_reports_leads_to_the_milestones(client, child):
    page = client.sign_in("district_officer").get(f"/congresses/{child.id}/reports")
    assert "Khi cấp trên mở một kỳ" in page.words
    assert f"/congresses/{child.id}/milestones" in links(page)


def test_an_empty_roster_is_begun_by_pasting_or_from_the_template(client, child):
    top = f"/congresses/{child.id}/delegates"
    page = client.sign_in("district_officer").get(top)
    empty = page.soup.select_one(".empty")
    assert [link["href"] for link in empty.select("a")] == [f"{top}/paste", f"{top}/template.xlsx"]
    assert page.soup.select_one(".stats") is None
    assert page.soup.select_one("#rows .filters") is None


def test_a_leader_reads_who_fills_an_empty_roster(client, child):
    page = client.sign_in("district_leader").get(f"/congresses/{child.id}/delegates")
    assert "Cán bộ đầu mối của từng đơn vị lập danh sách" in page.words
    assert page.soup.select_one(".empty a") is None


def test_a_report_without_milestones_says_why(client, child):
    page = client.sign_in("district_officer").get(f"/congresses/{child.id}/milestones/report")
    assert "Cấp trên chưa đặt các mốc phải thực hiện" in page.words
