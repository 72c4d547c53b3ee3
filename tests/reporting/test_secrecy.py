"""What is not sent yet stays in the unit: not in the journal above, its papers, nor its files."""

from datetime import timedelta

import pytest

from congress.core import clock
from congress.core.permissions import SYSTEM
from congress.extensions import db
from congress.files.actions import keep_file
from congress.reporting.actions import sending, writing
from tests.conftest import NOW
from tests.support.scans import scan

ABOVE = ("standing_agency", "steering", "inspector", "observer")
WORDS = "Kế hoạch chỉ có trong bản nháp"


@pytest.fixture
def submitted(reporting, session):
    """A report that waits for the leader's signature, with words of its own."""
    report = reporting.submitted(kh_dai_hoi__subject=WORDS)
    session.commit()
    return report


def journal_of(client, report):
    return client.get(f"/journal?kind=report&target={report.id}")


def papers_found(client):
    """The papers that the search finds by the number of the decision."""
    found = client.get("/search?q=12/QĐ-UBND").links()
    return [address for address in found if address.startswith("/documents/")]


@pytest.mark.parametrize("persona", ["standing_agency", "steering"])
def test_the_journal_above_is_silent_on_what_was_only_submitted(client, submitted, persona):
    page = journal_of(client.sign_in(persona), submitted)
    assert (page.status, WORDS in page.words) == (200, False)
    assert WORDS not in client.get("/journal.csv").response.get_data(as_text=True)


def test_the_unit_reads_on_the_page_of_its_report_what_it_submitted(client, submitted):
    page = client.sign_in("district_officer").get(f"/reports/{submitted.id}")
    assert WORDS in page.soup.select("details.more")[-1].get_text(" ")


def test_the_journal_above_tells_what_was_sent(client, submitted, reporting, session):
    sending.send_report(actor=reporting.leader(submitted.congress), report=submitted)
    session.commit()
    page = journal_of(client.sign_in("standing_agency"), submitted)
    assert WORDS in page.words


@pytest.mark.parametrize("persona", ABOVE)
def test_papers_of_a_report_are_registered_when_it_is_sent(
    client, submitted, reporting, session, persona
):
    client.sign_in(persona)
    assert WORDS not in client.get("/documents").words
    assert papers_found(client) == []
    sending.send_report(actor=reporting.leader(submitted.congress), report=submitted)
    session.commit()
    assert WORDS in client.get("/documents").words
    assert papers_found(client)


@pytest.mark.parametrize("persona", ABOVE)
def test_a_new_scan_of_a_returned_report_is_seen_above_once_it_is_sent(client, reporting, persona):
    report = reporting.sent()
    reporting.returned(report, {0: "Quét lại quyết định"})
    value = next(one for one in report.values if one.field.code == "qd_bcd" and not one.part)
    place = f"/reports/{report.id}/files/{value.id}"
    with clock.pinned(lambda: NOW + timedelta(hours=1)):
        value.attachment = keep_file(actor=SYSTEM, data=scan(), name="moi.pdf")
        writing.submit_report(actor=reporting.officer(report.congress), report=report)
        db.session.commit()
        assert client.sign_in(persona).get(place).status == 404
        sending.send_report(actor=reporting.leader(report.congress), report=report)
        db.session.commit()
        assert client.get(place).status == 200


def test_why_the_leader_gave_it_back_is_not_read_above(client, reporting, session):
    report = reporting.submitted()
    leader = reporting.leader(report.congress)
    sending.give_back(actor=leader, report=report, reason="Số này chưa thật")
    writing.submit_report(actor=reporting.officer(report.congress), report=report)
    sending.send_report(actor=leader, report=report)
    session.commit()
    client.sign_in("standing_agency")
    assert "Số này chưa thật" not in client.get(f"/reports/{report.id}").words
    assert "Số này chưa thật" not in journal_of(client, report).words
    own = client.sign_in("district_officer").get(f"/reports/{report.id}")
    assert "Số này chưa thật" in own.words
