"""What is typed survives a crash of the browser and is found again on another machine."""

import pytest

from tests.browser.arriving import sees

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_half_typed_report_is_found_again_on_another_machine(visit, site):
    first = visit(site)
    page = first.sign_in("tk.tuyentruyen")
    first.click("#overdue a:has-text('Xem')")
    sees(page, "input[name=progress-line]")
    address = page.url.removeprefix(site.url)
    with page.expect_response(lambda answer: answer.url.endswith("/drafts")) as kept:
        page.locator("input[name=progress-line]").press_sequentially("Đã lấy ý kiến 3 sở")
    assert kept.value.status == 204
    sees(page, "text=Đã giữ phần đang gõ lúc")
    first.context.close()
    phone = visit(site, width=360)
    page = phone.sign_in("tk.tuyentruyen")
    phone.go(address)
    phone.clicks = 0
    phone.click("main a:text-is('Khôi phục')")
    sees(page, "text=Đã khôi phục phần đang gõ lúc")
    assert page.input_value("input[name=progress-line]") == "Đã lấy ý kiến 3 sở"
    phone.click("main button:has-text('Ghi tiến độ')")
    sees(page, "text=Đã ghi tiến độ")
    assert phone.clicks == 2
    phone.go(address)
    assert page.locator("[data-draft]").count() == 0
    assert phone.sideways() == 0
