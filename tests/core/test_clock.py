"""The one clock: UTC within, Hà Nội time at the edge, and a source that tests and demos pin."""

from datetime import UTC, date, datetime, time, timedelta

from congress.core import clock

NOON = datetime(2024, 5, 20, 12, tzinfo=clock.ZONE)


def test_a_pinned_local_time_is_told_in_utc():
    with clock.pinned(lambda: NOON):
        told = clock.now()
    assert told == NOON
    assert told.utcoffset() == timedelta(0)


def test_the_pin_ends_with_its_block():
    with clock.pinned(lambda: NOON):
        assert clock.today() == date(2024, 5, 20)
    assert clock.now().year != NOON.year
    assert abs(clock.now() - clock.wall()) < timedelta(minutes=1)


def test_the_day_is_that_of_the_offices():
    with clock.pinned(lambda: datetime(2024, 5, 20, 17, 30, tzinfo=UTC)):
        assert clock.today() == date(2024, 5, 21)


def test_a_day_ends_a_microsecond_before_the_next_begins():
    day = date(2024, 5, 20)
    assert clock.end_of(day) + timedelta(microseconds=1) == clock.at(date(2024, 5, 21), time(0))
