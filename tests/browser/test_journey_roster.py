"""J7: a list of delegates is pasted, written, and tells what it lacks, in four clicks at most."""

import pytest

from tests.browser.arriving import sees
from tests.browser.conftest import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LIST = "\n".join(
    "\t".join(row)
    for row in (
        ("TT", "Họ và tên", "Năm sinh", "Giới tính", "Dân tộc", "Đảng viên"),
        ("1", "Nông Thị Thử", "", "Nữ", "Nùng", "x"),
        ("2", "Lý A Thử", "2009", "Nam", "H'Mông", "không"),
        ("3", "Hứa Văn Thử", "", "Nam", "Tày", "x"),
    )
)


@pytest.mark.parametrize(("width", "scripts"), SCREENS)
def test_a_pasted_list_tells_what_it_lacks_in_four_clicks(visit, site, width, scripts):
    officer = visit(site, width=width, scripts=scripts)
    page = officer.sign_in("ch.caoloc")
    officer.clicks = 0
    officer.click("#waiting a:has-text('Danh sách đại biểu dự Đại hội tỉnh Lạng Sơn')")
    officer.click("main a:has-text('Dán danh sách')")
    sees(page, "main button:text-is('Xem trước')")
    page.fill("main textarea", LIST)
    officer.click("main button:text-is('Xem trước')")
    sees(page, "main button:text-is('Ghi vào danh sách')")
    assert officer.sideways() <= 0
    officer.click("main button:text-is('Ghi vào danh sách')")
    sees(page, "text=Đã nhập 3 đại biểu")
    assert officer.clicks <= 4
    gaps = page.inner_text("#gaps")
    assert "Thiếu năm sinh" in gaps
    assert "Còn thiếu so với phân bổ" in gaps
    assert officer.sideways() <= 0
    # Origin is shown once the list is opened; a figure opens its rows.
    assert "Nùng" not in page.inner_text("main table")
    officer.click("main button:has-text('Xem danh sách đầy đủ')")
    sees(page, "main table >> text=Nùng")
    officer.click("#gaps a:has-text('Thiếu năm sinh')")
    sees(page, "main .chips >> text=Thiếu năm sinh")
    assert page.locator("main table tbody tr").count() == 2
    assert officer.sideways() <= 0
