"""What was copied in Excel, Word or a page is read back cell by cell."""

import csv
import html
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.sheets.pasted import pasted, rows_of
from congress.sheets.reader import read_grid
from congress.sheets.table import Header, SheetError

EXCEL = """Version:1.0
StartHTML:0000000105
<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta name=ProgId content=Excel.Sheet><style><!--td {mso-number-format:General;}--></style></head>
<body link="#0563C1"><table border=0 cellpadding=0><!--StartFragment-->
 <col width=64 style='width:48pt'><col width=64>
 {rows}<![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=64></td></tr>
<![endif]><!--EndFragment--></table></body></html>"""
WORD_CELL = """<td width=1 valign=top style='border:solid windowtext 1.0pt'>
  <p class=MsoNormal style='mso-list:l0'><span lang=VI style='mso-list:Ignore'>1.<span>&nbsp;
  </span></span>Lập danh\n  mục<o:p></o:p></p><p class=MsoNormal>
  tài liệu <del>cũ</del><o:p>&nbsp;</o:p></p></td>"""
NASTY = [
    "",
    '"',
    '""',
    'a "b" c',
    "a\tb",
    "a\nb",
    '"a\tb',
    "\n",
    "=1+1",
    "'x",
    "I.",
    "30/6",
    "<b>",
    "&amp;",
]
cells = st.one_of(st.sampled_from(NASTY), st.text(alphabet='ađ "\t\n<>&;,=', max_size=12))
# A line of a cell is shown trimmed and with single spaces, so only such texts can come back whole.
shown = st.text(alphabet="aăđ\n<>&\"'=;", max_size=12).map(lambda text: text.strip("\n"))


def tables(of):
    rows = st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(of, min_size=width, max_size=width), min_size=1, max_size=5)
    )
    return rows.filter(lambda table: len(table[0]) > 1 or all(row[0] for row in table))


def read_html(text, sheet):
    return pasted(text.encode(), sheet)


def grid(text, sheet):
    return [[str(value) for value in line] for line in read_html(text, sheet).grid.values]


@given(tables(cells))
def test_text_with_tabs_comes_back_cell_by_cell(table):
    out = io.StringIO(newline="")
    csv.writer(out, "excel-tab").writerows(table)
    assert rows_of(out.getvalue()) == table


@given(tables(shown))
def test_a_table_of_a_page_comes_back_cell_by_cell(jobs, table):
    def cell(text):
        return f"<td>{html.escape(text, quote=False)}</td>".replace("\n", "<br>")

    rows = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in table)
    found = f"<table>{rows}</table>"
    if not any(text.strip() for row in table for text in row):
        with pytest.raises(SheetError):
            grid(found, jobs)
    else:
        assert grid(found, jobs) == table


