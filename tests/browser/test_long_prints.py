"""The plans of a congress in one file: started, watched, fetched; or given up on the way."""

import io
import re

import pytest
from pypdf import PdfReader

from tests.browser.arriving import sees

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def start(visit, site, **how):
    visitor = visit(site, **how)
    page = visitor.sign_in("bandantoc")
    visitor.go("/congresses/1")
    visitor.clicks = 0
    visitor.click("main button:has-text('Các kế hoạch trong một tệp')")
    page.wait_for_url(re.compile(r"/prints/\d+$"))
    return visitor, page


@pytest.mark.parametrize("width", [1280, 360])
def test_the_bundle_is_started_watched_and_fetched(visit, printing_site, width):
    visitor, page = start(visit, printing_site, width=width)
    assert page.locator("main progress").is_visible()
    sees(page, "main :text-matches('xong [1-9] trên')")
    assert visitor.sideways() <= 0
    sees(page, "main a:has-text('Tải về')")
    assert visitor.sideways() <= 0
    with page.expect_download() as download:
        visitor.click("main a:has-text('Tải về')")
    assert visitor.clicks == 2
    assert download.value.suggested_filename.endswith(".pdf")
    reader = PdfReader(io.BytesIO(download.value.path().read_bytes()))
    assert reader.pages[0].extract_text().startswith("MỤC LỤC")


def test_a_print_is_cancelled_while_it_runs(visit, printing_site):
    visitor, page = start(visit, printing_site)
    sees(page, "main :text('Đang dàn trang')")
    visitor.click("main button:has-text('Hủy lần in')")
    sees(page, "main :text('Lần in đã được hủy')")
    assert page.locator("main a:has-text('Tải về')").count() == 0
    assert page.locator("main a:has-text('In lại')").is_visible()


def test_without_scripts_the_page_follows_when_asked_to(visit, printing_site):
    _visitor, page = start(visit, printing_site, scripts=False)
    page.click("main a:has-text('Tự cập nhật')")
    sees(page, "main a:has-text('Tải về')")
