"""The plans of a congress in one file: started, watched, fetched; or given up on the way."""

import io
import re

import pytest
from pypdf import PdfReader

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PATIENCE = 120_000


def start(visit, site, **how):
    visitor = visit(site, **how)
    page = visitor.sign_in("bandantoc")
    visitor.go("/congresses/1")
    visitor.clicks = 0
    visitor.click("main button:has-text('Các kế hoạch trong một tệp')")
    page.wait_for_url(re.compile(r"/prints/\d+$"))
    return visitor, page


@pytest.mark.parametrize("width", [1280, 360])
def test_the_bundle_is_started_watched_and_fetched(visit, site, width):
    visitor, page = start(visit, site, width=width)
    assert page.locator("main progress").is_visible()
    page.wait_for_selector("main :text-matches('xong [1-9] trên')", timeout=PATIENCE)
    assert visitor.sideways() <= 0
    page.wait_for_selector("main a:has-text('Tải về')", timeout=PATIENCE)
    assert visitor.sideways() <= 0
    with page.expect_download() as download:
        visitor.click("main a:has-text('Tải về')")
    assert visitor.clicks == 2
    assert download.value.suggested_filename.endswith(".pdf")
    reader = PdfReader(io.BytesIO(download.value.path().read_bytes()))
    assert reader.pages[0].extract_text().startswith("MỤC LỤC")


def test_a_print_is_cancelled_while_it_runs(visit, site):
    visitor, page = start(visit, site)
    page.wait_for_selector("main :text('Đang dàn trang')", timeout=PATIENCE)
    visitor.click("main button:has-text('Hủy lần in')")
    page.wait_for_selector("main :text('Lần in đã được hủy')")
    assert page.locator("main a:has-text('Tải về')").count() == 0
    assert page.locator("main a:has-text('In lại')").is_visible()


def test_without_scripts_the_page_follows_when_asked_to(visit, site):
    _visitor, page = start(visit, site, scripts=False)
    page.click("main a:has-text('Tự cập nhật')")
    page.wait_for_selector("main a:has-text('Tải về')", timeout=PATIENCE)
