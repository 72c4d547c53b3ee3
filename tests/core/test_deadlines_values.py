import unicodedata
from datetime import date, time

import pytest

from congress.core.deadlines import (
    Context,
    Deadline,
    Kind,
    Note,
    Offset,
    is_readable,
    notes,
    parse,
    render,
)
from congress.core.workdays import WorkCalendar

TODAY, D_DAY = date(2024, 5, 20), date(2024, 11, 19)
CONTEXT = Context(TODAY, year=2024, d_day=D_DAY)
CALENDAR = WorkCalendar()


def test_the_plan_s_year_comes_before_the_congress_and_today():
    assert parse("30/6", Context(TODAY, year=2023, d_day=D_DAY)).due == date(2023, 6, 30)
    assert parse("30/6", Context(TODAY, d_day=date(2025, 1, 9))).due == date(2025, 6, 30)
    assert parse("30/6", Context(TODAY)).due == date(2024, 6, 30)


def test_a_strict_office_is_due_the_day_before_and_sees_it_marked():
    found = parse("trước ngày 30/6/2024", Context(TODAY, strict_before=True))
    assert (found.due, found.inferred) == (date(2024, 6, 29), True)


def test_an_hour_is_exact_even_in_a_strict_office():
    found = parse("trước 17h00 ngày 30/6/2024", Context(TODAY, strict_before=True))
    assert (found.due, found.hour) == (date(2024, 6, 30), time(17))


def test_a_strict_office_ends_the_day_before_the_congress():
    found = parse("trước Đại hội", Context(TODAY, d_day=D_DAY, strict_before=True))
    assert (found.due, found.offset) == (date(2024, 11, 18), Offset(1))


def test_moving_the_congress_moves_what_is_counted_from_it():
    moved = Context(TODAY, d_day=date(2024, 12, 3))
    assert parse("D-15", moved).due == date(2024, 11, 18)


def test_recorded_working_days_count_in_working_day_offsets():
    worked = WorkCalendar({date(2024, 11, 16): True})
    found = parse("05 ngày làm việc trước Đại hội", Context(TODAY, d_day=D_DAY, calendar=worked))
    assert found.due == date(2024, 11, 13)


def test_without_a_congress_day_the_offset_is_kept():
    found = parse("05 ngày trước Đại hội", Context(TODAY))
    assert (found.kind, found.due, found.offset) == (Kind.RELATIVE, None, Offset(5))


def test_the_phrase_is_kept_as_typed():
    assert parse("  Trước ngày 30/6/2024 ", CONTEXT).text == "Trước ngày 30/6/2024"


def test_the_phrase_is_kept_in_nfc():
    typed = unicodedata.normalize("NFD", "hoàn thành trước ngày 30/6")
    assert parse(typed, CONTEXT).text == "hoàn thành trước ngày 30/6"


def test_both_styles_of_tone_marks_are_read():
    assert parse("hoà thuận, trước ngày 30/6/2024", CONTEXT).due == date(2024, 6, 30)


def test_a_lone_surrogate_is_dropped():
    assert parse("30/6/2024\udfff", CONTEXT).text == "30/6/2024"


def test_a_reading_becomes_plain_values():
    assert dict(parse("trước 17h00 ngày 20/5/2024", CONTEXT).to_json()) == {
        "kind": "before",
        "start": None,
        "due": "2024-05-20",
        "hour": "17:00",
        "inferred": False,
        "text": "trước 17h00 ngày 20/5/2024",
    }


def test_an_unreadable_phrase_becomes_plain_values_without_a_date():
    found = dict(parse("theo tiến độ chung", CONTEXT).to_json())
    assert (found["kind"], found["due"], found["text"]) == ("none", None, "theo tiến độ chung")


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("xong trước 5/2/2024", "trước ngày 05/02/2024"),
        ("muộn nhất 15/4", "chậm nhất ngày 15/04/2024"),
        ("8 giờ 5 phút ngày 18/10", "8h05 ngày 18/10/2024"),
        ("1&2/4/2024", "từ ngày 01/04/2024 đến ngày 02/04/2024"),
        ("trong tháng Sáu", "tháng 6/2024"),
        ("quý 2", "quý II/2024"),
        ("sáu tháng đầu năm", "6 tháng đầu năm 2024"),
        ("trung tuần tháng 6", "giữa tháng 6/2024"),
        ("tuần 2 tháng 6", "tuần thứ 2 tháng 6/2024"),
        ("D-15 lv", "15 ngày làm việc trước Đại hội"),
        ("D+3", "03 ngày sau Đại hội"),
        ("hằng tuần", "hằng tuần"),
    ],
)
def test_a_reading_is_printed_as_one_canonical_phrase(phrase, printed):
    assert render(parse(phrase, CONTEXT)) == printed


def test_an_empty_phrase_has_nothing_unreadable():
    assert is_readable(Deadline.none())
    assert is_readable(parse("30/6", CONTEXT))
    assert not is_readable(parse("theo tiến độ chung", CONTEXT))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("trước ngày 28/6/2024", []),
        ("trước ngày 30/6/2024", [Note.WEEKEND]),
        ("ngày 18/4/2024", [Note.HOLIDAY]),
        ("ngày 10/2/2024", [Note.WEEKEND, Note.HOLIDAY]),
        ("ngày 04/5/2024", []),
        ("trước ngày 28/6", [Note.INFERRED_YEAR]),
        ("15/3/24", [Note.INFERRED_YEAR]),
        ("trong tháng 5/2024", [Note.INFERRED_WINDOW]),
        ("trong tháng 5", [Note.INFERRED_YEAR, Note.INFERRED_WINDOW]),
        ("D-15", []),
        ("thường xuyên", []),
    ],
)
def test_remarks_stand_beside_a_reading(phrase, expected):
    assert notes(parse(phrase, CONTEXT), CALENDAR) == expected


def test_a_recorded_day_off_is_remarked_as_a_holiday():
    off = WorkCalendar({date(2026, 1, 2): False})
    assert notes(parse("02/01/2026", CONTEXT), off) == [Note.HOLIDAY]
