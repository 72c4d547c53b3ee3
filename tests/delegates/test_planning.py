"""Importing a roster as a plan of rows: any order of columns, decomposed letters, done twice."""

import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.delegates.models import Delegate, DelegateKind, Sex
from congress.delegates.rules.reading import KIND_WORDS
from congress.delegates.sheet import columns as c
from congress.delegates.sheet import work
from congress.delegates.sheet.files import out_rows
from congress.delegates.sheet.planning import Planning, plan_roster
from congress.sheets.plan import RowState
from congress.sheets.writer import write
from congress.units.rules import Index

TITLES = ("Họ và tên", "Năm sinh", "Giới tính", "Dân tộc", "Đảng viên", "Loại đại biểu", "Ghi chú")
FAMILY = st.sampled_from(["Hoàng", "Nông", "Lý", "Triệu", "Vi", "Đặng"])
MIDDLE = st.sampled_from(["Văn", "Thị", "Mùi", "A", "Đức"])
GIVEN = st.sampled_from(["Ánh", "Bích", "Đồng", "Ghến", "Hòa", "Pao", "Ủi"])
PEOPLE = st.lists(
    st.tuples(
        st.builds(lambda *parts: " ".join(parts), FAMILY, MIDDLE, GIVEN),
        st.integers(1930, 2010).map(str) | st.just(""),
        st.sampled_from(["Nam", "Nữ", ""]),
        st.sampled_from(["Tày", "Nùng", "Dao", "Mông", ""]),
        st.sampled_from(["x", "không", ""]),
        st.sampled_from(list(KIND_WORDS.values())),
        st.sampled_from(["", "Đã bàn", "=1+1"]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda person: (person[0], person[1]),
)


@dataclass
class Level:
    name: str


@dataclass
class Unit:
    name: str
    level: Level


def planned(table, existing=()):
    planning = Planning(existing=existing, year=2024, unit_id=1, index=Index([]), places={1: "A"})
    return plan_roster(table.rows, planning)


def table_of(data):
    return work.read_paste(data, 2024)[0]


def pasted(people, order):
    lines = [[TITLES[place] for place in order]]
    lines += [[person[place] for place in order] for person in people]
    return table_of("\n".join("\t".join(line) for line in lines).encode())


def kept(plan):
    """The delegates that a plan makes, as the database would give them back."""
    rows = []
    for number, row in enumerate(plan.rows, start=1):
        plain = {
            "birth_year": None, "birth_on": None, "sex": None, "is_party": None, "is_union": None,
            "ethnic": "", "sender": "", "kind": DelegateKind.CHOSEN, "is_prestigious": False,
            "is_elder": False, "is_village_head": False,
        }  # fmt: skip
        plain |= dict.fromkeys(c.TEXTS, "")
        rows.append(Delegate(id=number, version=1, **(plain | row.values)))
    return rows


def values_of(plan):
    return [sorted(row.values.items(), key=lambda pair: pair[0]) for row in plan.rows]


@settings(max_examples=30)
@given(PEOPLE, st.permutations(range(len(TITLES))))
def test_columns_may_stand_in_any_order(people, order):
    usual = planned(pasted(people, range(len(TITLES))))
    other = planned(pasted(people, order))
    assert values_of(usual) == values_of(other)
    assert [row.values["full_name"] for row in usual.rows] == [person[0] for person in people]


@settings(max_examples=30)
@given(PEOPLE)
def test_decomposed_letters_make_the_same_delegates(people):
    whole = pasted(people, range(len(TITLES)))
    apart = "\n".join(
        "\t".join(unicodedata.normalize("NFD", cell) for cell in line) for line in (TITLES, *people)
    )
    assert values_of(planned(whole)) == values_of(planned(table_of(apart.encode())))


@settings(max_examples=30)
@given(PEOPLE)
def test_the_same_list_again_changes_nothing(people):
    first = planned(pasted(people, range(len(TITLES))))
    assert {row.state for row in first.rows} == {RowState.new}
    again = planned(pasted(people, range(len(TITLES))), kept(first))
    named_once = len({person[0] for person in people}) == len(people)
    if named_once or all(person[1] for person in people):
        assert {row.state for row in again.rows} == {RowState.same}
    assert again.new == 0


@settings(max_examples=10)
@given(PEOPLE)
def test_an_exported_list_comes_back_as_it_is_even_when_names_are_alike(people):
    rows = kept(planned(pasted(people, range(len(TITLES)))))
    for row in rows:
        row.__dict__["unit"] = Unit("A", Level("tỉnh"))
    data = write(c.ROSTER_SHEET, out_rows(rows), title_lines=("Danh sách đại biểu",))
    back = planned(work.read_file(data, "danh sách.xlsx"), rows)
    assert [(row.state, row.target_id) for row in back.rows] == [
        (RowState.same, row.id) for row in rows
    ]


@pytest.mark.parametrize("numbered", [True, False])
def test_a_paste_without_titles_is_read_by_what_its_cells_look_like(numbered):
    rows = ("Hoàng Văn An\t1985\tNam\tTày", "Y Vinh Tơr\t1990\tNữ\tNùng", "HÀ A LÀNG\t\tNam\tDao")
    text = "\n".join(f"{n}\t{row}" if numbered else row for n, row in enumerate(rows, start=1))
    found = planned(table_of(text.encode()))
    assert [
        (row.values["full_name"], row.values["birth_year"], row.values["ethnic"])
        for row in found.rows
    ] == [("Hoàng Văn An", 1985, "Tày"), ("Y Vinh Tơr", 1990, "Nùng"), ("HÀ A LÀNG", None, "Dao")]


def test_a_form_with_a_column_for_each_sex_gives_sex_and_year():
    text = (
        "TT\tHọ và tên\tNăm sinh\t\tDân tộc\n\t\tNam\tNữ\t\n"
        "1\tHoàng Văn An\t1985\t\tTày\n2\tLý Thị Na\t\t1990\tDao"
    )
    found = planned(table_of(text.encode()))
    assert [(row.values["sex"], row.values["birth_year"]) for row in found.rows] == [
        (Sex.MALE, 1985),
        (Sex.FEMALE, 1990),
    ]


def test_a_heading_names_who_sends_the_rows_below_it():
    text = (
        "TT\tHọ và tên\tNăm sinh\nI\tXÃ TRI PHƯƠNG\t\n1\tHoàng Văn An\t1985\n"
        "II\tXÃ CHÍ MINH\t\n1\tLý Thị Na\t1990"
    )
    found = planned(table_of(text.encode()))
    assert [row.values["sender"] for row in found.rows] == ["XÃ TRI PHƯƠNG", "XÃ CHÍ MINH"]


def test_a_year_that_was_missing_is_filled_in_for_the_one_of_that_name():
    first = planned(pasted([("Lý Thị Na", "", "Nữ", "Dao", "", "Chọn cử", "")], range(7)))
    [known] = kept(first)
    again = planned(
        pasted([("Lý Thị Na", "1990", "Nữ", "Dao", "", "Chọn cử", "")], range(7)), [known]
    )
    [row] = again.rows
    assert (row.state, row.target_id, row.changes[0].new) == (RowState.changed, 1, "1990")


def test_every_cell_that_cannot_be_read_stops_its_row_and_says_why():
    text = (
        "Họ và tên\tNăm sinh\tGiới tính\tDân tộc\tĐảng viên\tLoại đại biểu\n"
        "A B\t85\tnam\tTày\tx\tChọn cử\n"
        "C D\t1985\tkhác\tTày\tx\tChọn cử\n"
        "E F\t1985\tnam\tSao Hỏa\tx\tChọn cử\n"
        "G H\t1985\tnam\tTày\tdự bị\tChọn cử\n"
        "I K\t1985\tnam\tTày\tx\tdự khuyết\n"
    )
    found = planned(table_of(text.encode()))
    codes = [tuple(one.code for one in row.messages) for row in found.rows]
    assert codes == [
        ("unread_birth",),
        ("unread_sex",),
        ("unknown_group",),
        ("unread_mark",),
        ("unknown_kind",),
    ]
    assert not found.is_committable