@st.composite
def spans(draw):
    """A table cut into merged cells: rows of (text, rowspan, colspan), the text of each place."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    owner, rows = {}, []
    for row in range(height):
        line = []
        for column in range(width):
            if (row, column) in owner:
                continue
            free = next(
                n for n in range(1, width + 1) if n == width - column or (row, column + n) in owner
            )
            down, across = draw(st.integers(1, height - row)), draw(st.integers(1, free))
            text = f"{row}.{column}"
            owner |= {(row + r, column + c): text for r in range(down) for c in range(across)}
            line.append((text, down, across))
        rows.append(line)
    return rows, owner


@given(spans())
def test_merged_cells_cover_what_they_cover(jobs, drawn):
    rows, owner = drawn
    lines = (
        "".join(f"<td rowspan={down} colspan={across}>{text}</td>" for text, down, across in row)
        for row in rows
    )
    found = read_html("<table><tr>" + "</tr><tr>".join(lines) + "</tr></table>", jobs).grid
    for place, text in owner.items():
        assert found.text(*found.anchors.get(place, place)) == text


def test_a_quote_that_is_never_closed_is_a_quote():
    assert rows_of('"Chào\tb\nc\td') == [['"Chào', "b"], ["c", "d"]]
    assert rows_of('"Đại hội" lần IV\tb') == [['"Đại hội" lần IV', "b"]]


def test_excel_tells_merged_and_hidden_cells(jobs):
    rows = """<tr><td rowspan=2>1</td><td style='display:none'>ẩn</td><td>Việc<br>dài</td></tr>
      <tr><td style='mso-style:x;display: NONE'>ẩn</td><td>Việc hai</td></tr>
      <tr style='display:none'><td>x</td><td>y</td><td>z</td></tr>"""
    found = read_html(EXCEL.replace("{rows}", rows), jobs)
    assert (found.program, found.hidden) == ("excel", 2)
    assert found.grid.values == [["1", "Việc\ndài"], ["", "Việc hai"]]
    assert found.grid.merges == (((0, 0), (1, 0)),)


def test_a_hidden_column_told_by_its_col_goes(jobs):
    text = "<table><col><col span=2 style='display:none'><col><tr><td>a<td>b<td>c<td>d</table>"
    assert grid(text, jobs) == [["a", "d"]]


def test_a_cell_of_word_is_one_cell_and_what_was_deleted_is_not_read(jobs):
    text = f"<html><meta content=Word.Document><table><tr>{WORD_CELL}<td>b</td></tr></table>"
    assert grid(text, jobs) == [["1. Lập danh mục\ntài liệu", "b"]]
    assert read_html(text, jobs).program == "word"


def test_text_that_runs_over_empty_cells_is_not_merged(jobs):
    over = "<td colspan=2 style='mso-ignore:colspan'>I. Phần"
    text = f"<table><tr>{over}<td>x<tr><td>a<td>b<td>c</table>"
    found = read_html(text, jobs).grid
    assert (found.values[0], found.merges) == (["I. Phần", "", "x"], ())


def test_the_table_that_bears_the_titles_is_taken_out_of_a_paper(jobs):
    head = "<tr><td>TT<td>Nội dung công việc<td>Chủ trì</tr>"
    text = f"""<table><tr><td>ỦY BAN NHÂN DÂN<td>CỘNG HÒA</tr><tr><td>Số: 1<td>Lạng Sơn</tr></table>
      <p>Kế hoạch</p><table>{head}<tr><td>1<td>Họp<td>VP</table>
      <table>{head}<tr><td>2<td>In<td>VP</table><table><tr><td>Nơi nhận:<td>TM. BAN</table>"""
    found = read_html(text, jobs)
    assert [line[1] for line in found.grid.values] == [
        "Nội dung công việc", "Họp", "Nội dung công việc", "In",
    ]  # fmt: skip
    assert found.left_out == 2


def test_a_table_inside_a_cell_is_part_of_the_cell(jobs):
    inner = "<table><tr><td>x</td><td>y</td></tr></table>"
    rows = "<tr><td>1<td>a</tr>" * 3
    assert grid(f"<table><tr><td>0</td><td>{inner}</td></tr>{rows}</table>", jobs)[0] == [
        "0",
        "x\ny",
    ]
    framed = f"<table><tr><td><table>{rows}</table></td></tr></table>"
    assert grid(framed, jobs) == [["1", "a"]] * 3


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "nothing_pasted"),
        (b" \r\n\t ", "nothing_pasted"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "picture_pasted"),
        (b"<html><body><img src='cid:1'></body></html>", "picture_pasted"),
        (b"<html><table><tr><td><img></table></html>", "picture_pasted"),
        (b"<html><body><p>words only</p></body></html>", "no_table_pasted"),
        (b"<table>" * 300, "too_many_tables"),
        (b"<table><tr>" + b"<td>x" * 201, "too_many_columns"),
        (b"<table>" + b"<tr><td>x" * 20_001, "too_many_rows"),
        (b"x\n" * 20_001, "too_many_rows"),
    ],
)
def test_what_holds_no_table_is_refused(jobs, data, code):
    with pytest.raises(SheetError) as refused:
        pasted(data, jobs)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "<table>" + "<tr><td rowspan=99999 colspan=200>x</td></tr>" * 5000,
        "<table><tr><td rowspan=0>x<td colspan=-1>y<td colspan=9e9>z<td rowspan=१>t",
        "<div>" * 100_000 + "<table><tr><td>x",
        "<table><tr><td>" + "<b>" * 100_000 + "x",
        "<table><tr><td>" + "&nbsp; \n" * 200_000 + "x",
        '"x\t' * 200_000 + "<table>",
        '"""x\t' * 200_000,
    ],
)
def test_hostile_pastes_end_soon(jobs, text):
    start = time.perf_counter()
    try:
        found = pasted(text.encode(), jobs).grid
        assert found.width <= 200 or not text.startswith("<")
    except SheetError:
        pass
    assert time.perf_counter() - start < 3


def test_rows_without_titles_are_read_from_the_first(jobs):
    found = pasted("1\tHọp\n2\tIn\n".encode(), jobs).grid
    table = read_grid(found, Header("", 1, 0, {"number": 0, "content": 1}), jobs)
    assert [(row.number, row.cells["content"]) for row in table.rows] == [("1", "Họp"), ("2", "In")]
