"""The issued copy: the scan of a plan as it was signed, marked, shown, and moved with a reason."""

import hashlib
import io

import pytest

from congress.audit.models import JournalEntry
from congress.files.models import Document, DocumentVersion
from congress.plans.models import IssuedCopy, PlanState
from congress.records.rules import is_scan
from tests.files import samples
from tests.support.plans import jobs_of, make_plan

SHA = hashlib.sha256(samples.PDF).hexdigest()
LATER = samples.PDF + b"\n%2\n"


@pytest.fixture
def plan(session, world):
    return make_plan(session, world, state=PlanState.APPROVED)


def bring(client, plan, data=samples.PDF, name="Ke hoach 12.pdf", **typed):
    files = {"files": (io.BytesIO(data), name)} if name else {}
    return client.post(f"/plans/{plan.id}/issued", {**files, **typed})


def paper_of(client, plan):
    [address] = {
        link
        for link in client.get(f"/plans/{plan.id}").links()
        if link.startswith("/documents/") and "versions" not in link
    }
    return address


def panel(page, title="Bản ban hành"):
    [found] = [s for s in page.soup.select("section.panel") if s.h2.get_text() == title]
    return " ".join(found.get_text(" ").split())


@pytest.mark.parametrize("username", ["secretary", "standing_agency"])
def test_the_keeper_brings_the_scan_and_the_plan_shows_who_when_and_its_fingerprint(
    client, session, plan, username
):
    page = client.sign_in(username).get(f"/plans/{plan.id}")
    assert f"/plans/{plan.id}/issued" in page.links()
    assert "Tải bản quét lên" in panel(page)
    sent = bring(client, plan)
    assert (sent.status, sent.location) == (303, f"/plans/{plan.id}")
    shown = panel(client.get(f"/plans/{plan.id}"))
    for words in ("Ke hoach 12.pdf", SHA, f"Người thử {username}", "không xác nhận chữ ký số"):
        assert words in shown
    paper = session.query(Document).one()
    assert (paper.number, paper.issued_on, paper.subject, paper.congress_id) == (
        plan.number,
        plan.issued_on,
        plan.title,
        plan.committee.congress_id,
    )


def test_everyone_who_sees_the_plan_has_the_copy_and_nobody_else(client, plan):
    bring(client.sign_in("secretary"), plan)
    address = paper_of(client, plan)
    for username in ("committee_member", "steering", "agency", "observer", "inspector"):
        client.sign_in(username)
        shown = panel(client.get(f"/plans/{plan.id}"))
        assert SHA in shown
        assert "Thay bản ban hành" not in shown
        assert client.get(f"{address}/versions/1").response.data == samples.PDF
        assert address in client.get("/documents").links()
    for username in ("other_agency", "other_secretary"):
        client.sign_in(username)
        assert client.get(address).status == 404
        assert client.get(f"{address}/versions/1").status == 404


def test_a_plan_without_a_copy_shows_its_readers_nothing_of_it(client, plan):
    page = client.sign_in("observer").get(f"/plans/{plan.id}")
    assert "Bản ban hành" not in page.words


def test_the_mark_moves_with_a_newer_scan_for_a_reason_and_the_old_copy_stays(
    client, session, plan
):
    bring(client.sign_in("secretary"), plan)
    refused = bring(client, plan, LATER, "Bản rõ hơn.pdf")
    assert refused.status == 422
    assert "hãy nêu lý do thay" in " ".join(refused.errors())
    assert session.query(DocumentVersion).count() == 1
    assert bring(client, plan, LATER, "Bản rõ hơn.pdf", reason="Trang 2 bị mờ").status == 303
    shown = panel(client.get(f"/plans/{plan.id}"))
    assert "Bản rõ hơn.pdf" in shown
    assert "Trang 2 bị mờ" in shown
    address = paper_of(client, plan)
    listed = [
        " ".join(row.get_text(" ").split()) for row in client.get(address).soup.select(".files li")
    ]
    assert "Bản ban hành" in listed[0]
    assert "Trước là bản ban hành" in listed[1]
    assert client.get(f"{address}/versions/1").response.data == samples.PDF
    assert client.get(f"{address}/versions/2").response.data == LATER


