"""The pages of settings and of the working calendar, persona by persona."""

import pytest
import sqlalchemy as sa

from congress.audit.models import JournalEntry
from congress.core.permissions import Role
from congress.office.models import DayException
from tests.support.client import send

READERS = [role.value for role in Role if role is not Role.ADMINISTRATOR]


@pytest.fixture
def keeper(client):
    return client.sign_in("administrator")


def add(client, **typed):
    values = {"day": "25/05/2024", "is_worked": "worked", "label": "Làm bù"} | typed
    return send(client, "/working-days/new", **values)


@pytest.mark.parametrize("username", [*READERS, "outsider"])
def test_everybody_signed_in_reads_the_calendar(client, world, username):
    page = client.sign_in(username).get("/working-days?year=2024")
    assert page.heading == "Ngày làm việc năm 2024"
    assert "30/04/2024" in page.words
    assert not [link for link in page.links() if link.endswith(("/new", "/edit"))]


@pytest.mark.parametrize("username", READERS)
@pytest.mark.parametrize("address", ["/office", "/working-days/new"])
def test_a_reader_is_told_who_keeps_the_office(client, world, username, address):
    page = client.sign_in(username).get(address)
    assert page.status == 403
    assert "Quản trị hệ thống" in page.words


@pytest.mark.parametrize("year", ["", "abc", "1999", "9999", "２０２４", "9" * 30])
def test_an_unreadable_year_shows_this_year(keeper, year):
    assert keeper.get(f"/working-days?year={year}").heading == "Ngày làm việc năm 2024"


def test_settings_are_saved_and_journaled(keeper, session):
    page = send(keeper, "/office", before_is_strict="y", due_soon_days="10")
    shown = keeper.get(page.location)
    assert "Đã lưu thiết lập." in shown.words
    assert shown.fields()["due_soon_days"] == "10"
    entry = session.scalars(sa.select(JournalEntry)).one()
    changed = {change["field"]: (change["old"], change["new"]) for change in entry.changes}
    assert changed == {"before_is_strict": (False, True), "due_soon_days": (7, 10)}


@pytest.mark.parametrize("typed", ["0", "61", "bảy", ""])
def test_an_impossible_number_of_days_is_refused(keeper, typed):
    page = send(keeper, "/office", due_soon_days=typed)
    assert page.status == 422
    assert page.errors()
    assert page.fields()["due_soon_days"] == typed


def test_stale_settings_show_both_versions(client, world):
    client.sign_in("administrator")
    mine = client.get("/office").fields() | {"due_soon_days": "5"}
    send(client, "/office", due_soon_days="9")
    page = client.post("/office", mine)
    assert page.status == 409
    for text in ("5", "9", "7", "Người thử administrator"):
        assert text in page.words


def test_a_day_is_added_shown_and_taken_away(keeper, session):
    page = add(keeper, label="Làm bù cho ngày 24/5", legal_basis="12/TB-BNV")
    shown = keeper.get(page.location)
    for words in ("thứ Bảy, 25/05/2024", "Làm bù cho ngày 24/5", "12/TB-BNV"):
        assert words in shown.words
    day = session.scalars(sa.select(DayException)).one()
    assert keeper.post(f"/working-days/{day.id}/remove").status == 303
    assert session.scalars(sa.select(DayException)).all() == []


def test_a_day_sent_twice_is_added_once(keeper, session):
    typed = keeper.get("/working-days/new").fields() | {"day": "25/05/2024", "label": "Làm bù"}
    first = keeper.post("/working-days/new", typed)
    second = keeper.post("/working-days/new", typed)
    assert (first.status, second.status, second.location) == (303, 303, first.location)
    assert session.scalar(sa.select(sa.func.count()).select_from(DayException)) == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"day": "31/02/2024"}, "Ngày chưa đúng"),
        ({"day": "01/01/9999"}, "Ngày chưa đúng"),
        ({"label": ""}, "Ô này cần được điền."),
        ({"label": "x" * 1001}, "Dài quá 1000 ký tự"),
        ({"is_worked": "maybe"}, ""),
    ],
)
def test_a_refused_day_keeps_what_was_typed(keeper, typed, sentence):
    page = add(keeper, legal_basis="12/TB-BNV", **typed)
    assert page.status == 422
    assert any(sentence in error for error in page.errors())
    assert page.fields()["legal_basis"] == "12/TB-BNV"


def test_the_same_day_twice_is_refused_beside_the_field(keeper):
    add(keeper)
    page = add(keeper, label="Lần nữa")
    assert page.status == 422
    assert any("Ngày này đã có trong bảng." in error for error in page.errors())


def test_a_day_is_changed(keeper, session):
    add(keeper)
    day = session.scalars(sa.select(DayException)).one()
    page = send(keeper, f"/working-days/{day.id}/edit", is_worked="off", label="Nghỉ bù")
    assert page.status == 303
    session.refresh(day)
    assert (day.is_worked, day.label) == (False, "Nghỉ bù")


def test_a_stale_day_shows_both_versions(keeper, session):
    add(keeper)
    day = session.scalars(sa.select(DayException)).one()
    address = f"/working-days/{day.id}/edit"
    mine = keeper.get(address).fields(address) | {"label": "Bản của tôi đây"}
    send(keeper, address, label="Bản của người khác")
    page = keeper.post(address, mine)
    assert page.status == 409
    assert "Bản của người khác" in page.words
    assert "Bản của tôi đây" in page.words


def test_an_absent_day_is_not_there(keeper):
    assert keeper.get("/working-days/999/edit").status == 404
    assert keeper.post("/working-days/999/remove").status == 404
