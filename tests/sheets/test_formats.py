import codecs
import datetime
import io

import pytest
import xlwt

HEADER = ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời gian hoàn thành"]
FIRST = ["1", "Khảo sát địa điểm", "Văn phòng UBND tỉnh", "15/4/2024"]
SECOND = ["2", "Trang trí khánh tiết", "Sở Văn hóa", "D-3"]


def cells(row):
    return [row.cells[key] for key in ("number", "content", "lead", "due")]


def as_csv(rows, delimiter=","):
    return "\r\n".join(delimiter.join(row) for row in rows)


def test_an_old_xls_is_read(xls, read_jobs):
    rows = [["PHỤ LỤC"], HEADER, FIRST, [2, *SECOND[1:3], datetime.date(2024, 11, 9)]]
    table = read_jobs(xls(rows), "cu.xls")
    assert cells(table.rows[0]) == FIRST
    assert cells(table.rows[1]) == [*SECOND[:3], "09/11/2024"]


def test_a_lead_merged_over_rows_of_an_xls_belongs_to_each(xls, read_jobs):
    rows = [HEADER, ["1", "Việc 1"], ["2", "Việc 2"]]
    table = read_jobs(xls(rows, [(1, 2, 2, 2, "Công an tỉnh")]))
    assert [row.cells["lead"] for row in table.rows] == ["Công an tỉnh"] * 2


def test_an_ods_is_read(ods, read_jobs):
    rows = [["PHỤ LỤC"], [], HEADER, [1, *FIRST[1:3], datetime.date(2024, 4, 15)], SECOND]
    table = read_jobs(ods(rows), "moi.ods")
    assert cells(table.rows[0]) == [*FIRST[:3], "15/04/2024"]
    assert (table.rows[0].row, table.rows[0].cell_refs["due"]) == (4, "D4")


def test_a_lead_merged_over_rows_of_an_ods_belongs_to_each(ods, read_jobs):
    rows = [HEADER, ["1", "Việc 1", "Công an tỉnh"], ["2", "Việc 2", ""]]
    table = read_jobs(ods(rows, tall={(1, 2): 2}))
    assert [row.cells["lead"] for row in table.rows] == ["Công an tỉnh"] * 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_with_any_delimiter(read_jobs, delimiter):
    data = as_csv([["Kế hoạch"], HEADER, FIRST, SECOND], delimiter).encode("utf-8-sig")
    assert cells(read_jobs(data, "a.csv").rows[1]) == SECOND


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_is_read_in_any_unicode(read_jobs, encoding):
    data = as_csv([HEADER, FIRST]).encode(encoding)
    assert cells(read_jobs(data, "a.csv").rows[0]) == FIRST


def test_a_csv_in_the_old_windows_encoding_is_read(read_jobs):
    tones = {"\u1ecd": "o\u0323", "\u1ed9": "\u00f4\u0323", "\u1ec7": "\u00ea\u0323"}
    text = as_csv([["TT", "Nội dung công việc", "Chủ trì"], ["1", "Họp", "Sở"]])
    split = "".join(tones.get(char, char) for char in text)
    pairs = {"\u1ee7": "u\u0309", "\u00ec": "i\u0300", "\u1edf": "\u01a1\u0309"}
    split = "".join(pairs.get(char, char) for char in split)
    row = read_jobs(codecs.encode(split, "cp1258"), "a.csv").rows[0]
    assert (row.cells["content"], row.cells["lead"]) == ("Họp", "Sở")


def test_a_number_in_a_csv_keeps_its_last_zero(read_jobs):
    data = as_csv([HEADER, ["1.10", *FIRST[1:]]]).encode()
    assert read_jobs(data, "a.csv").rows[0].number == "1.10"


def test_a_text_file_called_xls_is_read_as_what_it_is(read_jobs):
    data = as_csv([HEADER, FIRST], "\t").encode("utf-16")
    assert cells(read_jobs(data, "xuat.xls").rows[0]) == FIRST


def test_commas_inside_cells_do_not_hide_the_semicolon(read_jobs):
    row = ["1", "Xem, nghe, đọc, ghi", "Sở Văn hóa, Thể thao và Du lịch", "30/6"]
    data = as_csv([HEADER, row], ";").encode()
    assert cells(read_jobs(data, "a.csv").rows[0]) == row


def test_an_xlsx_called_csv_is_read_as_what_it_is(xlsx, read_jobs):
    assert cells(read_jobs(xlsx([HEADER, FIRST]), "a.csv").rows[0]) == FIRST


def test_errors_in_cells_of_an_xls_are_named(read_jobs):
    book = xlwt.Workbook()
    page = book.add_sheet("Bảng")
    for column, text in enumerate(HEADER):
        page.write(0, column, text)
    page.write(1, 1, "Họp")
    page.row(1).set_cell_error(2, 42)
    out = io.BytesIO()
    book.save(out)
    message = read_jobs(out.getvalue()).rows[0].messages[0]
    assert (message.code, message.cell) == ("cell_error", "C2")


def test_empty_formatted_cells_of_an_xls_do_no_harm(read_jobs):
    book = xlwt.Workbook()
    page = book.add_sheet("A")
    for column, text in enumerate(HEADER):
        page.write(0, column, text)
        page.write(1, column, "Việc")
    page.write(60_000, 200, "", xlwt.easyxf("font: bold on"))
    out = io.BytesIO()
    book.save(out)
    assert len(read_jobs(out.getvalue()).rows) == 1
