"""Recognising one agency: equal keys match in any usual spelling, and nothing is guessed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.core.text import fold
from congress.units.models import UnitKind
from congress.units.rules import Candidate, How, Index, key

PLACE = UnitKind.ADMINISTRATIVE
CANDIDATES = [
    Candidate(1, "tỉnh Lạng Sơn", PLACE, level="tỉnh", is_root=True),
    Candidate(2, "Ban Dân tộc tỉnh", short_name="BDT"),
    Candidate(3, "Sở Văn hóa, Thể thao và Du lịch", short_name="Sở VHTTDL"),
    Candidate(4, "Sở Thông tin và Truyền thông"),
    Candidate(5, "Văn phòng UBND tỉnh"),
    Candidate(6, "Đài Phát thanh và Truyền hình tỉnh"),
    Candidate(7, "UBND huyện Tràng Định"),
    Candidate(8, "Công an tỉnh"),
    Candidate(9, "Sở Tài chính", short_name="STC", former_names=("Ty Tài chính",)),
    Candidate(10, "UBND tỉnh"),
    Candidate(11, "Ủy ban MTTQ Việt Nam tỉnh", aliases=("Mặt trận tỉnh",)),
    Candidate(12, "Phòng Dân tộc", place="huyện Tràng Định"),
    Candidate(13, "UBND các huyện, thành phố", is_root=False),
    Candidate(14, "huyện Tràng Định", PLACE, level="huyện"),
    Candidate(15, "Hội Liên hiệp Phụ nữ tỉnh", aliases=("Hội phụ nữ",)),
    Candidate(16, "Sở Lao động - Thương binh và Xã hội"),
]
INDEX = Index(CANDIDATES)
OWN_NAMES = [(one, name) for one in CANDIDATES for name in (one.name, *one.aliases)]


@pytest.mark.parametrize(
    ("text", "unit_id"),
    [
        ("ban dan toc tinh", 2),
        ("Ban Dân tộc", 2),
        ("Ban Dân tộc tỉnh Lạng Sơn", 2),
        ("BDT", 2),
        ("Sở VH,TT&DL", 3),
        ("Sở VH-TT-DL", 3),
        ("Sở VH, TT và DL", 3),
        ("Sở Văn hoá – Thể thao & Du lịch", 3),
        ("sở văn hóa  thể thao,du lịch.", 3),
        ("Sở TT&TT", 4),
        ("VP UBND tỉnh", 5),
        ("VPUBND tỉnh", 5),
        ("VP.UBND tỉnh", 5),
        ("Văn phòng Ủy ban nhân dân tỉnh Lạng Sơn", 5),
        ("Đài PT-TH tỉnh", 6),
        ("Đài PTTH", 6),
        ("UBND H.Tràng Định", 7),
        ("Uỷ ban nhân dân huyện Tràng Định", 7),
        ("Công an", 8),
        ("STC", 9),
        ("Ty Tài chính", 9),
        ("UBND tỉnh Lạng Sơn", 10),
        ("MTTQ tỉnh", 11),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", 11),
        ("P. Dân tộc huyện Tràng Định", 12),
        ("UBND các huyện thành phố", 13),
        ("H. Tràng Định", 14),
        ("Hội LHPN tỉnh", 15),
        ("Sở LĐ-TB&XH", 16),
    ],
)
def test_the_usual_ways_of_writing_are_recognised(text, unit_id):
    assert INDEX.find(text).unit_id == unit_id


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "UBND",
        "Sở",
        "tỉnh",
        "Sở Y tế",
        "Sở Tài chin",
        "Sở Tài chính tổng hợp",
        "Phòng Dân tộc huyện",
    ],
)
def test_what_equals_no_name_is_not_recognised(text):
    match = INDEX.find(text)
    assert (match.how, match.unit_id, match.name) == (How.NONE, None, "")


def test_a_near_miss_is_offered_but_never_taken():
    match = INDEX.find("Sở Tài chin")
    assert match.unit_id is None
    assert [one.name for one in match.suggestions] == ["Sở Tài chính"]


def test_at_most_three_are_offered():
    index = Index([Candidate(number, f"Sở Tài chính {number}") for number in range(1, 8)])
    assert len(index.find("Sở Tài chính").suggestions) == 3


def test_a_name_is_exact_and_another_name_is_an_alias():
    assert INDEX.find("SO TAI CHINH").how is How.EXACT
    assert INDEX.find("STC").how is How.ALIAS
    assert INDEX.find("Sở TT&TT").how is How.ALIAS


def test_a_text_that_names_two_units_is_none_with_both_offered():
    index = Index(
        [Candidate(1, "Phòng Nội vụ"), Candidate(2, "Phòng Nội vụ"), Candidate(3, "Sở X")]
    )
    match = index.find("phòng nội vụ")
    assert match.unit_id is None
    assert [one.unit_id for one in match.suggestions] == [1, 2]


def test_the_same_name_in_two_districts_is_told_by_its_place():
    index = Index(
        [
            Candidate(1, "Phòng Dân tộc", place="huyện Tràng Định"),
            Candidate(2, "Phòng Dân tộc", place="huyện Văn Lãng"),
        ]
    )
    assert index.find("Phòng Dân tộc").unit_id is None
    assert index.find("Phòng Dân tộc huyện Văn Lãng").unit_id == 2


def test_p_is_a_ward_or_an_office_where_only_one_is_known():
    index = Index([Candidate(1, "phường Chi Lăng", PLACE), Candidate(2, "Phòng Nội vụ")])
    assert index.find("P. Chi Lăng").unit_id == 1
    assert index.find("P.Nội vụ").unit_id == 2


def test_p_is_nobody_where_both_are_known():
    index = Index([Candidate(1, "phường Chi Lăng", PLACE), Candidate(2, "Phòng Chi Lăng")])
    assert index.find("P. Chi Lăng").unit_id is None


def test_the_province_is_left_out_only_where_that_names_one_unit():
    index = Index([Candidate(1, "Hội Nông dân tỉnh"), Candidate(2, "Hội Nông dân")])
    assert index.find("Hội Nông dân").unit_id == 2
    assert index.find("Hội Nông dân tỉnh").unit_id == 1


def test_initials_of_two_offices_name_neither():
    index = Index([Candidate(1, "Sở Văn hóa Thông tin"), Candidate(2, "Sở Văn hóa Thể thao")])
    assert index.find("Sở VHTT").unit_id is None


def test_a_former_name_gives_way_to_who_bears_it_now():
    index = Index(
        [Candidate(1, "Sở Nội vụ", former_names=("Ban Tổ chức",)), Candidate(2, "Ban Tổ chức")]
    )
    assert index.find("Ban Tổ chức").unit_id == 2


def test_an_index_of_nobody_knows_nobody():
    assert Index([]).find("Sở Tài chính").suggestions == ()


@given(
    st.sampled_from(OWN_NAMES),
    st.sampled_from([str.upper, str.lower, str.title, fold, str]),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from(["", " ", "  .", ",", ";"]),
)
def test_every_name_is_found_in_any_case_form_and_without_accents(named, cased, form, tail):
    unit, name = named
    typed = unicodedata.normalize(form, cased(name)) + tail
    assert INDEX.find(typed).unit_id == unit.unit_id


@given(st.text(max_size=60))
def test_whatever_is_typed_a_match_has_an_equal_name_or_there_is_none(text):
    match = INDEX.find(text)
    assert (match.unit_id is None) == (match.how is How.NONE)


@given(st.text(max_size=60))
def test_a_key_keeps_no_case_and_no_marks(text):
    assert key(text) == key(unicodedata.normalize("NFD", text))
