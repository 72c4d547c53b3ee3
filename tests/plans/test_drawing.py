"""The rows of a plan's table are kept as HTML, and never shown to a reader for whom they differ."""

from datetime import timedelta

from congress.core import clock
from congress.plans.models import PlanState
from congress.plans.views import drawing
from tests.conftest import NOW
from tests.support.plans import jobs_of, make_plan


def table(page):
    return str(page.soup.select_one("table.plan"))


def test_rows_that_stay_as_they_are_are_drawn_once(client, session, world, monkeypatch):
    plan = make_plan(session, world)
    first = table(client.sign_in("secretary").get(f"/plans/{plan.id}"))
    real = drawing.flask.get_template_attribute

    def no_rows(template, macro):
        return None if template == "plans/_rows.html" else real(template, macro)

    monkeypatch.setattr(drawing.flask, "get_template_attribute", no_rows)
    assert table(client.get(f"/plans/{plan.id}")) == first


def test_a_changed_row_is_drawn_again(client, session, world):
    plan = make_plan(session, world)
    client.sign_in("secretary").get(f"/plans/{plan.id}")
    jobs_of(plan)[0].content = "Nội dung vừa sửa"
    session.commit()
    assert "Nội dung vừa sửa" in table(client.get(f"/plans/{plan.id}"))


def test_a_row_follows_the_reader_s_rights_language_and_day(client, session, world):
    plan = make_plan(session, world, state=PlanState.APPROVED)
    kept = table(client.sign_in("secretary").get(f"/plans/{plan.id}"))
    assert 'name="items"' in kept
    assert 'name="items"' not in table(client.sign_in("observer").get(f"/plans/{plan.id}"))
    client.post("/preferences", {"locale": "en"})
    english = table(client.get(f"/plans/{plan.id}"))
    assert "Cơ quan chủ trì" in kept
    assert "Cơ quan chủ trì" not in english
    with clock.pinned(lambda: NOW + timedelta(days=40)):
        assert table(client.sign_in("secretary").get(f"/plans/{plan.id}")) != kept
