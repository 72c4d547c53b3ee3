"""Cells of the plan's table: saved each on its own, never over what somebody else wrote."""

import random
from dataclasses import replace

import pytest

from congress.audit.models import JournalEntry
from congress.core.errors import NotAllowedError, RejectedError
from congress.plans.actions import moving, undoing
from congress.plans.actions.cells import CellChange, CellState, save_cells
from congress.plans.models import ItemKind, PlanState, WorkItem
from congress.plans.queries.rows import rows
from tests.support.plans import jobs_of, make_plan
from tests.support.sql import count_queries


@pytest.fixture
def plan(session, world):
    return make_plan(session, world)


@pytest.fixture
def colleague(actor_of, world):
    """A second secretary of the same committee."""
    return replace(actor_of("secretary"), id=world.users["agency"].id, name="Thư ký hai")


@pytest.fixture
def secretary(actor_of):
    return actor_of("secretary")


def change(item, field, value, base=None):
    return CellChange(item.id, field, value, base)


def save(session, actor, plan, *changes):
    found = save_cells(actor=actor, plan_id=plan.id, changes=changes)
    session.commit()
    return [one.state.value for one in found]


@pytest.mark.parametrize(
    ("field", "typed", "shown"),
    [
        ("content", "  Nội dung   mới ", "Nội dung mới"),
        ("number", "1a", "1a"),
        ("deadline_text", "trước ngày 30/6", "trước ngày 30/6"),
        ("lead", "ban dan toc", "Ban Dân tộc"),
        ("coordinating", "Ban Tuyên giáo Tỉnh ủy; ban dan toc", "Ban Dân tộc tỉnh"),
        ("product", "Tờ trình\nDự thảo", "Tờ trình\nDự thảo"),
    ],
)
def test_a_cell_is_read_as_typed_in_few_statements(
    session, plan, secretary, world, field, typed, shown
):
    plan_id, wanted = plan.id, change(jobs_of(plan)[1], field, typed)
    session.expire_all()
    with count_queries() as sent:
        [found] = save_cells(actor=secretary, plan_id=plan_id, changes=[wanted])
    assert found.state is CellState.SAVED
    assert shown.casefold() in found.now.casefold()
    # A request reads the installation and the actor before, in one statement each.
    assert len([one for one in sent if not one.startswith(("BEGIN", "SAVEPOINT"))]) <= 6


def test_a_deadline_cell_carries_its_reading(session, plan, secretary):
    job = jobs_of(plan)[0]
    save(session, secretary, plan, change(job, "deadline_text", "trong tháng 7/2024"))
    assert job.due_on.isoformat() == "2024-07-31"
    assert job.is_inferred


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("content", " ", "không được để trống"),
        ("lead", "Sở Không Có Thật", "Chưa nhận ra"),
        ("product", "x" * 2001, "dài quá 2000"),
        ("weight", "0", "từ 1 đến 100"),
        ("state", "done", "không sửa được trong bảng"),
        ("content", "a\ud800", "không hợp lệ"),
    ],
)
def test_a_refused_cell_says_why_and_stops_no_other(
    session, plan, secretary, field, typed, sentence
):
    first, second, _ = jobs_of(plan)
    found = save_cells(
        actor=secretary,
        plan_id=plan.id,
        changes=[change(first, field, typed), change(second, "product", "Vẫn được ghi")],
    )
    assert [one.state.value for one in found] == ["refused", "saved"]
    assert sentence in str(found[0].problem)
    assert second.product == "Vẫn được ghi"


def test_a_cell_that_somebody_else_changed_is_not_written_over(session, plan, world, actor_of):
    job, content = jobs_of(plan)[0], jobs_of(plan)[0].content
    save(session, actor_of("secretary"), plan, change(job, "content", "Của người khác", content))
    found = save_cells(
        actor=actor_of("secretary"),
        plan_id=plan.id,
        changes=[
            change(job, "content", "Của tôi", content),
            change(job, "product", "Ô khác", job.product),
        ],
    )
    assert [one.state.value for one in found] == ["conflict", "saved"]
    assert found[0].now == "Của người khác"
    assert job.content == "Của người khác"


def test_only_who_keeps_the_plan_edits_it_and_only_while_it_is_open(session, plan, world, actor_of):
    job = jobs_of(plan)[0]
    with pytest.raises(NotAllowedError):
        save(session, actor_of("steering"), plan, change(job, "content", "x"))
    plan.state = PlanState.SUBMITTED
    session.commit()
    with pytest.raises(RejectedError, match="được khóa"):
        save(session, actor_of("secretary"), plan, change(job, "content", "x"))


