"""When a milestone is due, how the three marks stand, and what class that is."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.core import clock
from congress.core.deadlines import Deadline, Kind, Offset
from congress.core.workdays import WorkCalendar
from congress.districts import rules
from congress.districts.models import MarkKind, MarkValue, MilestoneClass, MilestoneMark
from congress.districts.store import starter_ladder

D_DAY = date(2024, 6, 12)
NOON = datetime(2024, 5, 20, 5, tzinfo=UTC)
CALENDAR = WorkCalendar()


def relative(days, *, working=False):
    return Deadline("D", Kind.RELATIVE, offset=Offset(days, working))


def fixed(day):
    return Deadline("ngày", Kind.FIXED, due=day)


def mark(number, kind=MarkKind.REPORTED, value=MarkValue.DONE, *, of=None, hours=0, on=None):
    return MilestoneMark(
        id=number, kind=kind, value=value, of_id=of, on_date=on or date(2024, 5, 1),
        at=NOON + timedelta(hours=hours), note="",
    )  # fmt: skip


def test_a_milestone_counts_from_the_childs_own_day():
    assert rules.due_of(relative(30), D_DAY, CALENDAR).due == date(2024, 5, 13)
    assert rules.due_of(relative(-7), D_DAY, CALENDAR).due == date(2024, 6, 19)
    assert rules.due_of(relative(3, working=True), D_DAY, CALENDAR).due == date(2024, 6, 7)


def test_a_milestone_with_a_fixed_day_is_the_same_for_every_child():
    assert rules.due_of(fixed(date(2024, 3, 31)), None, CALENDAR).due == date(2024, 3, 31)


def test_without_a_day_of_the_congress_nothing_is_due_yet():
    due = rules.due_of(relative(30), None, CALENDAR)
    assert due.due is None
    assert rules.class_at(due, rules.NOTHING, NOON) is MilestoneClass.NO_DEADLINE


def test_an_offset_beyond_the_calendar_is_no_day():
    assert rules.due_of(relative(900_000), D_DAY, CALENDAR).due is None


def test_what_does_not_apply_is_never_late():
    due = fixed(date(2024, 1, 1))
    found = rules.class_at(due, rules.NOTHING, NOON, applies=False)
    assert found is MilestoneClass.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("due", "done", "expected"),
    [
        (date(2024, 5, 20), None, MilestoneClass.IN_TIME),
        (date(2024, 5, 19), None, MilestoneClass.OVERDUE),
        (date(2024, 5, 1), date(2024, 5, 1), MilestoneClass.DONE_ON_TIME),
        (date(2024, 4, 30), date(2024, 5, 1), MilestoneClass.DONE_LATE),
        (None, date(2024, 5, 1), MilestoneClass.DONE_ON_TIME),
    ],
)
def test_the_class_is_judged_by_the_day_that_the_report_bears(due, done, expected):
    marks = [mark(1, on=done)] if done else []
    assert rules.class_at(fixed(due), rules.standing(marks, NOON), NOON) is expected


@pytest.mark.parametrize(("hour", "last"), [(None, time.max), (time(16, 30), time(16, 30))])
def test_a_milestone_is_in_time_until_its_hour_or_the_last_moment_of_its_local_day(hour, last):
    due = Deadline("ngày", Kind.FIXED, due=date(2024, 5, 20), hour=hour)
    passes = clock.at(date(2024, 5, 20), last)
    assert rules.class_at(due, rules.NOTHING, passes) is MilestoneClass.IN_TIME
    after = passes + timedelta(microseconds=1)
    assert rules.class_at(due, rules.NOTHING, after) is MilestoneClass.OVERDUE


def test_done_on_the_due_day_is_on_time_whatever_the_hour():
    due = Deadline("ngày", Kind.FIXED, due=date(2024, 5, 1), hour=time(8))
    found = rules.class_at(due, rules.standing([mark(1)], NOON), NOON)
    assert found is MilestoneClass.DONE_ON_TIME


def test_silence_is_ten_working_days_without_a_word_while_something_is_owed():
    heard = date(2024, 5, 6)  # a Monday
    assert not rules.is_silent(heard, date(2024, 5, 17), CALENDAR, has_open=True)
    assert rules.is_silent(heard, date(2024, 5, 20), CALENDAR, has_open=True)
    off = WorkCalendar({date(2024, 5, 14): False})
    assert not rules.is_silent(heard, date(2024, 5, 20), off, has_open=True)
    assert not rules.is_silent(heard, date(2024, 5, 20), CALENDAR, has_open=False)
    assert rules.is_silent(None, date(2024, 5, 6), CALENDAR, has_open=True)


def test_a_word_that_was_said_later_does_not_count_yet():
    marks = [mark(1), mark(2, MarkKind.ACCEPTED, of=1, hours=5)]
    then = rules.standing(marks, NOON + timedelta(hours=4))
    assert then.reported is marks[0]
    assert then.accepted is None
    assert rules.standing(marks, NOON + timedelta(hours=5)).accepted is marks[1]


def test_a_report_that_was_sent_back_no_longer_counts():
    marks = [mark(1), mark(2, MarkKind.ACCEPTED, of=1)]
    marks.append(mark(3, MarkKind.ACCEPTED, MarkValue.TAKEN_BACK, of=1))
    then = rules.standing(marks, NOON)
    assert (then.reported, then.accepted, then.returned) == (None, None, marks[2])
    assert rules.class_at(fixed(date(2024, 5, 2)), then, NOON) is MilestoneClass.OVERDUE


def test_a_new_report_asks_for_new_words_of_the_parent_and_the_inspection():
    marks = [mark(1), mark(2, MarkKind.VERIFIED, of=1), mark(3)]
    then = rules.standing(marks, NOON)
    assert then.reported is marks[2]
    assert then.verified is None


def test_acceptance_and_verification_stand_apart():
    marks = [mark(1), mark(2, MarkKind.VERIFIED, of=1), mark(3, MarkKind.ACCEPTED, of=1)]
    both = rules.standing(marks, NOON)
    assert (both.accepted, both.verified) == (marks[2], marks[1])
    marks.append(mark(4, MarkKind.VERIFIED, MarkValue.TAKEN_BACK, of=1))
    doubted = rules.standing(marks, NOON)
    assert (doubted.accepted, doubted.verified) == (marks[2], None)
    assert doubted.doubted is marks[3]


def test_a_report_taken_back_leaves_nothing():
    marks = [mark(1), mark(2, value=MarkValue.TAKEN_BACK)]
    assert rules.standing(marks, NOON) == rules.NOTHING


words = st.tuples(st.sampled_from(MarkKind), st.sampled_from(MarkValue), st.integers(1, 12))


@given(st.lists(words, max_size=12))
def test_nothing_is_accepted_or_verified_but_the_report_that_stands(said):
    marks = [
        mark(number, kind, value, of=None if kind is MarkKind.REPORTED else of)
        for number, (kind, value, of) in enumerate(said, start=1)
    ]
    now = rules.standing(marks, NOON)
    for one in (now.accepted, now.verified, now.doubted):
        assert one is None or (now.reported is not None and one.of_id == now.reported.id)
    assert now.returned is None or now.reported is None


def test_the_ladder_that_ships_names_each_milestone_once_with_evidence_and_forms():
    ladder = starter_ladder()
    assert len(ladder) == 18
    assert len({row.code for row in ladder}) == 18
    assert all(row.forms and row.evidence and row.due for row in ladder)
