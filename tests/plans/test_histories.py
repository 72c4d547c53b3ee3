"""Whatever happens to a job in whatever order, its history and its class stay true."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congress.accounts.queries import load_actor
from congress.core import clock
from congress.core.errors import NotAllowedError, RejectedError
from congress.files.actions import register_document
from congress.plans.actions import reporting
from congress.plans.models import ItemState, OfficialClass, Plan, PlanState
from congress.plans.queries.filters import tally_of
from congress.plans.queries.plans import tallies_of
from congress.plans.queries.rows import rows
from tests.conftest import NOW
from tests.support.plans import jobs_of, make_plan

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ("accept", "work", "pause", "cancel", "submit", "submit_empty", "confirm", "return")
        ),
        st.sampled_from(("agency", "secretary", "other_agency", "observer")),
        st.integers(0, 60),
    ),
    max_size=14,
)


def reported(state, **more):
    return lambda actor, item: reporting.report_progress(
        actor=actor, item=item, state=state, **more
    )


def submitted(actor, item):
    paper = register_document(actor=actor, number="1/BC", issued_on=NOW.date(), subject="Báo cáo")
    reporting.submit_completion(actor=actor, item=item, product=reporting.Product(document=paper))


ACTS = {
    "accept": reported(ItemState.ACCEPTED),
    "work": reported(ItemState.IN_PROGRESS, percent=40, line="Đang làm"),
    "pause": reported(ItemState.PAUSED, line="Chờ"),
    "cancel": reported(ItemState.CANCELLED, line="Bỏ"),
    "submit": submitted,
    "submit_empty": lambda actor, item: reporting.submit_completion(
        actor=actor, item=item, product=reporting.Product()
    ),
    "confirm": lambda actor, item: reporting.confirm_completion(actor=actor, item=item),
    "return": lambda actor, item: reporting.return_completion(
        actor=actor, item=item, reason="Chưa đủ"
    ),
}


def story(session, world, steps):
    """Play the steps, each some hours later; return the job and how many steps were taken."""
    plan = make_plan(session, world, state=PlanState.APPROVED)
    item, moment, taken = jobs_of(plan)[0], NOW, 0
    for step, persona, hours in steps:
        moment += timedelta(hours=hours)
        user = world.users[persona]
        with clock.pinned(lambda now=moment: now):
            try:
                with session.begin_nested():
                    ACTS[step](load_actor(user.id, user.epoch), item)
            except (RejectedError, NotAllowedError):
                continue
            taken += 1
    return plan, item, taken, moment


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_a_history_is_only_added_to_and_its_class_is_true(session, world, steps):
    plan, item, taken, moment = story(session, world, steps)
    session.refresh(item)
    reports = item.progress
    assert len(reports) == taken
    assert [report.at for report in reports] == sorted(report.at for report in reports)
    assert item.state is (reports[-1].state if reports else ItemState.ASSIGNED)
    submitted = [report.at for report in reports if report.state is ItemState.AWAITING]
    if item.state is ItemState.DONE:
        assert item.done_at == submitted[-1]
        late = item.done_at > item.due_at
        expected = OfficialClass.DONE_LATE if late else OfficialClass.DONE_ON_TIME
        assert item.class_at(moment) is expected
    else:
        assert item.done_at is None
        assert (item.submitted_at is not None) == (item.state is ItemState.AWAITING)
    found = rows(plan.id)
    assert tally_of(found, moment, 7).by_name() == tallies_of([plan.id], moment)[plan.id].by_name()
    open_jobs = [row for row in found if not row.is_part and row.state is not ItemState.CANCELLED]
    assert tally_of(found, moment, 7).total == len(open_jobs)
    forget(session, plan)


def forget(session, plan):
    """Take a story's plan away, so that the next one can be told in the same world."""
    session.rollback()
    plan = session.get(Plan, plan.id)
    for job in plan.items:
        job.parent_id = None
    session.flush()
    for job in list(plan.items):
        session.delete(job)
    session.flush()
    session.delete(plan)
    session.commit()
