import pytest

from congress.sheets.plan import Change, ImportPlan, PlannedRow, RowState
from congress.sheets.table import Problem, SourceRow


def planned(state, is_group=False):
    source = SourceRow("A", 2, is_group, 1, "1", {"content": "Họp"}, {"content": "B2"})
    changes = (Change("content", "Họp báo", "Họp"),) if state is RowState.changed else ()
    messages = (Problem("unknown_agency", "C2"),) if state is RowState.error else ()
    return PlannedRow(source, state, None, {}, changes, messages)


def plan_of(*states):
    return ImportPlan(tuple(planned(state) for state in states))


def test_items_are_counted_by_state():
    plan = plan_of(RowState.new, RowState.new, RowState.changed, RowState.same)
    counts = (plan.new, plan.changed, plan.same, plan.error, plan.conflict)
    assert counts == (2, 1, 1, 0, 0)


def test_groups_are_not_counted():
    plan = ImportPlan((planned(RowState.new, is_group=True), planned(RowState.new)))
    assert plan.new == 1


@pytest.mark.parametrize("state", [RowState.error, RowState.conflict])
def test_one_bad_row_stops_the_whole_plan(state):
    assert not plan_of(RowState.new, state).is_committable


def test_a_plan_of_good_rows_is_committable():
    assert plan_of(RowState.new, RowState.changed, RowState.same).is_committable


def test_a_bad_group_stops_the_plan_though_it_is_not_counted():
    plan = ImportPlan((planned(RowState.error, is_group=True), planned(RowState.new)))
    assert (plan.error, plan.is_committable) == (0, False)


def test_a_plan_of_nothing_is_not_committable():
    assert not plan_of().is_committable
