"""The approved plans of a congress in one file: those that the reader sees, and nothing else."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from congress.plans.models import PlanKind, PlanState
from tests.support.plans import make_plan


@pytest.fixture
def address(world):
    return f"/congresses/{world.congress.id}/plans.pdf"


@pytest.fixture
def printed(monkeypatch):
    """What was sent to the press instead of being printed."""
    sent = []

    def keep(bundle):
        sent.append(bundle)
        return b"%PDF-1.7"

    monkeypatch.setattr("congress.web.papers.print_in_worker", keep)
    return sent


def approve(session, world, code, **more):
    return make_plan(session, world, code=code, state=PlanState.APPROVED, **more)


def names(printed):
    return [member.name.partition(":")[0] for member in printed[-1].members]


def test_who_watches_the_congress_gets_every_approved_plan_in_the_order_of_the_committees(
    client, session, world, address, printed
):
    approve(session, world, "TBTT")
    approve(session, world, "BCD", kind=PlanKind.MASTER)
    make_plan(session, world, code="TBHC", state=PlanState.SUBMITTED)
    client.sign_in("steering")
    sent = client.get(address)
    assert (sent.status, sent.response.mimetype) == (200, "application/pdf")
    assert names(printed) == [world.committees[code].name for code in ("BCD", "TBTT")]
    assert "Đại hội đại biểu các dân tộc thiểu số" in printed[-1].title
    jobs = printed[-1].members[0].paper.annexes[0].blocks[0].table.rows
    assert len(jobs) == 4


def test_a_secretary_gets_the_plans_in_scope(client, session, world, address, printed):
    approve(session, world, "TBTT")
    approve(session, world, "TBHC")
    client.sign_in("secretary").get(address)
    assert names(printed) == [world.committees["TBTT"].name]


@pytest.mark.parametrize("username", ["steering", "secretary"])
def test_without_an_approved_plan_in_scope_there_is_no_button_and_no_file(
    client, session, world, address, printed, username
):
    make_plan(session, world, state=PlanState.SUBMITTED)
    client.sign_in(username)
    assert address not in client.get(f"/congresses/{world.congress.id}").links()
    refused = client.get(address)
    assert refused.status == 422
    assert "Chưa có kế hoạch nào được duyệt" in refused.words
    assert printed == []


def test_the_page_of_the_congress_leads_to_the_file(client, session, world, address):
    approve(session, world, "TBTT")
    assert address in client.sign_in("observer").get(f"/congresses/{world.congress.id}").links()


@pytest.mark.slow
def test_the_file_is_one_pdf_with_contents_and_outline(client, session, world, address):
    approve(session, world, "TBTT")
    sent = client.sign_in("secretary").get(address)
    reader = PdfReader(BytesIO(sent.response.data))
    assert reader.pages[0].extract_text().startswith("MỤC LỤC")
    assert [one.title for one in reader.outline if not isinstance(one, list)][1].startswith(
        world.committees["TBTT"].name
    )
