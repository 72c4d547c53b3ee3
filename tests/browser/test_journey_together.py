"""People work together on a job: a part in one click, a mention read by opening the page."""

import pytest

from tests.browser.arriving import sees

pytestmark = [pytest.mark.browser, pytest.mark.slow]
JOB = "Lắp đặt cụm pa-nô"


def open_job(visitor):
    visitor.go("/plans")
    visitor.click("main a:has-text('Tuyên truyền')")
    visitor.click(f"main a:has-text('{JOB}')")


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, False)])
def test_a_part_is_confirmed_in_one_click(visit, site, width, scripts):
    secretary = visit(site, width=width, scripts=scripts)
    page = secretary.sign_in("tk.tuyentruyen")
    open_job(secretary)
    secretary.clicks = 0
    secretary.click("#parts tr:has-text('Sở Xây dựng') button:text-is('Đã phối hợp')")
    sees(page, "text=Đã ghi phần phối hợp")
    assert secretary.clicks == 1
    assert "Đã phối hợp" in page.inner_text("#parts tr:has-text('Sở Xây dựng')")
    assert secretary.sideways() <= 0


def test_opening_the_job_reads_the_mention_and_names_are_put_into_the_words(visit, site):
    secretary = visit(site)
    page = secretary.sign_in("tk.tuyentruyen")
    assert "Nhắc tới bạn" in page.inner_text("#waiting")
    with page.expect_response("**/seen") as seen:
        secretary.click(f"#waiting .row-link:has-text('Nhắc tới bạn') a:has-text('{JOB}')")
    assert seen.value.status == 204
    page.fill("textarea", "Đã xem, nhờ")
    for username in ("cq.vhttdl", "bcd.truong"):
        label = page.locator(f"#comments option:has-text('(@{username})')").inner_text()
        page.select_option("#comments select", label=label)
        secretary.click("button:text-is('Thêm tên vào ý kiến')")
    assert page.input_value("#comments textarea") == "Đã xem, nhờ @cq.vhttdl @bcd.truong "
    secretary.click("button:text-is('Gửi ý kiến')")
    sees(page, "text=Đã gửi ý kiến")
    secretary.go("/")
    assert "Nhắc tới bạn" not in page.inner_text("main")


def test_without_a_script_a_button_reads_it(visit, site):
    secretary = visit(site, scripts=False)
    page = secretary.sign_in("tk.tuyentruyen")
    secretary.click("#waiting .row-link:has-text('Nhắc tới bạn') button:has-text('Đã đọc')")
    sees(page, "text=Đã đánh dấu đã đọc")
    assert "Nhắc tới bạn" not in page.inner_text("main")
