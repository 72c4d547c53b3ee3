"""Pages of sign-in and sign-out: sessions, refusals, waits, and forms that waited."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from congress.accounts import rules
from congress.accounts.models import SignInAttempt, User
from congress.core import clock
from congress.web.resume import pack
from tests.support.cast import SECRET


def send(client, username="agency", secret=SECRET, **more):
    return client.post("/sign-in", {"username": username, "secret": secret, **more})


def fail(client, times, username="agency", **more):
    for _ in range(times):
        page = send(client, username, "sai rồi nhé", **more)
    return page


@pytest.fixture
def later(monkeypatch):
    """Move the server's own clock on."""
    real = clock.wall

    def move(step: timedelta) -> None:
        monkeypatch.setattr(clock, "wall", lambda: real() + step)

    return move


def test_a_sign_in_leads_home(client):
    page = send(client)
    assert (page.status, page.location) == (303, "/")
    assert client.get("/account").status == 200


def test_a_name_is_taken_in_capitals_too(client):
    assert send(client, " AGENCY ").status == 303


def test_a_sign_in_leads_where_the_visitor_wanted_to_go(client):
    page = client.get("/account")
    assert page.location == "/sign-in?next=/account"
    form = client.get(page.location).fields()
    assert send(client, next=form["next"]).location == "/account"


@pytest.mark.parametrize(
    "address", ["https://example.com/", "//example.com", "/\\example.com", "/none"]
)
def test_a_sign_in_leads_nowhere_else(client, address):
    assert send(client, next=address).location == "/"


@pytest.mark.parametrize(
    ("username", "secret"),
    [("agency", "sai"), ("nobody", SECRET), ("agency\x01", SECRET), ("x" * 5000, "y" * 5000)],
)
def test_a_wrong_name_and_a_wrong_secret_get_the_same_answer(client, username, secret):
    page = send(client, username, secret, next="/account", keep="y")
    assert page.status == 422
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in page.words
    assert page.fields()["next"] == "/account"
    assert page.fields()["username"] == username
    assert page.fields()["secret"] == ""


def test_an_empty_form_is_no_attempt(client, session):
    assert send(client, "", "").status == 422
    assert session.scalar(sa.select(sa.func.count(SignInAttempt.id))) == 0


@pytest.mark.parametrize("username", ["agency", "nobody"])
def test_five_failures_close_the_account_for_a_while_even_to_the_right_secret(
    client, later, username
):
    assert fail(client, 5, username).status == 422
    page = send(client, username, SECRET)
    assert page.status == 429
    assert "sau 15 phút" in page.words
    assert page.response.headers["Retry-After"] == "900"
    later(timedelta(minutes=16))
    assert send(client, username, SECRET).status == (303 if username == "agency" else 422)


def test_waiting_is_not_counted_as_failing(client, session):
    fail(client, 5)
    fail(client, 3)
    count = sa.select(sa.func.count(SignInAttempt.id)).where(
        SignInAttempt.key == rules.account_key("agency")
    )
    assert session.scalar(count) == 5


def test_thirty_failures_close_an_address(client):
    for number in range(30):
        send(client, f"guess{number}", "sai rồi nhé")
    assert send(client).status == 429


def test_a_sign_in_forgets_the_failures_before_it(client):
    fail(client, 4)
    assert send(client).status == 303
    client.sign_out()
    assert fail(client, 4).status == 422


def test_a_failure_is_counted_for_every_worker(client, session):
    fail(client, 1)
    session.rollback()
    assert session.scalar(sa.select(sa.func.count(SignInAttempt.id))) == 2


def test_a_session_of_the_browser_ends_after_twelve_hours(client, later):
    page = send(client)
    assert "Expires" not in page.response.headers["Set-Cookie"]
    later(timedelta(hours=13))
    assert client.get("/account").status == 302


def test_a_kept_session_lasts_thirty_days(client, later):
    page = send(client, keep="y")
    assert "Expires" in page.response.headers["Set-Cookie"]
    later(timedelta(days=29))
    assert client.get("/account").status == 200
    later(timedelta(days=31))
    assert client.get("/account").status == 302


def test_nothing_of_the_visitors_session_goes_on(client):
    with client.http.session_transaction() as kept:
        kept["planted"] = "x"
    send(client)
    with client.http.session_transaction() as kept:
        assert "planted" not in kept


