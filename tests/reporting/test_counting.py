"""Counting a period from what happened, as of any moment."""

from datetime import UTC, datetime, timedelta

import pytest

from congress.reporting.models import EventKind, ReportEvent, ReportState
from congress.reporting.rules.counting import Mark, figures, mark, standing

START = datetime(2024, 5, 20, 2, tzinfo=UTC)
CUTOFF = START + timedelta(hours=10)


def told(*lines):
    """Events from (hours after the start, kind, child); the first one opens the period."""
    events = [ReportEvent(kind=EventKind.OPENED, at=START, cutoff_at=CUTOFF)]
    return events + [
        ReportEvent(kind=EventKind(kind), at=START + timedelta(hours=hours), congress_id=child)
        for hours, kind, child in lines
    ]


def at(events, hours):
    return standing(events, START + timedelta(hours=hours))


EXPECTED = [(0, "expected", 1), (0, "expected", 2), (0, "expected", 3)]


def test_received_and_on_time_are_shares_of_what_was_expected():
    found = figures(at(told(*EXPECTED, (5, "sent", 1), (11, "sent", 2)), 12))
    assert (found.expected, found.received, found.on_time, found.late) == (3, 2, 1, 1)
    assert found.missing == 1
    assert found.rate == pytest.approx(2 / 3)
    assert found.on_time_rate == pytest.approx(1 / 3)


def test_nothing_expected_has_no_rate():
    found = figures(at(told(), 1))
    assert (found.rate, found.on_time_rate) == (None, None)


def test_sent_at_the_very_moment_of_the_cut_off_is_on_time():
    assert figures(at(told(*EXPECTED, (10, "sent", 1)), 12)).on_time == 1


def test_a_return_after_the_cut_off_does_not_erase_on_time_but_is_counted():
    events = told(*EXPECTED, (5, "sent", 1), (11, "returned", 1), (12, "sent", 1))
    found = figures(at(events, 13))
    assert (found.received, found.on_time, found.returned) == (1, 1, 1)
    assert at(events, 13).units[1].sent_at == START + timedelta(hours=12)


def test_an_accepted_report_that_is_opened_again_is_received_but_not_accepted():
    events = told(*EXPECTED, (5, "sent", 1), (6, "accepted", 1), (8, "reopened", 1))
    assert figures(at(events, 7)).accepted == 1
    assert figures(at(events, 9)).accepted == 0
    assert figures(at(events, 9)).received == 1


def test_who_is_excused_is_neither_expected_nor_received():
    events = told(*EXPECTED, (5, "sent", 1), (6, "excused", 1))
    found = figures(at(events, 7))
    assert (found.expected, found.received) == (2, 0)
    assert figures(at(events, 5)).expected == 3


def test_a_moved_cut_off_leaves_what_an_earlier_day_showed():
    events = told(*EXPECTED, (11, "sent", 1))
    moved = ReportEvent(
        kind=EventKind.MOVED,
        at=START + timedelta(hours=12),
        cutoff_at=START + timedelta(hours=24),
    )
    assert figures(at([*events, moved], 11)).on_time == 0
    assert figures(at([*events, moved], 13)).on_time == 1


@pytest.mark.parametrize(
    ("lines", "hours", "wanted"),
    [
        ([], 1, Mark.NONE),
        ([], 11, Mark.LATE_NONE),
        ([(1, "started", 1)], 2, Mark.DRAFT),
        ([(1, "started", 1)], 11, Mark.LATE_DRAFT),
        ([(1, "started", 1), (2, "submitted", 1)], 3, Mark.WITH_LEADER),
        ([(2, "sent", 1)], 3, Mark.SENT),
        ([(11, "sent", 1)], 12, Mark.SENT_LATE),
        ([(2, "sent", 1), (3, "returned", 1)], 4, Mark.RETURNED),
        ([(2, "sent", 1), (3, "accepted", 1)], 4, Mark.ACCEPTED),
        ([(11, "sent", 1), (12, "accepted", 1)], 13, Mark.ACCEPTED_LATE),
        ([(2, "excused", 1)], 3, Mark.NOT_EXPECTED),
    ],
)
def test_each_child_has_a_word(lines, hours, wanted):
    found = at(told((0, "expected", 1), *lines), hours)
    assert mark(found.units[1], found) is wanted


def test_given_back_from_the_leader_a_returned_report_stays_returned():
    events = told(
        (0, "expected", 1), (1, "sent", 1), (2, "returned", 1), (3, "submitted", 1),
        (4, "given_back", 1),
    )  # fmt: skip
    assert at(events, 5).units[1].state is ReportState.RETURNED
