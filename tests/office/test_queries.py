"""The calendar and the settings as others read them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from congress.core import clock
from congress.core.errors import MissingError, NotAllowedError, RejectedError
from congress.core.permissions import SYSTEM, Actor, Held, Role
from congress.office import actions, queries
from congress.office.models import DayException, Installation
from tests.conftest import NOW
from tests.support.sql import count_queries

READER = Actor(id=9, name="Người đọc", held=(Held(Role.STEERING, congress_id=1),))


def record(day=date(2024, 5, 25), **more):
    fields = {"is_worked": True, "label": "Làm bù"} | more
    return actions.add_day_exception(actor=SYSTEM, day=day, **fields)


def test_settings_never_saved_are_the_defaults_and_are_not_stored(session):
    setting = queries.installation()
    assert (setting.is_demo, setting.before_is_strict, setting.due_soon_days) == (False, False, 7)
    assert session.get(Installation, 1) is None


def test_the_first_saving_of_settings_stores_them(session):
    actions.update_settings(actor=SYSTEM, before_is_strict=True, due_soon_days=10)
    session.commit()
    assert (queries.installation().before_is_strict, queries.installation().due_soon_days) == (
        True,
        10,
    )


def test_a_recorded_day_wins_over_the_ordinary_calendar(session):
    assert not queries.calendar().is_working_day(date(2024, 5, 25))
    record()
    assert queries.calendar().is_working_day(date(2024, 5, 25))


def test_the_calendar_takes_one_statement(session):
    record()
    with count_queries() as sent:
        queries.calendar()
    assert [one.split()[0] for one in sent if one != "BEGIN"] == ["SELECT"]


def test_a_year_has_its_holidays_and_working_days(session):
    months = queries.months(2024)
    assert [month.first.month for month in months] == list(range(1, 13))
    february = {day.day: day for day in months[1].special}
    assert date(2024, 2, 9) in february
    assert not february[date(2024, 2, 9)].is_worked
    assert months[1].worked == 16


def test_a_recorded_day_is_shown_in_its_month(session):
    record(label="Làm bù cho ngày 24/5")
    may = queries.months(2024)[4]
    found = next(day for day in may.special if day.day == date(2024, 5, 25))
    assert (found.is_worked, found.exception.label) == (True, "Làm bù cho ngày 24/5")


def test_a_year_takes_one_statement(session):
    with count_queries() as sent:
        queries.months(2024)
    assert [one.split()[0] for one in sent if one != "BEGIN"] == ["SELECT"]


@pytest.mark.parametrize(("year", "days"), [(2000, 366), (2100, 365), (2024, 366)])
def test_every_year_of_the_window_can_be_shown(session, year, days):
    assert sum(month.worked for month in queries.months(year)) < days


def test_a_demo_acts_at_its_pinned_moment(session):
    moment = datetime(2024, 5, 20, 2, 41, tzinfo=UTC)
    session.add(Installation(id=1, is_demo=True, pinned_at=moment))
    session.flush()
    assert queries.clock_source()() == moment


def test_a_pinned_moment_counts_only_in_a_demo(session):
    session.add(Installation(id=1, is_demo=False, pinned_at=datetime(2020, 1, 1, tzinfo=UTC)))
    session.flush()
    assert queries.clock_source()() == clock.now()


def test_only_who_keeps_the_office_changes_it(session):
    with pytest.raises(NotAllowedError) as refused:
        actions.update_settings(actor=READER, before_is_strict=True, due_soon_days=7)
    assert refused.value.roles == (Role.ADMINISTRATOR,)


def test_a_day_outside_the_window_is_refused(session):
    with pytest.raises(RejectedError) as refused:
        record(date(1999, 1, 1))
    assert refused.value.field == "day"


def test_a_removed_day_follows_the_ordinary_calendar_again(session):
    actions.remove_day_exception(actor=SYSTEM, exception=record())
    assert session.query(DayException).count() == 0
    assert not queries.calendar().is_working_day(date(2024, 5, 25))


def test_the_calendar_of_an_earlier_moment_knows_nothing_of_what_was_recorded_since(session):
    hours = [NOW + timedelta(hours=step) for step in range(5)]
    day, other = date(2024, 5, 25), date(2024, 6, 8)
    with clock.pinned(lambda: hours[1]):
        kept = record(day)
    with clock.pinned(lambda: hours[2]):
        changed = {"day": other, "is_worked": True, "label": "Làm bù"}
        actions.update_day_exception(actor=SYSTEM, exception=kept, **changed)
    with clock.pinned(lambda: hours[3]):
        actions.remove_day_exception(actor=SYSTEM, exception=kept)
    with clock.pinned(lambda: hours[4]):
        record(date(2024, 5, 28), is_worked=False)  # it may stand under the number of the first
    known = [dict(queries.calendar_at(hour).exceptions) for hour in hours]
    assert known == [{}, {day: True}, {other: True}, {}, {date(2024, 5, 28): False}]


def test_an_absent_day_is_missing(session):
    with pytest.raises(MissingError):
        queries.day_exception(9)
