"""J6 and J7: a district's first report on one page, then "no change" in one click."""

import pytest

from tests.browser.arriving import sees
from tests.browser.conftest import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PDF = {"name": "danh sach.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
FIRST = "#waiting .row-link:has-text('Báo cáo kết quả Đại hội')"
WEEKLY = "#waiting .row-link:has-text('Báo cáo tiến độ')"
ANSWERS = {
    "ngay_khai_mac": "15/05/2024",
    "dia_diem": "Nhà văn hóa huyện Tràng Định",
    "trieu_tap": "140",
    "co_mat": "138",
    "dan_toc": "6",
    "duoc_chon": "18",
    "danh_sach": "61/DS-UBND",
    "danh_sach__on": "17/05/2024",
    "danh_sach__subject": "Danh sách đại biểu dự Đại hội tỉnh",
    "nguyen_vong": "Mong được đầu tư đường liên xã, nước sạch.",
    "da_chi": "480",
}


@pytest.mark.parametrize(("width", "scripts"), SCREENS)
def test_a_first_report_takes_one_page_and_twelve_clicks(visit, site, width, scripts):
    officer = visit(site, width=width, scripts=scripts)
    page = officer.sign_in("ch.trangdinh")
    officer.clicks = 0
    officer.click(f"{FIRST} button:has-text('Báo cáo')")
    sees(page, "text=Tâm tư, nguyện vọng của đồng bào")
    assert officer.sideways() <= 0
    for name, answer in ANSWERS.items():
        page.fill(f"[name=f_{name}]", answer)
    page.set_input_files("[name=f_danh_sach__file]", files=[PDF])
    officer.clicks += 1
    officer.click("button[value=check]:visible")
    sees(page, "text=Báo cáo đã đủ, gửi lãnh đạo được")
    assert "danh sach.pdf" in page.inner_text("#muc-chon_cu")
    officer.click("button[value=submit]")
    sees(page, "text=Đã gửi lãnh đạo duyệt.")
    clicks = officer.clicks + signed(visit(site, width=width, scripts=scripts), FIRST)
    assert clicks <= 12
    page.reload()
    assert "Đã gửi, cấp trên đang xem" in page.inner_text("main")


def signed(leader, row):
    """The leader opens a report from the home and signs it; the clicks it took."""
    page = leader.sign_in("ld.trangdinh")
    leader.clicks = 0
    leader.click(f"{row} a")
    sees(page, "text=Báo cáo được gửi đúng như đang thấy ở dưới.")
    assert leader.sideways() <= 0
    leader.click("button:has-text('Ký gửi')")
    sees(page, "text=Đã ký gửi báo cáo.")
    return leader.clicks


@pytest.mark.parametrize(("width", "scripts"), SCREENS)
def test_no_change_is_one_click_and_a_signature(visit, site, width, scripts):
    officer = visit(site, width=width, scripts=scripts)
    page = officer.sign_in("ch.trangdinh")
    assert "còn 4 ngày" in page.inner_text("#waiting")
    officer.clicks = 0
    officer.click(f"{WEEKLY} button:has-text('Không thay đổi')")
    sees(page, "text=Đã báo “Không thay đổi” và gửi lãnh đạo duyệt.")
    assert officer.clicks == 1
    assert signed(visit(site, width=width, scripts=scripts), WEEKLY) == 2


@pytest.mark.parametrize(("width", "scripts"), SCREENS)
def test_two_changed_fields_are_two_clicks(visit, site, width, scripts):
    officer = visit(site, width=width, scripts=scripts)
    page = officer.sign_in("ch.trangdinh")
    officer.clicks = 0
    officer.click(f"{WEEKLY} button:has-text('Báo cáo')")
    sees(page, "text=Như kỳ trước")
    page.fill("[name=f_tham_luan]", "9")
    page.fill("[name=f_tuyen_truyen]", "Đã đăng 9 tin, bài.")
    officer.click("button[value=submit]")
    sees(page, "text=Đã gửi lãnh đạo duyệt.")
    assert officer.clicks <= 4


def test_what_is_typed_is_saved_and_a_cut_line_says_so(visit, site):
    officer = visit(site)
    page = officer.sign_in("ch.trangdinh")
    officer.click(f"{WEEKLY} button:has-text('Báo cáo')")
    sees(page, "[name=f_tham_luan]")
    page.fill("[name=f_tham_luan]", "ba")
    sees(page, "[data-section=van_kien] .tick-mark[data-tick=lacking]")
    page.reload()
    assert page.input_value("[name=f_tham_luan]") == "ba"
    officer.context.set_offline(True)
    page.fill("[name=f_tham_luan]", "9")
    sees(page, "text=CHƯA GỬI")
    officer.context.set_offline(False)
    page.wait_for_selector("[data-unsent]", state="hidden")
    sees(page, "[data-section=van_kien] .tick-mark[data-tick=done]")
    officer.troubles.clear()  # the browser itself reports the cut line
