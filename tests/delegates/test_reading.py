"""How the cells of a roster are read: birth, sex, kind, marks and honours."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.delegates.models import DelegateKind, Sex
from congress.delegates.rules import reading
from congress.delegates.rules.reading import Birth


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("", Birth()),
        ("1985", Birth(1985)),
        ("năm 1985", Birth(1985)),
        ("SN 1985", Birth(1985)),
        ("3/1985", Birth(1985)),
        ("12/3/1985", Birth(1985, date(1985, 3, 12))),
        ("12-03-1985", Birth(1985, date(1985, 3, 12))),
        ("1985-03-12", Birth(1985, date(1985, 3, 12))),
        ("2009", Birth(2009)),
    ],
)
def test_a_birth_is_read_as_offices_write_it(text, born):
    assert reading.birth(text, 2024) == born


@pytest.mark.parametrize(
    "text", ["85", "12/3/85", "1899", "2025", "31/2/1985", "13/1985", "khoảng 1950", "１９８５"]
)
def test_what_is_no_birth_is_refused(text):
    assert reading.birth(text, 2024) is None


@given(st.dates(date(1900, 1, 1), date(2024, 12, 31)))
def test_a_birth_reads_back_as_it_is_shown(day):
    born = Birth(day.year, day)
    assert reading.birth(born.text, 2024) == born
    assert reading.birth(Birth(day.year).text, 2024) == Birth(day.year)


def test_sex_and_kind_are_read_by_their_words():
    assert [reading.sex(word) for word in ("Nam", "NỮ", "bà", "x")] == [
        Sex.MALE,
        Sex.FEMALE,
        Sex.FEMALE,
        None,
    ]
    assert reading.kind("Đại biểu đương nhiên") is DelegateKind.EX_OFFICIO
    assert reading.kind("khách mời") is DelegateKind.GUEST
    assert reading.kind("dự khuyết") is None


@pytest.mark.parametrize("kind", list(DelegateKind))
def test_every_kind_reads_back_as_it_is_shown(kind):
    assert reading.kind(reading.KIND_WORDS[kind]) is kind


def test_marks_say_yes_no_or_nothing():
    assert [reading.yes(text) for text in ("x", "có", "12/5/2010", "không", "-", "")] == [
        True,
        True,
        True,
        False,
        False,
        None,
    ]
    with pytest.raises(ValueError, match="dự bị"):
        reading.yes("dự bị")


def test_honours_are_several_or_a_tick():
    assert reading.honours("x") == {
        "is_prestigious": True,
        "is_elder": False,
        "is_village_head": False,
    }
    both = reading.honours("Già làng, Trưởng bản")
    assert both == {"is_prestigious": False, "is_elder": True, "is_village_head": True}
    assert reading.honours("Bí thư") is None
