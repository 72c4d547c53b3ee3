"""The official class and other row predicates: the Python value and its twin in SQL, in pairs."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
import sqlalchemy as sa

from congress.core import clock
from congress.core.deadlines import Context, Deadline, Kind, Offset, parse
from congress.plans.models import ItemState, WorkItem, official_class, passes_at
from tests.support.plans import make_plan

DUE = datetime(2024, 6, 30, 16, 59, 59, 999999, tzinfo=UTC)
TICK = timedelta(microseconds=1)
AROUND = (DUE - timedelta(days=30), DUE - TICK, DUE, DUE + TICK, DUE + timedelta(days=30))
MOMENTS = (DUE - timedelta(days=60), *AROUND, DUE + timedelta(days=60))


def test_a_deadline_passes_with_the_last_instant_of_its_day_in_viet_nam():
    passes = passes_at(Deadline("", Kind.FIXED, due=date(2024, 6, 30)))
    assert passes == DUE
    assert clock.local(passes).time() == time(23, 59, 59, 999999)


def test_a_stated_hour_is_the_moment_a_deadline_passes():
    passes = passes_at(Deadline("", Kind.FIXED, due=date(2024, 10, 18), hour=time(15)))
    assert passes == datetime(2024, 10, 18, 8, tzinfo=UTC)


def test_without_a_day_no_deadline_passes():
    assert passes_at(Deadline.none("thường xuyên")) is None


@pytest.mark.parametrize(
    ("done", "due", "moment", "expected"),
    [
        (None, DUE, DUE, "in_time"),
        (None, DUE, DUE + TICK, "overdue"),
        (DUE, DUE, DUE + timedelta(days=9), "done_on_time"),
        (DUE + TICK, DUE, DUE + timedelta(days=9), "done_late"),
        (None, None, DUE, "no_deadline"),
        (DUE, None, DUE, "done_on_time"),
    ],
)
def test_the_class_at_the_edge_of_the_deadline(done, due, moment, expected):
    assert official_class(done, due, moment) == expected


def test_a_product_that_waits_stops_the_clock():
    late = DUE + timedelta(days=9)
    assert official_class(None, DUE, late, submitted_at=DUE) == "in_time"
    assert official_class(None, DUE, late, submitted_at=DUE + TICK) == "overdue"


def test_a_job_may_be_late_by_its_stated_hour_on_its_day():
    item = WorkItem(content="Họp báo")
    item.deadline = parse("15h ngày 30/6/2024", Context(date(2024, 5, 20), year=2024))
    assert item.class_at(clock.at(date(2024, 6, 30), time(15))) == "in_time"
    assert item.class_at(clock.at(date(2024, 6, 30), time(15, 1))) == "overdue"


@pytest.mark.parametrize(
    "deadline",
    [
        Deadline("trong tháng 6", Kind.MONTH, date(2024, 6, 1), date(2024, 6, 30), None, True),
        Deadline("15h ngày 18/10", Kind.FIXED, None, date(2024, 10, 18), time(15), True),
        Deadline("D-5 lv", Kind.RELATIVE, None, date(2024, 11, 12), offset=Offset(5, True)),
        Deadline("D-5", Kind.RELATIVE, offset=Offset(5)),
        Deadline.none("khi nào tiện"),
    ],
)
def test_a_deadline_is_kept_as_it_was_read(deadline):
    item = WorkItem(content="Họp báo")
    item.deadline = deadline
    assert item.deadline == deadline


def test_the_words_of_a_job_are_kept_for_searching_without_accents():
    assert WorkItem(content="Đại hội điểm").folded == "dai hoi diem"


@pytest.fixture
def grid(session, world):
    """A job for each way to be due, submitted and done around the edge of the deadline."""
    plan = make_plan(session, world, jobs=())
    for place, (due, submitted, done) in enumerate(
        product((None, DUE, DUE - timedelta(hours=9)), (None, *AROUND), (False, True)), start=2
    ):
        if done and submitted is None:
            continue
        session.add(
            WorkItem(
                plan=plan,
                position=place,
                content=f"Việc {place}",
                due_at=due,
                submitted_at=submitted,
                done_at=submitted if done else None,
                state=ItemState.DONE if done else ItemState.ASSIGNED,
            )
        )
    session.flush()
    session.expire_all()
    return plan


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_class_in_sql_is_the_class_in_python(session, grid, moment):
    statement = sa.select(WorkItem, WorkItem.classed(moment)).where(WorkItem.plan_id == grid.id)
    pairs = [(item.class_at(moment).value, found) for item, found in session.execute(statement)]
    assert len(pairs) == 34
    assert [found for _, found in pairs] == [expected for expected, _ in pairs]


def test_the_grid_meets_every_class(session, grid):
    found = set()
    for moment in MOMENTS:
        found |= set(session.scalars(sa.select(WorkItem.classed(moment))))
    assert found == {"done_on_time", "done_late", "in_time", "overdue", "no_deadline"}


@pytest.mark.parametrize("state", list(ItemState))
def test_open_in_sql_is_open_in_python(session, world, state):
    plan = make_plan(session, world, jobs=())
    done_at = DUE if state is ItemState.DONE else None
    item = WorkItem(plan=plan, position=2, content="Việc", state=state, done_at=done_at)
    session.add(item)
    session.flush()
    found = session.scalar(sa.select(WorkItem.id).where(WorkItem.id == item.id, WorkItem.open()))
    assert (found is not None) == item.is_open()
