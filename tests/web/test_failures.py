"""Pages about failures: shown without the database, in words, with the right status."""

import sqlite3
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import InterfaceError, OperationalError, ProgrammingError
from sqlalchemy.orm.exc import StaleDataError

from congress.extensions import db
from congress.web import transaction


@contextmanager
def database_away(kind=OperationalError):
    def refuse(_connection, _cursor, statement, parameters, *_more):
        raise kind(statement, parameters, sqlite3.OperationalError("away"))

    sa.event.listen(db.engine, "before_cursor_execute", refuse)
    try:
        yield
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", refuse)


@pytest.fixture
def shown(app, monkeypatch):
    """Failures become pages, as in service; the tests' own settings let them through."""
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)


def fail_with(monkeypatch, error):
    def fail(*_values, **_more):
        raise error

    monkeypatch.setattr(transaction.once, "keep", fail)


@pytest.mark.parametrize("kind", [OperationalError, InterfaceError, ProgrammingError])
def test_a_signed_in_user_is_told_that_the_database_is_away(client, kind):
    client.sign_in("secretary")
    with database_away(kind):
        page = client.get("/")
    assert page.status == 503
    assert page.response.headers["Retry-After"] == "10"
    assert page.heading == "Hệ thống đang bận"
    assert page.soup.html["lang"] == "vi"
    assert "Mã tra cứu" in page.words


def test_a_form_sent_while_the_database_is_away_is_answered_in_words(client):
    client.sign_in("secretary")
    with database_away():
        page = client.post("/preferences", {"locale": "en"})
    assert (page.status, page.heading) == (503, "Hệ thống đang bận")


def test_a_database_lost_while_an_error_page_is_made_is_told_as_away(
    client, app, monkeypatch, shown
):
    def lost():
        raise OperationalError("SELECT", {}, sqlite3.OperationalError("away"))

    monkeypatch.setitem(app.extensions, "frame", lost)
    page = client.sign_in("secretary").get("/no-such-page")
    assert (page.status, page.response.headers["Retry-After"]) == (503, "10")


def test_a_visitors_language_is_kept_while_the_database_is_away(client):
    client.post("/preferences", {"locale": "en"})
    with database_away():
        page = client.get("/sign-in")
    assert page.soup.html["lang"] == "en"


def test_an_unforeseen_error_is_shown_without_asking_the_database(client, shown):
    client.sign_in("secretary")
    with database_away(ValueError):
        page = client.get("/")
    assert (page.status, page.heading) == (500, "Hệ thống gặp lỗi")
    assert "Mã tra cứu" in page.words


def test_a_row_that_changed_under_a_save_is_told_as_somebody_elses_change(client, monkeypatch):
    client.sign_in("secretary")
    fail_with(monkeypatch, StaleDataError("changed"))
    page = client.post("/account/sessions/end")
    assert page.status == 409
    assert "Người khác vừa thay đổi" in page.words
