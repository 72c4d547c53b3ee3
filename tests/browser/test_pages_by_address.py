"""Pages that a walk by links leaves out: filtered and dated views, forms, what an act brings."""

import pytest

from tests.browser.arriving import sees
from tests.browser.faults import faults
from tests.browser.pasted import ROWS, text

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLACES = {
    "tk.tuyentruyen": (
        "/search?q=khẩu hiệu",
        "/search?q=khẩu hiệu&kind=jobs",
        "/search?q=không có gì như thế",
        "/search/views/new?q=khẩu hiệu&kind=jobs",
        "/calendar?view=week",
        "/calendar?view=agenda",
        "/calendar?view=month&whose=all",
        "/plans/3?lack=due",
        "/plans/3?class=over",
        "/plans/3/slip",
        "/items/70",
        "/items/65",
        "/items/70/obstacles/new",
        "/extensions/2",
        "/obstacles?state=answered",
        "/obstacles/1",
    ),
    "cq.vhttdl": ("/items/70", "/items/83/extension", "/obstacles/2", "/users/13/handover"),
    "bcd.truong": ("/extensions/2", "/extensions/1", "/obstacles/2", "/plans/7", "/items/70"),
    "bandantoc": (
        "/committees/1/list?as_of=01/03/2024",
        "/committees/1/compare?from=01/03/2024&to=20/05/2024",
        "/congresses/1/duties?plans=approved",
        "/congresses/1/duties/10?role=lead&class=overdue",
        "/plans/new",
        "/plans/8",
        "/plans/8/print",
        "/plans/8/paste",
        "/plans/8/import",
        "/plans/8/paper",
        "/plans/8/complete",
        "/plans/8/start",
        "/plans/8/start/rows?source=plan-3",
        "/plans/8/items/new",
        "/plans/8/parts/new",
        "/items/178/edit",
        "/items/178/remove",
    ),
}


@pytest.mark.parametrize("username", PLACES)
def test_pages_at_their_addresses_are_accessible_and_fit_a_phone(visit, site, username):
    visitor = visit(site)
    visitor.sign_in(username)
    found = []
    for address in PLACES[username]:
        assert visitor.page.goto(site.url + address).status == 200, address
        found += faults(visitor)
    assert found == []


def test_a_preview_of_pasted_rows_is_accessible(visit, site):
    visitor = visit(site)
    page = visitor.sign_in("bandantoc")
    visitor.go("/plans/8/paste")
    page.fill("textarea[name=text]", text(ROWS))
    visitor.click("main button:has-text('Xem trước')")
    sees(page, "h1:has-text('Xem trước')")
    assert faults(visitor) == []


def test_the_pages_of_an_amendment_are_accessible(visit, site):
    visitor = visit(site)
    page = visitor.sign_in("tk.tuyentruyen")
    visitor.go("/plans/3")
    visitor.click("main button:has-text('Sửa đổi kế hoạch')")
    sees(page, "h1:has-text('Sửa đổi lần')")
    found, amendment = faults(visitor), page.url
    for last in ("/add", "/items/70", "/items/70/remove"):
        assert page.goto(amendment + last).status == 200, last
        found += faults(visitor)
    assert found == []


def test_a_refused_form_is_accessible(visit, site):
    visitor = visit(site)
    page = visitor.sign_in("tk.tuyentruyen")
    visitor.go("/items/66/extension")
    page.fill("input[name=new_due_on]", "hôm nào đó")
    visitor.click("main button:text-is('Gửi')")
    sees(page, ".error-summary")
    assert faults(visitor) == []
