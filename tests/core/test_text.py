"""Text at the border: cleaned once, folded for search, ordered the Vietnamese way."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.core import text

LETTERS = "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ"


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60), st.booleans())
def test_cleaning_twice_is_cleaning_once(value, multiline):
    once = text.clean(value, multiline=multiline)
    assert text.clean(once, multiline=multiline) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    "bad",
    [
        "\x00",
        "\x1f",
        "\u202e",
        "\ufeff",
        "\ufffe",
        "\u200f",
        "\u00ad",
        "\u200c",
        "\u200d",
        "\u2060",
    ],
)
def test_characters_that_hide_or_break_are_dropped(bad):
    assert text.clean(f"Ban{bad} Dân tộc") == "Ban Dân tộc"


def test_a_lone_surrogate_is_refused():
    with pytest.raises(text.TextError) as refused:
        text.clean("a\ud800")
    assert refused.value.code == "surrogate"


def test_a_text_beyond_its_limit_is_refused_not_cut():
    with pytest.raises(text.TextError) as refused:
        text.clean("a" * 11, limit=10)
    assert (refused.value.code, refused.value.limit) == ("too_long", 10)


def test_decomposed_text_is_stored_composed():
    assert text.clean(unicodedata.normalize("NFD", "Đại hội")) == "Đại hội"


def test_what_stood_between_a_letter_and_its_mark_leaves_one_letter():
    assert text.clean("e\x00\u0301") == "é"


def test_lines_are_kept_only_where_there_may_be_lines():
    assert text.clean(" một \r\n\n\n\nhai ", multiline=True) == "một\n\nhai"
    assert text.clean("một\nhai") == "một hai"


@pytest.mark.parametrize("letter", LETTERS + LETTERS.upper())
def test_every_vietnamese_letter_folds_to_ascii_in_both_forms(letter):
    assert text.fold(letter).isascii()
    assert text.fold(unicodedata.normalize("NFD", letter)) == text.fold(letter)


def test_search_ignores_accents_and_d_with_stroke():
    assert text.fold("Đồng  Đăng, Ia H’Drai") == "dong dang, ia h'drai"


def test_every_line_break_is_one_kind_of_line_break():
    assert text.clean("a\r\nb\rc\u2028d\u2029e", multiline=True) == "a\nb\nc\nd\ne"
    assert text.clean("a\u2028b\u205fc") == "a b c"


def test_both_tone_styles_are_one_spelling():
    assert text.same_spelling("hoà") == text.same_spelling("hòa")


def test_names_stand_in_vietnamese_order():
    names = ["Yên", "Ánh", "Đức", "Dũng", "An", "Ân", "Ăn", "Bé", "Bè"]
    assert sorted(names, key=text.sort_key) == [
        "An", "Ánh", "Ăn", "Ân", "Bè", "Bé", "Dũng", "Đức", "Yên",
    ]  # fmt: skip


def test_persons_are_listed_by_given_name():
    assert text.name_key("Nông Thị Bích Hà") == "Hà Nông Thị Bích"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("0", 0), ("007", 7), ("123456789", 123456789), ("1234567890", None), ("", None)]
    + [(odd, None) for odd in ("-1", "+1", "1.0", " 1", "²", "٣", "1e3")],
)
def test_a_whole_number_is_one_to_nine_plain_digits(typed, number):
    assert text.whole_number(typed) == number


def test_a_first_letter_is_made_great_or_small_and_the_rest_stays():
    assert [text.capital("đơn vị A"), text.small("Đơn vị A")] == ["Đơn vị A", "đơn vị A"]
    assert text.capital("") == text.small("") == ""


def test_empty_lines_of_a_text_do_not_count():
    assert text.lines_of("a \n\n  b\n ") == ["a", "b"]


def test_what_joins_pictures_into_one_stays():
    assert text.clean("gia đình 👨\u200d👩\u200d👧") == "gia đình 👨\u200d👩\u200d👧"
