"""Removed rows: unseen everywhere, put back in place, let go of after 30 days."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from congress.core import clock
from congress.core.database import read
from congress.core.errors import RejectedError
from congress.core.permissions import SYSTEM
from congress.core.removal import INCLUDED, days_left, prepared
from congress.extensions import db
from congress.plans.actions import drafting, linking
from congress.plans.actions.removing import purge_items, restore_item
from congress.plans.models import ItemKind, ItemState, Plan, PlanState, Predecessor, WorkItem
from congress.plans.queries import links
from congress.plans.queries.choices import agencies
from congress.plans.queries.plans import tallies_of
from congress.plans.queries.rows import rows
from congress.web import housekeeping
from tests.conftest import NOW
from tests.support.plans import jobs_of, make_plan


@pytest.fixture
def plan(session, world):
    return make_plan(session, world)


@pytest.fixture
def part(plan):
    return next(item for item in plan.items if item.kind is ItemKind.PART)


def remove(item, **more):
    drafting.remove_item(actor=SYSTEM, item=item, **more)


def everything(session):
    return session.scalars(sa.select(WorkItem), execution_options=INCLUDED).all()


def test_a_removed_row_is_unseen_by_lists_relations_counts_and_bare_columns(session, plan):
    gone, *left = jobs_of(plan)
    remove(gone)
    session.expire_all()
    assert [row.id for row in rows(plan.id) if not row.is_part] == [row.id for row in left]
    assert jobs_of(plan) == left
    assert tallies_of([plan.id], NOW)[plan.id].total == 2
    assert session.scalar(sa.select(sa.func.count()).select_from(WorkItem)) == 3
    assert session.scalar(sa.select(sa.func.max(WorkItem.id)).where(WorkItem.id == gone.id)) is None


def test_a_removed_row_is_unseen_by_a_prepared_statement_above_and_below_the_session(session, plan):
    gone, *left = jobs_of(plan)
    remove(gone)
    session.expire_all()
    jobs = prepared(sa.select(WorkItem.id).where(WorkItem.kind == ItemKind.TASK))
    kept = [row.id for row in left]
    assert session.scalars(jobs.order_by(WorkItem.id)).all() == kept
    assert read(db.session, jobs.order_by(WorkItem.id), {}).scalars().all() == kept
    whole = prepared(sa.select(Plan).where(Plan.id == plan.id).options(selectinload(Plan.items)))
    found = session.scalar(whole, execution_options={"populate_existing": True})
    assert [row.id for row in found.items if row.kind is ItemKind.TASK] == kept
    aliased = sa.orm.aliased(WorkItem)
    inner = sa.select(aliased.plan_id).where(aliased.id == gone.id)
    assert session.scalars(sa.select(WorkItem.id).where(WorkItem.plan_id.in_(inner))).all() == []
    session.expunge_all()
    assert session.get(WorkItem, gone.id) is None


def test_its_agency_is_offered_no_longer_on_its_account(session, world, plan):
    first = jobs_of(plan)[0]
    first.lead_id = world.units["district"].id
    session.flush()
    assert world.units["district"].id in dict(agencies(plan))
    remove(first)
    assert world.units["district"].id not in dict(agencies(plan))


def test_a_heading_goes_and_comes_back_with_its_jobs_in_the_old_order(session, plan, part):
    before = [(row.id, row.number, row.depth) for row in rows(plan.id)]
    remove(part)
    assert rows(plan.id) == []
    restore_item(actor=SYSTEM, item=part)
    assert [(row.id, row.number, row.depth) for row in rows(plan.id)] == before


def test_a_row_comes_back_in_its_place_after_others_were_added_above_it(session, plan, part):
    first, second, third = jobs_of(plan)
    remove(third)
    added = drafting.add_task(actor=SYSTEM, plan=plan, under=first, content="Việc con")
    restore_item(actor=SYSTEM, item=third)
    wanted = [part.id, first.id, added.id, second.id, third.id]
    assert [row.id for row in rows(plan.id)] == wanted


def test_what_was_removed_before_its_heading_does_not_come_back_with_it(session, plan, part):
    first, *left = jobs_of(plan)
    remove(first)
    remove(part)
    with pytest.raises(RejectedError, match="khôi phục nhóm đó trước"):
        restore_item(actor=SYSTEM, item=first)
    restore_item(actor=SYSTEM, item=part)
    session.expire_all()
    assert jobs_of(plan) == left


def test_links_rest_with_a_removed_job_and_never_come_back_as_a_circle(session, plan):
    first, second, third = jobs_of(plan)
    follow = {"actor": SYSTEM, "lag_days": 0}
    linking.follow(item=second, before=first, **follow)
    linking.follow(item=third, before=second, **follow)
    remove(second)
    assert links.around(third, drafting.context_of(plan.committee).calendar) == []
    linking.follow(item=first, before=third, **follow)
    restore_item(actor=SYSTEM, item=second)
    assert len(links.pairs(plan.id)) == 2


def test_a_job_that_another_committee_carries_out_stays(session, world, plan):
    other = make_plan(session, world, code="TBHC")
    jobs_of(other)[0].implements_id = jobs_of(plan)[0].id
    session.flush()
    with pytest.raises(RejectedError, match="ban khác đang thực hiện"):
        remove(jobs_of(plan)[0])


def test_what_was_issued_needs_a_reason_and_is_kept_for_good(session, plan):
    job, draft, _ = jobs_of(plan)
    job.state, job.original_text = ItemState.ASSIGNED, job.deadline_text
    with pytest.raises(RejectedError, match="nêu lý do"):
        remove(job)
    remove(job, reason="Ghép vào việc 2")
    remove(draft)
    with clock.pinned(lambda: NOW + timedelta(days=31)):
        assert purge_items() == 1
    assert {row.id for row in everything(session)} >= {job.id}


def test_a_draft_is_let_go_of_after_30_days_with_all_that_hangs_on_it(session, plan, part):
    first, second, _ = jobs_of(plan)
    linking.follow(actor=SYSTEM, item=second, before=first, lag_days=0)
    session.commit()
    remove(part)
    session.commit()
    with clock.pinned(lambda: NOW + timedelta(days=29, hours=23)):
        housekeeping.perform([purge_items])
        assert len(everything(session)) == 4
    with clock.pinned(lambda: NOW + timedelta(days=30, seconds=1)):
        housekeeping.perform([purge_items])
    assert everything(session) == []
    assert session.scalars(sa.select(Predecessor)).all() == []


def test_days_left_are_counted_whole():
    assert days_left(NOW, NOW) == 30
    assert days_left(NOW, NOW + timedelta(hours=1)) == 30
    assert days_left(NOW, NOW + timedelta(days=29, hours=1)) == 1
    assert days_left(NOW, NOW + timedelta(days=40)) == 0


def test_removing_asks_why_offers_the_way_back_and_one_click_takes_it(client, plan, part):
    client.sign_in("secretary")
    asked = client.get(f"/items/{part.id}/remove")
    assert "3 công việc bên dưới sẽ bị xóa cùng" in asked.words
    sent = client.post(f"/items/{part.id}/remove", {"reason": "Làm lại từ đầu"})
    assert sent.status == 303
    told = client.get(sent.location)
    assert "Đã xóa “I Chuẩn bị”." in told.words
    trash = client.get(f"/plans/{plan.id}/removed").words
    assert "Làm lại từ đầu" in trash
    assert "cùng 3 công việc bên dưới" in trash
    assert "30 ngày" in trash
    back = client.post(told.form("/restore")["action"])
    assert "Đã khôi phục" in client.get(back.location).words
    assert "Chưa xóa công việc nào" in client.get(f"/plans/{plan.id}/removed").words


def test_a_plan_that_is_closed_gives_nothing_back(client, session, world, plan):
    job = jobs_of(plan)[0]
    remove(job)
    plan.state = PlanState.SUBMITTED
    session.commit()
    client.sign_in("secretary")
    assert client.post(f"/items/{job.id}/restore").status == 422
    assert client.sign_in("observer").get(f"/plans/{plan.id}/removed").status == 200
