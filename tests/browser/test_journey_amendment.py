"""J4: a plan is amended in few clicks, approved on a phone in one, and printed as amended."""

import io

import pytest
from pypdf import PdfReader

from tests.browser.arriving import sees

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, False)])
def test_an_amendment_is_drafted_approved_on_a_phone_and_printed(visit, site, width, scripts):
    secretary = visit(site, width=width, scripts=scripts)
    page = secretary.sign_in("tk.tuyentruyen")
    secretary.go("/plans")
    secretary.click("main a:has-text('Tuyên truyền')")
    secretary.clicks = 0
    secretary.click("main button:has-text('Sửa đổi kế hoạch')")
    sees(page, "h1:has-text('Sửa đổi lần 1')")
    assert secretary.sideways() <= 0
    secretary.click("main tr:has-text('Dựng phim, duyệt lần 1') a:text-is('Sửa')")
    page.fill("input[name=deadline_text]", "trước ngày 15/10/2024")
    secretary.click("main form button[type=submit]:visible >> nth=0")
    sees(page, "text=Đã ghi vào bản sửa đổi")
    secretary.click("main button:has-text('Trình duyệt')")
    sees(page, "text=Đã trình bản sửa đổi")
    assert secretary.clicks == 4
    approved_on_a_phone(visit(site, width=360, scripts=scripts))
    printed_as_amended(secretary, page)


def approved_on_a_phone(leader):
    phone = leader.sign_in("bcd.truong")
    sees(phone, "#waiting")
    leader.clicks = 0
    leader.click("#waiting a:has-text('Sửa đổi lần 1')")
    sees(phone, "text=Bản sửa đổi chờ duyệt")
    assert leader.sideways() <= 0
    phone.fill("input[name=number]", "11/KH-TBTT")
    phone.fill("input[name=issued_on]", "20/05/2024")
    leader.click("main button:has-text('Duyệt bản sửa đổi')")
    sees(phone, "text=Đã duyệt bản sửa đổi")
    assert leader.clicks == 2


def printed_as_amended(secretary, page):
    """The amendment in two clicks from its page; the plan names what amended it."""
    page.reload()
    secretary.clicks = 0
    secretary.click("main a:has(span:text-is('In'))")
    sees(page, "text=Đủ các thành phần thể thức")
    assert secretary.sideways() <= 0
    amendment = words_of(secretary, page)
    assert secretary.clicks == 2
    assert "11/KH-TBTT" in amendment
    assert "trước ngày 15/10/2024" in amendment
    secretary.go("/plans")
    secretary.click("main a:has-text('Tuyên truyền')")
    secretary.click("main a:has-text('In và xuất')")
    sees(page, "text=Kế hoạch đã được sửa đổi, bổ sung")
    plan = words_of(secretary, page)
    assert "02/KH-TBTT" in plan
    assert "Được sửa đổi, bổ sung bởi Kế hoạch số 11/KH-TBTT ngày 20 tháng 5 năm 2024" in plan


def words_of(visitor, page):
    with page.expect_download() as download:
        visitor.click("main a:has-text('Bản PDF để in')")
    sheets = PdfReader(io.BytesIO(download.value.path().read_bytes())).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
