"""A sheet of jobs as an office declares it, and builders of real files."""

import datetime
import io

import odf.opendocument
import odf.table
import odf.text
import openpyxl
import pytest
import xlwt

from congress.sheets.reader import read
from congress.sheets.sheet import Column, Sheet

LEAD = ("Chủ trì", "Đơn vị chủ trì", "Cơ quan, đơn vị chủ trì", "Cơ quan thực hiện")
LEAD += ("Đơn vị thực hiện", "Chủ trì thực hiện")
SUPPORT = ("Phối hợp", "Đơn vị phối hợp", "Cơ quan phối hợp", "Đơn vị phối hợp thực hiện")
DUE = ("Thời hạn", "Thời hạn hoàn thành", "Thời gian", "Thời gian thực hiện", "Hạn hoàn thành")
JOB = ("Nội dung", "Nội dung công việc / nhiệm vụ", "Nội dung nhiệm vụ", "Nhiệm vụ", "Công việc")


@pytest.fixture(scope="session")
def jobs():
    columns = (
        Column("number", "TT", ("STT", "Số TT", "Số thứ tự"), 6, "number_label", multiline=False),
        Column("content", "Nội dung công việc", JOB, 44, required=True, limit=4000),
        Column("lead", "Cơ quan chủ trì", LEAD, 22),
        Column("support", "Cơ quan phối hợp", SUPPORT, 26),
        Column("due", "Thời gian hoàn thành", DUE, 18, "date_phrase", align="center"),
        Column("product", "Sản phẩm", ("Kết quả", "Kết quả, sản phẩm"), 20),
        Column("leader", "Lãnh đạo phụ trách", (), 18),
        Column("person", "Người phụ trách", ("Cán bộ phụ trách",), 18),
        Column("note", "Ghi chú", (), 18),
        Column("id", "Mã dòng", (), 8, "id", multiline=False, hidden=True),
        Column("version", "Phiên bản dòng", (), 8, "version", multiline=False, hidden=True),
    )
    return Sheet("Kế hoạch chi tiết", "Kế hoạch chi tiết", columns, "content", "number")


@pytest.fixture
def read_jobs(jobs):
    def run(data, filename="ke-hoach.xlsx"):
        return read(data, filename, jobs)

    return run


def fill_xlsx(page, rows, merges=(), start=1):
    for number, row in enumerate(rows, start):
        for column, value in enumerate(row, 1):
            if value is not None:
                page.cell(number, column).value = value
    for merge in merges:
        page.merge_cells(merge)


@pytest.fixture(scope="session")
def xlsx():
    def build(rows, merges=(), start=1, name="Sheet1", more=None):
        book = openpyxl.Workbook()
        book.active.title = name
        fill_xlsx(book.active, rows, merges, start)
        for other, values in (more or {}).items():
            fill_xlsx(book.create_sheet(other), values)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return build


@pytest.fixture(scope="session")
def xls():
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")

    def build(rows, merges=()):
        book = xlwt.Workbook(encoding="utf-8")
        page = book.add_sheet("Phụ lục")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, datetime.date):
                    page.write(number, column, value, day)
                elif value is not None:
                    page.write(number, column, value)
        for top, bottom, left, right, value in merges:
            page.write_merge(top, bottom, left, right, value)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return build


def ods_cell(value, **spans):
    if isinstance(value, datetime.date):
        return odf.table.TableCell(valuetype="date", datevalue=value.isoformat(), **spans)
    if isinstance(value, int | float):
        return odf.table.TableCell(valuetype="float", value=str(value), **spans)
    cell = odf.table.TableCell(valuetype="string", **spans) if value else odf.table.TableCell()
    for line in (value or "").split("\n"):
        cell.addElement(odf.text.P(text=line)) if value else None
    return cell


@pytest.fixture(scope="session")
def ods():
    def build(rows, tall=None):
        book = odf.opendocument.OpenDocumentSpreadsheet()
        table = odf.table.Table(name="Phụ lục")
        for number, row in enumerate(rows):
            line = odf.table.TableRow()
            for column, value in enumerate(row):
                height = (tall or {}).get((number, column))
                spans = {"numberrowsspanned": str(height)} if height else {}
                line.addElement(ods_cell(value, **spans))
            table.addElement(line)
        book.spreadsheet.addElement(table)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return build