def test_undoing_takes_back_ones_own_last_edits_and_redoing_brings_them_back(
    session, plan, secretary
):
    first, second, _ = jobs_of(plan)
    before = (first.content, second.deadline_text)
    save(session, secretary, plan, change(first, "content", "Một"))
    save(session, secretary, plan, change(second, "deadline_text", "ngày 1/7/2024"))
    undoing.undo(actor=secretary, plan=plan)
    undoing.undo(actor=secretary, plan=plan)
    assert (first.content, second.deadline_text) == before
    with pytest.raises(RejectedError, match="Không còn gì"):
        undoing.undo(actor=secretary, plan=plan)
    undoing.redo(actor=secretary, plan=plan)
    assert first.content == "Một"
    save(session, secretary, plan, change(first, "content", "Hai"))
    with pytest.raises(RejectedError, match="Không có gì để làm lại"):
        undoing.redo(actor=secretary, plan=plan)


def test_undoing_leaves_what_others_changed_since(session, plan, secretary, colleague):
    job = jobs_of(plan)[0]
    save(session, secretary, plan, change(job, "content", "Của tôi"))
    save(session, colleague, plan, change(job, "content", "Của đồng nghiệp"))
    with pytest.raises(RejectedError, match="Người khác đã sửa"):
        undoing.undo(actor=secretary, plan=plan)
    assert job.content == "Của đồng nghiệp"


def numbers(plan):
    return [row.number for row in rows(plan.id)]


def test_rows_move_up_and_down_and_back(session, plan, secretary):
    first, second, _ = jobs_of(plan)
    moving.move_by(actor=secretary, plan=plan, item=second, up=True)
    assert numbers(plan) == ["I", "2", "1", "3"]
    with pytest.raises(RejectedError, match="ở đầu hoặc cuối"):
        moving.move_by(actor=secretary, plan=plan, item=second, up=True)
    undoing.undo(actor=secretary, plan=plan)
    assert numbers(plan) == ["I", "1", "2", "3"]
    moving.move_by(actor=secretary, plan=plan, item=first, up=False)
    moving.renumber(actor=secretary, plan=plan)
    assert [row.content for row in rows(plan.id)][1] == second.content
    assert numbers(plan) == ["I", "1", "2", "3"]


def test_a_row_is_put_in_below_another_one_and_taken_out_again(session, plan, secretary):
    first, _, _ = jobs_of(plan)
    moving.insert_row(actor=secretary, plan=plan, beside=first, content="Việc chen vào")
    session.commit()
    assert numbers(plan) == ["I", "1", "4", "2", "3"]
    undoing.undo(actor=secretary, plan=plan)
    session.commit()
    assert numbers(plan) == ["I", "1", "2", "3"]


def test_jobs_move_between_groups_with_what_hangs_on_them(session, plan, secretary):
    part = WorkItem(plan=plan, kind=ItemKind.PART, position=9, number="II", content="Sau Đại hội")
    session.add(part)
    session.flush()
    first, second, third = jobs_of(plan)
    moving.move_under(actor=secretary, plan=plan, items=[second], under=first)
    moving.move_under(actor=secretary, plan=plan, items=[first, third, second], under=part)
    assert [(row.number, row.depth) for row in rows(plan.id)] == [
        ("I", 0), ("II", 0), ("1", 1), ("2", 2), ("3", 1),
    ]  # fmt: skip
    with pytest.raises(RejectedError, match="bên dưới chính nó"):
        moving.move_under(actor=secretary, plan=plan, items=[first], under=second)


def test_two_editors_lose_nothing_in_two_hundred_random_steps(session, plan, secretary, colleague):
    """Each keeps an own view that may be old; every text that was saved stands or is journaled."""
    people = [secretary, colleague]
    jobs, luck = jobs_of(plan), random.Random(4)
    cells = [(job, field) for job in jobs for field in ("content", "product", "note")]
    views = [{(job.id, field): getattr(job, field) for job, field in cells} for _ in people]
    saved = []
    for step in range(200):
        who = luck.randrange(2)
        job, field = luck.choice(cells)
        key, typed = (job.id, field), f"Bước {step} của {who}"
        stood = getattr(job, field)
        [found] = save_cells(
            actor=people[who], plan_id=plan.id, changes=[change(job, field, typed, views[who][key])]
        )
        if stood == views[who][key]:
            assert found.state is CellState.SAVED
            saved.append((key, typed))
        else:
            assert (found.state, found.now) == (CellState.CONFLICT, stood)
        views[who][key] = found.now
    session.commit()
    told = {
        (entry.target_id, change["field"], change["new"])
        for entry in session.query(JournalEntry)
        for change in entry.changes
    }
    assert {(*key, typed) for key, typed in saved} <= told
    last = dict(saved)
    assert all(
        getattr(job, field) == last.get((job.id, field), views[0][job.id, field])
        for job, field in cells
    )
