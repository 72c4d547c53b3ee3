"""A form of a delegate that is sent after the roster was closed again."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from congress.audit.models import JournalEntry
from congress.core import clock
from congress.delegates.models import Delegate
from tests.conftest import NOW

LATER = NOW + timedelta(minutes=31)


@pytest.fixture
def address(client, districts, bring, session):
    """The form of a delegate whose origin is known, in a roster that is not open."""
    client.sign_in("district_officer")
    bring(districts.child.id)
    row = session.scalars(sa.select(Delegate).where(Delegate.ethnic == "Tày")).one()
    return f"/delegates/{row.id}/edit"


def openings(session):
    session.expire_all()
    told = sa.select(JournalEntry.note).where(JournalEntry.verb == "opened_roster")
    return session.scalars(told.order_by(JournalEntry.id)).all()


def chosen(page):
    return [str(one["value"]) for one in page.soup.select("select[name=ethnic] [selected]")]


@pytest.mark.parametrize("sent", [{"version": "999"}, {"version": "1", "full_name": ""}])
def test_a_refused_form_shows_what_stands_only_with_a_line_in_the_journal(
    client, session, address, sent
):
    assert openings(session) == []
    refused = client.post(address, sent)
    assert (refused.status in {409, 422}, chosen(refused)) == (True, ["Tày"])
    assert openings(session) == ["xem đầy đủ: 4 đại biểu"]


def test_what_cannot_be_noted_is_not_shown(client, session, address, monkeypatch):
    def failing(**_given):
        raise sa.exc.OperationalError("INSERT", {}, Exception("disk full"))

    monkeypatch.setattr("congress.delegates.views.noting.open_roster", failing)
    refused = client.post(address, {"version": "999"})
    assert (refused.status, chosen(refused)) == (503, [])


def test_a_form_typed_too_long_is_still_saved_and_opens_nothing(
    client, session, districts, address, open_
):
    open_(districts.child.id)
    typed = client.get(address).fields() | {"note": "Đã gọi điện xác nhận"}
    with clock.pinned(lambda: LATER):
        assert client.post(address, typed).status == 303
    assert len(openings(session)) == 1


def test_an_open_roster_is_not_noted_again_by_a_refused_form(
    client, session, districts, address, open_
):
    open_(districts.child.id)
    assert client.post(address, {"version": "999"}).status == 409
    assert len(openings(session)) == 1


def test_opening_the_roster_from_a_part_of_it_is_noted_with_all_that_it_opens(
    client, session, districts, address, open_
):
    open_(districts.child.id, unit=str(districts.other.unit_id))
    assert openings(session) == ["xem đầy đủ: 4 đại biểu"]
