"""The 54 ethnic groups, and the many ways in which their names are written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.core.text import fold
from congress.delegates.rules import groups


def test_there_are_fifty_four_groups_and_no_two_alike():
    assert len(groups.NAMES) == 54
    assert len({fold(name) for name in groups.NAMES}) == 54
    assert len(groups.MINORITIES) == 53


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Tày", "Tày"),
        ("tay", "Tày"),
        ("DT Nùng", "Nùng"),
        ("dân tộc Dao", "Dao"),
        ("Dao đỏ", "Dao"),
        ("H'Mông", "Mông"),
        ("H’mông", "Mông"),
        ("Hmong", "Mông"),
        ("Mèo", "Mông"),
        ("Cao Lan", "Sán Chay"),
        ("Sán Chỉ", "Sán Chay"),
        ("Ba Na", "Ba-na"),
        ("Bru-Vân Kiều", "Bru - Vân Kiều"),
        ("K'Ho", "Cơ-ho"),
        ("M'Nông", "Mnông"),
        ("người nước ngoài", "Người nước ngoài"),
        ("Thổ", "Thổ"),
    ],
)
def test_a_group_is_known_however_it_is_written(written, name):
    assert groups.find(written) == name


@pytest.mark.parametrize("written", ["", "-", "Xá Lá Vàng", "Lạng Sơn", "dân tộc"])
def test_what_names_no_group_is_not_guessed(written):
    assert groups.find(written) is None


@given(st.sampled_from([(n, o) for n, others in groups.GROUPS for o in (n, *others)]), st.data())
def test_diacritics_case_marks_and_decomposed_letters_do_not_matter(pair, data):
    name, other = pair
    ways = (
        str.upper,
        str.lower,
        fold,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("-", " "),
        lambda text: f"  {text} ",
    )
    written = data.draw(st.sampled_from(ways))(other)
    assert groups.find(written) == name
