"""The rules of print jobs, without a database."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.prints import rules
from congress.prints.models import PrintState

NOW = datetime(2024, 5, 20, 2, 41, tzinfo=UTC)
ENDED = [state for state in PrintState if not rules.is_open(state)]
MINUTE = timedelta(minutes=1)


def test_a_job_waits_runs_and_ends():
    assert rules.may_move(PrintState.WAITING, PrintState.RUNNING)
    for end in (PrintState.DONE, PrintState.FAILED, PrintState.CANCELLED):
        assert rules.may_move(PrintState.RUNNING, end)
    assert set(ENDED) == {PrintState.DONE, PrintState.FAILED, PrintState.CANCELLED}


def test_a_job_that_waits_may_be_cancelled_but_is_not_done_without_a_run():
    assert rules.may_move(PrintState.WAITING, PrintState.CANCELLED)
    assert not rules.may_move(PrintState.WAITING, PrintState.DONE)
    assert not rules.may_move(PrintState.WAITING, PrintState.FAILED)


def test_a_run_that_is_stopped_waits_again():
    assert rules.may_move(PrintState.RUNNING, PrintState.WAITING)


@given(st.lists(st.sampled_from(PrintState), max_size=12))
def test_what_has_ended_stays_as_it_is_whatever_is_asked(wishes):
    state, ended = PrintState.WAITING, None
    for wish in wishes:
        if rules.may_move(state, wish):
            state = wish
        if ended is None and not rules.is_open(state):
            ended = state
        assert ended is None or state is ended


@pytest.mark.parametrize(
    ("done", "total", "said"), [(0, 0, 0), (0, 6, 0), (1, 6, 16), (5, 6, 83), (6, 6, 100)]
)
def test_how_far_it_is_is_said_in_per_cent(done, total, said):
    assert rules.percent(done, total) == said


def test_a_run_without_a_sign_of_life_for_a_minute_is_lost():
    assert not rules.is_lost(NOW - MINUTE, NOW)
    assert rules.is_lost(NOW - MINUTE - timedelta(seconds=1), NOW)
    assert rules.is_lost(None, NOW)
    assert rules.BEATS_EVERY * 3 < rules.LOST_AFTER


def test_a_lost_job_runs_once_more_and_then_fails():
    assert [rules.after_loss(attempt) for attempt in (1, 2)] == [
        PrintState.WAITING,
        PrintState.FAILED,
    ]


def test_a_file_is_kept_for_a_day_after_it_was_printed():
    ended = NOW - timedelta(hours=24)
    assert rules.has_file("results/1-1", ended, NOW)
    assert rules.expires_at(ended) == NOW
    assert not rules.has_file("results/1-1", ended - MINUTE, NOW)
    assert not rules.has_file("", ended, NOW)
    assert not rules.has_file("results/1-1", None, NOW)


def test_of_an_address_only_the_arguments_of_the_kind_are_kept():
    given = {"congress": "3", "kind": "x", "next": "/", "plan": ""}
    assert rules.read_arguments(("congress", "plan"), given) == {"congress": "3"}
    assert len(rules.read_arguments(("congress",), {"congress": "9" * 500})["congress"]) == 40


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), ("", 0), ("x", 0), ("-1", 0), ("\uff13", 0), ("99999999999", 0), ("1e3", 0)],
)
def test_a_number_that_no_row_has_is_none(text, number):
    assert rules.number({"plan": text}, "plan") == number
    assert rules.number({}, "plan") == 0
