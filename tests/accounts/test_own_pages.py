"""Pages of one's own account: posts, sessions, secret."""

import pytest

from congress.accounts import queries
from tests.support.cast import SECRET
from tests.support.client import Client

NEW = "Suối chảy qua bản"


def change(client, **more):
    return client.post("/account/password", {"current": SECRET, "secret": NEW, "again": NEW} | more)


def test_the_account_page_shows_ones_posts(client):
    page = client.sign_in("secretary").get("/account")
    assert page.heading == "Tài khoản của tôi"
    assert "Tiểu ban Tuyên truyền - Khánh tiết" in page.words


def test_signing_out_everywhere_spares_this_browser(client, app, world):
    other = Client(app, world).sign_in("agency")
    client.sign_in("agency").post("/account/sessions/end")
    assert client.get("/account").status == 200
    assert other.get("/account").status == 302


def test_a_changed_secret_ends_the_other_sessions(client, app, world):
    other = Client(app, world).sign_in("agency")
    client.sign_in("agency")
    assert change(client).location == "/account"
    assert client.get("/account").status == 200
    assert other.get("/account").status == 302
    assert queries.authenticated("agency", NEW) is not None
    assert queries.authenticated("agency", SECRET) is None


def test_the_first_secret_once_changed_opens_the_pages(client, session, world):
    world.users["agency"].must_change_secret = True
    session.commit()
    client.sign_in("agency")
    assert change(client).status == 303
    assert client.get("/account").status == 200


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"current": "sai"}, "Mật khẩu đang dùng chưa đúng"),
        ({"current": ""}, "Ô này cần được điền"),
        ({"secret": "ngắn", "again": "ngắn"}, "ít nhất 10 ký tự"),
        ({"again": "khác hẳn câu kia"}, "chưa giống nhau"),
        ({"secret": SECRET, "again": SECRET}, "khác mật khẩu đang dùng"),
        ({"secret": "matkhau1234", "again": "matkhau1234"}, "dễ đoán"),
    ],
)
def test_a_refused_secret_is_told_beside_its_field(client, typed, sentence):
    page = change(client.sign_in("agency"), **typed)
    assert page.status == 422
    assert any(sentence in error for error in page.errors())
    assert NEW not in page.text


def test_wrong_present_secrets_close_the_page_and_the_sign_in_for_a_while(client):
    client.sign_in("agency")
    for _ in range(5):
        assert change(client, current="sai rồi nhé").status == 422
    page = change(client)
    assert page.status == 429
    assert "sau 15 phút" in " ".join(page.errors())
    assert page.response.headers["Retry-After"] == "900"
    assert queries.authenticated("agency", SECRET) is not None
    answer = client.sign_out().post("/sign-in", {"username": "agency", "secret": SECRET})
    assert answer.status == 429


def test_a_weak_new_secret_is_no_failure(client):
    client.sign_in("agency")
    for _ in range(6):
        assert change(client, secret="ngắn", again="ngắn").status == 422
    assert change(client).status == 303


@pytest.mark.parametrize("address", ["/account", "/account/password"])
def test_a_visitor_signs_in_first(client, address):
    assert client.get(address).location.startswith("/sign-in?next=")
