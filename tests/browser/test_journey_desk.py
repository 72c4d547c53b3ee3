"""J8: two clicks accept a clean report, the next one stands on the same page; returned in two."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def opened(visitor):
    """The desk from the home in one click; who stands open, and how many wait."""
    page = visitor.sign_in("bandantoc")
    page.wait_for_selector("#waiting")
    visitor.clicks = 0
    visitor.click("#waiting a:has-text('Báo cáo chờ tiếp nhận')")
    page.wait_for_selector("#report")
    return page, page.inner_text("#report"), page.locator(".desk-list li").count()


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, True), (360, False)])
def test_a_clean_report_takes_two_clicks_and_the_next_one_comes(visit, site, width, scripts):
    clerk = visit(site, width=width, scripts=scripts)
    page, unit, waiting = opened(clerk)
    assert waiting >= 2
    assert clerk.sideways() <= 0
    if scripts:
        page.evaluate("window.stayed = true")
    clerk.click("button:has-text('Tiếp nhận & kế tiếp')")
    page.wait_for_selector(f"text=Đã tiếp nhận báo cáo của {unit}.")
    assert clerk.clicks == 2
    assert page.inner_text("#report") != unit
    assert page.locator(".desk-list li").count() == waiting - 1
    assert page.inner_text("h1") == f"Chờ tiếp nhận ({waiting - 1})"
    assert clerk.sideways() <= 0
    if scripts:
        assert page.evaluate("window.stayed")
        assert page.evaluate("document.activeElement.id") == "report"
        assert "/desk" in page.url


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, False)])
def test_a_cell_is_commented_and_the_report_returned(visit, site, width, scripts):
    clerk = visit(site, width=width, scripts=scripts)
    page, unit, _waiting = opened(clerk)
    clerk.clicks = 0
    clerk.click(".panel > .cell .say > summary")
    page.locator(".panel > .cell .say textarea").first.fill("Theo quyết định là 4 Tiểu ban")
    clerk.click("#decision button:has-text('Trả lại')")
    page.wait_for_selector(f"text=Đã trả lại báo cáo của {unit}.")
    assert clerk.clicks == 2


def test_a_paper_opens_beside_its_cell_and_what_is_typed_stays(visit, site):
    clerk = visit(site)
    page, unit, _waiting = opened(clerk)
    about = page.locator("#decision textarea[name=about_0]")
    about.fill("Còn thiếu dự toán")
    if not page.locator(".evidence > summary:visible").count():
        clerk.click("#decision > .more > summary")
    clerk.click(".evidence > summary:visible")
    assert "Trích yếu" in page.inner_text(".evidence[open]")
    assert about.input_value() == "Còn thiếu dự toán"
    clerk.click("button:has-text('Tiếp nhận & kế tiếp')")
    page.wait_for_selector("text=Có ý kiến chưa gửi")
    assert page.locator("#decision textarea[name=about_0]").input_value() == "Còn thiếu dự toán"
    assert page.inner_text("#report") == unit


def test_a_report_that_changed_is_shown_anew_instead_of_accepted(visit, site):
    first, second = visit(site), visit(site)
    page, unit, _waiting = opened(first)
    other, _unit, _count = opened(second)
    second.click("button:has-text('Tiếp nhận & kế tiếp')")
    other.wait_for_selector(f"text=Đã tiếp nhận báo cáo của {unit}.")
    page.click("button:has-text('Tiếp nhận & kế tiếp')")
    page.wait_for_selector("text=Báo cáo này không còn chờ tiếp nhận")
    assert "/desk" in page.url
