"""Undoing an import: whole, until somebody else changed a row of it; then the rows left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.accounts.queries import load_actor
from congress.core.errors import RejectedError
from congress.core.permissions import Role
from congress.plans.actions import drafting
from congress.plans.actions.importing import Agency, apply_import, keep_batch
from congress.plans.actions.removing import restore_item
from congress.plans.actions.reverting import Undone, undo_import
from congress.plans.models import PlanState, WorkItem
from congress.plans.queries.batches import snapshot, standings
from congress.plans.queries.rows import rows
from congress.plans.rules import Fate, old_order, removable
from tests.plans.test_import_actions import DAY, again, heading, new
from tests.plans.test_pages import upload
from tests.support.cast import add_user
from tests.support.plans import jobs_of, make_plan

NUMBERS = st.lists(st.integers(1, 12), unique=True, max_size=8)


@given(NUMBERS, NUMBERS)
def test_the_old_order_comes_back_and_newcomers_stay_behind_their_neighbours(before, now):
    order = old_order(before, now)
    assert sorted(order) == sorted(now)
    assert [row for row in order if row in before] == [row for row in before if row in now]
    for place, row in enumerate(now):
        if row not in before and place:
            assert order[order.index(row) - 1] == now[place - 1]


@given(st.sets(st.integers(0, 9)), st.lists(st.integers(-1, 8), min_size=10, max_size=10))
def test_no_row_goes_while_a_row_that_stays_stands_below_it(made, above):
    parents = {row: up if 0 <= up < row else None for row, up in enumerate(above)}
    goes = removable(made, parents)
    assert goes <= made
    assert all(up is None or up not in goes or row in goes for row, up in parents.items())
    free = {row for row in made if all(up != row for up in parents.values())}
    assert free <= goes


@pytest.fixture
def who(session, world):
    add_user(session, world, "colleague", Role.SECRETARY)
    session.commit()
    return {name: load_actor(user.id, user.epoch) for name, user in world.users.items()}


@pytest.fixture
def plan(session, world):
    return make_plan(session, world)


@pytest.fixture
def bring(session, who, plan):
    def run(*written, by="secretary"):
        batch = keep_batch(actor=who[by], plan=plan, filename="tệp.xlsx", sha256="", rows=[])
        apply_import(actor=who[by], plan=plan, rows=written, filename="tệp.xlsx", batch=batch)
        session.commit()
        return batch

    return run


@pytest.fixture
def held(session, plan):
    def look():
        session.expire_all()
        return [(row.id, snapshot(session.get(WorkItem, row.id))) for row in rows(plan.id)]

    return look


def fates(batch):
    return {one.item.content: one.fate for one in standings(batch)}


def everything(plan, world):
    """A file that names every row in another order, changes one, and adds a part with a job."""
    first, second, third = jobs_of(plan)
    lead = Agency("", world.units["stc"].id)
    helps = (Agency("", world.units["btg"].id),)
    return (
        again(plan.items[0], level=1),
        again(third),
        again(second, content="Sửa lời", lead=lead, coordinating=helps, deadline=DAY),
        heading(),
        new(),
        again(first),
    )


def test_a_whole_import_goes_and_everything_is_as_before(world, plan, who, bring, held):
    before = held()
    batch = bring(*everything(plan, world))
    assert held() != before
    assert undo_import(actor=who["colleague"], batch=batch).left == 0
    assert held() == before
    assert batch.undone_at is not None


def test_rows_that_were_taken_out_come_back_together(plan, who, bring, held):
    batch = bring(heading(), new(), new("Việc hai"))
    brought = held()
    undo_import(actor=who["secretary"], batch=batch)
    restore_item(actor=who["secretary"], item=standings(batch)[0].item)
    assert held() == brought


def test_a_row_that_somebody_else_changed_stays_and_is_told(plan, who, bring, held):
    first, second, _third = jobs_of(plan)
    before = first.content
    batch = bring(again(first, content="Một"), again(second, content="Hai"), new("Ba"))
    drafting.update_task(actor=who["colleague"], task=second, content="Hai, sửa")
    assert fates(batch) == {"Một": Fate.READY, "Hai, sửa": Fate.CHANGED, "Ba": Fate.READY}
    assert [one.by for one in standings(batch) if one.by] == ["Người thử colleague"]
    assert undo_import(actor=who["secretary"], batch=batch) == Undone(done=2, left=1)
    contents = [row["content"] for _, row in held()]
    assert (contents[1:3], "Ba" in contents) == ([before, "Hai, sửa"], False)


def test_what_its_own_user_changed_since_goes_too(plan, who, bring, held):
    first, before = jobs_of(plan)[0], held()
    batch = bring(again(first, content="Một"))
    drafting.update_task(actor=who["secretary"], task=first, content="Một rưỡi")
    assert fates(batch) == {"Một rưỡi": Fate.OWN}
    undo_import(actor=who["secretary"], batch=batch)
    assert held() == before


def test_a_new_part_stays_while_a_row_that_came_since_stands_under_it(session, plan, who, bring):
    batch = bring(heading("Phần mới"), new())
    part = standings(batch)[0].item
    drafting.add_task(actor=who["colleague"], plan=plan, under=part, content="Việc thêm")
    assert fates(batch) == {"Phần mới": Fate.BELOW, "Họp báo": Fate.READY}
    assert undo_import(actor=who["secretary"], batch=batch) == Undone(done=1, left=1)
    with pytest.raises(RejectedError):
        undo_import(actor=who["secretary"], batch=batch)


def test_imports_of_one_row_are_undone_from_the_last(plan, who, bring, held):
    first, before = jobs_of(plan)[0], held()
    batches = [bring(again(first, content=words)) for words in ("Một", "Hai")]
    assert fates(batches[0]) == {"Hai": Fate.LATER}
    for batch in reversed(batches):
        undo_import(actor=who["secretary"], batch=batch)
    assert held() == before


def test_a_plan_that_left_the_desk_keeps_its_import(session, plan, who, bring):
    batch = bring(new())
    plan.state = PlanState.SUBMITTED
    session.commit()
    with pytest.raises(RejectedError):
        undo_import(actor=who["secretary"], batch=batch)


def test_the_import_is_undone_from_the_page_of_the_plan(client, plan):
    client.sign_in("secretary")
    preview = client.get(upload(client, plan).location)
    client.post(preview.form("/commit")["action"], preview.fields("/commit"))
    page = client.get(f"/plans/{plan.id}")
    assert "Các lần nhập" in page.words
    undo = page.form("/undo")["action"]
    assert "Hoàn tác cả lần nhập" in client.get(undo.removesuffix("/undo")).words
    assert client.post(undo).location.endswith(f"/plans/{plan.id}")
    assert "Trang trí hội trường" not in client.get(f"/plans/{plan.id}").words
    assert "Đã hoàn tác cả lần nhập" in client.get(undo.removesuffix("/undo")).words
