"""Plans of no job and of three thousand."""

import io

import pytest

from congress.plans.models import Plan, PlanState
from tests.plans.test_pages import upload, workbook
from tests.support.plans import jobs_of, make_plan

MANY = 3000


@pytest.mark.slow
def test_three_thousand_jobs_come_in_are_paged_and_leave_again(client, session, world):
    plan = make_plan(session, world, jobs=())
    head = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn")
    rows = [(n, f"Việc thứ {n}", "Sở Tài chính", "D-15") for n in range(1, MANY)]
    client.sign_in("secretary")
    preview = client.get(upload(client, plan, workbook((head, *rows))).location)
    assert "300" in preview.words
    assert len(preview.text) < 1_000_000
    commit = client.post(preview.form("/commit")["action"], preview.fields("/commit"))
    assert commit.status == 303
    session.expire_all()
    assert len(jobs_of(session.get(Plan, plan.id))) == MANY - 1
    page = client.get(f"/plans/{plan.id}?page=15")
    assert "Việc thứ 2999" in page.words
    assert len(page.text) < 600_000
    data = client.get(f"/plans/{plan.id}/plan.xlsx").response.data
    assert io.BytesIO(data).read(2) == b"PK"


def test_a_plan_of_no_job_says_what_to_do_first(client, session, world):
    plan = make_plan(session, world, jobs=(), state=PlanState.DRAFT)
    session.delete(plan.items[0])
    session.commit()
    words = client.sign_in("secretary").get(f"/plans/{plan.id}").words
    assert "Kế hoạch chưa có công việc" in words
    assert client.get(f"/plans/{plan.id}/print").status == 200
    assert client.get(f"/plans/{plan.id}/plan.docx").status == 200
    assert client.get(f"/plans/{plan.id}/plan.xlsx").status == 200
