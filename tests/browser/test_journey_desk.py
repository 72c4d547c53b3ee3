"""J8: two clicks accept a clean report, the next one stands on the same page; returned in two."""

import pytest

from tests.browser.arriving import sees
from tests.browser.conftest import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def opened(visitor):
    """The desk from the home in one click; who stands open, and how many wait."""
    page = visitor.sign_in("bandantoc")
    sees(page, "#waiting")
    visitor.clicks = 0
    visitor.click("#waiting a:has-text('Báo cáo chờ tiếp nhận')")
    sees(page, "#report")
    return page, page.inner_text("#report"), page.locator(".desk-list li").count()


@pytest.mark.parametrize(("width", "scripts"), SCREENS)
def test_a_clean_report_takes_two_clicks_and_the_next_one_comes(visit, site, width, scripts):
    clerk = visit(site, width=width, scripts=scripts)
    page, unit, waiting = opened(clerk)
    assert waiting >= 2
    assert clerk.sideways() <= 0
    if scripts:
        page.evaluate("window.stayed = true")
    clerk.click("button:has-text('Tiếp nhận & kế tiếp')")
    sees(page, f"text=Đã tiếp nhận báo cáo của {unit}.")
    assert clerk.clicks == 2
    assert page.inner_text("#report") != unit
    assert page.locator(".desk-list li").count() == waiting - 1
    assert page.inner_text("h1") == f"Chờ tiếp nhận ({waiting - 1})"
    assert clerk.sideways() <= 0
    if scripts:
        assert page.evaluate("window.stayed")
        page.wait_for_function("document.activeElement.id === 'report'")
        assert "/desk" in page.url


@pytest.mark.parametrize(("width", "scripts"), SCREENS)
def test_a_cell_is_commented_and_the_report_returned(visit, site, width, scripts):
    clerk = visit(site, width=width, scripts=scripts)
    page, unit, _waiting = opened(clerk)
    clerk.clicks = 0
    clerk.click(".panel > .cell .say > summary")
    page.locator(".panel > .cell .say textarea").first.fill("Theo quyết định là 4 Tiểu ban")
    clerk.click("#decision button:has-text('Trả lại')")
    sees(page, f"text=Đã trả lại báo cáo của {unit}.")
    assert clerk.clicks == 2


def evidence(clerk):
    """The first paper of the report that stands open, opened beside its cell."""
    page = clerk.page
    if not page.locator(".evidence > summary:visible").count():
        clerk.click("#decision > .more > summary")
    clerk.click(".evidence > summary:visible")
    return page.locator(".evidence[open]")


def is_drawn(page, picture):
    """Wait until the picture has come."""
    handle = picture.element_handle()
    page.wait_for_function("picture => picture.complete && picture.naturalWidth > 99", arg=handle)
    return True


@pytest.mark.parametrize("width", [1280, 360])
def test_a_paper_opens_beside_its_cell_page_by_page_and_what_is_typed_stays(visit, site, width):
    clerk = visit(site, width=width)
    page, unit, _waiting = opened(clerk)
    about = page.locator("#decision textarea[name=about_0]")
    about.fill("Còn thiếu dự toán")
    paper = evidence(clerk)
    assert "Trích yếu" in paper.inner_text()
    paper.locator("text=Trang 1 trên 2").wait_for()
    assert is_drawn(page, paper.locator("img"))
    assert clerk.sideways() <= 0
    paper.locator("a:text-is('Trang sau')").click()
    paper.locator("text=Trang 2 trên 2").wait_for()
    assert is_drawn(page, paper.locator("img"))
    paper.locator("a:text-is('Trang trước')").click()
    paper.locator("text=Trang 1 trên 2").wait_for()
    assert about.input_value() == "Còn thiếu dự toán"
    clerk.click("button:has-text('Tiếp nhận & kế tiếp')")
    sees(page, "text=Có ý kiến chưa gửi")
    assert page.locator("#decision textarea[name=about_0]").input_value() == "Còn thiếu dự toán"
    assert page.inner_text("#report") == unit


@pytest.mark.parametrize("width", [1280, 360])
def test_without_scripts_the_first_page_stands_beside_and_the_others_open_apart(visit, site, width):
    clerk = visit(site, width=width, scripts=False)
    page, _unit, _waiting = opened(clerk)
    page.locator("#decision textarea[name=about_0]").fill("Còn thiếu dự toán")
    paper = evidence(clerk)
    assert is_drawn(page, paper.locator("img"))
    assert clerk.sideways() <= 0
    with clerk.context.expect_page() as apart:
        paper.locator("a:text-is('Xem từng trang')").click()
    pages = apart.value
    sees(pages, "text=Trang 1 trên 2")
    pages.click("a:text-is('Trang sau')")
    sees(pages, "text=Trang 2 trên 2")
    assert is_drawn(pages, pages.locator(".scan img"))
    about = page.locator("#decision textarea[name=about_0]")
    assert about.input_value() == "Còn thiếu dự toán"


def test_a_report_that_changed_is_shown_anew_instead_of_accepted(visit, site):
    first, second = visit(site), visit(site)
    page, unit, _waiting = opened(first)
    other, _unit, _count = opened(second)
    second.click("button:has-text('Tiếp nhận & kế tiếp')")
    sees(other, f"text=Đã tiếp nhận báo cáo của {unit}.")
    page.click("button:has-text('Tiếp nhận & kế tiếp')")
    sees(page, "text=Báo cáo này không còn chờ tiếp nhận")
    assert "/desk" in page.url
