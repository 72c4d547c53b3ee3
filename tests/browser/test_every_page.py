"""Every page that a persona can reach: accessible, within a phone's width, in its language."""

import re

import pytest

from tests.browser.faults import faults, serious

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PERSONAS = ("quantri", "bandantoc", "bcd.truong", "tk.tuyentruyen", "cq.vhttdl", "ch.trangdinh")
DOWNLOADS = re.compile(r"\.(pdf|docx|xlsx|csv)$|/files/")
# Words of Vietnamese that no English page shows outside what users typed.
HOUSE_WORDS = re.compile(r"\b(Kế hoạch chờ duyệt|Đăng xuất|Bỏ qua|Lịch sử|Việc của tôi|Nhật ký)\b")


def pattern(address):
    return re.sub(r"\d+", "N", address.split("?")[0].split("#")[0])


def reachable(visitor, limit=80):
    """The addresses of distinct pages reached by links from the home, one of each kind."""
    seen, queue, found = {}, ["/"], []
    while queue and len(found) < limit:
        address = queue.pop(0)
        if pattern(address) in seen or DOWNLOADS.search(address.split("?")[0]):
            continue
        seen[pattern(address)] = address
        found.append(address)
        visitor.go(address)
        hrefs = visitor.page.eval_on_selector_all("a[href]", "all => all.map(a => a.pathname)")
        queue += [href for href in hrefs if href.startswith("/")]
    return found


@pytest.mark.parametrize("username", PERSONAS)
def test_pages_are_accessible_and_fit_a_phone(visit, shared_site, username):
    visitor = visit(shared_site)
    visitor.sign_in(username)
    found = []
    for address in reachable(visitor):
        visitor.go(address)
        found += faults(visitor)
    assert found == []


def test_the_english_pages_hold_no_vietnamese_house_words(visit, shared_site):
    visitor = visit(shared_site)
    page = visitor.sign_in("bandantoc")
    visitor.click("button[name=locale][value=en]")
    page.wait_for_selector("html[lang=en]")
    found = []
    for address in reachable(visitor):
        visitor.go(address)
        assert page.get_attribute("html", "lang") == "en"
        found += [(address, word) for word in HOUSE_WORDS.findall(page.inner_text("body"))]
    assert found == []


def test_the_sign_in_page_is_accessible(visit, shared_site):
    visitor = visit(shared_site, width=360)
    page = visitor.go("/sign-in")
    assert serious(page) == []
    assert visitor.sideways() == 0
