"""The paper of an amendment on its way out: what it lacks, its pages, PDF and DOCX alike."""

from io import BytesIO

import pytest
from docx import Document

from congress.amending.actions import amending
from congress.amending.papers import amendment_paper
from congress.core.permissions import SYSTEM
from congress.plans.models import PlanState
from congress.printing.missing import missing
from tests.support.plans import jobs_of, make_plan


@pytest.fixture
def amendment(session, world):
    plan = make_plan(session, world, state=PlanState.APPROVED)
    found = amending.start_amendment(actor=SYSTEM, plan=plan)
    amending.propose_removal(actor=SYSTEM, amendment=found, item=jobs_of(plan)[1], reason="Ghép")
    session.commit()
    return found


def test_an_open_amendment_lists_what_its_paper_lacks(client, amendment):
    page = client.sign_in("secretary").get(f"/amendments/{amendment.id}")
    place = f"/amendments/{amendment.id}/print"
    assert place in page.links()
    words = client.get(place).words
    assert {"number", "date"} <= {one.code for one in missing(amendment_paper(amendment))}
    for lack in ("Còn thiếu", "Số", "Ngày ban hành", "Người ký"):
        assert lack in words


def test_its_word_file_says_what_is_taken_out(client, amendment):
    client.sign_in("agency")
    answer = client.get(f"/amendments/{amendment.id}/amendment.docx").response
    assert ".docx" in answer.headers["Content-Disposition"]
    document = Document(BytesIO(answer.data))
    cells = [cell.text for cell in document.tables[-1]._cells]
    assert "Bãi bỏ" in cells
    assert jobs_of(amendment.plan)[1].content in cells
    assert any(line.text.startswith("Sửa đổi, bổ sung") for line in document.paragraphs)


@pytest.mark.slow
def test_its_pages_are_shown_as_pictures(client, amendment):
    client.sign_in("secretary")
    place = f"/amendments/{amendment.id}/pages"
    assert place in client.get(f"/amendments/{amendment.id}/print").links()
    pictures = [str(image["src"]) for image in client.get(place).soup.select("#pages img")]
    assert len(pictures) == 2
    assert client.get(pictures[-1]).response.data.startswith(b"\x89PNG")
    assert client.get(f"/amendments/{amendment.id}/pages/3").status == 404
