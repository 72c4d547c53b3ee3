"""The file of a paper with personal data: read by who opens the roster, whatever else shows it."""

from datetime import date

import pytest

from congress.core.permissions import SYSTEM
from congress.districts.actions.marks import Word, report_milestone
from congress.files.actions import keep_file, register_document
from congress.reporting.actions import periods as opening
from congress.reporting.actions import writing
from tests.support.cast import actor_of
from tests.support.districts import make_districts
from tests.support.scans import scan

WATCHING = ("administrator", "inspector", "observer", "steering")
KEEPING = ("district_leader", "district_officer", "standing_agency")
SAYS = "Tệp này có dữ liệu cá nhân nhạy cảm"


@pytest.fixture
def districts(session, world):
    return make_districts(session, world)


def paper(child, subject="Danh sách trích ngang"):
    return register_document(
        actor=SYSTEM,
        number="9/DS-UBND",
        issued_on=date(2024, 5, 2),
        subject=subject,
        congress_id=child.id,
        attachment=keep_file(actor=SYSTEM, data=scan(), name="ds.pdf", congress_id=child.id),
    )


@pytest.fixture
def roster(session, world, districts):
    """The scan of a list of delegates, reported for the milestone of lists."""
    found = paper(districts.child)
    session.flush()
    word = Word(date(2024, 5, 2), found)
    report_milestone(
        actor=actor_of(world, "district_officer"),
        child=districts.child,
        milestone=districts.milestone("DSDB"),
        word=word,
    )
    session.commit()
    return found


def addresses(found):
    version = f"/documents/{found.id}/versions/1"
    return version, f"{version}/pages", f"{version}/pages/1"


@pytest.mark.parametrize("persona", WATCHING)
def test_who_watches_reads_that_there_is_a_list_but_not_the_list(
    client, roster, districts, persona
):
    client.sign_in(persona)
    assert [client.get(one).status for one in addresses(roster)] == [403, 403, 403]
    cell = f"/congresses/{districts.child.id}/milestones/{districts.milestone('DSDB').id}"
    for place in (f"/documents/{roster.id}", cell):
        page = client.get(place)
        assert (page.status, SAYS in page.words) == (200, True)
        assert not [one for one in page.links() if "/versions/" in one]
        assert not page.soup.select("main img[src*=versions]")


@pytest.mark.parametrize("persona", KEEPING)
def test_who_keeps_the_roster_reads_the_list(client, roster, persona):
    client.sign_in(persona)
    assert [client.get(one).status for one in addresses(roster)] == [200, 200, 200]
    assert SAYS not in client.get(f"/documents/{roster.id}").words


def test_the_paper_of_another_milestone_is_read_as_before(client, session, world, districts):
    found = paper(districts.child, "Thành lập Ban Chỉ đạo")
    session.commit()
    assert client.sign_in("observer").get(addresses(found)[0]).status == 200


def test_a_list_that_comes_with_a_report_is_closed_in_the_report_and_among_papers(
    client, session, world, districts
):
    child = districts.child
    who = {"actor": actor_of(world, "standing_agency")}
    form = opening.adopt_starter(congress=districts.parent, code="ket-qua", **who)
    days = {"since": date(2024, 5, 20), "until": date(2024, 6, 30)}
    [period, *_] = opening.open_periods(form=form, **days, **who)
    report = writing.start_report(actor=SYSTEM, period=period, congress=child)
    field = next(
        one for part in form.sections for one in part.fields if one.milestone_code == "DSDB"
    )
    value = writing._put(report, field, "", "9/DS-UBND")
    value.document, value.attachment = (
        paper(child),
        keep_file(actor=SYSTEM, data=scan(), name="2.pdf"),
    )
    session.flush()
    place = f"/reports/{report.id}/files/{value.id}"
    report.state, report.first_sent_at, report.sent_at = "sent", report.saved_at, report.saved_at
    session.commit()
    for persona, status in (("observer", 404), ("inspector", 404), ("standing_agency", 200)):
        assert client.sign_in(persona).get(place).status == status, persona
    assert client.sign_in("observer").get(addresses(value.document)[0]).status == 403
