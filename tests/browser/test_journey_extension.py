"""J4: an extension is asked in three clicks at most, and decided on a phone in one."""

import pytest

from tests.browser.arriving import sees

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, True), (360, False)])
def test_an_extension_takes_three_clicks_and_one(visit, site, width, scripts):
    asker = visit(site, width=width, scripts=scripts)
    page = asker.sign_in("tk.tuyentruyen")
    asker.go("/plans")
    asker.click("main a:has-text('Tuyên truyền')")
    asker.click("main a:has-text('Dựng phim, duyệt lần 1')")
    asker.clicks = 0
    asker.click("a:has-text('Xin gia hạn')")
    # The job of which this one is a part is due on 30/10.
    page.fill("input[name=new_due_on]", "05/11/2024")
    page.fill("textarea[name=reason]", "Phải dựng lại theo góp ý lần 1")
    asker.click("main button:text-is('Gửi')")
    sees(page, "text=Hạn mới ảnh hưởng 1 việc khác")
    assert asker.sideways() <= 0
    asker.click("main button:text-is('Vẫn gửi')")
    sees(page, "text=Đã gửi xin gia hạn")
    assert asker.clicks == 3
    granted_on_a_phone(visit(site, width=360, scripts=scripts))
    page.reload()
    words = page.inner_text("main")
    assert "Theo hạn gốc" in words
    assert "hạn gốc 30/09/2024" in words


def granted_on_a_phone(leader):
    phone = leader.sign_in("bcd.truong")
    sees(phone, "#waiting")
    assert leader.sideways() <= 0
    leader.clicks = 0
    leader.click("#waiting .row-link:has-text('Dựng phim') button:has-text('Đồng ý')")
    sees(phone, "text=Đã đồng ý gia hạn đến 05/11/2024")
    assert leader.clicks == 1
