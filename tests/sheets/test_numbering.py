import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.sheets.cells import column_number, ref
from congress.sheets.numbering import rank_of, split_number
from congress.sheets.sheet import Column, Sheet


def test_numbers_rank_from_outer_to_inner():
    numbers = ["Phần II", "B", "IV", "12", "1.2", "1.2.3", "a)", "-", "+"]
    ranks = [rank_of(number) for number in numbers]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("I", "IX."),
        ("1", "2)"),
        ("1", "(3)"),
        ("a", "đ)"),
        ("A", "Đ."),
        ("1.1", "I.1.2"),
        ("-", "–"),
    ],
)
def test_numbers_of_one_depth_rank_alike(first, second):
    assert rank_of(first) == rank_of(second)


@pytest.mark.parametrize(
    "text", ["", "Họp", "30/6", "IIII", "Nơi nhận:", "Tổng", "IVI", "Mục tiêu"]
)
def test_words_are_no_numbers(text):
    assert rank_of(text) is None


@settings(deadline=None)
@given(st.text(max_size=60))
def test_splitting_loses_no_letter(text):
    number, rest = split_number(text)
    assert text.startswith(number)
    assert text.endswith(rest)


@settings(deadline=None)
@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_the_name_of_a_cell_tells_its_column(row, column):
    name = ref(row, column)
    assert column_number(name.rstrip("0123456789")) == column
    assert name.endswith(str(row + 1))


def test_a_sheet_refuses_a_content_column_that_it_lacks():
    with pytest.raises(ValueError, match="no column"):
        Sheet("A", "A", (Column("a", "A"),), "b")


def test_a_sheet_refuses_two_columns_of_one_key():
    with pytest.raises(ValueError, match="same key"):
        Sheet("A", "A", (Column("a", "A"), Column("a", "B")), "a")
