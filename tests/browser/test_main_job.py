"""The main job in a real browser: a sheet comes in, the plan is approved, progress is reported."""

import pytest

from tests.browser.arriving import sees
from tests.plans.test_pages import workbook

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROWS = (
    ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm"),
    ("I", "Chuẩn bị văn phòng", None, None, None, None),
    (1, "Lập danh mục tài liệu họp", "Ban Dân tộc tỉnh", "Sở Tài chính", "trước 15/6", "Danh mục"),
    (2, "In tài liệu phiên trù bị", "VP UBND tỉnh", None, "D-15", "Tài liệu"),
    (3, "Trực tổng đài", None, None, None, None),
)


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "kế hoạch tổ chức.xlsx"
    path.write_bytes(workbook(ROWS))
    return path


def own_draft(visitor):
    """Open the draft of the organising committee from the list of plans."""
    visitor.follow("nav a[href='/plans']:visible")
    visitor.follow("main a:has-text('Ban Tổ chức')")


@pytest.mark.parametrize(
    ("width", "scripts"), [(1280, True), (360, True), (1280, False), (360, False)]
)
def test_a_sheet_becomes_an_approved_plan_in_few_clicks(visit, site, sheet, width, scripts):
    visitor = visit(site, width=width, scripts=scripts)
    page = visitor.sign_in("bandantoc")
    own_draft(visitor)
    visitor.clicks = 0
    visitor.click("main a:has-text('Nhập từ Excel')")
    page.set_input_files("input[type=file]", str(sheet))
    visitor.click("main button:has-text('Xem trước')")
    visitor.click("main button:has-text('Ghi vào kế hoạch')")
    sees(page, "text=Đã nhập 3 công việc")
    visitor.click("main a:has-text('Hoàn thiện các việc này')")
    sees(page, "h1:has-text('Hoàn thiện kế hoạch')")
    for field in page.locator("input[name^=explanation-]").all():
        field.fill("Chờ Ban Chỉ đạo phân công")
    visitor.click("main button:has-text('Lưu tất cả')")
    visitor.click("main button:has-text('Trình duyệt')")
    if scripts:
        visitor.click("dialog button[value=yes]")
    sees(page, "text=Đã trình kế hoạch")
    assert visitor.clicks <= 8
    leader = visit(site, width=360, scripts=scripts)
    phone = leader.sign_in("bcd.truong")
    leader.click("#waiting a:has-text('Ban Tổ chức'), #waiting a >> nth=0")
    phone.fill("input[name=number]", "05/KH-BTC")
    phone.fill("input[name=issued_on]", "20/05/2024")
    leader.click("main button:has-text('Duyệt kế hoạch')")
    sees(phone, "text=Đã duyệt kế hoạch")


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, True), (360, False)])
def test_an_item_is_kept_true_in_two_clicks(visit, site, width, scripts):
    visitor = visit(site, width=width, scripts=scripts)
    page = visitor.sign_in("tk.tuyentruyen")
    visitor.clicks = 0
    visitor.click("#overdue summary:has-text('Cập nhật')")
    page.fill("#overdue details[open] input[name=progress-line]", "Đã trình lãnh đạo, chờ ký")
    visitor.click("#overdue details[open] button")
    sees(page, "text=Đã ghi tiến độ")
    assert page.locator("#overdue td:has-text('Đã trình lãnh đạo, chờ ký')").count()
    assert visitor.clicks == 2


def test_the_language_switch_keeps_the_page(visit, site):
    visitor = visit(site)
    page = visitor.sign_in("tk.tuyentruyen")
    page.goto(f"{site.url}/plans?x=1")
    visitor.click("button[name=locale][value=en]")
    sees(page, "h1:text-is('Plans')")
    assert page.url == f"{site.url}/plans?x=1"


def test_the_text_size_is_remembered(visit, site):
    visitor = visit(site)
    page = visitor.sign_in("tk.tuyentruyen")
    before = page.evaluate("getComputedStyle(document.body).fontSize")
    visitor.click("button[aria-label='Chữ lớn hơn']")
    sees(page, "html[data-size=m]")
    page.reload()
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > float(
        before[:-2]
    )


def test_the_keyboard_alone_reaches_the_table(visit, site):
    visitor = visit(site)
    page = visitor.sign_in("tk.tuyentruyen")
    visitor.go("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'main'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_what_was_typed_survives_an_expired_sign_in_without_scripts(visit, site):
    visitor = visit(site, scripts=False)
    page = visitor.sign_in("tk.tuyentruyen")
    visitor.click("#overdue a:has-text('Xem')")
    page.fill("input[name=progress-line]", "Câu gõ dở dang")
    visitor.context.clear_cookies()
    visitor.click("main button:has-text('Ghi tiến độ')")
    page.fill("input[name=username]", "tk.tuyentruyen")
    page.fill("input[name=secret]", "Minh-hoa-2024")
    page.press("input[name=secret]", "Enter")
    visitor.click("main button:has-text('Gửi tiếp')")
    sees(page, "text=Đã ghi tiến độ")
    assert "Câu gõ dở dang" in page.inner_text("main")
