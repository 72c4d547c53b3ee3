"""The rules of congresses that need no database."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.congresses import rules
from congress.congresses.models import MemberRole, Membership

DAYS = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2020, 3, 1)))


@dataclass
class Row:
    id: int
    parent_id: int | None


def test_a_tree_puts_each_row_below_its_parent():
    rows = [Row(3, 1), Row(1, None), Row(2, 1), Row(4, 3)]
    assert [(row.id, depth) for row, depth in rules.as_tree(rows)] == [
        (1, 0),
        (3, 1),
        (4, 2),
        (2, 1),
    ]


def test_a_row_whose_parent_is_unseen_stands_at_the_root():
    assert [(row.id, depth) for row, depth in rules.as_tree([Row(5, 9)])] == [(5, 0)]


@given(st.lists(st.integers(0, 20), max_size=20))
def test_a_tree_keeps_every_row_once(parents):
    rows = [
        Row(number, parent if 0 < parent < number else None)
        for number, parent in enumerate(parents, start=1)
    ]
    assert sorted(row.id for row, _depth in rules.as_tree(rows)) == [row.id for row in rows]


def test_a_family_ends_even_when_rows_stand_in_a_ring():
    assert rules.and_below(1, [Row(1, 2), Row(2, 1), Row(3, None)]) == {1, 2}


@pytest.mark.parametrize(("number", "letters"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV")])
def test_an_ordinal_is_written_in_roman(number, letters):
    assert rules.roman(number) == letters


@pytest.mark.parametrize("code", ["TBTT", "LS-2024", "TB-VK", "9"])
def test_a_plain_code_is_taken(code):
    assert rules.is_code(code)


@pytest.mark.parametrize("code", ["", "Tiểu ban", "BCĐ", "A/B", "-A", "A-", "A B", "A\n", "tbtt"])
def test_a_code_unfit_for_addresses_is_refused(code):
    assert not rules.is_code(code)


def test_who_leaves_on_a_day_sits_no_more_on_that_day():
    seat = Membership(from_on=date(2024, 3, 1), until_on=date(2024, 5, 1))
    assert [
        rules.sits_on(seat, day)
        for day in (date(2024, 2, 29), date(2024, 3, 1), date(2024, 4, 30), date(2024, 5, 1))
    ] == [False, True, True, False]


def test_a_seat_without_days_is_always_held():
    assert rules.sits_on(Membership(), date(2024, 1, 1))


@given(DAYS, DAYS, DAYS, DAYS)
def test_two_seats_overlap_when_some_day_is_in_both(first_from, first_until, from_on, until_on):
    first = Membership(from_on=first_from, until_on=first_until)
    second = Membership(from_on=from_on, until_on=until_on)
    days = [date(2019, 12, 1) + timedelta(days=step) for step in range(150)]
    shared = any(rules.sits_on(first, day) and rules.sits_on(second, day) for day in days)
    assert rules.overlap((first_from, first_until), (from_on, until_on)) == shared


def test_a_list_goes_by_role_then_position():
    seats = [
        Membership(id=1, role=MemberRole.MEMBER, position=1),
        Membership(id=2, role=MemberRole.HEAD, position=9),
        Membership(id=3, role=MemberRole.MEMBER, position=0),
        Membership(id=4, role=MemberRole.STANDING_DEPUTY, position=0),
    ]
    assert [seat.id for seat in sorted(seats, key=rules.place_in_list)] == [2, 4, 3, 1]


def test_a_sort_key_is_made_from_the_name():
    assert rules.sort_name("Nông Văn Bình", "") == "Bình Nông Văn"


def test_a_sort_key_follows_a_corrected_name():
    before = ("Nông Văn Bìn", "Bìn Nông Văn")
    assert rules.sort_name("Nông Văn Bình", "Bìn Nông Văn", before=before) == "Bình Nông Văn"


def test_a_sort_key_written_by_hand_is_kept():
    assert rules.sort_name("Y Moan Ênuôl", "Moan Y") == "Moan Y"
