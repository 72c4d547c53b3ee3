"""What is sent for many rows at once is checked row by row: other plans stay untouched."""

import io

import openpyxl
import pytest

from congress.plans.models import WorkItem
from tests.support.plans import jobs_of, make_plan

GAP = (("1", "Việc chưa giao", "", ""),)


@pytest.fixture
def plans(session, world):
    return make_plan(session, world, jobs=GAP), make_plan(session, world, code="TBHC", jobs=GAP)


def fill(world, *jobs):
    return {
        f"{name}-{job.id}": value
        for job in jobs
        for name, value in (
            ("lead", str(world.units["svhttdl"].id)),
            ("deadline", "ngày 30/6/2024"),
            ("explanation", "đã bàn"),
            ("version", str(job.version)),
        )
    }


def state_of(session, job_id):
    session.expire_all()
    job = session.get_one(WorkItem, job_id)
    return job.version, job.lead_id, job.deadline_text, job.explanation, job.content


@pytest.mark.parametrize("is_alone", [True, False])
def test_filling_gaps_changes_no_job_of_another_plan(client, session, world, plans, is_alone):
    own, foreign = (jobs_of(plan)[0] for plan in plans)
    before = state_of(session, foreign.id)
    sent = fill(world, foreign) if is_alone else fill(world, own, foreign)
    client.sign_in("secretary").post(f"/plans/{plans[0].id}/complete", sent)
    assert state_of(session, foreign.id) == before
    assert (state_of(session, own.id)[3] == "đã bàn") is not is_alone


def test_filling_gaps_with_nothing_changes_nothing(client, session, plans):
    own = jobs_of(plans[0])[0]
    before = state_of(session, own.id)
    assert client.sign_in("secretary").post(f"/plans/{plans[0].id}/complete").status == 303
    assert state_of(session, own.id) == before


def sheet_of(client, plan, change):
    """The plan as its sheet, changed cell by cell, as bytes."""
    response = client.get(f"/plans/{plan.id}/plan.xlsx").response
    book = openpyxl.load_workbook(io.BytesIO(response.data))
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            change(cell)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_sheet_with_rows_of_another_plan_is_refused_row_by_row(client, session, world, plans):
    own, foreign = plans
    job = jobs_of(foreign)[0]
    before = state_of(session, job.id)

    def rename(cell):
        if cell.value == "Việc chưa giao":
            cell.value = "Việc bị đổi"

    data = sheet_of(client.sign_in("other_secretary"), foreign, rename)
    client.sign_in("secretary")
    sent = client.post(f"/plans/{own.id}/import", {"file": (io.BytesIO(data), "kh.xlsx")})
    assert sent.status == 303, sent.words
    preview = client.get(sent.location)
    marks = [row for row in preview.soup.select("tbody tr") if "Lỗi" in row.get_text()]
    assert marks, preview.words
    mark = preview.soup.select_one("input[name=mark]")
    answer = client.post(f"{sent.location}/commit", {"mark": mark["value"]} if mark else {})
    assert answer.status == 409
    assert state_of(session, job.id) == before
    assert [one.content for one in jobs_of(own)] == ["Việc chưa giao"]


def test_filling_gaps_writes_over_no_save_made_meanwhile(client, session, world, plans):
    own = jobs_of(plans[0])[0]
    sent = fill(world, own)
    client.sign_in("secretary")
    edit = client.get(f"/items/{own.id}/edit").fields("/edit")
    client.post(f"/items/{own.id}/edit", edit | {"explanation": "Bản của họ"})
    client.post(f"/plans/{plans[0].id}/complete", sent)
    assert state_of(session, own.id)[3] == "Bản của họ"
