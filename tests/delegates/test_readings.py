"""Every reading of a roster is in the journal: once an hour where it is masked, and for whom."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from congress.audit.models import JournalEntry
from congress.core import clock
from congress.delegates.models import RosterReading
from congress.delegates.views import noting
from tests.conftest import NOW
from tests.delegates.test_rosters import roster, rows_of

VERBS = ("read_roster", "opened_roster", "exported_roster")


@pytest.fixture
def readings(session):
    """What the journal says of readings since the last call: verb, who, and the note."""
    seen = 0

    def told():
        nonlocal seen
        session.rollback()
        asked = sa.select(JournalEntry).where(JournalEntry.verb.in_(VERBS), JournalEntry.id > seen)
        found = session.scalars(asked.order_by(JournalEntry.id)).all()
        seen = max([seen, *(row.id for row in found)])
        return [(row.verb, row.actor_name, row.note) for row in found]

    return told


@pytest.fixture
def filled(client, districts, bring, readings):
    """The roster of a child with its four persons, brought in by its officer."""
    client.sign_in("district_officer")
    bring(districts.child.id)
    readings()
    return districts.child


def test_a_masked_reading_says_who_read_whose_list_and_how_many_persons(
    client, world, session, filled, readings
):
    client.sign_in("observer").get(roster(filled))
    [(verb, who, note)] = readings()
    assert (verb, who) == ("read_roster", world.users["observer"].display_name)
    assert note == "phần nhạy cảm được che: 4 đại biểu"
    entry = session.scalars(sa.select(JournalEntry).order_by(JournalEntry.id.desc())).first()
    assert (entry.target_kind, entry.congress_id) == ("congress", filled.id)


def test_the_same_reader_within_the_hour_adds_no_line_and_another_reader_does(
    client, filled, readings
):
    client.sign_in("observer").get(roster(filled))
    for address in (roster(filled), f"{roster(filled)}?sex=male"):
        client.get(address)
    assert len(readings()) == 1
    client.sign_in("inspector").get(roster(filled))
    assert len(readings()) == 1
    with clock.pinned(lambda: NOW + timedelta(minutes=61)):
        client.sign_in("observer").get(roster(filled))
    assert len(readings()) == 1


def test_one_delegate_that_is_read_alone_is_told_by_name(client, session, filled, readings):
    found = rows_of(session, filled)
    client.sign_in("observer")
    first, second = found["Hoàng Văn An"], found["Lý A Pao"]
    for row in (first, first, second):
        client.get(f"/delegates/{row.id}")
    assert [note for _, _, note in readings()] == [
        "phần nhạy cảm được che: 1 đại biểu (Hoàng Văn An)",
        "phần nhạy cảm được che: 1 đại biểu (Lý A Pao)",
    ]
    client.get(roster(filled))
    client.get(f"/delegates/{found['Nông Thị Bích'].id}")
    assert [note for _, _, note in readings()] == ["phần nhạy cảm được che: 4 đại biểu"]


def test_what_stands_open_is_told_by_its_opening_alone(client, filled, open_, readings):
    client.sign_in("district_leader")
    open_(filled.id)
    client.get(roster(filled))
    assert [(verb, note) for verb, _, note in readings()] == [
        ("opened_roster", "xem đầy đủ: 4 đại biểu")
    ]


def test_an_empty_list_and_a_page_out_of_reach_tell_nothing(
    client, session, districts, filled, readings
):
    client.sign_in("observer").get(roster(districts.other))
    client.sign_in("other_officer").get(roster(filled))
    assert readings() == []


def test_a_reading_that_cannot_be_noted_does_not_keep_the_page_and_stands_in_the_server_s_log(
    client, filled, readings, monkeypatch, caplog
):
    def fails(**_more):
        raise OperationalError("insert", {}, Exception("database is locked"))

    monkeypatch.setattr(noting, "note_reading", fails)
    page = client.sign_in("observer").get(roster(filled))
    assert page.status == 200
    assert "Hoàng Văn An" in page.words
    assert readings() == []
    assert any("read 4 rows of roster TD-2024" in record.getMessage() for record in caplog.records)


def test_readings_that_are_over_leave_no_rows_behind(client, session, filled):
    for hours in range(4):
        with clock.pinned(lambda hours=hours: NOW + timedelta(hours=2 * hours)):
            client.sign_in("observer").get(roster(filled))
    assert session.scalar(sa.select(sa.func.count()).select_from(RosterReading)) <= 2


def test_the_standing_agency_above_sees_who_read_a_child_s_roster_and_the_rest_stays_below(
    client, world, filled, open_
):
    client.sign_in("district_leader")
    open_(filled.id)
    journal = client.sign_in("standing_agency").get("/journal?kind=congress")
    assert "xem đầy đủ danh sách đại biểu của" in journal.words
    assert world.users["district_leader"].display_name in journal.words
    # What the child does otherwise stays in its own journal.
    assert "danh sách đại biểu, Dán" not in client.get("/journal").words
    unit = world.units["district"].id
    assert "xem đầy đủ" in client.get(f"/journal?unit={unit}").words
    other = world.units["bdt"].id
    assert "xem đầy đủ" not in client.get(f"/journal?unit={other}").words
    assert "xem đầy đủ" not in client.sign_in("steering").get("/journal").words


def test_the_list_leads_who_reads_the_journal_to_its_readings(client, filled):
    address = f"/journal?kind=congress&target={filled.id}"
    page = client.sign_in("standing_agency").get(roster(filled))
    assert address in page.links()
    assert "xem danh sách đại biểu của" in client.get(address).words
    assert address not in client.sign_in("district_officer").get(roster(filled)).links()