def test_a_forged_session_is_nobody(client):
    for forged in ("1", "1:", "a:b", "1:1:1", "99999999999:1", "²:1"):
        with client.http.session_transaction() as kept:
            kept["_user_id"], kept["at"] = forged, int(clock.wall().timestamp())
        assert client.get("/account").status == 302


def test_signing_out_ends_the_session(client):
    client.sign_in("agency")
    assert client.post("/sign-out").location == "/sign-in"
    assert client.get("/account").status == 302


def test_an_expired_first_secret_is_refused_in_words(client, session, world):
    user = world.users["agency"]
    user.secret_expires_at = clock.now() - timedelta(minutes=1)
    session.commit()
    page = send(client)
    assert page.status == 422
    assert "đã hết hạn" in page.words


def test_a_first_secret_must_be_changed_before_anything_else(client, session, world):
    world.users["agency"].must_change_secret = True
    session.commit()
    assert send(client).location == "/account/password"
    assert client.get("/account").location == "/account/password"
    assert client.get("/account/password").status == 200


def test_a_hash_with_other_costs_is_renewed(client, session, world):
    user = world.users["agency"]
    before, version = user.secret_hash, user.version
    send(client)
    session.expire_all()
    assert user.secret_hash != before
    assert user.version == version
    assert user.seen_at == clock.now()
    assert not rules.needs_rehash(user.secret_hash)


def test_a_form_sent_after_the_sign_in_ran_out_is_kept_and_sent_again(client, session, world):
    page = client.post("/users/new", {"username": "ly.b", "display_name": "Lý <Thị> B"})
    assert page.status == 401
    assert "vẫn còn" in page.words
    kept = page.fields()["kept"]
    assert fail(client, 1, kept=kept).fields()["kept"] == kept
    page = send(client, "administrator", kept=kept)
    assert page.status == 200
    form = page.form()
    assert form["action"] == "/users/new"
    values = page.fields()
    assert values["display_name"] == "Lý <Thị> B"
    assert client.post(str(form["action"]), values).status == 303
    assert (
        session.scalar(sa.select(User.display_name).where(User.username == "ly.b")) == "Lý <Thị> B"
    )


def test_a_form_that_waited_and_is_sent_twice_acts_once(client, session, world):
    kept = client.post("/users/new", {"username": "ly.b", "display_name": "Lý B"}).fields()["kept"]
    values = send(client, "administrator", kept=kept).fields()
    first, second = client.post("/users/new", values), client.post("/users/new", values)
    assert (first.status, second.status) == (303, 303)
    assert first.location == second.location
    assert session.scalar(sa.select(sa.func.count()).where(User.username == "ly.b")) == 1


def test_a_form_that_waited_keeps_the_query_of_its_address(client, session, world):
    way = f"/users/{world.users['outsider'].id}/posts/new?role=administrator"
    kept = client.post(way).fields()["kept"]
    page = send(client, "administrator", kept=kept)
    assert page.form()["action"] == way
    assert client.post(way, page.fields()).status == 303


def test_a_forged_waiting_form_is_left_out(client):
    assert send(client, kept="forged").location == "/"


def test_the_waiting_form_carries_a_mark_of_the_new_session(client, app, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    with app.test_request_context():
        kept = pack("/account/sessions/end", {})
    fields = client.get("/sign-in").fields()
    page = client.post("/sign-in", fields | {"username": "agency", "secret": SECRET, "kept": kept})
    assert page.status == 200
    assert client.post("/account/sessions/end", page.fields()).location == "/account"


def test_a_signed_in_user_is_led_on_from_the_sign_in_page(client):
    assert client.sign_in("agency").get("/sign-in?next=/account").location == "/account"


def test_a_visitor_chooses_language_and_size_for_the_visit(client):
    page = client.post("/preferences", {"locale": "en", "text_size": "l", "next": "/sign-in"})
    assert page.location == "/sign-in"
    html = client.get("/sign-in").soup.html
    assert (html["lang"], html["data-size"]) == ("en", "l")


def test_a_users_choice_stays_with_the_user(client, session, world):
    version = world.users["agency"].version
    client.sign_in("agency").post("/preferences", {"text_size": "xl", "next": "/account"})
    client.post("/preferences", {"text_size": "gigantic", "locale": "../etc", "next": "//x"})
    session.expire_all()
    user = world.users["agency"]
    assert (user.text_size, user.locale, user.version) == ("xl", "vi", version)
    assert client.get("/account").soup.html["data-size"] == "xl"
