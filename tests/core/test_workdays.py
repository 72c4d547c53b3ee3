from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.core.workdays import WorkCalendar

CALENDAR = WorkCalendar()
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("month", "expected"),
    list(enumerate([22, 16, 21, 19, 23, 20, 23, 22, 19, 23, 21, 22], 1)),
)
def test_each_month_of_2024_has_the_working_days_of_the_civil_service(month, expected):
    before = date(2024, month, 1) - timedelta(1)
    last = date(2024, month, monthrange(2024, month)[1])
    assert CALENDAR.count(before, last) == expected


def test_the_year_2024_has_251_working_days():
    assert CALENDAR.count(date(2023, 12, 31), date(2024, 12, 31)) == 251


def test_from_16_march_to_30_june_2024_there_are_72_working_days():
    assert CALENDAR.count(date(2024, 3, 15), date(2024, 6, 30)) == 72


def test_the_saturday_worked_instead_of_29_april_2024_is_a_working_day():
    assert CALENDAR.is_working_day(date(2024, 5, 4))
    assert not CALENDAR.is_working_day(date(2024, 4, 29))


def test_a_holiday_has_a_vietnamese_name():
    assert CALENDAR.holiday_name(date(2024, 9, 2)) == "Quốc khánh"
    assert CALENDAR.holiday_name(date(2024, 5, 20)) is None


def test_recorded_exceptions_win_over_the_public_calendar():
    exchanged = WorkCalendar({date(2026, 1, 2): False, date(2026, 1, 10): True})
    assert not exchanged.is_working_day(date(2026, 1, 2))
    assert exchanged.is_working_day(date(2026, 1, 10))
    assert CALENDAR.is_working_day(date(2026, 1, 2))


def test_a_holiday_that_is_worked_is_not_named():
    assert WorkCalendar({date(2024, 9, 2): True}).holiday_name(date(2024, 9, 2)) is None


def test_five_working_days_before_the_congress_of_lang_son_is_12_november():
    assert CALENDAR.add(date(2024, 11, 19), -5) == date(2024, 11, 12)


def test_adding_no_days_changes_nothing():
    assert CALENDAR.add(date(2024, 6, 30), 0) == date(2024, 6, 30)


def test_the_first_day_is_not_counted():
    friday, monday = date(2024, 5, 24), date(2024, 5, 27)
    assert CALENDAR.add(friday, 1) == monday
    assert CALENDAR.count(friday, monday) == 1


@settings(deadline=None)
@given(DAYS, st.integers(1, 60))
def test_counting_gives_back_what_was_added(day, days):
    assert CALENDAR.count(day, CALENDAR.add(day, days)) == days


@settings(deadline=None)
@given(DAYS, st.integers(-60, 60).filter(bool))
def test_adding_always_ends_on_a_working_day(day, days):
    assert CALENDAR.is_working_day(CALENDAR.add(day, days))


@settings(deadline=None)
@given(DAYS, st.integers(-60, 60))
def test_counting_backwards_is_negative(day, days):
    other = CALENDAR.add(day, days)
    assert CALENDAR.count(day, other) == -CALENDAR.count(other, day)
