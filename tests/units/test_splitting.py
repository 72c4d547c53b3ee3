"""Cutting a cell of coordinating agencies: known units stay whole, plurals stay one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.units.models import UnitKind
from congress.units.rules import Candidate, Index, split

NAMES = (
    "Ban Dân tộc tỉnh",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Thông tin và Truyền thông",
    "Sở Tài chính",
    "Sở Nội vụ",
    "Công an tỉnh",
    "HĐND tỉnh",
    "UBND các huyện, thành phố",
    "Tiểu ban Tuyên truyền - Khánh tiết",
    "Tiểu ban Hậu cần, Lễ tân",
)
INDEX = Index(
    [
        Candidate(99, "tỉnh Lạng Sơn", UnitKind.ADMINISTRATIVE, level="tỉnh", is_root=True),
        Candidate(98, "thành phố Lạng Sơn", UnitKind.ADMINISTRATIVE, level="thành phố"),
        Candidate(97, "Đông Giang", UnitKind.ADMINISTRATIVE),
        *(Candidate(number, name) for number, name in enumerate(NAMES, start=1)),
    ]
)


@pytest.mark.parametrize(
    ("cell", "agencies"),
    [
        (
            "Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính",
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Tài chính"],
        ),
        ("các sở, ban, ngành", ["các sở, ban, ngành"]),
        ("UBND các huyện, thành phố", ["UBND các huyện, thành phố"]),
        ("các tiểu ban, Ban Dân tộc tỉnh", ["các tiểu ban", "Ban Dân tộc tỉnh"]),
        ("Ban Dân tộc tỉnh, các sở, ban, ngành", ["Ban Dân tộc tỉnh", "các sở, ban, ngành"]),
        ("- Sở Tài chính\n- Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("+ Sở Tài chính\n+ Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("1. Sở Tài chính\n2) Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Sở Tài chính; Sở Y tế;", ["Sở Tài chính", "Sở Y tế"]),
        ("Sở Tài chính và Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Sở Tài chính/Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Văn phòng Đoàn ĐBQH và HĐND tỉnh", ["Văn phòng Đoàn ĐBQH và HĐND tỉnh"]),
        (
            "UBND các huyện Tây Giang, Đông Giang, Nam Giang",
            ["UBND các huyện Tây Giang, Đông Giang, Nam Giang"],
        ),
        (
            "Tiểu ban Tuyên truyền - Khánh tiết, Sở Tài chính",
            ["Tiểu ban Tuyên truyền - Khánh tiết", "Sở Tài chính"],
        ),
        ("Ban Dân tộc tỉnh - Sở Tài chính", ["Ban Dân tộc tỉnh", "Sở Tài chính"]),
        (
            "các tiểu ban và thành viên Ban Chỉ đạo",
            ["các tiểu ban và thành viên Ban Chỉ đạo"],
        ),
        (
            "Sở Nông nghiệp và Phát triển nông thôn, Sở Y tế",
            ["Sở Nông nghiệp và Phát triển nông thôn", "Sở Y tế"],
        ),
        (
            "UBND các huyện, thị xã, thành phố, Công an tỉnh",
            ["UBND các huyện, thị xã, thành phố", "Công an tỉnh"],
        ),
        (
            "Sở Văn hóa, Thể thao\nvà Du lịch\nSở Tài chính",
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Tài chính"],
        ),
        ("Sở TT&TT, Sở VH,TT&DL", ["Sở TT&TT", "Sở VH,TT&DL"]),
        ("Ban Dân tộc tỉnh, Báo Lạng Sơn,...", ["Ban Dân tộc tỉnh", "Báo Lạng Sơn"]),
        ("Ban A (Phòng B, Phòng C), Sở Tài chính", ["Ban A (Phòng B, Phòng C)", "Sở Tài chính"]),
        (
            "Các sở, ban ngành, đoàn thể và UBND các huyện, thành phố",
            ["Các sở, ban ngành, đoàn thể", "UBND các huyện, thành phố"],
        ),
        (
            "Ban Dân tộc tỉnh và các sở, ban, ngành liên quan",
            ["Ban Dân tộc tỉnh", "các sở, ban, ngành liên quan"],
        ),
        ("so tai chinh, SỞ NỘI VỤ", ["so tai chinh", "SỞ NỘI VỤ"]),
        ("Sở Tài chính, Nội vụ", ["Sở Tài chính, Nội vụ"]),
        ("Sở Tài chính; sở tài chính", ["Sở Tài chính"]),
        ("UBND cấp huyện", ["UBND cấp huyện"]),
        ("phòng Dân tộc huyện", ["phòng Dân tộc huyện"]),
        ("các Tiểu ban giúp việc", ["các Tiểu ban giúp việc"]),
        ("", []),
        (" - ; , …", []),
    ],
)
def test_a_cell_is_cut_as_an_office_reads_it(cell, agencies):
    assert list(split(cell, INDEX)) == agencies


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True),
    st.sampled_from([", ", "; ", "\n", "\n- ", ",\n"]),
)
def test_known_units_come_apart_whatever_separates_them(names, separator):
    assert list(split(separator.join(names), INDEX)) == names


@given(st.lists(st.sampled_from(NAMES[:6]), min_size=2, max_size=4, unique=True))
def test_the_last_of_known_units_may_follow_va(names):
    cell = ", ".join(names[:-1]) + " và " + names[-1]
    assert list(split(cell, INDEX)) == names


@given(st.text(alphabet="Sở Tài chínhvà,;-\n/()&. ", max_size=80))
def test_whatever_is_typed_is_cut_without_loss_of_letters(cell):
    kept = {char for name in split(cell, INDEX) for char in name if char.isalpha()}
    assert kept <= set(cell) | {"v", "à"}


@given(st.text(max_size=200))
def test_no_agency_is_empty(cell):
    assert all(name.strip() for name in split(cell.encode("utf-8", "ignore").decode(), INDEX))
