"""Every page that a persona can reach: accessible, within a phone's width, in its language."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PERSONAS = ("quantri", "bandantoc", "bcd.truong", "tk.tuyentruyen", "cq.vhttdl", "ch.trangdinh")
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
DOWNLOADS = re.compile(r"\.(pdf|docx|xlsx|csv)$|/files/")
# Words of Vietnamese that no English page shows outside what users typed.
HOUSE_WORDS = re.compile(r"\b(Kế hoạch chờ duyệt|Đăng xuất|Bỏ qua|Lịch sử|Việc của tôi|Nhật ký)\b")


def pattern(address):
    return re.sub(r"\d+", "N", address.split("?")[0].split("#")[0])


def reachable(visitor, limit=45):
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


def serious(page):
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        (rule["id"], [node["html"][:160] for node in rule["nodes"][:3]])
        for rule in results.response["violations"]
        if rule["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("username", PERSONAS)
def test_pages_are_accessible_and_fit_a_phone(visit, shared_site, username):
    visitor = visit(shared_site)
    visitor.sign_in(username)
    faults = []
    for address in reachable(visitor):
        page = visitor.go(address)
        faults += [(address, fault) for fault in serious(page)]
        page.set_viewport_size({"width": 360, "height": 740})
        if visitor.sideways() > 0:
            faults.append((address, f"sideways by {visitor.sideways()} px at 360"))
        page.set_viewport_size({"width": 1280, "height": 900})
    assert faults == []


def test_the_english_pages_hold_no_vietnamese_house_words(visit, shared_site):
    visitor = visit(shared_site)
    page = visitor.sign_in("bandantoc")
    visitor.click("button[name=locale][value=en]")
    page.wait_for_selector("html[lang=en]")
    faults = []
    for address in reachable(visitor):
        visitor.go(address)
        assert page.get_attribute("html", "lang") == "en"
        faults += [(address, word) for word in HOUSE_WORDS.findall(page.inner_text("body"))]
    assert faults == []


def test_the_sign_in_page_is_accessible(visit, shared_site):
    visitor = visit(shared_site, width=360)
    page = visitor.go("/sign-in")
    assert serious(page) == []
    assert visitor.sideways() == 0
