"""Accepted papers of a pilot are samples for the other children, and nothing else is."""

import pytest

from congress.congresses.models import CongressForm
from congress.core.permissions import SYSTEM
from congress.districts.actions.dates import merge_child, set_pilot
from congress.districts.actions.ladder import drop_milestone
from congress.lessons.queries.samples import samples_for
from congress.lessons.rules import kind_of
from tests.conftest import NOW
from tests.support.sql import count_queries


@pytest.fixture
def at(pilot):
    """Addresses of the child that learns, and of the pilot."""
    rung, own, other = pilot.districts.milestone("BCD").id, pilot.child.id, pilot.pilot.id
    return {
        "child": f"/congresses/{own}/milestones",
        "cell": f"/congresses/{own}/milestones/{rung}",
        "file": f"/congresses/{own}/milestones/{rung}/samples/{other}",
        "pilot": f"/congresses/{other}/milestones",
        "pilot_cell": f"/congresses/{other}/milestones/{rung}",
    }


SAID = "Mẫu của đơn vị làm điểm: Quyết định số 99/QĐ-UBND ngày 01/03/2024 của huyện Cao Lộc"
BESIDE = SAID.replace(" ngày 01/03/2024", "")


def test_an_accepted_paper_stands_as_a_sample_on_the_pages_of_the_others(client, at, pilot):
    pilot.accept(pilot.report())
    client.sign_in("district_officer")
    for place, words in (("child", BESIDE), ("cell", SAID)):
        page = client.get(at[place])
        assert words in page.words
        assert at["file"] in page.links()
    sent = client.get(at["file"])
    assert sent.status == 200
    assert sent.response.data.startswith(b"%PDF")
    assert "99-QD-UBND.pdf" in sent.response.headers["Content-Disposition"]


def test_the_pilot_itself_stays_out_of_their_scope(client, at, pilot):
    pilot.accept(pilot.report())
    paper = pilot.report("BTC").document_id
    client.sign_in("district_officer")
    for address in (
        at["pilot"], at["pilot_cell"], f"/documents/{paper}", f"/documents/{paper}/versions/1",
        f"{at['pilot_cell']}/samples/{pilot.child.id}",
    ):  # fmt: skip
        assert client.get(address).status == 404
    page = client.get(at["cell"])
    assert not any("/documents/" in link for link in page.links())


def test_what_is_only_reported_is_no_sample(client, at, pilot):
    pilot.report()
    client.sign_in("district_officer")
    assert "Mẫu của đơn vị làm điểm" not in client.get(at["cell"]).words
    assert client.get(at["file"]).status == 404


def test_a_sample_is_gone_once_its_report_was_sent_back(client, at, pilot):
    report = pilot.report()
    pilot.accept(report)
    pilot.send_back(report)
    client.sign_in("district_officer")
    assert "Mẫu của đơn vị làm điểm" not in client.get(at["child"]).words
    assert client.get(at["file"]).status == 404


def test_a_paper_with_personal_data_is_no_sample_whatever_else_it_proves(client, pilot):
    reports = [pilot.accept(pilot.report(code)) for code in ("BTC", "DSDB")]
    assert len({mark.milestone_id for mark in reports}) == 2
    delegates = pilot.districts.milestone("DSDB")
    place = f"/congresses/{pilot.child.id}/milestones/{delegates.id}/samples/{pilot.pilot.id}"
    assert samples_for(pilot.child) == []
    assert client.sign_in("district_officer").get(place).status == 404
    ladder = f"/congresses/{pilot.districts.parent.id}/ladder/{delegates.id}"
    fields = client.sign_in("standing_agency").get(ladder).fields()
    assert fields.pop("is_personal")
    assert client.post(ladder, fields).status == 303
    assert [one.milestone.code for one in samples_for(pilot.child)] == ["BTC", "DSDB"]
    assert client.sign_in("district_officer").get(place).status == 200


def test_a_sample_is_gone_once_its_child_is_no_pilot(client, at, pilot):
    pilot.accept(pilot.report())
    set_pilot(actor=SYSTEM, child=pilot.pilot, is_pilot=False)
    client.sign_in("district_officer")
    assert "Mẫu của đơn vị làm điểm" not in client.get(at["child"]).words
    assert client.get(at["file"]).status == 404


def test_a_paper_without_a_file_is_named_but_cannot_be_taken(client, at, pilot):
    pilot.accept(pilot.report(file=False))
    client.sign_in("district_officer")
    page = client.get(at["cell"])
    assert SAID in page.words
    assert "chưa có tệp" in page.words
    assert client.get(at["file"]).status == 404


def test_a_milestone_that_was_taken_out_or_does_not_apply_has_no_sample(pilot):
    pilot.accept(pilot.report())
    assert len(samples_for(pilot.child)) == 1
    rung = pilot.districts.milestone("BCD")
    pilot.child.form = CongressForm.NONE
    assert samples_for(pilot.child) == []
    pilot.child.form = CongressForm.CONGRESS
    drop_milestone(actor=SYSTEM, milestone=rung)
    assert samples_for(pilot.child) == []


def test_a_merged_child_gets_no_samples_and_a_merged_pilot_gives_none(client, at, pilot):
    pilot.accept(pilot.report())
    merge_child(
        actor=SYSTEM, child=pilot.pilot, into=pilot.districts.other, on_date=NOW.date(),
        reason="Sắp xếp lại",
    )  # fmt: skip
    assert samples_for(pilot.child) == []
    client.sign_in("district_officer")
    assert client.get(at["file"]).status == 404


def test_a_pilot_is_no_sample_for_itself(pilot):
    pilot.accept(pilot.report())
    assert samples_for(pilot.pilot) == []
    assert [one.pilot for one in samples_for(pilot.districts.other)] == [pilot.pilot]


def test_samples_cost_no_more_with_more_milestones(client, at, pilot):
    client.sign_in("district_officer")
    pilot.accept(pilot.report())
    client.get(at["child"])
    with count_queries() as few:
        client.get(at["child"])
    for code in ("BTC", "KH", "TB"):
        pilot.accept(pilot.report(code))
    with count_queries() as many:
        client.get(at["child"])
    assert len(many) <= len(few)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("12/QĐ-UBND", "Quyết định"),
        ("836-CV/TU", "Công văn"),
        ("97/CTr-BTC", "Chương trình"),
        ("63/UBND-VX", "Văn bản"),
        ("", "Văn bản"),
        ("11/BB-ĐKT", "Biên bản"),
    ],
)
def test_a_number_tells_the_kind_of_the_paper(number, kind):
    assert kind_of(number) == kind
