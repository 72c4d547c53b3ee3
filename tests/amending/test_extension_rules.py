"""When a deadline may be extended, what it breaks, how much slack is left."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.amending import rules
from congress.amending.rules import Refusal
from congress.core.workdays import WorkCalendar
from congress.plans import rules as plans

DUE, D_DAY = date(2024, 5, 20), date(2024, 11, 19)
CALENDAR = WorkCalendar()
DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("today", "new", "due", "found"),
    [
        (date(2024, 5, 23), date(2024, 6, 1), DUE, None),
        (date(2024, 5, 24), date(2024, 6, 1), DUE, Refusal.TOO_LATE),
        (date(2024, 5, 1), DUE, DUE, Refusal.NOT_LATER),
        (date(2024, 5, 23), date(2024, 5, 22), DUE, Refusal.IN_THE_PAST),
        (date(2024, 5, 1), D_DAY, DUE, None),
        (date(2024, 5, 1), D_DAY + timedelta(1), DUE, Refusal.BEYOND_D_DAY),
        (date(2024, 5, 1), date(2024, 12, 31), date(2024, 12, 10), None),
        (date(2024, 5, 1), date(2024, 6, 1), None, Refusal.NO_DEADLINE),
    ],
)
def test_an_extension_is_asked_in_time_for_a_later_day_and_not_beyond_d_day(today, new, due, found):
    assert rules.refusal(new, due=due, today=today, d_day=D_DAY) is found


@settings(deadline=None)
@given(new=DAYS, due=DAYS, lag=st.integers(0, 15))
def test_a_day_is_broken_exactly_when_what_follows_cannot_be_done_in_time(new, due, lag):
    is_late = plans.earliest_due(new, lag, CALENDAR) > due
    assert (new > rules.latest_before(due, lag, CALENDAR)) == is_late


NODES = st.integers(1, 6)
LINKS = st.lists(st.tuples(NODES, NODES, st.integers(0, 5)), max_size=10)


@settings(deadline=None)
@given(DAYS, LINKS.map(lambda links: [link for link in links if link[0] > link[1]]))
def test_the_end_of_a_chain_is_the_end_of_its_longest_path(start, links):
    def longest(item, day):
        after = [(later, lag) for later, before, lag in links if before == item]
        return max([day, *(longest(later, CALENDAR.add(day, lag)) for later, lag in after)])

    assert rules.chain_end(start, 1, links, CALENDAR) == longest(1, start)


@pytest.mark.parametrize(
    ("current", "actual", "days"),
    [
        (date(2024, 5, 20), None, 0),
        (date(2024, 6, 3), None, 14),
        (date(2024, 6, 3), date(2024, 5, 18), -2),
        (None, None, None),
    ],
)
def test_a_job_slips_from_its_original_deadline_to_its_end(current, actual, days):
    assert rules.slip(DUE, current, actual) == days
