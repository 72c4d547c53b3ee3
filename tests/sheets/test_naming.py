"""A file kept as it came in: its columns named on every worksheet, its rows mended and kept."""

import datetime
import json

import pytest

from congress.sheets.keeping import kept_rows, restored
from congress.sheets.mending import Mend, Mending
from congress.sheets.naming import columns_of, named, named_by, read_uploaded, rewritten
from congress.sheets.table import SheetError

TITLES = ("TT", "Nội dung công việc", "Chủ trì", "Thời gian")
ROWS = (("1", "Họp ban", "Sở Tài chính", "30/6"), ("2", "In tài liệu", "Ban Dân tộc", "tháng 9"))


def none(_grid):
    return None


def upload(data, jobs, guess=none):
    table, cells = read_uploaded(data, "tep.xlsx", jobs, guess)
    return table, json.loads(json.dumps(cells))


def test_what_is_kept_reads_as_the_file_did(xlsx, jobs):
    day = datetime.date(2024, 6, 30)
    rows = [TITLES, (datetime.date(2024, 2, 1), "Họp ban", "Sở Tài chính", day)]
    table, cells = upload(xlsx(rows), jobs)
    again, _ = named(cells, cells["columns"], jobs, titled=True)
    assert again.rows == table.rows
    assert not cells["guessed"]


def test_worksheets_with_the_same_columns_are_named_together_and_keep_their_rows(xlsx, jobs):
    data = xlsx([TITLES, ROWS[0]], more={"Hai": [("Kế hoạch",), TITLES, ROWS[1]]})
    table, cells = upload(data, jobs)
    keys = {one.key: one.place for one in columns_of(cells, jobs)}
    again, _ = named(cells, keys | {"content": 2, "lead": 1}, jobs, titled=True)
    assert [(row.worksheet, row.row) for row in again.rows] == [("Sheet1", 2), ("Hai", 3)]
    assert [row.cells["content"] for row in again.rows] == ["Sở Tài chính", "Ban Dân tộc"]
    assert [row.cells["content"] for row in table.rows] == ["Họp ban", "In tài liệu"]


def test_worksheets_of_different_columns_are_read_and_not_named(xlsx, jobs):
    other = (TITLES[1], TITLES[0], *TITLES[2:])
    table, cells = upload(
        xlsx([TITLES, ROWS[0]], more={"Hai": [other, ("Việc khác", "2", "Sở Nội vụ", "30/7")]}),
        jobs,
    )
    assert len(table.rows) == 2
    assert columns_of(cells, jobs) == []


def test_a_worksheet_without_titles_is_passed_over_by_name(xlsx, jobs):
    _, cells = upload(xlsx([TITLES, *ROWS], more={"Ghi chép": [("một", "hai")]}), jobs)
    assert cells["passed_over"] == ["Ghi chép"]


def test_a_file_without_titles_that_cannot_be_guessed_is_refused(xlsx, jobs):
    with pytest.raises(SheetError) as refused:
        upload(xlsx([("một", "hai"), ("ba", "bốn")]), jobs)
    assert refused.value.code == "no_header"


def test_a_form_names_only_columns_that_are_there(xlsx, jobs):
    _, cells = upload(xlsx([TITLES, *ROWS]), jobs)
    sent = {"column-0": "", "column-1": "content", "column-3": "nothing", "column-9": "lead"}
    _, again = named_by(sent, cells, jobs)
    assert again["columns"] == {"content": 1}


def test_a_mended_cell_is_mended_on_its_own_worksheet(xlsx, jobs):
    data = xlsx([TITLES, ROWS[0]], more={"Hai": [TITLES, ROWS[1]]})
    table, cells = upload(data, jobs)
    before = restored(kept_rows(table.rows))
    mending = Mending(jobs, frozenset(), frozenset(), frozenset())
    after = mending.mended(before, [Mend(1, "lead", "Sở Nội vụ")])
    again, _ = named(rewritten(cells, after, before), cells["columns"], jobs, titled=True)
    assert [row.cells["lead"] for row in again.rows] == ["Sở Tài chính", "Sở Nội vụ"]
