"""The five plans as five offices would write them: five formats, five layouts."""

import csv
import io
import unicodedata
from collections.abc import Callable
from datetime import date

import odf.opendocument
import odf.table
import odf.text
import openpyxl
import xlwt

from tests.plans.cases.facts import Case, Item

Cell = str | int | date
Line = list[Cell]


def quang_nam(case: Case) -> bytes:
    """A title block, titles on two rows with merged cells, real dates, a lead merged down."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Phụ lục"
    page["A1"], page["D1"] = "BAN CHỈ ĐẠO ĐẠI HỘI TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    page["D2"] = "Độc lập - Tự do - Hạnh phúc"
    page["A4"] = "PHÂN CÔNG NHIỆM VỤ TỔ CHỨC ĐẠI HỘI"
    page["A5"] = "(Kèm theo Kế hoạch số 52/KH-BCĐ ngày 01/4/2024)"
    for cell, title in zip(
        ("A7", "B7", "C7", "E7", "F7", "C8", "D8"),
        ("STT", "Nội dung công việc", "Cơ quan thực hiện", "Thời gian\nhoàn thành", "Sản phẩm",
         "Chủ trì", "Phối hợp"),
        strict=True,
    ):  # fmt: skip
        page[cell] = title
    for area in ("A1:B1", "D1:F1", "D2:F2", "A4:F4", "A5:F5", "A7:A8", "B7:B8", "C7:D7", "E7:E8"):
        page.merge_cells(area)
    page.merge_cells("F7:F8")
    page.append([f"({number})" for number in range(1, 7)])
    first = page.max_row + 1
    for item in case.items:
        page.append(_line(item))
    _merge_equal_leads(page, first)
    return _saved(book.save)


def _merge_equal_leads(page, first: int) -> None:
    above = first
    for row in range(first + 1, page.max_row + 2):
        if page.cell(row, 3).value != page.cell(above, 3).value:
            if row - above > 1:
                page.merge_cells(start_row=above, end_row=row - 1, start_column=3, end_column=3)
            above = row


def hoa_binh(case: Case) -> bytes:
    """An old Excel file: numbers as numbers, headings of groups in capitals, a styled date."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("Kế hoạch")
    lines: list[Line] = [
        ["PHỤ LỤC TIẾN ĐỘ THỰC HIỆN"],
        [],
        ["TT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn", "Kết quả"],
    ]
    for item in case.items:
        if item.part:
            lines.append(list(item.part))
        lines.append([int(item.number), *_line(item)[1:]])
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for row, line in enumerate(lines):
        for column, value in enumerate(line):
            if isinstance(value, date):
                page.write(row, column, value, day)
            elif value != "":
                page.write(row, column, value)
    return _saved(book.save)


def kon_tum(case: Case) -> bytes:
    """An OpenDocument sheet: other titles in another order, accents as separate characters."""
    document = odf.opendocument.OpenDocumentSpreadsheet()
    table = odf.table.Table(name="Kế hoạch")
    titles: Line = ["Kết quả, sản phẩm", "Thời hạn hoàn thành", "Nhiệm vụ cụ thể"]
    titles += ["Số TT", "Đơn vị phối hợp thực hiện", "Cơ quan, đơn vị chủ trì"]
    lines = [["KẾ HOẠCH TỔ CHỨC ĐẠI HỘI"], titles]
    for item in case.items:
        number, content, lead, coordinating, deadline, product = _line(item)
        lines.append([product, deadline, content, number, coordinating, lead])
    for line in lines:
        row = odf.table.TableRow()
        for value in line:
            row.addElement(_ods_cell(value))
        table.addElement(row)
    document.spreadsheet.addElement(table)
    return _saved(document.write)


def _ods_cell(value: Cell) -> odf.table.TableCell:
    if isinstance(value, date):
        return odf.table.TableCell(valuetype="date", datevalue=value.isoformat())
    cell = odf.table.TableCell(valuetype="string")
    cell.addElement(odf.text.P(text=unicodedata.normalize("NFD", str(value))))
    return cell


def dien_bien(case: Case) -> bytes:
    """A text file with semicolons and a mark, phrases only, no column of products."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["KẾ HOẠCH TỔ CHỨC ĐẠI HỘI", "", "", "", ""])
    writer.writerow(["TT", "Công việc", "Chủ trì", "Phối hợp", "Thời gian thực hiện"])
    for item in case.items:
        writer.writerow(_line(item)[:5])
    return out.getvalue().encode("utf-8-sig")


def lang_son(case: Case) -> bytes:
    """A workbook of several sheets: a cover, jobs on two sheets, signatures under the table."""
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Bìa"
    cover["B3"] = "KẾ HOẠCH ĐẠI HỘI ĐẠI BIỂU CÁC DÂN TỘC THIỂU SỐ TỈNH LẠNG SƠN"
    titles = ("STT", "Nhiệm vụ", "Cơ quan thực hiện", "Cơ quan phối hợp", "Thời gian", "Sản phẩm")
    for name, items in (("Chuẩn bị", case.items[:6]), ("Đại hội", case.items[6:])):
        page = book.create_sheet(name)
        page.append([name.upper()])
        page.append(titles)
        for item in items:
            page.append(_line(item))
        page.append([])
        page.append(["Nơi nhận:", None, None, "TM. BAN CHỈ ĐẠO"])
        page.append(["- Như trên;", None, None, "TRƯỞNG BAN"])
        page.append(["- Lưu: VT."])
    return _saved(book.save)


def _line(item: Item) -> Line:
    return [
        item.number,
        item.content,
        item.lead_cell,
        item.coordinating_cell,
        item.deadline_written,
        item.product,
    ]


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


FILES: dict[str, tuple[str, Callable[[Case], bytes]]] = {
    "dien-bien-2024": ("tien-do.csv", dien_bien),
    "hoa-binh-2024": ("phu-luc.xls", hoa_binh),
    "kon-tum-2024": ("ke-hoach.ods", kon_tum),
    "lang-son-2024": ("ke-hoach.xlsx", lang_son),
    "quang-nam-2024": ("phu-luc.xlsx", quang_nam),
}
