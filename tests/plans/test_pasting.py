"""A pasted table without titles, naming its columns, and cells written anew before the commit."""

from datetime import date

import pytest

from congress.core.deadlines import Context
from congress.plans.sheet import columns as c
from congress.plans.sheet.columns import PLAN_SHEET
from congress.plans.sheet.mending import MENDING, unknown_in
from congress.plans.sheet.pasting import read_paste, tells
from congress.plans.sheet.planning import Planning, plan_import
from congress.sheets.keeping import kept, restored
from congress.sheets.mending import Mend
from congress.sheets.naming import columns_of, named, named_by, rewritten
from congress.sheets.table import SheetError
from congress.units.rules import Candidate, Index

INDEX = Index(
    [
        Candidate(1, "Ban Dân tộc", short_name="BDT"),
        Candidate(2, "Sở Tài chính", short_name="STC"),
        Candidate(3, "Văn phòng UBND tỉnh", aliases=("VP UBND tỉnh",)),
    ]
)
CONTEXT = Context(today=date(2024, 5, 1), year=2024, d_day=date(2024, 11, 19))
LOOKS = tells(INDEX, CONTEXT)
TITLES = "TT\tNội dung công việc\tChủ trì\tPhối hợp\tThời hạn\tSản phẩm"
JOBS = (
    "1\tBan hành kế hoạch tổ chức Đại hội\tBan Dân tộc\tSTC; VP UBND tỉnh\ttrước 15/6\tKế hoạch",
    "2\tPhòng chống cháy nổ nơi tổ chức\tVP UBND tỉnh\tBan Dân tộc\tD-15\tPhương án",
    "3\tTrang trí hội trường\tSở Tài chính\t\ttrong tháng 9\tHội trường",
)


def read(*lines):
    return read_paste("\n".join(lines).encode(), LOOKS)


def planned(rows):
    return plan_import(list(rows), Planning((), INDEX, CONTEXT))


def row_of(*cells):
    table, _ = read(TITLES, "\t".join(cells))
    return list(table.rows)


def test_titles_say_which_column_is_which():
    table, cells = read(TITLES, *JOBS)
    assert cells["columns"] == {
        c.NUMBER: 0, c.CONTENT: 1, c.LEAD: 2, c.COORDINATING: 3, c.DEADLINE: 4, c.PRODUCT: 5,
    }  # fmt: skip
    assert not cells["guessed"]
    assert len(table.rows) == 3


@pytest.mark.parametrize(
    ("order", "keys"),
    [
        ((0, 1, 2, 3, 4, 5), (c.NUMBER, c.CONTENT, c.LEAD, c.COORDINATING, c.DEADLINE, c.PRODUCT)),
        ((1, 4, 2), (c.CONTENT, c.DEADLINE, c.LEAD)),
        ((0, 4, 1, 5, 2), (c.NUMBER, c.DEADLINE, c.CONTENT, c.PRODUCT, c.LEAD)),
        ((1,), (c.CONTENT,)),
        ((0, 1), (c.NUMBER, c.CONTENT)),
    ],
)
def test_without_titles_cells_say_which_column_is_which(order, keys):
    lines = ("\t".join(job.split("\t")[place] for place in order) for job in JOBS)
    table, cells = read(*lines)
    assert {key: place for place, key in enumerate(keys)} == cells["columns"]
    assert cells["guessed"]
    assert len(table.rows) == 3


def test_titles_of_their_own_make_help_with_the_rest():
    _, cells = read("Số TT\tViệc phải làm gấp\tĐơn vị nào\tHạn hoàn thành", *(
        "\t".join(job.split("\t")[place] for place in (0, 1, 2, 4)) for job in JOBS
    ))  # fmt: skip
    assert cells["columns"] == {c.NUMBER: 0, c.CONTENT: 1, c.LEAD: 2, c.DEADLINE: 3}
    assert cells["titles"] == [1, 1]


def test_columns_are_named_anew_by_the_user():
    _, cells = read(*JOBS)
    assert [one.title for one in columns_of(cells, PLAN_SHEET)] == list("ABCDEF")
    again, kept_cells = named(cells, {c.CONTENT: 1, c.NOTE: 5}, PLAN_SHEET, titled=False)
    assert [row.cells[c.NOTE] for row in again.rows] == ["Kế hoạch", "Phương án", "Hội trường"]
    assert [one.key for one in columns_of(kept_cells, PLAN_SHEET)] == [
        "",
        c.CONTENT,
        "",
        "",
        "",
        c.NOTE,
    ]
    assert len(named(cells, {c.CONTENT: 1}, PLAN_SHEET, titled=True)[0].rows) == 2


