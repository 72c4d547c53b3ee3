"""A form sent twice acts once, also when both sendings are at work at the same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import flask
import pytest
from sqlalchemy import select

from congress.core.errors import StaleError
from congress.units.models import Unit
from congress.web import once
from congress.web.once import FormToken, Repeated
from tests.support.client import Client

TOKEN = "token-of-a-form"


@pytest.fixture
def sent(app, session):
    with app.test_request_context("/units/new", method="POST"):
        yield


def rows(session):
    return session.scalars(select(FormToken)).all()


def another_request(session):
    session.commit()
    flask.g.pop("once", None)


def unseen_at_first(monkeypatch):
    """Let the look for an earlier sending miss it once, as when both arrive together."""
    real, answers = once._seen, [None]
    monkeypatch.setattr(once, "_seen", lambda token: answers.pop() if answers else real(token))


def test_a_form_at_work_holds_its_token(session, sent):
    once.check(TOKEN, "content")
    assert [(row.token, row.location) for row in rows(session)] == [(TOKEN, "")]


def test_a_form_that_led_somewhere_notes_the_place(session, sent):
    once.check(TOKEN, "content")
    once.keep(flask.make_response(flask.redirect("/units/7", 303)))
    another_request(session)
    assert [row.location for row in rows(session)] == ["/units/7"]


def test_a_form_that_led_nowhere_leaves_no_token(session, sent):
    once.check(TOKEN, "content")
    once.keep(flask.Response("shown again"))
    another_request(session)
    assert rows(session) == []


def test_a_sending_that_lost_the_race_goes_where_the_first_one_led(session, sent, monkeypatch):
    once.check(TOKEN, "content")
    once.keep(flask.make_response(flask.redirect("/units/7", 303)))
    another_request(session)
    unseen_at_first(monkeypatch)
    with pytest.raises(Repeated) as repeated:
        once.check(TOKEN, "content")
    assert repeated.value.response.location == "/units/7"


def test_a_first_sending_without_a_place_makes_the_second_one_stale(session, sent, monkeypatch):
    once.check(TOKEN, "content")
    another_request(session)
    unseen_at_first(monkeypatch)
    with pytest.raises(StaleError):
        once.check(TOKEN, "content")


def test_other_content_under_the_same_token_goes_on(session, sent, monkeypatch):
    once.check(TOKEN, "content")
    another_request(session)
    unseen_at_first(monkeypatch)
    once.check(TOKEN, "other content")
    assert len(rows(session)) == 1


def test_one_request_may_check_its_form_twice(session, sent):
    once.check(TOKEN, "content")
    once.check(TOKEN, "content")
    assert len(rows(session)) == 1


def test_a_refused_form_can_be_sent_again(client, session):
    client.sign_in("administrator")
    fields = client.get("/units/new").fields()
    assert client.post("/units/new", fields).status == 422
    assert rows(session) == []


def test_four_sendings_at_once_act_once_and_lead_to_one_place(app, session, world):
    clients = [Client(app, world).sign_in("standing_agency") for _ in range(4)]
    typed = clients[0].get("/units/new").fields() | {
        "name": "Sở Y tế",
        "code": "so-y-te",
        "level_id": str(world.levels["co-quan"].id),
        "parent_id": str(world.units["province"].id),
    }
    session.commit()
    start = Barrier(len(clients))

    def send(client):
        start.wait()
        return client.http.post("/units/new", data=typed)

    with ThreadPoolExecutor(len(clients)) as pool:
        answers = list(pool.map(send, clients))
    assert [answer.status_code for answer in answers] == [303] * 4
    assert len({answer.location for answer in answers}) == 1
    assert len(session.scalars(select(Unit).where(Unit.code == "so-y-te")).all()) == 1
