"""J5: a plan goes out in its official form in two clicks; what it lacks is listed before."""

import io

import pytest
from pypdf import PdfReader

from tests.browser.arriving import sees

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EVERY_SCREEN = [(1280, True), (360, True), (1280, False)]


def open_plan(visit, site, username, committee, **how):
    visitor = visit(site, **how)
    page = visitor.sign_in(username)
    visitor.go("/plans")
    visitor.click(f"main a:has-text('{committee}')")
    sees(page, "main a:has-text('In và xuất')")
    visitor.clicks = 0
    return visitor, page


def saved(visitor, link):
    with visitor.page.expect_download() as download:
        visitor.click(f"main a:has-text('{link}')")
    return download.value


def is_portrait(sheet):
    width, height = sheet.mediabox.width, sheet.mediabox.height
    return (height > width) != (sheet.rotation % 180 == 90)


@pytest.mark.parametrize(("width", "scripts"), EVERY_SCREEN)
def test_an_approved_plan_is_printed_in_two_clicks(visit, site, width, scripts):
    visitor, page = open_plan(
        visit, site, "tk.tuyentruyen", "Tuyên truyền", width=width, scripts=scripts
    )
    visitor.click("main a:has-text('In và xuất')")
    sees(page, "text=Đủ các thành phần thể thức")
    assert visitor.sideways() <= 0
    download = saved(visitor, "Bản PDF để in")
    assert visitor.clicks == 2
    assert download.suggested_filename.endswith(".pdf")
    sheets = PdfReader(io.BytesIO(download.path().read_bytes())).pages
    letter, annex = sheets[0], sheets[-1]
    assert is_portrait(letter)
    assert not is_portrait(annex)
    assert "02/KH-TBTT" in letter.extract_text()
    words = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    assert "Trần Thị Minh Tâm" in words


@pytest.mark.parametrize(("width", "scripts"), EVERY_SCREEN)
def test_what_a_draft_lacks_is_listed_before_it_goes_out(visit, site, width, scripts):
    visitor, page = open_plan(visit, site, "bandantoc", "Ban Tổ chức", width=width, scripts=scripts)
    visitor.click("main a:has-text('In và xuất')")
    sees(page, "main .callout:has-text('Còn thiếu')")
    note = page.inner_text("main .callout:has-text('Còn thiếu')").splitlines()
    assert {"Số", "Ngày ban hành", "Người ký", "<tổ chức thực hiện>"} <= set(note)
    assert visitor.sideways() <= 0
    download = saved(visitor, "Bản Word để sửa")
    assert visitor.clicks == 2
    assert download.suggested_filename.endswith(".docx")
    letter = PdfReader(io.BytesIO(saved(visitor, "Bản PDF để in").path().read_bytes())).pages[0]
    assert {"<tổ chức thực hiện>./.", "<người ký>"} <= set(letter.extract_text().splitlines())


@pytest.mark.parametrize(("width", "scripts"), EVERY_SCREEN)
def test_the_part_of_one_agency_is_looked_at_and_printed(visit, site, width, scripts):
    visitor, page = open_plan(
        visit, site, "tk.tuyentruyen", "Tuyên truyền", width=width, scripts=scripts
    )
    visitor.click("main a:has-text('In và xuất')")
    sees(page, "#part")
    option = page.locator("#part option:has-text('Ban Dân tộc tỉnh')").first
    page.select_option("#part", option.get_attribute("value"))
    if not scripts:
        visitor.click("main button:has-text('Chọn')")
    sees(page, "main h2:has-text('Phần của Ban Dân tộc tỉnh')")
    if not scripts:
        visitor.click("main a:has-text('Mở trang xem trước')")
    sees(page, "#pages img")
    assert page.locator("#pages img").first.evaluate("image => image.decode().then(() => true)")
    assert visitor.sideways() <= 0
    sheets = PdfReader(io.BytesIO(saved(visitor, "Bản PDF để in").path().read_bytes())).pages
    words = " ".join(sheets[0].extract_text().split())
    assert "Trích Phụ lục" in words
    assert "CỘNG HÒA" not in words
    assert not is_portrait(sheets[0])
    assert visitor.clicks == (2 if scripts else 4)
