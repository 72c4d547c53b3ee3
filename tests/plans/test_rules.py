"""The rules of plans as a specification: steps, what is missing, sums that close, numbers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.core.deadlines import Kind
from congress.plans import rules
from congress.plans.models import CLOSED, ItemKind, ItemState, OfficialClass, PlanState
from congress.plans.rules import DefectKind

DAY = date(2024, 6, 30)
OK = {"has_lead": True, "due": DAY, "kind": Kind.FIXED, "phrase": "30/6", "explanation": ""}

PLAN_STEPS = {
    ("draft", "submitted"),
    ("returned", "submitted"),
    ("submitted", "approved"),
    ("submitted", "returned"),
}
ITEM_STEPS = {
    "draft": "assigned",
    "assigned": "accepted in_progress awaiting paused cancelled",
    "accepted": "accepted in_progress awaiting paused cancelled",
    "in_progress": "in_progress awaiting paused cancelled",
    "awaiting": "done returned",
    "returned": "in_progress awaiting paused cancelled",
    "paused": "in_progress cancelled",
    "cancelled": "in_progress",
    "done": "",
}


@pytest.mark.parametrize("old", list(PlanState))
@pytest.mark.parametrize("new", list(PlanState))
def test_a_plan_takes_exactly_these_steps(old, new):
    assert rules.plan_can_follow(old, new) == ((old, new) in PLAN_STEPS)


@pytest.mark.parametrize("old", list(ItemState))
@pytest.mark.parametrize("new", list(ItemState))
def test_a_job_takes_exactly_these_steps(old, new):
    assert rules.can_follow(old, new) == (new in ITEM_STEPS[old].split())


def test_a_job_is_done_only_after_its_product_was_submitted():
    assert [old for old in ItemState if rules.can_follow(old, ItemState.DONE)] == ["awaiting"]


def test_nobody_chooses_a_state_that_a_decision_gives():
    assert not set(rules.REPORTABLE) & {ItemState.AWAITING, ItemState.DONE, ItemState.RETURNED}


@pytest.mark.parametrize("state", list(PlanState))
def test_only_a_draft_and_a_returned_plan_may_be_edited(state):
    assert rules.is_editable(state) == (state in {PlanState.DRAFT, PlanState.RETURNED})


def test_a_job_with_lead_and_day_lacks_nothing():
    assert rules.defects(**OK) == ()


@pytest.mark.parametrize(
    ("given_values", "lacking"),
    [
        ({"has_lead": False}, ["no_lead"]),
        ({"due": None, "kind": Kind.NONE, "phrase": ""}, ["no_deadline"]),
        ({"due": None, "kind": Kind.NONE, "phrase": "khi nào tiện"}, ["unreadable_deadline"]),
        ({"due": None, "kind": Kind.RELATIVE, "phrase": "D-15"}, ["relative_without_day"]),
        ({"due": None, "kind": Kind.RECURRING, "phrase": "hằng tuần"}, []),
        ({"due": None, "kind": Kind.EVENT, "phrase": "sau khi có quyết định"}, []),
        (
            {"has_lead": False, "due": None, "kind": Kind.NONE, "phrase": ""},
            ["no_lead", "no_deadline"],
        ),
    ],
)
def test_what_a_job_lacks(given_values, lacking):
    assert list(rules.defects(**(OK | given_values))) == lacking


def test_an_explanation_answers_for_every_gap():
    values = OK | {"has_lead": False, "due": None, "phrase": "", "kind": Kind.NONE}
    assert rules.defects(**(values | {"explanation": "chờ Trung ương"})) == ()


def test_the_kinds_of_gaps_are_the_four_words():
    assert {member.value for member in DefectKind} == {
        "no_lead",
        "no_deadline",
        "unreadable_deadline",
        "relative_without_day",
    }


@pytest.mark.parametrize(
    ("counts", "total"),
    [
        ((14_068, 1_983, 5_640, 223), 21_914),
        ((4_069, 0, 3_138, 142), 7_349),
    ],
)
def test_the_classes_of_a_real_report_close(counts, total):
    classes = list(OfficialClass)[:4]
    found = rules.Tally(dict(zip(classes, counts, strict=True)))
    assert found.total == total
    assert found.by_name()["total"] == total


def test_jobs_without_deadline_are_in_the_sum():
    found = rules.tally(["in_time", "no_deadline", "no_deadline"])
    assert (found.total, found.by_name()["no_deadline"]) == (3, 2)


def test_every_class_is_named_even_when_empty():
    assert rules.tally([]).by_name() == dict.fromkeys([*OfficialClass, "total"], 0)


@given(st.lists(st.sampled_from(list(OfficialClass))))
def test_any_classes_close(classes):
    found = rules.tally(classes).by_name()
    assert found.pop("total") == sum(found.values()) == len(classes)


@pytest.mark.parametrize(
    ("days", "soon"), [(-1, False), (0, True), (1, True), (7, True), (8, False)]
)
def test_a_deadline_is_soon_from_today_to_the_seventh_day(days, soon):
    assert rules.is_due_soon(DAY + timedelta(days=days), DAY) == soon


def test_without_a_deadline_nothing_is_soon():
    assert not rules.is_due_soon(None, DAY)


@pytest.mark.parametrize(
    ("number", "letters"),
    [(1, "I"), (4, "IV"), (5, "V"), (9, "IX"), (14, "XIV"), (38, "XXXVIII"), (39, "XXXIX")],
)
def test_roman_numbers(number, letters):
    assert rules.roman(number) == letters


@pytest.mark.parametrize(
    ("kind", "siblings", "parent", "number"),
    [
        (ItemKind.PART, [], None, "I"),
        (ItemKind.PART, ["I", "II", "III"], None, "IV"),
        (ItemKind.TASK, [], None, "1"),
        (ItemKind.TASK, ["1", "2", "3"], None, "4"),
        (ItemKind.TASK, ["1", "3", ""], None, "4"),
        (ItemKind.TASK, ["9", "10"], None, "11"),
        (ItemKind.TASK, [], "2", "2.1"),
        (ItemKind.TASK, ["2.1", "2.2."], "2.", "2.3"),
        (ItemKind.TASK, ["a)", "b)"], None, "1"),
    ],
)
def test_a_new_row_takes_the_next_number(kind, siblings, parent, number):
    assert rules.next_number(kind, siblings, parent) == number


@pytest.mark.parametrize(
    ("state", "given_percent", "before", "after"),
    [
        (ItemState.IN_PROGRESS, 40, 10, 40),
        (ItemState.IN_PROGRESS, None, 10, 10),
        (ItemState.IN_PROGRESS, 100, 10, 99),
        (ItemState.AWAITING, None, 40, 100),
        (ItemState.DONE, None, 100, 100),
        (ItemState.RETURNED, 40, 100, 40),
        (ItemState.RETURNED, None, 60, 60),
        (ItemState.CANCELLED, None, 100, 99),
    ],
)
def test_only_a_submitted_product_makes_a_job_whole(state, given_percent, before, after):
    assert rules.percent_after(state, given_percent, before) == after


def test_done_and_cancelled_jobs_are_closed():
    assert set(CLOSED) == {ItemState.DONE, ItemState.CANCELLED}
