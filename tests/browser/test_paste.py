"""Thirty rows of Excel become a submitted plan in few clicks, amber cells mended in place."""

import pytest

from tests.browser.arriving import sees
from tests.browser.pasted import ROWS, excel, paste, text

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def open_paste(visitor):
    page = visitor.sign_in("bandantoc")
    visitor.follow("nav a[href='/plans']:visible")
    visitor.follow("main a:has-text('Ban Tổ chức')")
    visitor.clicks = 0
    visitor.click("main a:has-text('Dán từ Excel')")
    sees(page, "h1:text-is('Dán từ Excel')")
    return page


def explain_what_stood_there(visitor, page):
    """The rows of the demo's own draft want an explanation; none of the pasted ones does."""
    visitor.click("main a:has-text('Hoàn thiện các việc này')")
    sees(page, "h1:has-text('Hoàn thiện kế hoạch')")
    assert page.locator("main :text('kèm phụ lục')").count() == 0
    for field in page.locator("input[name^=explanation-]").all():
        field.fill("Chờ Ban Chỉ đạo phân công")
    visitor.click("main button:has-text('Lưu tất cả')")


def submit(visitor, page, scripts):
    visitor.click("main button:has-text('Ghi vào kế hoạch')")
    sees(page, "text=Đã nhập 30 công việc")
    explain_what_stood_there(visitor, page)
    visitor.click("main button:has-text('Trình duyệt')")
    if scripts:
        visitor.click("dialog button[value=yes]")
    sees(page, "text=Đã trình kế hoạch")


@pytest.mark.parametrize("width", [1280, 360])
def test_thirty_rows_are_pasted_mended_and_submitted(visit, site, width):
    visitor = visit(site, width=width)
    page = open_paste(visitor)
    paste(page, text_html=excel(ROWS), text_plain=text(ROWS))
    sees(page, "h1:has-text('Xem trước')")
    assert visitor.sideways() == 0
    assert page.locator(".amber:visible").count() == 3
    page.fill("input[name=cell-5-deadline]", "trước 20/6")
    page.press("input[name=cell-5-deadline]", "Tab")
    sees(page, "#row-5 :text('20/06/2024')")
    page.select_option("#row-21 select", "Công an tỉnh")
    page.wait_for_selector("#row-21 select", state="detached")
    page.select_option("select[name=means]", label="là Sở Tài chính")
    submit(visitor, page, scripts=True)
    assert visitor.clicks <= 6
    assert page.locator("tbody tr:has-text('Sở Tài chánh')").count() == 0


@pytest.mark.parametrize("width", [1280, 360])
def test_without_scripts_the_box_takes_the_text(visit, site, width):
    visitor = visit(site, width=width, scripts=False)
    page = open_paste(visitor)
    page.fill("textarea[name=text]", text(ROWS))
    visitor.click("main button:has-text('Xem trước')")
    sees(page, "input[name=cell-4-deadline]")
    assert visitor.sideways() <= 0
    page.fill("input[name=cell-4-deadline]", "trước 20/6")
    page.select_option("select[name=cell-20-lead]", "Công an tỉnh")
    page.select_option("select[name=means]", label="là Sở Tài chính")
    submit(visitor, page, scripts=False)
    assert visitor.clicks <= 6


def test_an_agency_explained_once_is_known_in_the_next_paste(visit, site):
    visitor = visit(site)
    page = open_paste(visitor)
    paste(page, text_plain=text(ROWS))
    sees(page, "h1:has-text('Xem trước')")
    page.select_option("select[name=means]", label="là Sở Tài chính")
    visitor.click(".import-bar button:has-text('Đọc lại')")
    sees(page, "text=Đã đọc lại 1 ô")
    assert page.locator("select[name=means]").count() == 0
    visitor.follow("main a:has-text('Bỏ qua')")
    sees(page, "h1:text-is('Dán từ Excel')")
    paste(page, text_plain=text(ROWS))
    sees(page, "h1:has-text('Xem trước')")
    assert page.locator("select[name=means]").count() == 0


def test_what_cannot_be_pasted_is_said_at_once(visit, site):
    visitor = visit(site)
    page = open_paste(visitor)
    paste(page, picture=True)
    sees(page, "[role=status]:has-text('hình ảnh')")
    paste(page)
    sees(page, "[role=status]:has-text('Chưa có gì')")
    visitor.click("main button:has-text('Xem trước')")
    assert page.url.endswith("/paste")
    paste(page, text_html="<img src=x.png>")
    sees(page, "[role=status]:has-text('hình ảnh')")
    paste(page, text_html="<table><tr><td><br></td></tr></table>", text_plain=" ")
    sees(page, ".error-summary:has-text('không có bảng')")


def test_what_is_typed_elsewhere_stays_while_a_cell_is_read(visit, site):
    visitor = visit(site)
    page = open_paste(visitor)
    rows = [ROWS[0], ("1", "Họp", "", "", "lúc ấy", ""), ("2", "In", "", "", "lúc khác", "")]
    paste(page, text_plain=text(rows))
    sees(page, "h1:has-text('Xem trước')")
    page.fill("input[name=cell-0-deadline]", "D-1")
    page.focus("input[name=cell-1-deadline]")
    page.keyboard.press("Control+A")
    page.keyboard.type("trước 1")
    sees(page, "#row-0 :text('18/11/2024')")
    page.keyboard.type("5/6")
    assert page.input_value("input[name=cell-1-deadline]") == "trước 15/6"