def test_columns_named_wrongly_are_told():
    _, cells = read(*JOBS)
    for keys, told in (
        ([c.NOTE], ("content_not_named", "Nội dung công việc")),
        ([c.CONTENT, c.NOTE, c.NOTE], ("named_twice", "Ghi chú")),
        ([c.NOTE, c.NOTE], ("content_not_named", "Nội dung công việc")),
    ):
        with pytest.raises(SheetError) as refused:
            named_by({f"column-{n}": key for n, key in enumerate(keys)}, cells, PLAN_SHEET)
        assert (refused.value.code, refused.value.details["title"]) == told


def test_a_cell_that_cannot_be_read_is_offered_and_read_anew():
    rows = row_of("1", "Họp", "BDT", "", "khi nào rảnh", "")
    plan = planned(rows)
    assert [(key, one.code) for key, one in MENDING.amber(plan.rows[0]).items()] == [
        (c.DEADLINE, "unreadable_deadline")
    ]
    mends = MENDING.mends_of({"cell-0-deadline": " trước  15/6 "}, plan)
    assert mends == [Mend(0, c.DEADLINE, "trước 15/6")]
    again = planned(MENDING.mended(rows, mends))
    assert MENDING.amber(again.rows[0]) == {}
    assert MENDING.still_amber(again, mends) == 0


def test_only_offered_cells_that_differ_are_written():
    plan = planned(row_of("1", "Họp", "BDT", "", "khi nào rảnh", ""))
    forged = {"cell-0-content": "x", "cell-9-deadline": "y", "cell-0-deadline": "khi nào rảnh"}
    assert MENDING.mends_of(forged, plan) == []


def test_a_cell_that_still_cannot_be_read_is_counted():
    rows = row_of("1", "Họp", "BDT", "", "", "")
    mends = MENDING.mends_of({"cell-0-deadline": "lúc ấy"}, planned(rows))
    assert MENDING.still_amber(planned(MENDING.mended(rows, mends)), mends) == 1


def test_of_several_leads_one_leads_and_the_others_coordinate():
    rows = row_of("1", "Họp", "Ban Dân tộc; Sở Tài chính", "VP UBND tỉnh", "D-15", "")
    plan = planned(rows)
    assert not plan.is_committable
    assert MENDING.can_be_mended(plan)
    mends = MENDING.mends_of({"cell-0-lead": "Sở Tài chính"}, plan)
    again = planned(MENDING.mended(rows, mends))
    assert again.is_committable
    assert again.rows[0].values[c.LEAD].unit_id == 2
    assert [one.unit_id for one in again.rows[0].values[c.COORDINATING]] == [3, 1]
    assert MENDING.mends_of({"cell-0-lead": "Sở Khác"}, plan) == []


def test_a_cell_too_long_is_refused_until_it_is_short():
    rows = row_of("1", "Họp", "BDT", "", "D-15", "x" * 2001)
    plan = planned(rows)
    assert (plan.is_committable, MENDING.can_be_mended(plan)) == (False, True)
    long = MENDING.mended(rows, [Mend(0, c.PRODUCT, "y" * 2001)])
    assert not planned(long).is_committable
    assert planned(MENDING.mended(long, [Mend(0, c.PRODUCT, "y")])).is_committable


def test_an_unknown_agency_is_asked_for_once_with_what_it_may_mean():
    table, _ = read(
        TITLES, "1\tHọp\tSở Tài chánh\t\tD-15\t", "2\tIn\tsở tài chánh\tBáo tỉnh\tD-5\t"
    )
    first, second = unknown_in(planned(table.rows), INDEX)
    assert (first.text, first.place, first.key) == ("Sở Tài chánh", 0, c.LEAD)
    assert [one.unit_id for one in first.near] == [2]
    assert (second.text, second.place, second.key) == ("Báo tỉnh", 1, c.COORDINATING)


def test_what_was_mended_stays_when_columns_are_named_anew():
    table, cells = read(*JOBS)
    before = restored(kept(table))
    after = MENDING.mended(before, [Mend(2, c.DEADLINE, "D-1")])
    again, _ = named(rewritten(cells, after, before), cells["columns"], PLAN_SHEET, titled=False)
    assert [row.cells[c.DEADLINE] for row in again.rows] == ["trước 15/6", "D-15", "D-1"]
