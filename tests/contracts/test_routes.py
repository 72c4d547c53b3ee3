"""Every route says who may use it, and is named the way of the house."""

import re

import flask
import pytest

from congress.routes import UnguardedRouteError, register
from congress.web.access import guard_of

WORD = re.compile(r"^(?:<id:\w+>|<token:\w+>\.ics|[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)?)$")


def rules(app):
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def test_every_route_has_a_guard(app):
    unguarded = [e for e, view in app.view_functions.items() if guard_of(view) is None]
    assert unguarded == []


def test_start_up_refuses_a_route_without_a_guard(monkeypatch):
    bare = flask.Blueprint("bare", __name__)
    bare.add_url_rule("/bare", "bare", lambda: "x")
    monkeypatch.setattr("congress.routes.SLICES", (type("Views", (), {"bp": bare}),))
    with pytest.raises(UnguardedRouteError):
        register(flask.Flask("bare"))


def test_addresses_are_kebab_case_with_typed_ids(app):
    odd = [
        rule.rule
        for rule in rules(app)
        if not all(WORD.match(part) for part in rule.rule.strip("/").split("/") if part)
    ]
    assert odd == []


def test_only_posts_change_state(app):
    methods = {method for rule in rules(app) for method in rule.methods}
    assert methods <= {"GET", "HEAD", "OPTIONS", "POST"}


@pytest.mark.parametrize("number", ["99999999999999999999", "2147483648", "１２", "-1", "1e3"])
def test_a_number_no_row_can_have_is_no_address(client, number):
    assert client.sign_in("administrator").get(f"/plans/{number}").status == 404
