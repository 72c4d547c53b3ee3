from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.core import dates

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


def test_a_short_date_has_two_digits_for_day_and_month():
    assert dates.short(date(2024, 2, 5)) == "05/02/2024"


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2024, 2, 5), "ngày 05 tháng 02 năm 2024"),
        (date(2024, 1, 15), "ngày 15 tháng 01 năm 2024"),
        (date(2024, 3, 9), "ngày 09 tháng 3 năm 2024"),
        (date(2024, 11, 19), "ngày 19 tháng 11 năm 2024"),
    ],
)
def test_a_long_date_has_a_zero_before_days_below_ten_and_the_first_two_months(day, printed):
    assert dates.long(day) == printed


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2024, 3, 15), "thứ Sáu"),
        (date(2024, 6, 30), "Chủ nhật"),
        (date(2024, 11, 19), "thứ Ba"),
        (date(2024, 11, 30), "thứ Bảy"),
    ],
)
def test_a_day_of_the_week_is_named_in_vietnamese(day, name):
    assert dates.weekday(day) == name


def test_a_full_date_opens_with_its_weekday():
    assert dates.full(date(2024, 3, 15)) == "thứ Sáu, 15/03/2024"


@pytest.mark.parametrize(
    "typed", ["05/02/2024", "5/2/2024", "5.2.2024", "05-02-2024", "2024-02-05", " 05/02/2024 "]
)
def test_exact_forms_are_read(typed):
    assert dates.parse_exact(typed) == date(2024, 2, 5)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "31/2/2024",
        "15/13/2024",
        "1/1/9999",
        "31/12/1999",
        "1/1/2101",
        "5/2/24",
        "5/2",
        "5/2.2024",
        "٠٥/٠٢/٢٠٢٤",
        "０５/０２/２０２４",
        "05/02/2024 9:00",
    ],
)
def test_anything_else_is_not_a_date(typed):
    assert dates.parse_exact(typed) is None


@given(DAYS)
def test_a_printed_date_is_read_back(day):
    assert dates.parse_exact(dates.short(day)) == day
    assert dates.parse_exact(day.isoformat()) == day


@given(st.text())
def test_no_text_breaks_the_reader(text):
    found = dates.parse_exact(text)
    assert found is None or 2000 <= found.year <= 2100


TODAY = date(2024, 5, 13)


@pytest.mark.parametrize("typed", ["5/2/24", "05/02/24", "5.2.24", "05.02.24", " 5/2/24 "])
def test_a_field_takes_two_digits_for_the_year(typed):
    assert dates.parse_typed(typed, TODAY) == date(2024, 2, 5)


@pytest.mark.parametrize(
    "typed", ["24-02-05", "5-2-24", "5/2.24", "31/2/24", "5/2/4", "5/2/024", "٥/٢/٢٤"]
)
def test_a_short_year_that_can_be_read_two_ways_or_names_no_day_is_refused(typed):
    assert dates.parse_typed(typed, TODAY) is None


@given(DAYS, DAYS, st.sampled_from("/."))
def test_a_short_year_is_the_one_of_this_century_within_20_years_back_and_10_ahead(
    day, today, sign
):
    typed = sign.join((f"{day.day}", f"{day.month}", f"{day.year % 100:02}"))
    found = dates.parse_typed(typed, today)
    year = 2000 + day.year % 100
    if -20 <= year - today.year <= 10:
        assert found == dates.on(year, day.month, day.day)
    else:
        assert found is None


@given(st.text() | DAYS.map(dates.short) | DAYS.map(date.isoformat), DAYS)
def test_what_is_read_exactly_is_read_the_same_in_a_field_and_is_shown_back_in_full(typed, today):
    exact, found = dates.parse_exact(typed), dates.parse_typed(typed, today)
    assert exact is None or found == exact
    assert found is None or dates.parse_exact(dates.short(found)) == found
