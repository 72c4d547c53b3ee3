"""Papers and their versions: nothing is overwritten, and every job finds what it stands on."""

import io

import pytest

from congress.files.models import DocumentVersion
from congress.plans.models import PlanState
from tests.files import samples
from tests.support.plans import jobs_of, make_plan


@pytest.fixture
def jobs(session, world):
    return jobs_of(make_plan(session, world, state=PlanState.APPROVED))


def complete(client, job, *files, number="18/KH-BTG"):
    return client.post(
        f"/items/{job.id}/completion",
        {
            "document_number": number,
            "document_on": "06/05/2024",
            "document_subject": "Về khẩu hiệu",
            "files": [(io.BytesIO(data), name) for name, data in files],
        },
    )


def test_a_paper_is_reached_from_its_job_and_lists_every_job_that_it_serves(client, jobs):
    client.sign_in("secretary")
    for job in jobs[:2]:
        assert complete(client, job).status == 303
    page = client.get(f"/items/{jobs[0].id}")
    [address] = {link for link in page.links() if link.startswith("/documents/")}
    assert "dùng cho 2 công việc" in page.words
    paper = client.get(address)
    assert paper.heading == "Về khẩu hiệu"
    for job in jobs[:2]:
        assert f"/items/{job.id}" in paper.links()
    assert "Lịch sử" in paper.words
    assert address in client.get("/documents?q=khau hieu").links()
    assert "Chưa có văn bản nào" in client.get("/documents?q=khac").words


def test_a_new_file_of_a_paper_is_the_next_version_and_the_one_before_stays(client, session, jobs):
    client.sign_in("secretary")
    complete(client, jobs[0])
    [address] = {u for u in client.get(f"/items/{jobs[0].id}").links() if "/documents/" in u}
    for number, (name, data) in enumerate((("a.pdf", samples.PDF), ("b.png", samples.PNG)), 1):
        sent = client.post(
            f"{address}/versions", {"files": (io.BytesIO(data), name), "note": f"Lần {number}"}
        )
        assert sent.status == 303
    page = client.get(address)
    listed = [" ".join(row.get_text(" ").split()) for row in page.soup.select(".files li")]
    assert ["bản 2 (hiện hành)" in listed[0], "bản 1" in listed[1]] == [True, True], listed
    assert "Lần 2" in page.words
    assert "Người thử secretary" in page.words
    assert page.text.count("SHA-256") == 2
    assert client.get(f"{address}/versions/1").response.data == samples.PDF
    assert client.get(f"{address}/versions/2").response.data == samples.PNG
    assert client.get(f"{address}/versions/3").status == 404
    again = client.post(f"{address}/versions", {"files": (io.BytesIO(samples.PNG), "c.png")})
    assert again.status == 422
    assert "giống hệt bản hiện hành" in again.words
    assert session.query(DocumentVersion).count() == 2


def test_a_file_of_the_same_name_on_a_job_is_a_further_version_of_it(client, jobs):
    client.sign_in("secretary")
    complete(client, jobs[0], ("Bao cao.pdf", samples.PDF))
    client.post(f"/items/{jobs[0].id}/return", {"reason": "Chưa ký"})
    complete(client, jobs[0], ("Báo cáo.pdf", samples.PDF + b"\n%moi\n"))
    page = client.get(f"/items/{jobs[0].id}")
    assert "bản 2" in page.words
    assert "1 bản trước" in page.words


def test_a_paper_of_another_committee_is_added_to_by_its_own_people_only(client, jobs):
    client.sign_in("secretary")
    complete(client, jobs[0])
    [address] = {u for u in client.get(f"/items/{jobs[0].id}").links() if "/documents/" in u}
    assert client.sign_in("observer").get(address).status == 200
    assert "Thêm tệp" not in client.get(address).soup.get_text()
    assert client.sign_in("other_agency").get(address).status == 404
