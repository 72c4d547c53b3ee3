"""Reporting on jobs through their pages: the lead reports, the secretary confirms or returns."""

import io

from congress.core.permissions import Role
from congress.plans.models import ItemState, WorkItem
from tests.support.cast import add_user
from tests.support.plans import jobs_of


def test_the_lead_reports_and_the_secretary_confirms(client, session, approved):
    job = jobs_of(approved)[0]
    client.sign_in("agency")
    line = {
        "progress-state": "in_progress",
        "progress-percent": "40",
        "progress-line": "Đang dự thảo",
    }
    assert client.post(f"/items/{job.id}/progress", line).status == 303
    paper = {
        "document_number": "18/KH-SVHTTDL",
        "document_on": "12/4/2024",
        "document_subject": "Kế hoạch tuyên truyền",
    }
    assert client.post(f"/items/{job.id}/completion", paper).status == 303
    waiting = client.sign_in("secretary").get("/")
    assert "Xem, xác nhận" in waiting.words
    assert client.post(f"/items/{job.id}/confirm").status == 303
    session.expire_all()
    job = session.get(WorkItem, job.id)
    assert job.state is ItemState.DONE
    assert job.done_at == job.submitted_at
    assert [p.state.value for p in job.progress] == ["in_progress", "awaiting", "done"]


def test_a_returned_product_does_not_count(client, session, approved):
    job = jobs_of(approved)[0]
    paper = {"document_number": "1/BC", "document_on": "12/4/2024", "document_subject": "Báo cáo"}
    client.sign_in("agency").post(f"/items/{job.id}/completion", paper)
    client.sign_in("secretary").post(f"/items/{job.id}/return", {"reason": "Chưa ký"})
    session.expire_all()
    job = session.get(WorkItem, job.id)
    assert (job.state, job.submitted_at, job.done_at) == (ItemState.RETURNED, None, None)
    assert "Chưa ký" in client.sign_in("agency").get("/").words


def test_completion_needs_a_product(client, approved):
    job = jobs_of(approved)[0]
    answer = client.sign_in("agency").post(f"/items/{job.id}/completion", {"line": "Xong"})
    assert answer.status == 422
    assert "sản phẩm" in " ".join(answer.errors())
    assert answer.soup.select_one("input[name=line]")["value"] == "Xong"


def test_a_file_is_a_product_and_comes_back_as_it_was(client, session, approved):
    job = jobs_of(approved)[0]
    pdf = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
    client.sign_in("agency")
    client.post(
        f"/items/{job.id}/completion",
        {"files": (io.BytesIO(pdf), "Kế hoạch tuyên truyền.pdf")},
        content_type="multipart/form-data",
    )
    page = client.get(f"/items/{job.id}")
    address = next(link for link in page.links() if "/files/" in link)
    answer = client.get(address).response
    assert answer.data == pdf
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert client.sign_in("outsider").get(address).status == 404


def test_pausing_needs_a_reason(client, approved):
    job = jobs_of(approved)[0]
    answer = client.sign_in("secretary").post(
        f"/items/{job.id}/progress", {"progress-state": "paused", "progress-line": ""}
    )
    assert "lý do" in " ".join(answer.errors())


def test_an_agency_cannot_cancel_its_job(client, approved):
    job = jobs_of(approved)[0]
    answer = client.sign_in("agency").post(
        f"/items/{job.id}/progress", {"progress-state": "cancelled", "progress-line": "Không cần"}
    )
    assert answer.status == 422


def test_another_agency_neither_sees_nor_reports(client, approved):
    job = jobs_of(approved)[0]
    client.sign_in("other_agency")
    assert client.get(f"/items/{job.id}").status == 404
    assert client.post(f"/items/{job.id}/progress", {}).status == 404


def test_a_coordinating_agency_sees_but_does_not_report(client, session, world, approved):

    add_user(session, world, "office", Role.AGENCY, unit_code="vpub")
    session.commit()
    job = jobs_of(approved)[0]
    client.sign_in("office")
    assert client.get(f"/items/{job.id}").status == 200
    assert client.post(f"/items/{job.id}/progress", {"progress-state": "in_progress"}).status == 403


def test_a_returned_product_goes_back_to_the_percentage_the_lead_last_reported(
    client, session, approved
):
    job = jobs_of(approved)[0]
    client.sign_in("agency")
    line = {"progress-state": "in_progress", "progress-percent": "60"}
    client.post(f"/items/{job.id}/progress", line)
    paper = {"document_number": "1/BC", "document_on": "12/4/2024", "document_subject": "Báo cáo"}
    client.post(f"/items/{job.id}/completion", paper)
    client.sign_in("secretary").post(f"/items/{job.id}/return", {"reason": "Chưa ký"})
    session.expire_all()
    assert session.get(WorkItem, job.id).percent == 60


def test_who_confirms_the_own_report_is_named_in_the_record(client, approved):
    job = jobs_of(approved)[0]
    paper = {"document_number": "1/BC", "document_on": "12/4/2024", "document_subject": "Báo cáo"}
    client.sign_in("secretary").post(f"/items/{job.id}/completion", paper)
    client.post(f"/items/{job.id}/confirm")
    assert "tự xác nhận" in client.get(f"/items/{job.id}").words


def test_a_lead_cannot_take_up_again_what_the_keeper_stopped(client, approved):
    job = jobs_of(approved)[0]
    stop = {"progress-state": "paused", "progress-line": "Chờ kinh phí"}
    assert client.sign_in("secretary").post(f"/items/{job.id}/progress", stop).status == 303
    again = {"progress-state": "in_progress", "progress-line": "Làm tiếp"}
    assert client.sign_in("agency").post(f"/items/{job.id}/progress", again).status in {403, 422}
