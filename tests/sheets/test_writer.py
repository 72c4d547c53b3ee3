import io
import zipfile

import openpyxl
import pytest

from congress.sheets.csv_writer import write_csv
from congress.sheets.outgoing import OutRow
from congress.sheets.sheet import Column, Sheet
from congress.sheets.table import SheetError
from congress.sheets.writer import sheet_name, write

GROUP = OutRow("group", {"number": "I", "content": "Tuyên truyền"}, 3, 1)
ITEM = OutRow("item", {"number": "1", "content": "Họp báo", "lead": "Sở Nội vụ"}, 12, 4)
EVIL = "=cmd|' /C calc'!A0"


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        return bundle.read(name).decode()


@pytest.fixture
def page(jobs):
    titles = ("TIỂU BAN TUYÊN TRUYỀN", "KẾ HOẠCH")
    return opened(write(jobs, [GROUP, ITEM], title_lines=titles)).worksheets[0]


def test_titles_stand_over_the_header_over_the_rows(page):
    assert page["A1"].value == "TIỂU BAN TUYÊN TRUYỀN"
    assert [cell.value for cell in page[4]][:3] == ["TT", "Nội dung công việc", "Cơ quan chủ trì"]
    assert [cell.value for cell in page[6]][:3] == ["1", "Họp báo", "Sở Nội vụ"]


def test_the_header_is_frozen_filtered_and_repeated(page):
    assert page.freeze_panes == "A5"
    assert page.auto_filter.ref == "A4:K6"
    assert page.print_title_rows == "$4:$4"


def test_the_page_is_a4_landscape_one_page_wide_with_numbers(page):
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight == 0
    assert "&P/&N" in page.oddFooter.center.text


def test_identity_is_hidden_and_locked_at_the_far_right(page):
    assert [page.cell(6, column).value for column in (10, 11)] == ["12", "4"]
    assert page.column_dimensions["J"].hidden
    assert page["J6"].protection.locked
    assert not page["B6"].protection.locked


def test_letters_are_times_new_roman_12_and_wrap(page):
    assert (page["B6"].font.name, page["B6"].font.size) == ("Times New Roman", 12)
    assert page["B6"].alignment.wrap_text
    assert page["E4"].alignment.horizontal == "center"


def test_rows_are_as_high_as_their_text_and_may_grow(jobs):
    data = write(jobs, [ITEM, OutRow("item", {"content": "một dòng dài " * 20}, 1, 1)])
    rows = opened(data).worksheets[0].row_dimensions
    assert rows[3].height > 5 * rows[2].height
    assert "customHeight" not in part(data, "xl/worksheets/sheet1.xml")


def test_groups_are_bold_and_marked(page):
    assert page["B5"].font.bold
    assert page["J5"].value == "#3"


@pytest.mark.parametrize("text", [EVIL, "+1", "-1", "@x", "{=1+1}", "http://a.b", "1.10", "007"])
def test_everything_typed_is_written_as_text(jobs, text):
    data = write(jobs, [OutRow("item", {"content": text}, 1, 1)])
    cell = opened(data).worksheets[0]["B2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert "<f>" not in part(data, "xl/worksheets/sheet1.xml")


def test_control_characters_are_left_out(jobs):
    data = write(jobs, [OutRow("item", {"content": "a\x00b\x0b\ud800c\ufffe"}, 1, 1)])
    assert opened(data).worksheets[0]["B2"].value == "abc"


def test_a_text_that_no_cell_holds_is_refused_with_its_cell(jobs):
    with pytest.raises(SheetError) as refused:
        write(jobs, [OutRow("item", {"content": "x" * 32_768}, 1, 1)])
    assert (refused.value.code, refused.value.details["cell"]) == ("cell_too_long", "B2")


def test_short_lists_are_offered_and_other_texts_allowed(jobs):
    page = opened(write(jobs, [ITEM], lists={"person": ["Nông Văn Thử"]})).worksheets[0]
    offer = next(v for v in page.data_validations.dataValidation if v.type == "list")
    assert (offer.formula1, offer.errorStyle) == ('"Nông Văn Thử"', "information")
    assert "H2" in offer.sqref


def test_long_lists_stand_on_a_hidden_page(jobs):
    agencies = [f"Sở số {n}, tỉnh" for n in range(60)]
    book = opened(write(jobs, [ITEM], lists={"lead": agencies}))
    offer = next(v for v in book.worksheets[0].data_validations.dataValidation if v.type == "list")
    assert offer.formula1 == "'Danh mục'!$A$2:$A$61"
    assert book["Danh mục"].sheet_state == "hidden"
    assert book["Danh mục"]["A61"].value == agencies[-1]


def test_choices_of_a_column_are_offered():
    state = Column("state", "Trạng thái", kind="choice", choices=("nháp", "hoàn thành"))
    sheet = Sheet("A", "A", (Column("content", "Nội dung"), state), "content")
    page = opened(write(sheet, [])).worksheets[0]
    assert page.data_validations.dataValidation[0].formula1 == '"nháp,hoàn thành"'


def test_the_guide_has_a_page_of_its_own(jobs):
    book = opened(write(jobs, [ITEM], guide=("Điền từ dòng 2.", "=1+1")))
    assert [cell.value for cell in book["Hướng dẫn"]["A"]] == ["Điền từ dòng 2.", "=1+1"]


def test_a_template_without_rows_can_be_filled(jobs):
    assert opened(write(jobs, [])).worksheets[0].auto_filter.ref == "A1:K2"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kế hoạch 12/KH-BCĐ: [dự thảo]?", "Kế hoạch 12 KH-BCĐ dự thảo"),
        ("'" * 40, "Sheet"),
        ("", "Sheet"),
        ("x" * 40, "x" * 31),
        ("History", "History_"),
        ("Danh mục", "Danh mục (2)"),
    ],
)
def test_worksheet_names_are_made_fit(name, expected):
    assert sheet_name(name, ("Hướng dẫn", "Danh mục")) == expected


def test_a_csv_has_its_mark_and_its_delimiter(jobs):
    data = write_csv(jobs, [ITEM], delimiter=";")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines()[0].startswith("TT;Nội dung công việc;")


@pytest.mark.parametrize("text", [EVIL, "+1", "-1", "@x", "\tx", "'=1"])
def test_a_csv_holds_no_formula(jobs, text):
    lines = write_csv(jobs, [OutRow("item", {"content": text}, 1, 1)]).decode("utf-8-sig")
    assert f"'{text}" in lines.splitlines()[1]