def test_the_mark_moves_to_a_scan_that_was_added_as_a_version(client, plan):
    bring(client.sign_in("secretary"), plan)
    address = paper_of(client, plan)
    client.post(f"{address}/versions", {"files": (io.BytesIO(samples.docx()), "a.docx")})
    client.post(f"{address}/versions", {"files": (io.BytesIO(LATER), "Quét lại.pdf")})
    page = client.get(f"/plans/{plan.id}/issued")
    offered = [option.get_text() for option in page.soup.select("select[name=number] option")]
    assert offered == ["—", "bản 3: Quét lại.pdf"]
    mark = f"/plans/{plan.id}/issued/mark"
    assert "Ô này cần được điền" in " ".join(client.post(mark, {"number": "3"}).errors())
    assert client.post(mark, {"number": "2", "why": "Nhầm"}).status == 422
    assert client.post(mark, {"number": "3", "why": "Quét lại đủ trang"}).status == 303
    assert "Quét lại.pdf" in panel(client.get(f"/plans/{plan.id}"))
    assert client.post(mark, {"number": "1", "why": "Lùi lại"}).status == 422


def test_the_journal_of_the_plan_and_of_the_paper_tell_the_mark(client, session, plan):
    bring(client.sign_in("secretary"), plan)
    bring(client, plan, LATER, "b.pdf", reason="Trang 2 bị mờ")
    for address in (f"/plans/{plan.id}", paper_of(client, plan)):
        told = panel(client.get(address), "Lịch sử")
        for words in ("đánh dấu bản ban hành", SHA, "b.pdf (2)", "Trang 2 bị mờ"):
            assert words in told, address
    assert session.query(JournalEntry).filter_by(verb="marked_issued").count() == 4


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "", "Hãy chọn một tệp."),
        (samples.docx(), "a.docx", "không phải bản quét"),
        (samples.HTML, "a.pdf", "Không nhận tệp"),
        (samples.PNG, "a.pdf", "thật ra là tệp .png"),
    ],
)
def test_what_is_not_a_scan_is_refused_beside_the_field(client, session, plan, data, name, said):
    sent = bring(client.sign_in("secretary"), plan, data, name)
    assert sent.status == 422
    assert said in " ".join(sent.errors())
    assert session.query(IssuedCopy).count() == session.query(Document).count() == 0


def test_the_same_scan_is_not_marked_twice(client, session, plan):
    bring(client.sign_in("secretary"), plan)
    again = bring(client, plan, reason="Gửi lại")
    assert again.status == 422
    assert "giống hệt bản hiện hành" in " ".join(again.errors())
    assert session.query(IssuedCopy).count() == 1


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.SUBMITTED])
def test_a_plan_that_is_not_approved_has_no_issued_copy(client, session, world, state):
    plan = make_plan(session, world, state=state)
    client.sign_in("secretary")
    assert "Bản ban hành" not in client.get(f"/plans/{plan.id}").words
    assert "chưa được duyệt" in client.get(f"/plans/{plan.id}/issued").words
    sent = bring(client, plan)
    assert sent.status == 422
    assert "chưa được duyệt" in " ".join(sent.errors())
    assert session.query(IssuedCopy).count() == 0


def test_a_paper_that_a_job_handed_in_already_takes_the_mark_without_a_second_version(
    client, session, plan
):
    client.sign_in("secretary")
    sent = client.post(
        f"/items/{jobs_of(plan)[0].id}/completion",
        {
            "document_number": plan.number,
            "document_on": plan.issued_on.strftime("%d/%m/%Y"),
            "document_subject": plan.title,
            "files": (io.BytesIO(samples.PDF), "Kế hoạch đã ký.pdf"),
        },
    )
    assert sent.status == 303
    before = session.query(DocumentVersion).count()
    assert bring(client, plan).status == 303
    assert session.query(Document).count() == 1
    assert session.query(DocumentVersion).count() == max(before, 1)


def test_those_in_scope_without_the_right_learn_who_has_it(client, plan):
    page = client.sign_in("committee_member").get(f"/plans/{plan.id}/issued")
    assert page.status == 403
    assert client.sign_in("other_secretary").get(f"/plans/{plan.id}/issued").status == 404


@pytest.mark.parametrize(
    ("media_type", "is_one"),
    [("application/pdf", True), ("image/jpeg", True), ("application/msword", False)],
)
def test_a_scan_is_a_pdf_or_a_picture(media_type, is_one):
    assert is_scan(media_type) is is_one
