"""The days of children: moved with a reason, weighed against each other, merged in mid-term."""

from datetime import date

import pytest

from congress.accounts.models import Person
from congress.core import clock
from congress.core.errors import MissingError, NotAllowedError, RejectedError
from congress.core.workdays import WorkCalendar
from congress.districts import queries, rules
from congress.districts.actions import dates as actions
from congress.districts.actions import marks
from congress.districts.actions.dates import Days
from congress.districts.actions.ladder import set_last_day
from congress.districts.actions.marks import Word
from congress.districts.queries import children
from congress.districts.queries.dates import changes_of_days, clashes_of
from congress.districts.rules import ClashKind, Planned

MOVED = Days(date(2024, 6, 18), date(2024, 6, 19))
CALENDAR = WorkCalendar({})


def planned(child_id, day, last=None, **leaders):
    named = {int(number[1:]): name for number, name in leaders.items()}
    return Planned(child_id, day, last or day, named)


def test_two_children_that_need_one_leader_on_one_day_clash():
    days = [
        planned(1, date(2024, 6, 13), date(2024, 6, 14), p7="Hoàng Đức Long"),
        planned(2, date(2024, 6, 14), p7="Hoàng Đức Long", p8="Nông Quốc Hưng"),
        planned(3, date(2024, 6, 14), p8="Nông Quốc Hưng"),
        planned(4, date(2024, 6, 14)),
    ]
    found = rules.clashes(days, None, CALENDAR, {})
    assert [(c.child_id, c.about, c.others) for c in found] == [
        (1, "Hoàng Đức Long", (2,)),
        (2, "Hoàng Đức Long", (1,)),
        (2, "Nông Quốc Hưng", (3,)),
        (3, "Nông Quốc Hưng", (2,)),
    ]
    once = rules.told_once(found)
    assert [(c.child_id, c.about) for c in once] == [(1, "Hoàng Đức Long"), (2, "Nông Quốc Hưng")]


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2024, 4, 30), ClashKind.HOLIDAY),
        (date(2024, 6, 15), ClashKind.WEEKEND),
        (date(2024, 7, 1), ClashKind.AFTER_LIMIT),
        (date(2024, 6, 12), ClashKind.INSPECTION),
    ],
)
def test_a_day_is_weighed_by_itself(day, kind):
    busy = {1: [date(2024, 6, 12)]}
    found = rules.clashes([planned(1, day)], date(2024, 6, 30), CALENDAR, busy)
    assert [clash.kind for clash in found] == [kind]


def test_a_good_day_clashes_with_nothing():
    assert rules.clashes([planned(1, date(2024, 6, 12))], date(2024, 6, 30), CALENDAR, {}) == []


@pytest.mark.parametrize("name", ["district_officer", "standing_agency"])
def test_a_day_that_was_set_moves_for_a_reason_and_both_days_are_kept(districts, actor_of, name):
    child = districts.child
    with pytest.raises(RejectedError, match="lý do"):
        actions.set_days(actor=actor_of(name), child=child, days=MOVED)
    actions.set_days(actor=actor_of(name), child=child, days=MOVED, reason="Trùng kỳ họp")
    [move] = changes_of_days([child.id])[child.id]
    assert (move.old_start_on, move.new_start_on) == (date(2024, 6, 12), date(2024, 6, 18))
    assert move.reason == "Trùng kỳ họp"
    grid = queries.grid_of(districts.parent.id, [child], clock.now())
    assert grid.cells[child.id, districts.milestone("CTH").id].due.due == date(2024, 6, 18)


def test_a_first_day_needs_no_reason_and_one_day_is_enough(districts, actor_of, session):
    child = districts.child
    child.planned_start_on = child.planned_end_on = None
    session.flush()
    actions.set_days(actor=actor_of("district_officer"), child=child, days=Days(date(2024, 6, 18)))
    assert child.planned_end_on == date(2024, 6, 18)
    assert changes_of_days([child.id]) == {}


@pytest.mark.parametrize("name", ["other_officer", "district_leader", "inspector", "steering"])
def test_nobody_else_moves_a_day(districts, actor_of, name):
    with pytest.raises(NotAllowedError):
        actions.set_days(
            actor=actor_of(name), child=districts.child, days=MOVED, reason="Trùng lịch"
        )


def test_leaders_and_the_last_day_are_read_from_the_database(districts, actor_of, session):
    guide, leader = actor_of("standing_agency"), Person(full_name="Hoàng Đức Long")
    session.add(leader)
    session.flush()
    both = [districts.child, districts.other]
    for child in both:
        actions.need_leader(actor=guide, child=child, person_id=leader.id)
    with pytest.raises(RejectedError, match="đã có"):
        actions.need_leader(actor=guide, child=districts.child, person_id=leader.id)
    actions.set_days(actor=guide, child=districts.other, days=Days(date(2024, 6, 12)), reason="Đổi")
    set_last_day(actor=guide, parent=districts.parent, last_on=date(2024, 6, 10))
    kinds = [clash.kind for clash in clashes_of(districts.parent.id, both)]
    assert kinds == [ClashKind.LEADER] * 2 + [ClashKind.AFTER_LIMIT] * 2


@pytest.fixture
def merged(districts, actor_of):
    """The child, merged into the other one after a report."""
    marks.report_milestone(
        actor=actor_of("district_officer"), child=districts.child,
        milestone=districts.milestone("BCD"), word=Word(on_date=date(2024, 3, 1)),
    )  # fmt: skip
    return actions.merge_child(
        actor=actor_of("standing_agency"), child=districts.child, into=districts.other,
        on_date=date(2024, 5, 20), reason="Nghị quyết sắp xếp đơn vị",
    )  # fmt: skip


def test_a_merged_child_owes_nothing_and_its_history_stays(districts, merged, actor_of):
    guide = actor_of("standing_agency")
    found = queries.children_of(guide, districts.parent.id)
    assert found == [districts.other]
    assert children.merger_of(districts.child.id) is merged
    assert [one.congress for one in children.merged_into(districts.other.id)] == [districts.child]
    assert queries.marks_of([districts.child.id])
    with pytest.raises(RejectedError, match="sáp nhập"):
        marks.report_milestone(
            actor=actor_of("district_officer"), child=districts.child,
            milestone=districts.milestone("KH"), word=Word(on_date=date(2024, 3, 1)),
        )  # fmt: skip
    with pytest.raises(RejectedError, match="sáp nhập"):
        actions.merge_child(
            actor=guide, child=districts.child, into=districts.other,
            on_date=date(2024, 5, 20), reason="Lần nữa",
        )  # fmt: skip


def test_a_child_does_not_go_into_one_that_is_gone_or_stands_elsewhere(districts, merged, actor_of):
    for into in (districts.child, districts.parent):
        with pytest.raises(RejectedError, match="đơn vị khác"):
            actions.merge_child(
                actor=actor_of("standing_agency"), child=districts.other, into=into,
                on_date=date(2024, 5, 20), reason="Sắp xếp",
            )  # fmt: skip


def test_a_merged_child_is_still_found_by_who_looks_back(districts, merged, actor_of):
    assert queries.child_for(actor_of("district_officer"), districts.child.id)
    assert queries.own_children(actor_of("district_officer")) == []
    with pytest.raises(MissingError):
        queries.child_for(actor_of("other_officer"), districts.child.id)
