"""What every answer carries, whatever was asked: headers, words, and nothing written by looking."""

import pytest
import sqlalchemy as sa

from congress.accounts.models import User
from congress.core.model import Model
from congress.core.permissions import Role
from congress.extensions import db
from tests.support.cast import SECRET
from tests.support.client import Client
from tests.support.everything import addresses, furnish
from tests.support.plans import jobs_of, make_plan

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'"
)
EVERYWHERE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
VIETNAMESE = set("ăâđêôơưạảấầậắặẹếềệịọốồộớờợụứừựỳýẩẫẵẽểễỉĩỏõổỗởỡủũửữ")


@pytest.fixture
def guarded(app, monkeypatch):
    """Ask for the mark of a form, as outside tests."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)


def multipart(size):
    """A body whose one field has so many bytes."""
    head = b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n'
    return head + b"a" * size + b"\r\n--x--\r\n"


def send(client, body):
    return client.post("/units/new", body, content_type="multipart/form-data; boundary=x")


def check_words(page):
    """Whether an error is a whole page in Vietnamese."""
    assert page.response.mimetype == "text/html"
    assert page.soup.html["lang"] == "vi"
    assert len(page.soup.find_all("h1")) == 1
    assert set(page.words) & VIETNAMESE
    assert page.soup.select("main a[href], main form")


# Headers


@pytest.mark.parametrize("address", ["/", "/units", "/none", "/sign-in", "/livez", "/plans/new/x"])
def test_every_page_carries_the_same_headers(client, address):
    for persona in ("administrator", "outsider"):
        headers = client.sign_in(persona).get(address).response.headers
        assert headers["Content-Security-Policy"] == POLICY
        assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE
        assert "Strict-Transport-Security" not in headers
        assert "Access-Control-Allow-Origin" not in headers


def test_a_page_of_a_failure_carries_them_too(client, app, monkeypatch):
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(app.view_functions, "units.index", lambda: 1 / 0)
    headers = client.sign_in("administrator").get("/units").response.headers
    assert headers["Content-Security-Policy"] == POLICY
    assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE


def test_over_https_the_browser_is_told_to_stay_there(client, app, monkeypatch):
    monkeypatch.setitem(app.config, "SESSION_COOKIE_SECURE", True)
    answer = client.get("/sign-in").response
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_file_runs_nothing_and_is_kept_by_no_cache(client, session, world):
    numbers = furnish(session, world, client)
    client.sign_in("standing_agency")
    for address in (
        "/items/{item_id}/files/{attachment_id}",
        "/plans/{plan_id}/plan.xlsx",
        "/plans/{plan_id}/plan.docx",
    ):
        answer = client.get(address.format(**numbers)).response
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
        policy = answer.headers["Content-Security-Policy"]
        assert policy == POLICY or "sandbox" in policy


@pytest.mark.parametrize("name", ["css/base.css", "js/menu.js", "img/mark.svg"])
def test_static_files_are_kept_for_long_and_for_us_alone(client, name):
    answer = client.get(f"/static/{name}", buffered=True).response
    assert answer.status_code == 200
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", ["../congress.db", "%2e%2e/pyproject.toml", "..%5cx", "css", ""])
def test_nothing_but_static_files_is_served_as_one(client, path):
    assert client.get(f"/static/{path}").status == 404


def test_the_session_is_out_of_the_reach_of_scripts_and_other_sites(client):
    answer = client.post("/sign-in", {"username": "agency", "secret": SECRET}).response
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


# Refusals


def test_every_refusal_is_a_page_in_vietnamese(client, session, world, app):
    job = jobs_of(make_plan(session, world))[0]
    client.sign_in("agency")
    refusals = [
        (404, client.get("/none")),
        (404, client.get(f"/items/{job.id}0")),
        (403, client.get("/users")),
        (405, client.get("/preferences")),
        (405, client.post("/units")),
    ]
    methods = ("PUT", "DELETE", "PATCH", "TRACE", "BREW")
    refusals += [(405, client._send(method, "/units")) for method in methods]
    client.sign_in("administrator")
    address = f"/users/{world.users['administrator'].id}/disable"
    refusals += [(422, client.post(address)), (401, client.sign_out().post("/units/new"))]
    for status, page in refusals:
        assert page.status == status
        check_words(page)


def test_a_failure_of_ours_is_a_page_with_a_reference(client, app, monkeypatch):
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(app.view_functions, "units.index", lambda: 1 / 0)
    page = client.sign_in("administrator").get("/units")
    assert page.status == 500
    check_words(page)
    assert "Mã tra cứu" in page.words
    assert "ZeroDivision" not in page.text


@pytest.mark.parametrize(
    "host", ["evil.example", "dantoc.example.evil.example", "a b", "", "x" * 900]
)
def test_another_host_is_refused_with_a_page(client, app, monkeypatch, host):
    monkeypatch.setitem(app.config, "TRUSTED_HOSTS", ["dantoc.example"])
    page = client.get("/sign-in", headers={"Host": host})
    assert page.status == 400
    check_words(page)
    assert "evil" not in page.text


def test_the_host_we_trust_is_answered(client, app, monkeypatch):
    monkeypatch.setitem(app.config, "TRUSTED_HOSTS", ["dantoc.example"])
    assert client.get("/sign-in", headers={"Host": "dantoc.example"}).status == 200


@pytest.mark.parametrize("csrf", [False, True])
def test_too_much_at_once_is_refused_with_the_limit(client, app, monkeypatch, csrf):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", csrf)
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 2 * 1024 * 1024)
    page = send(client.sign_in("administrator"), multipart(2 * 1024 * 1024))
    assert page.status == 413
    check_words(page)
    assert "2 MB" in page.words


@pytest.mark.parametrize("csrf", [False, True])
def test_a_flood_of_fields_is_refused_with_a_page(client, app, monkeypatch, csrf):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", csrf)
    fields = {f"f{number}": "x" for number in range(2001)}
    page = client.sign_in("administrator").post(
        "/units/new", fields, content_type="multipart/form-data"
    )
    assert page.status == 413
    check_words(page)


def test_a_field_without_end_is_refused_with_a_page(client):
    client.sign_in("administrator")
    page = send(client, multipart(2 * 1024 * 1024 + 1))
    assert page.status == 413
    check_words(page)


# Marks of forms


@pytest.mark.parametrize("mark", [None, "", "forged", "IjEi.x.y"])
def test_a_form_without_its_mark_is_refused_and_nothing_is_kept(client, session, guarded, mark):
    client.sign_in("administrator")
    before = contents()
    sent = {"username": "ly.b", "display_name": "Lý B"}
    page = client.post("/users/new", sent if mark is None else sent | {"csrf_token": mark})
    assert page.status == 400
    check_words(page)
    assert contents() == before


def test_every_address_that_changes_something_asks_for_the_mark(
    client, session, world, app, guarded
):
    numbers = furnish_unguarded(client, session, world, app)
    client.sign_in("administrator")
    before = contents()
    for address in addresses(app, "POST", numbers):
        assert client.post(address).status == 400, address
    assert contents() == before


def furnish_unguarded(client, session, world, app):
    app.config["WTF_CSRF_ENABLED"] = False
    numbers = furnish(session, world, client)
    app.config["WTF_CSRF_ENABLED"] = True
    return numbers


def test_a_form_with_its_mark_is_taken(client, guarded, session):
    client.sign_in("administrator")
    fields = client.get("/users/new").fields() | {"username": "ly.b", "display_name": "Lý B"}
    assert client.post("/users/new", fields).status == 303
    assert session.scalar(sa.select(sa.func.count()).where(User.username == "ly.b")) == 1


def test_a_mark_of_another_session_is_refused(client, app, world, guarded):
    client.sign_in("administrator")
    mark = client.get("/users/new").fields()["csrf_token"]
    other = Client(app, world).sign_in("administrator")
    assert other.post("/sign-out", {"csrf_token": mark}).status == 400


# Sessions


@pytest.mark.parametrize("act", ["disable", "secret", "sessions/end", "grant", "revoke"])
def test_a_change_of_rights_ends_the_session_at_once(client, app, world, act):
    other = Client(app, world).sign_in("secretary")
    assert other.get("/account").status == 200
    user = world.users["secretary"]
    client.sign_in("administrator")
    if act == "revoke":
        answer = client.post(f"/posts/{user.grants[0].id}/revoke")
    elif act == "grant":
        way = f"/users/{user.id}/posts/new?role=agency"
        answer = client.post(way, client.get(way).fields() | {"unit_id": world.units["stc"].id})
    else:
        answer = client.post(f"/users/{user.id}/{act}")
    assert answer.status == 303
    assert other.get("/account").location.startswith("/sign-in")
    assert other.post("/account/sessions/end").status == 401


# Looking changes nothing


def contents():
    """Every row of every table, but the notes that a roster was read: those a reading writes."""
    db.session.commit()
    found = {}
    with db.engine.connect() as connection:
        for table in Model.metadata.sorted_tables:
            asked = sa.select(table)
            if table.name == "journal_entry":
                asked = asked.where(table.c.verb != "read_roster")
            if table.name != "roster_reading":
                found[table.name] = sorted(map(repr, connection.execute(asked)))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("persona", ["administrator", "standing_agency", "secretary", "agency"])
def test_looking_at_every_page_changes_nothing(client, session, world, app, persona):
    numbers = furnish(session, world, client)
    before = contents()
    client.sign_in(persona)
    for address in addresses(app, "GET", numbers):
        for sent in (address, f"{address}?confirm=1&state=approved&page=2"):
            assert client.get(sent).status in {200, 303, 403, 404, 422, 503}, sent
        assert client._send("HEAD", address).status < 600
    assert contents() == before


@pytest.mark.slow
@pytest.mark.parametrize("persona", list(Role))
def test_no_address_fails_when_sent_empty(client, session, world, app, persona):
    numbers = furnish(session, world, client)
    for address in addresses(app, "POST", numbers):
        client.sign_in(persona)
        session.expire_all()
        assert client.post(address).status in {303, 403, 404, 409, 422}, address
