"""Every page that a persona can reach: accessible, within a phone's width, in its language."""

import re

import pytest

from tests.browser.arriving import sees
from tests.browser.faults import faults, serious

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PERSONAS = ("quantri", "bandantoc", "bcd.truong", "tk.tuyentruyen", "cq.vhttdl", "ch.trangdinh")
DOWNLOADS = re.compile(r"\.(pdf|docx|xlsx|csv)$|/files/|/versions/\d|/pages/\d|/samples/\d")
# What the pages seen so far are made of: personas share most of them.
LOOKED_AT: set[str] = set()
# Words of Vietnamese that no English page shows outside what users typed.
HOUSE_WORDS = re.compile(r"\b(Kế hoạch chờ duyệt|Đăng xuất|Bỏ qua|Lịch sử|Việc của tôi|Nhật ký)\b")


def pattern(address):
    return re.sub(r"\d+", "N", address.split("?")[0].split("#")[0])


def walk(visitor, limit=80):
    """Go to each distinct page that links lead to from the home, one of each kind."""
    seen, queue = set(), ["/"]
    while queue and len(seen) < limit:
        address = queue.pop(0)
        if pattern(address) in seen or DOWNLOADS.search(address.split("?")[0]):
            continue
        seen.add(pattern(address))
        visitor.go(address)
        hrefs = visitor.page.eval_on_selector_all("a[href]", "all => all.map(a => a.pathname)")
        queue += [href for href in hrefs if href.startswith("/")]
        yield address


@pytest.mark.parametrize("username", PERSONAS)
def test_pages_are_accessible_and_fit_a_phone(visit, site, username):
    visitor = visit(site)
    visitor.sign_in(username)
    found = []
    for _address in walk(visitor):
        found += faults(visitor, LOOKED_AT)
    assert found == []


def test_the_english_pages_hold_no_vietnamese_house_words(visit, site):
    visitor = visit(site)
    page = visitor.sign_in("bandantoc")
    visitor.click("button[name=locale][value=en]")
    sees(page, "html[lang=en]")
    found = []
    for address in walk(visitor):
        assert page.get_attribute("html", "lang") == "en"
        found += [(address, word) for word in HOUSE_WORDS.findall(page.inner_text("body"))]
    assert found == []


def test_the_sign_in_page_is_accessible(visit, site):
    visitor = visit(site, width=360)
    page = visitor.go("/sign-in")
    assert serious(page) == []
    assert visitor.sideways() == 0
