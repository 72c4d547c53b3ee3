"""What is carried through a sign-in: only forms of our own pages, shown before they are sent."""

import pytest

from tests.support.cast import SECRET

ADDRESS = "/units/new"
TYPED = {"name": "Sở <b>Mới</b>", "note": "x" * 400, "version": "3", "token": "abc"}


def kept_after(client, headers=None, address=ADDRESS):
    page = client.post(address, TYPED, headers=headers or {})
    return page.fields()["kept"] if page.status == 401 else None


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://localhost"},
        {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_a_form_of_our_own_page_waits(client, headers):
    assert kept_after(client, headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "https://localhost"},
        {"Origin": "http://localhost:81"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_form_of_another_site_is_dropped(client, headers):
    page = client.post(ADDRESS, TYPED, headers=headers)
    assert (page.status, page.location) == (303, "/sign-in")


def test_a_change_of_secret_is_never_carried(client):
    page = client.post("/account/password", {"current": "a", "secret": "b", "again": "b"})
    assert (page.status, page.location) == (303, "/sign-in")


def test_the_waiting_form_says_where_it_goes_and_what_it_holds(client):
    sent = {"username": "administrator", "secret": SECRET, "kept": kept_after(client)}
    page = client.post("/sign-in", sent)
    assert page.soup.select_one("main form")["action"] == ADDRESS
    values = [item.get_text() for item in page.soup.select("main li")]
    assert values == ["Sở <b>Mới</b>", "x" * 299 + "…"]
    assert page.fields()["note"] == TYPED["note"]
