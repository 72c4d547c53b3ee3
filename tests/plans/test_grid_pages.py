"""The plan's table as it is edited: what the page sends, and the same by ordinary forms."""

import pytest

from congress.plans.models import ItemState, PlanState
from congress.plans.queries.rows import rows
from tests.support.plans import jobs_of, make_plan


@pytest.fixture
def plan(session, world):
    return make_plan(session, world)


def send(client, plan, cells):
    answer = client.http.post(f"/plans/{plan.id}/cells", json=cells)
    return answer.status_code, answer.get_json()


def test_the_table_is_told_what_became_of_each_cell(client, session, plan):
    first, second, third = jobs_of(plan)
    secretary = client.sign_in("secretary")
    status, told = send(
        secretary,
        plan,
        [
            {"item": first.id, "field": "deadline_text", "value": "trong tháng 7", "base": None},
            {"item": second.id, "field": "content", "value": "Của tôi", "base": "Chữ cũ"},
            {"item": third.id, "field": "lead", "value": "Sở Trên Trời", "base": None},
        ],
    )
    assert status == 200
    assert [one["state"] for one in told["cells"]] == ["saved", "conflict", "refused"]
    saved, conflict, refused = told["cells"]
    assert "hạn suy ra" in saved["shown"]
    assert (conflict["mine"], conflict["base"]) == ("Của tôi", "Chữ cũ")
    assert conflict["now"] == second.content
    assert "Chưa nhận ra" in refused["say"]
    assert len(told["saved_at"]) == 5


@pytest.mark.parametrize(
    "sent",
    [{}, [1], [{"item": "1", "field": "content", "value": ""}], [{"item": True}], None],
)
def test_what_no_table_sends_is_refused_in_a_sentence(client, plan, sent):
    status, told = send(client.sign_in("secretary"), plan, sent)
    assert (status, told["say"]) == (422, "Dữ liệu gửi lên không đọc được.")


def test_too_many_cells_at_once_are_refused_whole(client, session, plan):
    [first, *_] = jobs_of(plan)
    before = first.content
    cells = [{"item": first.id, "field": "content", "value": f"{n}"} for n in range(2001)]
    status, told = send(client.sign_in("secretary"), plan, cells)
    assert status == 422
    assert "nhiều nhất 2000 ô" in told["say"]
    session.refresh(first)
    assert first.content == before


def test_many_jobs_are_changed_at_once_without_scripts(client, session, plan):
    jobs = jobs_of(plan)
    secretary = client.sign_in("secretary")
    chosen = {"items": [str(job.id) for job in jobs[:2]]}
    done = secretary.post(
        f"/plans/{plan.id}/bulk",
        chosen | {"act": "deadline_text", "deadline_text": "ngày 1/7/2024"},
    )
    assert done.status == 303
    assert [job.due_on.isoformat() for job in jobs_of(plan)[:2]] == ["2024-07-01"] * 2
    refused = secretary.post(f"/plans/{plan.id}/bulk", chosen | {"act": "lead", "lead": "Sở Mây"})
    assert refused.status == 422
    assert "Chưa nhận ra “Sở Mây”" in refused.words
    gone = secretary.post(f"/plans/{plan.id}/bulk", chosen | {"act": "remove"})
    assert gone.status == 303
    session.expire_all()
    assert [row.number for row in rows(plan.id)] == ["I", "3"]


def test_progress_is_reported_on_many_jobs_at_once(client, session, world):
    plan = make_plan(session, world, state=PlanState.APPROVED)
    first, second, third = jobs_of(plan)
    third.state, third.done_at, third.submitted_at = ItemState.DONE, third.due_at, third.due_at
    session.commit()
    chosen = {"items": [str(job.id) for job in (first, second, third)]}
    page = client.sign_in("secretary").post(
        f"/plans/{plan.id}/bulk", chosen | {"act": "in_progress", "line": "Đang soạn"}
    )
    assert page.status == 303
    session.expire_all()
    assert [job.state.value for job in jobs_of(plan)] == ["in_progress", "in_progress", "done"]
    assert "Đã sửa 2 việc. Việc 3" in client.get(page.location).words


def test_rows_are_put_in_moved_and_numbered_without_scripts(client, session, plan):
    first, _, last = jobs_of(plan)
    secretary = client.sign_in("secretary")
    secretary.post(f"/plans/{plan.id}/rows", {"beside": str(first.id), "content": "Việc mới"})
    secretary.post(f"/items/{last.id}/move", {"way": "up"})
    secretary.post(f"/plans/{plan.id}/renumber", {})
    session.expire_all()
    assert [row.content for row in rows(plan.id)][2] == "Việc mới"
    assert [row.number for row in rows(plan.id)] == ["I", "1", "2", "3", "4"]
    assert rows(plan.id)[3].id == last.id
    secretary.post(f"/plans/{plan.id}/undo", {})
    secretary.post(f"/plans/{plan.id}/undo", {})
    session.expire_all()
    assert rows(plan.id)[4].id == last.id
