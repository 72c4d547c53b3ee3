import io
import subprocess
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.core.text import clean
from congress.sheets.csv_writer import write_csv
from congress.sheets.outgoing import OutRow
from congress.sheets.reader import read
from congress.sheets.writer import write

NASTY = [
    "=cmd|' /C calc'!A0",
    "+1",
    "@x",
    "-",
    "'",
    "''=1",
    "1.10",
    "01/02",
    "TRUE",
    "#N/A",
    "_x0041_",
]
NASTY += ["Tổng cộng", "Nơi nhận:", "TT", "Nội dung công việc", "I. Một", "(2)", "a\nb", "x" * 1999]
NASTY += ["Đại hội\u0323", "<b>&amp;", '"a";b,c\td', "\u00a0x\u200b", "1e5", "𠮷", "&P", "TM. BAN"]
KEYS = ("number", "content", "lead", "support", "due", "product", "note")

words = st.one_of(st.sampled_from(NASTY), st.text(max_size=40))
texts = words.filter(lambda text: not any(0xD800 <= ord(char) <= 0xDFFF for char in text))


def stored(text, key):
    return clean(text, limit=4000, multiline=key != "number")


@st.composite
def out_rows(draw):
    rows = []
    for place in range(draw(st.integers(1, 5))):
        cells = {key: stored(draw(texts), key) for key in KEYS}
        kind = draw(st.sampled_from(["group", "item"]))
        rows.append(OutRow(kind, cells, place + 1, draw(st.integers(1, 10**9))))
    return rows


def as_read(table):
    return [
        OutRow(
            "group" if row.is_group else "item",
            {key: row.cells[key] for key in KEYS},
            int(row.cells["id"]),
            int(row.cells["version"]),
        )
        for row in table.rows
    ]


@settings(max_examples=60, deadline=None)
@given(out_rows())
def test_what_is_written_as_xlsx_is_read_back(jobs, rows):
    data = write(jobs, rows, title_lines=("KẾ HOẠCH", "=1+1"), guide=("TT", "Nội dung"))
    assert as_read(read(data, "a.xlsx", jobs)) == rows


@settings(max_examples=60, deadline=None)
@given(out_rows(), st.sampled_from([",", ";", "\t"]))
def test_what_is_written_as_csv_is_read_back(jobs, rows, delimiter):
    data = write_csv(jobs, rows, delimiter=delimiter)
    assert as_read(read(data, "a.csv", jobs)) == rows


ROWS = [
    OutRow("group", {"number": "I", "content": "Tuyên truyền"}, 1, 1),
    OutRow("item", {"number": "1", "content": "Họp\nbáo", "lead": "Sở", "due": "30/6/2024"}, 2, 7),
]


def test_rows_added_to_an_exported_file_have_no_identity(jobs):
    book = openpyxl.load_workbook(io.BytesIO(write(jobs, ROWS)))
    book.worksheets[0].append(["2", "Việc thêm", "Sở Nội vụ"])
    out = io.BytesIO()
    book.save(out)
    row = read(out.getvalue(), "a.xlsx", jobs).rows[2]
    assert (row.cells["id"], row.cells["content"], row.is_group) == ("", "Việc thêm", False)


def test_a_row_copied_in_an_exported_file_is_told_on_both(jobs):
    book = openpyxl.load_workbook(io.BytesIO(write(jobs, ROWS)))
    page = book.worksheets[0]
    page.append([cell.value for cell in page[3]])
    out = io.BytesIO()
    book.save(out)
    rows = read(out.getvalue(), "a.xlsx", jobs).rows
    assert [[m.code for m in row.messages] for row in rows] == [
        [],
        ["duplicate_id"],
        ["duplicate_id"],
    ]


def test_a_row_whose_words_were_deleted_is_still_a_row(jobs):
    rows = [*ROWS, OutRow("item", {}, 3, 1)]
    assert as_empty(read(write(jobs, rows), "a.xlsx", jobs).rows[2]) == ("3", "", False)


def test_a_row_of_nothing_but_numbers_is_still_a_row(jobs):
    rows = [OutRow("item", {"number": "(1)", "content": "(2)", "lead": "(3)"}, 1, 1)]
    assert len(read(write(jobs, rows), "a.xlsx", jobs).rows) == 1


def as_empty(row):
    return row.cells["id"], row.cells["content"], row.is_group


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xls", "ods", "csv", "xlsx"])
def test_an_exported_file_survives_another_office_program(jobs, tmp_path, kind):
    source = tmp_path / "a.xlsx"
    source.write_bytes(write(jobs, ROWS, title_lines=("KẾ HOẠCH",)))
    saved = tmp_path / "out"
    command = ["/usr/bin/soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    if not Path(command[0]).exists():
        pytest.skip("no office program on this machine")
    target = "csv:Text - txt - csv (StarCalc):44,34,76" if kind == "csv" else kind
    command += ["--convert-to", target, "--outdir", str(saved), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    rows = read((saved / f"a.{kind}").read_bytes(), f"a.{kind}", jobs).rows
    assert [(row.is_group, row.cells["id"], row.cells["content"]) for row in rows] == [
        (True, "1", "Tuyên truyền"),
        (False, "2", "Họp\nbáo"),
    ]
