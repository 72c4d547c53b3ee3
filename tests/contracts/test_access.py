"""Every address answers every persona the way the access table says, and no other way."""

import shutil

import pytest
from werkzeug.exceptions import HTTPException

from congress.core import clock
from congress.extensions import db
from congress.web import transaction
from tests.conftest import NOW, _empty
from tests.contracts.access_scene import build
from tests.contracts.access_table import PERSONAS, rows
from tests.support.client import Client

ROWS = rows()


@pytest.fixture(scope="module")
def scene(_app, settings):
    with clock.pinned(lambda: NOW), _app.app_context():
        yield build(db.session)
        db.session.remove()
        with db.engine.begin() as connection:
            _empty(connection)
    shutil.rmtree(settings.files, ignore_errors=True)


@pytest.fixture
def undone(monkeypatch):
    """Answer what would be answered, but keep nothing: every persona meets the same scene."""

    def keep_nothing(response):
        raise transaction._RefusedError(response)

    monkeypatch.setattr("congress.web.transaction.once.keep", keep_nothing)


@pytest.fixture
def client(_app, scene, undone, monkeypatch):
    monkeypatch.setattr("congress.web.papers.printed", lambda _paper: b"%PDF-1.7")
    monkeypatch.setattr("congress.web.papers.to_docx", lambda _paper: b"PK")
    monkeypatch.setattr("congress.web.papers.page_sizes", lambda _pdf: [(893, 1263)])
    monkeypatch.setattr("congress.web.papers.picture", lambda _pdf, _number: b"PNG")
    return Client(_app, scene.world)


@pytest.mark.parametrize(
    ("method", "address", "statuses"), ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS]
)
def test_the_table(client, scene, method, address, statuses):
    place = address.format(**scene.ids)
    expected = dict(zip(PERSONAS, statuses, strict=True))
    found = {code: _status(client, name, method, place) for code, name in PERSONAS.items()}
    assert _differences(found, expected) == {}


def _status(client, username, method, place):
    persona = client.sign_in(username) if username else client.sign_out()
    with persona.app.app_context(), persona.http.open(place, method=method) as response:
        return response.status_code


def _differences(found, expected):
    return {
        code: f"{found[code]}, not {expected[code]}"
        for code in expected
        if found[code] != expected[code]
    }


def test_the_table_names_every_route_and_nothing_else(client, scene):
    url_map = client.app.url_map
    routes = url_map.bind("localhost")
    written = set()
    for method, address, _ in ROWS:
        try:
            path = address.format(**scene.ids).partition("?")[0]
            rule, _values = routes.match(path, method, return_rule=True)
        except HTTPException:
            pytest.fail(f"no route for {method} {address}")
        written.add((method, rule.rule))
    methods = ("GET", "POST")
    built = {
        (method, rule.rule)
        for rule in url_map.iter_rules()
        for method in methods
        if method in rule.methods
    }
    assert built - written == set()


def test_no_row_stands_twice():
    named = [row[:2] for row in ROWS]
    assert sorted(named) == sorted(set(named))


def test_every_role_has_a_persona(scene):
    cast = {name for name in PERSONAS.values() if name}
    assert cast <= set(scene.world.users)
    roles = {name for name in scene.world.users if name not in {"reader", "disabled"}}
    assert roles == cast
