"""Deadlines of a source counted from its D-day: the same day on the same D-day."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.core import deadlines
from congress.core.deadlines import Context, Deadline, Kind
from congress.starting.rules import (
    MOST_DAYS,
    Offer,
    Starter,
    StarterRow,
    counted,
    offers_of,
    standing_rows,
    writing_order,
)

D_DAY = date(2024, 11, 19)
CONTEXT = Context(today=date(2024, 3, 15), year=2024, d_day=D_DAY)
LATER = Context(today=date(2029, 3, 15), year=2029, d_day=date(2029, 11, 20))
DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))
HOURS = st.sampled_from([None, time(8), time(15, 30), time(17)])
DATED = st.sampled_from([Kind.FIXED, Kind.BEFORE, Kind.LATEST, Kind.RANGE, Kind.MONTH, Kind.ABOUT])


@given(d_day=DAYS, due=DAYS, hour=HOURS, kind=DATED, strict=st.booleans())
def test_a_day_counted_from_d_day_reads_as_the_same_day_and_hour(d_day, due, hour, kind, strict):
    phrase = counted(Deadline("như trên giấy", kind, due=due, hour=hour), d_day)
    if abs((d_day - due).days) > MOST_DAYS:
        assert phrase is None
        return
    context = Context(today=date(2024, 3, 15), d_day=d_day, strict_before=strict)
    read = deadlines.parse(phrase, context)
    assert (read.kind, read.due, read.hour) == (Kind.RELATIVE, due, hour)
    assert not read.offset.working


@given(due=DAYS, moved=st.integers(-60, 60))
def test_it_moves_with_d_day(due, moved):
    phrase = counted(Deadline("", Kind.FIXED, due=due), D_DAY)
    context = Context(today=date(2024, 3, 15), d_day=D_DAY + timedelta(days=moved))
    if phrase is not None:
        assert deadlines.parse(phrase, context).due == due + timedelta(days=moved)


@pytest.mark.parametrize(
    ("written", "phrase"),
    [
        ("trước ngày 30/6/2024", "D-142"),
        ("trong tháng 6/2024", "D-142"),
        ("quý III", "D-50"),
        ("19 - 20/11/2024", "D+1"),
        ("15h00 ngày 18/11/2024", "15h00 D-1"),
        ("trước 17h00 ngày 29/3/2024", "17h00 D-235"),
        ("19/11/2024", "D-0"),
        ("từ ngày 15/10 đến ngày 17/11/2024", "D-2"),
        ("trước ngày 31/12/2024", "D+42"),
    ],
)
def test_days_become_d_minus_n(written, phrase):
    assert counted(deadlines.parse(written, CONTEXT), D_DAY) == phrase


@pytest.mark.parametrize(
    "written",
    [
        "D-15 lv",
        "05 ngày làm việc trước Đại hội",
        "chậm nhất 02 ngày trước Đại hội",
        "10 ngày làm việc sau Đại hội",
        "ngày Đại hội",
        "thường xuyên",
        "sau khi có quyết định giao dự toán",
        "07 ngày trước Đại hội cấp huyện",
        "khi thuận tiện",
        "",
    ],
)
def test_what_counts_from_the_congress_or_has_no_day_keeps_its_words(written):
    read = deadlines.parse(written, CONTEXT)
    assert counted(read, D_DAY) == written
    # And it reads the same way in the next term.
    again = deadlines.parse(written, LATER)
    assert (again.kind, again.offset) == (read.kind, read.offset)


def test_a_day_without_a_d_day_cannot_be_counted():
    assert counted(Deadline("trong tháng 6/2024", Kind.MONTH, due=date(2024, 6, 30)), None) is None


STARTER = Starter(
    "mau",
    "Mẫu",
    ("mẫu",),
    (
        StarterRow("Việc lẻ", due="D-9"),
        StarterRow("Phần một", is_part=True),
        StarterRow("Việc", due="D-8"),
        StarterRow("Việc con", is_sub=True, due="D-7"),
        StarterRow("Phần hai", is_part=True),
        StarterRow("Việc hai", due="D-6"),
    ),
)


def test_a_set_becomes_a_tree_of_offers():
    found = [(offer.key, offer.above, offer.depth) for offer in offers_of(STARTER)]
    assert found == [
        ("1", None, 0),
        ("2", None, 0),
        ("3", "2", 1),
        ("4", "3", 2),
        ("5", None, 0),
        ("6", "5", 1),
    ]


def placed(picked, standing=()):
    order = writing_order(offers_of(STARTER), set(picked), set(standing))
    return [(offer.key, above) for offer, above in order]


def test_what_is_picked_goes_under_the_nearest_row_that_comes_with_it():
    assert placed("23456") == [("2", None), ("3", "2"), ("4", "3"), ("5", None), ("6", "5")]
    assert placed("24") == [("2", None), ("4", "2")]


def test_a_job_goes_under_a_row_that_stands_in_the_plan_already():
    assert placed("4", standing="3") == [("4", "3")]
    assert placed("34", standing="2") == [("3", "2"), ("4", "3")]


def test_jobs_without_a_part_are_written_before_the_parts():
    assert placed("3456") == [("3", None), ("4", "3"), ("5", None), ("6", "5")]
    assert placed("236") == [("6", None), ("2", None), ("3", "2")]


@given(st.sets(st.sampled_from("123456")), st.sets(st.sampled_from("123456")))
def test_every_picked_row_is_written_once_and_after_the_row_above_it(picked, standing):
    order = placed(picked, standing)
    assert sorted(key for key, _ in order) == sorted(picked)
    written = set(standing) - picked
    for key, above in order:
        assert above is None or above in written or above in standing
        written.add(key)


def test_the_same_words_are_the_same_row_but_a_part_is_no_job():
    offers = [
        Offer("1", None, 0, True, "Chuẩn bị"),
        Offer("2", "1", 1, False, "CHUẨN BỊ"),
        Offer("3", "1", 1, False, "Khác"),
    ]
    existing = [(7, False, "chuan bi"), (8, False, "chuan bi"), (9, True, "khac")]
    assert standing_rows(offers, existing) == {"2": 7}
