"""The rules of calendars, without a database: days of a view, weeks, tokens."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.calendars import rules
from congress.calendars.rules import View
from congress.core.clock import EARLIEST, LATEST

DAYS = st.dates(EARLIEST, LATEST)
MOMENT = datetime(2024, 5, 20, 2, 41, tzinfo=UTC)


def test_a_month_is_filled_to_whole_weeks_from_monday():
    grid = rules.weeks(date(2024, 6, 15))
    assert (grid[0][0], grid[0][5], grid[-1][-1]) == (
        date(2024, 5, 27),
        date(2024, 6, 1),
        date(2024, 6, 30),
    )
    assert len(grid) == 5


@pytest.mark.parametrize(
    ("month", "count"), [(date(2021, 2, 1), 4), (date(2024, 2, 1), 5), (date(2024, 9, 30), 6)]
)
def test_a_month_takes_four_to_six_weeks(month, count):
    assert len(rules.weeks(month)) == count


@given(DAYS)
def test_the_grid_holds_each_day_of_the_month_once_in_order(day):
    grid = rules.weeks(day)
    flat = [one for week in grid for one in week]
    assert all(week[0].weekday() == 0 and len(week) == 7 for week in grid)
    assert flat == [flat[0] + timedelta(days=n) for n in range(len(flat))]
    own = [one for one in flat if (one.year, one.month) == (day.year, day.month)]
    assert own[0].day == 1
    assert own[-1] == rules.month_end(day)
    assert len(flat) - len(own) < 13


@pytest.mark.parametrize(
    ("day", "year", "week"),
    [
        (date(2024, 1, 1), 2024, 1),
        (date(2024, 5, 20), 2024, 21),
        (date(2024, 12, 30), 2025, 1),
        (date(2023, 1, 1), 2022, 52),
        (date(2020, 12, 31), 2020, 53),
        (date(2021, 1, 3), 2020, 53),
    ],
)
def test_weeks_are_counted_by_iso_across_the_turn_of_the_year(day, year, week):
    assert rules.week_of_year(day) == (year, week)


@given(DAYS, st.sampled_from(View))
def test_a_view_holds_its_day_and_its_neighbours_lead_back(day, view):
    span = rules.span(view, day)
    assert span.first <= day <= span.last
    assert span.days[0] == span.first
    assert span.days[-1] == span.last
    if span.after is not None:
        assert (
            rules.span(view, span.after).before
            == (day.replace(day=1) if view is View.MONTH else span.first)
            or span.first < EARLIEST
        )


def test_a_calendar_ends_where_the_calendar_of_the_house_ends():
    assert rules.span(View.MONTH, EARLIEST).before is None
    assert rules.span(View.WEEK, LATEST).after is None
    assert rules.span(View.AGENDA, LATEST).after is None


@pytest.mark.parametrize("typed", ["", "year", "MONTH", "week "])
def test_an_unknown_view_is_the_month(typed):
    assert rules.read_view(typed) is View.MONTH
    assert rules.read_view("week") is View.WEEK


@pytest.mark.parametrize(("count", "shown", "more"), [(0, 0, 0), (3, 3, 0), (4, 4, 0), (5, 3, 2)])
def test_a_day_shows_three_and_counts_the_rest_but_never_a_single_one(count, shown, more):
    found = rules.cut(range(count))
    assert (len(found.shown), found.more) == (shown, more)


def test_tokens_are_long_and_only_their_hash_is_kept():
    first, second = rules.new_token(), rules.new_token()
    assert first != second
    assert len(first) >= 43
    assert first not in rules.token_hash(first)
    assert len(rules.token_hash(first)) == 64


def test_a_fetch_is_written_once_an_hour():
    assert rules.is_worth_writing(None, MOMENT)
    assert not rules.is_worth_writing(MOMENT, MOMENT + timedelta(minutes=59))
    assert rules.is_worth_writing(MOMENT, MOMENT + timedelta(hours=1))


def test_the_latest_of_what_is_known():
    assert rules.latest([None, MOMENT, MOMENT - timedelta(days=1)]) == MOMENT
    assert rules.latest([None]) is None


def test_a_long_text_is_cut_at_a_word():
    assert rules.one_line("Xây dựng\n kế  hoạch", 100) == "Xây dựng kế hoạch"
    assert rules.one_line("Xây dựng kế hoạch", 12) == "Xây dựng…"
    assert len(rules.one_line("x" * 400, 250)) == 250
