"""For whom a lesson is, and how what was said stands; without a database."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from congress.congresses.models import Congress, CongressForm
from congress.districts.models import Milestone
from congress.lessons.models import AnswerState, Lesson, LessonAnswer
from congress.lessons.rules import Entry, count_of, is_meant

DAY = date(2024, 5, 20)
AT = datetime(2024, 5, 20, 3, tzinfo=UTC)


def child(**more):
    values = {"id": 2, "parent_id": 1, "form": CongressForm.CONGRESS, "is_pilot": False} | more
    return Congress(**values)


def lesson(**more):
    return Lesson(congress_id=1, advice="Gửi giấy mời sớm", **more)


def milestone(*forms, dropped=False):
    rung = Milestone(is_dropped=dropped)
    rung.forms = frozenset(forms)
    return rung


def test_a_draft_is_for_nobody():
    assert not is_meant(lesson(), child(), None)


def test_a_lesson_is_for_every_child_of_its_congress_and_of_no_other():
    assert is_meant(lesson(), child(), DAY)
    assert not is_meant(lesson(), child(parent_id=9), DAY)


def test_a_lesson_is_not_for_the_child_it_was_drawn_from():
    assert not is_meant(lesson(source_id=2), child(), DAY)
    assert is_meant(lesson(source_id=3), child(), DAY)


def test_a_lesson_of_no_named_child_is_not_for_pilots_but_that_of_another_is():
    assert not is_meant(lesson(), child(is_pilot=True), DAY)
    assert is_meant(lesson(source_id=3), child(is_pilot=True), DAY)


def test_a_lesson_on_a_milestone_is_for_the_forms_that_owe_it():
    row = lesson(milestone=milestone(CongressForm.CONGRESS))
    assert is_meant(row, child(), DAY)
    assert not is_meant(row, child(form=CongressForm.SELECTION_CONFERENCE), DAY)


def test_a_lesson_on_a_milestone_that_was_taken_out_is_for_nobody():
    row = lesson(milestone=milestone(CongressForm.CONGRESS, dropped=True))
    assert not is_meant(row, child(), DAY)


def test_who_holds_no_congress_gets_no_general_lesson():
    assert not is_meant(lesson(), child(form=CongressForm.NONE), DAY)


def test_who_was_done_before_the_lesson_was_published_does_not_get_it():
    assert not is_meant(lesson(), child(actual_start_on=date(2024, 5, 18)), DAY)
    two_days = child(actual_start_on=date(2024, 5, 19), actual_end_on=DAY)
    assert is_meant(lesson(), two_days, DAY)


@given(st.lists(st.sampled_from([None, *AnswerState])))
def test_every_entry_is_counted_once(states):
    entries = [
        Entry(lesson(), child(), LessonAnswer(state=state, at=AT) if state else None)
        for state in states
    ]
    count = count_of(entries)
    assert count.total == len(states)
    assert count.open == sum(entry.is_open for entry in entries)


def test_an_answer_shows_when_the_lesson_was_changed_after_it():
    answer = LessonAnswer(state=AnswerState.TAKEN_UP, at=AT)
    changed = lesson(changed_at=AT + timedelta(minutes=1))
    assert Entry(changed, child(), answer).is_older
    assert not Entry(lesson(changed_at=AT), child(), answer).is_older
    assert not Entry(changed, child()).is_older
