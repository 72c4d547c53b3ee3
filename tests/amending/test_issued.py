"""What an approved amendment leaves on paper: its issued copy, and what the plan says of it."""

import hashlib
import io
from datetime import date
from io import BytesIO

import pytest
from docx import Document as WordFile

from congress.amending.actions import amending, issuing
from congress.amending.papers import amendment_paper
from congress.core.permissions import SYSTEM
from congress.files.models import Document
from congress.plans.models import IssuedCopy, PlanState
from congress.plans.papers import plan_paper
from congress.plans.queries.amended import amended_by
from congress.plans.queries.rows import rows
from congress.printing.wording import worded
from tests.files import samples
from tests.support.plans import jobs_of, make_plan

AMENDS = "sửa đổi, bổ sung Kế hoạch số"
SHA = hashlib.sha256(samples.PDF).hexdigest()


@pytest.fixture
def plan(session, world):
    return make_plan(session, world, state=PlanState.APPROVED)


def amend(session, plan, number, day):
    found = amending.start_amendment(actor=SYSTEM, plan=plan)
    job = jobs_of(plan)[-1]
    amending.propose_removal(actor=SYSTEM, amendment=found, item=job, reason="Ghép")
    session.flush()
    session.refresh(found)
    issuing.submit_amendment(actor=SYSTEM, amendment=found)
    issuing.approve_amendment(actor=SYSTEM, amendment=found, number=number, issued_on=day)
    session.commit()
    session.expire_all()
    return found


@pytest.fixture
def amendment(session, plan):
    return amend(session, plan, "15/KH-TBTT", date(2024, 5, 2))


def bring(client, amendment, data=samples.PDF, **typed):
    files = {"files": (io.BytesIO(data), "Ke hoach 15.pdf")}
    return client.post(f"/amendments/{amendment.id}/issued", {**files, **typed})


def panel(page):
    [found] = [s for s in page.soup.select("section.panel") if s.h2.get_text() == "Bản ban hành"]
    return " ".join(found.get_text(" ").split())


def test_the_scan_of_a_signed_amendment_is_marked_on_its_own_page_and_not_on_the_plans(
    client, session, plan, amendment
):
    page = client.sign_in("secretary").get(f"/amendments/{amendment.id}")
    assert f"/amendments/{amendment.id}/issued" in page.links()
    sent = bring(client, amendment)
    assert (sent.status, sent.location) == (303, f"/amendments/{amendment.id}")
    shown = client.sign_in("agency").get(f"/amendments/{amendment.id}")
    assert SHA in panel(shown)
    titles = [tag.get_text() for tag in client.get(f"/plans/{plan.id}").soup.select(".panel h2")]
    assert "Bản ban hành" not in titles
    paper = session.query(Document).one()
    assert (paper.number, paper.issued_on) == ("15/KH-TBTT", date(2024, 5, 2))
    assert paper.subject.startswith("Kế hoạch sửa đổi, bổ sung kế hoạch")
    found = client.get(f"/documents/{paper.id}")
    assert f"/amendments/{amendment.id}" in found.links()
    assert client.sign_in("other_agency").get(f"/documents/{paper.id}").status == 404


def test_plan_and_amendment_each_have_their_copy(client, session, plan, amendment):
    client.sign_in("secretary")
    own = samples.PDF + b"\n%plan\n"
    files = {"files": (io.BytesIO(own), "Ke hoach 12.pdf")}
    assert client.post(f"/plans/{plan.id}/issued", files).status == 303
    assert bring(client, amendment).status == 303
    assert {mark.amendment_id for mark in session.query(IssuedCopy)} == {None, amendment.id}
    assert hashlib.sha256(own).hexdigest() in panel(client.get(f"/plans/{plan.id}"))
    assert SHA in panel(client.get(f"/amendments/{amendment.id}"))


def test_a_copy_that_stands_is_replaced_for_a_reason_and_the_mark_moves_on(client, amendment):
    client.sign_in("secretary")
    bring(client, amendment)
    assert bring(client, amendment, samples.PDF + b"\n%2\n").status == 422
    again = bring(client, amendment, samples.PDF + b"\n%2\n", reason="Bản trước thiếu dấu")
    assert again.status == 303
    assert "Bản trước thiếu dấu" in panel(client.get(f"/amendments/{amendment.id}"))


def test_an_amendment_that_is_not_approved_has_no_issued_copy(client, session, plan):
    found = amending.start_amendment(actor=SYSTEM, plan=plan)
    session.commit()
    page = client.sign_in("secretary").get(f"/amendments/{found.id}/issued")
    assert "Bản sửa đổi chưa được duyệt" in page.words
    assert bring(client, found).status == 422
    assert session.query(IssuedCopy).count() == 0
    assert "Bản ban hành" not in client.get(f"/amendments/{found.id}").words


def test_an_amended_plan_keeps_its_number_and_names_what_amended_it(session, plan, amendment):
    amend(session, plan, "18/KH-TBTT", date(2024, 5, 15))
    paper = plan_paper(plan, rows(plan.id), amended_by(plan))
    assert (paper.number, paper.issued_on) == ("12", plan.issued_on)
    named = (
        "sửa đổi, bổ sung bởi Kế hoạch số 15/KH-TBTT ngày 02 tháng 5 năm 2024, "
        "Kế hoạch số 18/KH-TBTT ngày 15 tháng 5 năm 2024)"
    )
    words = worded(paper)
    assert words.remark.split() == f"(Được {named}".split()
    [annex] = words.annexes
    assert annex.note.startswith("(Kèm theo Kế hoạch số 12/KH-TBTT ngày 05 tháng 4 năm 2024")
    assert annex.note.endswith(f"; được {named}")


def test_a_plan_that_was_never_amended_says_nothing_of_it(session, plan):
    amending.start_amendment(actor=SYSTEM, plan=plan)
    session.commit()
    words = worded(plan_paper(plan, rows(plan.id), amended_by(plan)))
    assert words.remark == ""
    assert "sửa đổi" not in words.annexes[0].note


def test_a_later_amendment_rests_on_the_plan_and_on_the_earlier_ones(session, plan, amendment):
    later = amend(session, plan, "18/KH-TBTT", date(2024, 5, 15))
    assert amendment_paper(later, amended_by(plan, before=later.ordinal)).grounds == (
        f"Căn cứ Kế hoạch số 12/KH-TBTT ngày 05 tháng 4 năm 2024 của {plan.committee.name}",
        f"Căn cứ Kế hoạch số 15/KH-TBTT ngày 02 tháng 5 năm 2024 {AMENDS} 12/KH-TBTT",
    )
    first = amendment_paper(amendment, amended_by(plan, before=amendment.ordinal))
    assert len(first.grounds) == 1


def test_the_word_file_and_the_page_of_files_say_it_too(client, plan, amendment):
    client.sign_in("agency")
    assert "Kế hoạch đã được sửa đổi, bổ sung" in client.get(f"/plans/{plan.id}/print").words
    document = WordFile(BytesIO(client.get(f"/plans/{plan.id}/plan.docx").response.data))
    said = [line.text for line in document.paragraphs if "15/KH-TBTT" in line.text]
    assert (
        said[0].replace("\n", " ").startswith("(Được sửa đổi, bổ sung bởi Kế hoạch số 15/KH-TBTT")
    )
