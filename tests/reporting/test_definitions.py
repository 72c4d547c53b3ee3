"""What the command line says of a period, word by word as the definitions on its page."""

import json
from contextlib import nullcontext
from datetime import date, datetime, time, timedelta

import pytest
from click.testing import CliRunner

from congress.cli import reports as commands
from congress.congresses.models import CongressForm
from congress.core import clock
from congress.core.permissions import SYSTEM
from congress.reporting.actions import opening, periods
from congress.reporting.models import RequestState

CUTOFF = datetime.combine(date(2024, 5, 24), time(16), clock.ZONE)
SECOND = timedelta(seconds=1)
AFTER = CUTOFF + timedelta(days=3)


@pytest.fixture
def status(monkeypatch, session, reporting):
    """What the command says of the period, asked some days after its cut-off."""
    monkeypatch.setattr(commands, "session", nullcontext)

    def command(*words, period=reporting.period, now=AFTER):
        session.commit()
        asked = ["status", "--period", period.code, "--json", *words]
        with clock.pinned(lambda: now):
            run = CliRunner().invoke(commands.report, asked)
        assert run.exit_code == 0, run.output
        return json.loads(run.output)

    return command


def told(found, *names):
    return [found[name] for name in names]


def send(reporting, moment, child=None):
    """Send at a moment; after the cut-off on leave."""
    child = child or reporting.districts.child
    with clock.pinned(lambda: CUTOFF - timedelta(hours=9)):
        opening.grant_exception(
            actor=SYSTEM, period=reporting.period, congress=child, until_at=AFTER, reason="Mất điện"
        )
    with clock.pinned(lambda: moment):
        return reporting.sent(child)


def test_the_cut_off_is_said_in_local_time(status):
    assert status()["cutoff"] == "2024-05-24T16:00:00+07:00"


@pytest.mark.parametrize(
    ("moment", "on_time", "late", "word"),
    [
        (CUTOFF - SECOND, 1, 0, "sent"),
        (CUTOFF, 1, 0, "sent"),
        (CUTOFF + timedelta(microseconds=1), 0, 1, "sent_late"),
        (CUTOFF + SECOND, 0, 1, "sent_late"),
    ],
)
def test_on_time_is_sent_not_after_the_cut_off_late_is_received_after_it(
    reporting, status, moment, on_time, late, word
):
    send(reporting, moment)
    found = status()
    assert told(found, "received", "on_time", "late", "missing") == [1, on_time, late, 1]
    assert told(found, "rate", "on_time_rate") == [0.5, on_time / 2]
    assert found["units"][0]["status"] == word


def test_leave_to_send_later_does_not_make_it_on_time(reporting, status):
    send(reporting, CUTOFF + timedelta(hours=2))
    assert told(status(), "received", "on_time", "on_time_rate") == [1, 0, 0.0]


def test_a_day_ends_at_midnight_where_the_offices_are(reporting, status):
    midnight = clock.at(date(2024, 5, 22), time(0))
    send(reporting, midnight)
    assert status("--as-of", "2024-05-21")["received"] == 0
    assert status("--as-of", "2024-05-22")["received"] == 1
    assert status("--as-of", "2024-05-21")["as_of"] == "2024-05-21T23:59:59+07:00"


def test_what_the_last_second_of_a_day_brings_belongs_to_that_day(reporting, status):
    send(reporting, clock.at(date(2024, 5, 22), time(0)) - SECOND)
    assert status("--as-of", "2024-05-21")["received"] == 1


def test_a_day_to_come_is_now(status):
    assert status("--as-of", "2030-01-01")["as_of"] == AFTER.isoformat(timespec="seconds")


def test_who_the_form_does_not_apply_to_is_not_expected_and_never_late(reporting, session, status):
    reporting.districts.other.form = CongressForm.NONE
    reporting.form.applies = [CongressForm.CONGRESS.value]
    session.flush()
    with clock.pinned(lambda: CUTOFF - timedelta(days=2)):
        periods.renew_expected(actor=SYSTEM, period=reporting.period)
    found = status()
    assert told(found, "expected", "missing") == [1, 1]
    words = {unit["congress"]: unit["status"] for unit in found["units"]}
    assert words == {"TD-2024": "late_none", "VL-2024": "not_expected"}
    assert status("--as-of", "2024-05-21")["expected"] == 2


def test_where_nobody_is_expected_there_is_no_rate_rather_than_a_hundred_percent(
    reporting, session, status
):
    reporting.form.applies = [CongressForm.NONE.value]
    session.flush()
    with clock.pinned(lambda: CUTOFF - timedelta(days=2)):
        periods.renew_expected(actor=SYSTEM, period=reporting.period)
    assert told(status(), "expected", "rate", "on_time_rate") == [0, None, None]


def test_before_a_period_was_opened_it_had_no_cut_off_and_nobody_was_expected(status):
    found = status("--as-of", "2024-05-19")
    assert told(found, "cutoff", "expected", "rate") == [None, 0, None]


def test_accepted_is_accepted_and_not_opened_again(reporting, status):
    with clock.pinned(lambda: CUTOFF - timedelta(hours=3)):
        reporting.accepted()
    with clock.pinned(lambda: CUTOFF + timedelta(days=1)):
        asking = {"actor": SYSTEM, "reason": "Ghi nhầm"}
        child = reporting.districts.child
        asked = opening.ask_unlock(period=reporting.period, congress=child, **asking)
        opening.grant_unlock(actor=SYSTEM, request=asked, until_at=None)
    assert told(status("--as-of", "2024-05-24"), "accepted", "returned") == [1, 0]
    found = status()
    assert asked.state is RequestState.GRANTED
    assert told(found, "accepted", "received", "on_time", "returned") == [0, 1, 1, 1]
    assert found["units"][0]["returns"] == 1


def test_rates_are_exact_shares_and_the_page_rounds_them_to_a_tenth_of_a_percent(app):
    rate = app.jinja_env.get_template("reporting/_period.html").module.rate
    shares = (None, 0.0, 1 / 3, 2 / 3, 10 / 11, 1.0)
    assert [rate(share) for share in shares] == ["—", "0,0%", "33,3%", "66,7%", "90,9%", "100,0%"]
