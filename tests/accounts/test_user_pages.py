"""Pages of users and their posts."""

import pytest
import sqlalchemy as sa

from congress.accounts import queries
from congress.accounts.models import User
from congress.audit.models import JournalEntry
from congress.core.permissions import Role


@pytest.fixture
def admin(client):
    return client.sign_in("administrator")


def address(world, name, tail=""):
    return f"/users/{world.users[name].id}{tail}"


def test_the_list_searches_without_diacritics_and_by_state(admin):
    page = admin.get("/users?q=NGUOI THU ag")
    assert "Người thử agency" in page.words
    assert "Người thử secretary" not in page.words
    assert "Không tìm thấy" in admin.get("/users?state=disabled").words


def test_the_list_is_paged(admin, session, world):
    for number in range(60):
        session.add(
            User(
                username=f"u{number:02}",
                display_name=f"Người {number:02}",
                secret_hash="",
                created_at=world.users["agency"].created_at,
            )
        )
    session.commit()
    assert "Trang 1/2" in admin.get("/users").words
    assert "Trang 2/2" in admin.get("/users?page=9").words


def test_a_new_account_shows_its_secret_once(admin, session):
    form = admin.get("/users/new").fields()
    page = admin.post("/users/new", form | {"username": "Ly.B", "display_name": "Lý Thị B"})
    slip = admin.get(page.location)
    secret = slip.soup.select_one("#first-secret").get_text()
    assert queries.authenticated("ly.b", secret) is not None
    assert "Mật khẩu đã hiện một lần rồi" in admin.get(page.location).words
    assert secret not in str(session.scalars(sa.select(JournalEntry.changes)).all())


def test_the_same_form_sent_twice_makes_one_account(admin, session):
    form = admin.get("/users/new").fields() | {"username": "ly.b", "display_name": "Lý Thị B"}
    assert admin.post("/users/new", form).location == admin.post("/users/new", form).location
    assert session.scalar(sa.select(sa.func.count()).where(User.username == "ly.b")) == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"username": "agency"}, "Tên này đã có"),
        ({"username": "có dấu"}, "chữ thường không dấu"),
        ({"username": ""}, "Ô này cần được điền"),
        ({"display_name": " "}, "Ô này cần được điền"),
        ({"display_name": "x" * 301}, "Dài quá 300 ký tự"),
        ({"person_id": "99999"}, ""),
    ],
)
def test_a_refused_account_keeps_what_was_typed(admin, typed, sentence):
    form = admin.get("/users/new").fields() | {"username": "ly.b", "display_name": "Lý Thị B"}
    page = admin.post("/users/new", form | typed)
    assert page.status == 422
    assert any(sentence in error for error in page.errors())
    kept = form | typed
    assert page.fields()["username"] == kept["username"].strip()
    assert page.fields()["display_name"] == kept["display_name"].strip()


def test_one_user_shows_posts_and_history(admin, world):
    admin.post(address(world, "secretary", "/sessions/end"))
    page = admin.get(address(world, "secretary"))
    assert "Thư ký Ban, Tiểu ban" in page.words
    assert "Người thử administrator" in page.words


def test_an_edited_name_is_saved_and_journaled(admin, session, world):
    form = admin.get(address(world, "agency", "/edit")).fields()
    page = admin.post(address(world, "agency", "/edit"), form | {"display_name": "Nông Văn C"})
    assert page.status == 303
    entry = session.scalars(sa.select(JournalEntry)).one()
    assert entry.changes[0]["new"] == "Nông Văn C"


def test_a_stale_edit_shows_mine_theirs_and_base(admin, world):
    form = admin.get(address(world, "agency", "/edit")).fields()
    admin.post(address(world, "agency", "/edit"), form | {"display_name": "Bản người khác"})
    page = admin.post(address(world, "agency", "/edit"), form | {"display_name": "Bản của mình"})
    assert page.status == 409
    for text in ("Bản người khác", "Bản của mình", "Người thử agency"):
        assert text in page.words


def test_a_sign_in_does_not_disturb_an_edit(admin, app, world):
    form = admin.get(address(world, "agency", "/edit")).fields()
    admin.http.post("/preferences", data={"text_size": "l"})
    assert admin.post(address(world, "agency", "/edit"), form).status == 303


def test_a_disabled_user_is_out_at_once(admin, app, world):
    admin.post(address(world, "agency", "/disable"))
    assert "Đã khóa" in admin.get(address(world, "agency")).words
    assert admin.sign_in("agency").get("/account").status == 302


def test_disabling_oneself_is_refused_in_words(admin, world):
    page = admin.post(address(world, "administrator", "/disable"))
    assert page.status == 422
    assert "tài khoản của mình" in page.words


def test_a_new_secret_is_shown_on_the_slip(admin, world):
    page = admin.post(address(world, "agency", "/secret"))
    assert admin.get(page.location).soup.select_one("#first-secret") is not None


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_its_form_and_is_given_in_its_scope(admin, world, session, role):
    links = admin.get(address(world, "outsider", "/posts/new")).links()
    way = address(world, "outsider", f"/posts/new?role={role}")
    assert way in links
    page = admin.get(way)
    form = page.fields()
    for select in page.soup.select("main form[method=post] select"):
        form[select["name"]] = select.select("option")[1]["value"]
    assert admin.post(way, form).location == address(world, "outsider")
    held = queries.posts([world.users["outsider"].id])[world.users["outsider"].id]
    assert [post.role for post in held] == [role]
    assert admin.get(address(world, "outsider")).status == 200


def test_a_post_without_its_scope_is_refused_beside_the_field(admin, world):
    way = address(world, "outsider", "/posts/new?role=secretary")
    form = admin.get(way).fields()
    for committee_id in ("", "99999", "abc"):
        page = admin.post(way, form | {"committee_id": committee_id})
        assert page.status == 422
        assert page.errors()


def test_a_post_is_revoked(admin, world):
    grant = world.users["secretary"].grants[0]
    assert admin.post(f"/posts/{grant.id}/revoke").location == address(world, "secretary")
    assert admin.post(f"/posts/{grant.id}/revoke").status == 404


def test_an_administrator_who_gives_himself_a_post_stays_signed_in(admin, world):
    way = address(world, "administrator", "/posts/new?role=agency")
    form = admin.get(way).fields() | {"unit_id": str(world.units["stc"].id)}
    assert admin.post(way, form).location == "/account"
    assert "Sở Tài chính" in admin.get("/account").words


@pytest.mark.parametrize("tail", ["", "/edit", "/slip", "/posts/new", "/posts/new?role=secretary"])
def test_an_absent_user_is_missing(admin, tail):
    assert admin.get(f"/users/99999{tail}").status == 404


def test_an_unknown_role_is_missing(admin, world):
    for query in ("?role=emperor", "?role=", "?role=%ED%A0%80"):
        assert admin.get(address(world, "outsider", f"/posts/new{query}")).status == 404
    assert admin.post(address(world, "outsider", "/posts/new")).status == 404


@pytest.mark.parametrize("persona", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_other_personas_are_told_who_looks_after_accounts(client, world, persona):
    client.sign_in(persona)
    for page in (
        client.get("/users"),
        client.get(address(world, "agency")),
        client.post(address(world, "agency", "/secret")),
    ):
        assert page.status == 403
        assert "Quản trị hệ thống" in page.words
