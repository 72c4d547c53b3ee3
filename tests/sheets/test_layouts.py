import io
import unicodedata
from datetime import date, datetime, time

import openpyxl
import pytest

from congress.sheets.table import SheetError

HEADER = ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp"]
HEADER += ["Thời gian hoàn thành", "Sản phẩm", "Ghi chú"]
DANCE = ["1", "Dàn dựng chương trình văn nghệ chào mừng", "Sở Văn hóa, Thể thao và Du lịch"]
DANCE += ["Ban Dân tộc tỉnh; UBND huyện Cao Lộc", "trước 30/9/2024", "Kịch bản", ""]
BANNERS = ["2", "Treo băng rôn, pa nô", "UBND thành phố", "", "tháng 10/2024", "", "Có ảnh"]


def contents(table):
    return [row.cells["content"] for row in table.rows]


def codes(row):
    return [message.code for message in row.messages]


def test_a_plain_table_is_read_cell_by_cell(xlsx, read_jobs):
    row = read_jobs(xlsx([HEADER, DANCE, BANNERS])).rows[0]
    assert row.cells["lead"] == "Sở Văn hóa, Thể thao và Du lịch"
    assert row.cells["due"] == "trước 30/9/2024"
    assert (row.worksheet, row.row, row.number, row.level) == ("Sheet1", 2, "1", 1)
    assert row.cell_refs["due"] == "E2"


def test_a_title_block_above_and_a_merged_title_are_passed_over(xlsx, read_jobs):
    rows = [
        ["UBND TỈNH LẠNG SƠN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["BAN CHỈ ĐẠO ĐẠI HỘI", None, None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        ["PHỤ LỤC: NỘI DUNG CÔNG VIỆC VÀ PHÂN CÔNG CHỦ TRÌ, PHỐI HỢP"],
        ["(Kèm theo Kế hoạch số 12/KH-TBTT ngày 20/3/2024 của Tiểu ban Tuyên truyền)"],
        [],
        HEADER,
        DANCE,
    ]
    table = read_jobs(xlsx(rows, ["A1:C1", "D1:G1", "A2:C2", "D2:G2", "A4:G4", "A5:G5"]))
    assert table.header.row == 7
    assert contents(table) == [DANCE[1]]


def test_a_header_of_two_rows_under_a_merged_title_is_read(xlsx, read_jobs):
    rows = [
        ["STT", "Nội dung công việc", "Cơ quan thực hiện", None, "Thời hạn hoàn thành"],
        [None, None, "Chủ trì", "Phối hợp", None],
        [1, "Lập danh sách đại biểu", "Ban Dân tộc", "Sở Nội vụ", "15/8/2024"],
    ]
    table = read_jobs(xlsx(rows, ["A1:A2", "B1:B2", "C1:D1", "E1:E2"]))
    cells = table.rows[0].cells
    assert (cells["lead"], cells["support"], cells["due"]) == (
        "Ban Dân tộc",
        "Sở Nội vụ",
        "15/8/2024",
    )
    assert (table.header.row, table.header.last_row) == (1, 2)


def test_titles_cut_into_two_rows_are_put_together(xlsx, read_jobs):
    rows = [
        ["Số", "Nội dung", "Cơ quan", "Cơ quan", "Thời gian"],
        ["TT", "công việc", "chủ trì", "phối hợp", "(dự kiến)"],
        ["1", "In giấy mời", "Văn phòng UBND tỉnh", "Ban Dân tộc", "quý III"],
    ]
    table = read_jobs(xlsx(rows))
    assert set(table.header.columns) == {"number", "content", "lead", "support", "due"}
    assert contents(table) == ["In giấy mời"]


def test_titles_with_line_breaks_and_long_words_are_recognised(xlsx, read_jobs):
    rows = [
        ["Số\nTT", "Nội dung công việc/\nnhiệm vụ", "Cơ quan,\nđơn vị chủ trì tham mưu"],
        ["1", "In giấy mời", "Văn phòng"],
    ]
    table = read_jobs(xlsx(rows))
    assert table.header.columns == {"number": 0, "content": 1, "lead": 2}


def test_a_table_without_numbers_is_read_without_complaint(xlsx, read_jobs):
    rows = [["Nội dung", "Đơn vị thực hiện", "Thời hạn"], ["In giấy mời", "Văn phòng", "D-15"]]
    table = read_jobs(xlsx(rows))
    assert table.rows[0].number == ""
    assert table.rows[0].messages == ()


def test_columns_stand_in_any_order_and_unknown_ones_are_passed_over(xlsx, read_jobs):
    rows = [
        ["Thời hạn", "Kinh phí (triệu đồng)", "Chủ trì", "Nhiệm vụ", "STT"],
        ["30/6", 120, "Sở Tài chính", "Bảo đảm kinh phí", 1],
    ]
    table = read_jobs(xlsx(rows))
    assert table.rows[0].cells["content"] == "Bảo đảm kinh phí"
    assert "120" not in table.rows[0].cells.values()


def test_a_column_that_the_file_lacks_has_no_cell(xlsx, read_jobs):
    row = read_jobs(xlsx([["TT", "Nội dung", "Chủ trì"], ["1", "Họp", ""]])).rows[0]
    assert "due" not in row.cells
    assert row.cells["lead"] == ""


def test_every_worksheet_with_a_table_is_read(xlsx, read_jobs):
    more = {"Bìa": [["Kế hoạch"]], "Tiểu ban Nội dung": [[], HEADER, BANNERS]}
    table = read_jobs(xlsx([HEADER, DANCE], name="Tiểu ban Tuyên truyền", more=more))
    assert table.sheet_names == ("Tiểu ban Tuyên truyền", "Tiểu ban Nội dung")
    assert [row.row for row in table.rows] == [2, 3]


def test_decomposed_letters_become_composed_ones(xlsx, read_jobs):
    rows = [[unicodedata.normalize("NFD", text) for text in row] for row in (HEADER, DANCE)]
    row = read_jobs(xlsx(rows)).rows[0]
    assert row.cells["content"] == DANCE[1]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2024, 6, 30), "30/06/2024"),
        (datetime.combine(date(2024, 6, 30), time()), "30/06/2024"),
        (datetime.combine(date(2024, 6, 30), time(14, 30)), "14h30 ngày 30/06/2024"),
        (date(9999, 12, 31), "31/12/9999"),
        (45000, "45000"),
        (True, "TRUE"),
        ("30/6", "30/6"),
    ],
)
def test_a_date_cell_becomes_the_words_of_its_date(xlsx, read_jobs, value, text):
    row = ["1", "Họp", "Ban Dân tộc", "", value]
    assert read_jobs(xlsx([HEADER, row])).rows[0].cells["due"] == text


@pytest.mark.parametrize(
    ("value", "number"), [(1.0, "1"), (1.1, "1.1"), ("1.10", "1.10"), (12, "12"), ("'1", "'1")]
)
def test_numbers_keep_the_form_that_they_have(xlsx, read_jobs, value, number):
    row = [value, "Họp", "Ban Dân tộc", "", "30/6"]
    assert read_jobs(xlsx([HEADER, row])).rows[0].number == number


def test_a_number_that_excel_turned_into_a_date_is_turned_back(xlsx, read_jobs):
    row = [date(2024, 2, 1), "Họp", "Ban Dân tộc", "", "30/6"]
    read = read_jobs(xlsx([HEADER, row])).rows[0]
    assert (read.number, codes(read)) == ("1.2", ["number_was_date"])


def test_a_lead_merged_over_rows_belongs_to_each(xlsx, read_jobs):
    rows = [HEADER, *[[str(n), f"Việc {n}", "Công an tỉnh" if n == 1 else None] for n in (1, 2, 3)]]
    table = read_jobs(xlsx(rows, ["C2:C4"]))
    assert [row.cells["lead"] for row in table.rows] == ["Công an tỉnh"] * 3
    assert table.rows[2].cell_refs["lead"] == "C4"


def test_a_blank_lead_that_is_not_merged_stays_blank(xlsx, read_jobs):
    rows = [HEADER, ["1", "Việc 1", "Công an tỉnh"], ["2", "Việc 2", None, None, "30/6"]]
    assert read_jobs(xlsx(rows)).rows[1].cells["lead"] == ""


def test_rows_beside_one_merged_content_are_one_job(xlsx, read_jobs):
    rows = [
        HEADER,
        ["1", "Bảo đảm an ninh", "Công an tỉnh", "Sở Y tế", "30/9"],
        [None, None, None, "Sở Giao thông vận tải", None],
    ]
    table = read_jobs(xlsx(rows, ["A2:A3", "B2:B3", "C2:C3", "E2:E3"]))
    assert len(table.rows) == 1
    assert table.rows[0].cells["support"] == "Sở Y tế\nSở Giao thông vận tải"
    assert codes(table.rows[0]) == ["joined_row"]


def test_signatures_and_recipients_end_the_table(xlsx, read_jobs):
    rows = [
        HEADER,
        DANCE,
        ["Tổng cộng: 1 nhiệm vụ"],
        [],
        [None, None, None, None, "Lạng Sơn, ngày    tháng 3 năm 2024"],
        ["Nơi nhận:", None, None, None, "TM. TIỂU BAN TUYÊN TRUYỀN"],
        ["- Như trên;", None, None, None, "TRƯỞNG TIỂU BAN"],
        ["- Lưu: VT, TT.", None, None, None, "Nông Văn Thử"],
    ]
    assert contents(read_jobs(xlsx(rows))) == [DANCE[1]]


def test_a_row_of_signature_between_numbered_rows_ends_nothing(xlsx, read_jobs):
    rows = [HEADER, DANCE, [None, "Người lập biểu"], BANNERS]
    table = read_jobs(xlsx(rows))
    assert contents(table) == [DANCE[1], BANNERS[1]]
    assert [(p.code, p.cell) for p in table.problems] == [("left_out", "A3")]


def test_a_job_that_speaks_of_totals_or_recipients_is_a_job(xlsx, read_jobs):
    rows = [
        HEADER,
        ["1", "Tổng số đại biểu: rà soát, tổng hợp", "Sở Nội vụ"],
        ["2", "Nơi nhận hồ sơ đại biểu: bố trí", "Văn phòng"],
        ["3", "Tổng cộng", "Sở Nội vụ"],
    ]
    assert len(read_jobs(xlsx(rows)).rows) == 3


@pytest.mark.parametrize(
    "numbering",
    [
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        [1, 2, 3, 4, 5, 6, 7],
        ["A", "B", "1", "2", "3", "4", "5"],
        ["1", "2", "3", "4", "5=3+4", "6", "7"],
    ],
)
def test_a_row_that_numbers_the_columns_is_no_job(xlsx, read_jobs, numbering):
    rows = [HEADER, numbering, DANCE]
    assert contents(read_jobs(xlsx(rows))) == [DANCE[1]]


def test_a_header_repeated_on_the_next_page_is_no_job(xlsx, read_jobs):
    assert contents(read_jobs(xlsx([HEADER, DANCE, HEADER, BANNERS]))) == [DANCE[1], BANNERS[1]]


def test_hidden_rows_are_read_and_blank_ones_are_not(read_jobs, xlsx):
    book = openpyxl.load_workbook(io.BytesIO(xlsx([HEADER, DANCE, [], [], BANNERS])))
    book.active.row_dimensions[2].hidden = True
    out = io.BytesIO()
    book.save(out)
    assert [row.row for row in read_jobs(out.getvalue()).rows] == [2, 5]


def test_a_cell_that_shows_an_error_is_named(xlsx, read_jobs):
    row = read_jobs(xlsx([HEADER, ["1", "Họp", "#N/A", "#REF!", "30/6"]])).rows[0]
    places = {(message.code, message.cell) for message in row.messages}
    assert places == {("cell_error", "C2"), ("cell_error", "D2")}


def test_a_text_over_the_limit_is_named_and_kept(xlsx, read_jobs):
    row = read_jobs(xlsx([HEADER, ["1", "Họp", "x" * 2001]])).rows[0]
    assert codes(row) == ["too_long"]
    assert row.messages[0].details == {"limit": 2000}
    assert len(row.cells["lead"]) == 2001


def test_the_better_of_two_rows_of_titles_is_taken(xlsx, read_jobs):
    rows = [["Nội dung", "Thời gian"], ["Đại hội", "ngày 12"], [], HEADER, DANCE]
    assert read_jobs(xlsx(rows)).header.row == 4


def test_a_header_below_thirty_rows_is_not_looked_for(xlsx, read_jobs):
    with pytest.raises(SheetError, match="no_header"):
        read_jobs(xlsx([*[["x"]] * 30, HEADER, DANCE]))


def test_the_refusal_without_header_says_what_was_sought_and_seen(xlsx, read_jobs):
    with pytest.raises(SheetError) as refused:
        read_jobs(xlsx([["Họ và tên", "Năm sinh"], ["Vi Thị Mẫu", 1990]]))
    details = refused.value.details
    assert details["looked_for"] == ["Nội dung công việc"]
    assert details["seen"] == [["Họ và tên", "Năm sinh"], ["Vi Thị Mẫu", "1990"]]


def test_a_header_with_nothing_under_it_is_empty(xlsx, read_jobs):
    with pytest.raises(SheetError, match="empty"):
        read_jobs(xlsx([HEADER]))


def test_a_table_that_begins_in_the_middle_of_the_page_is_read(xlsx, read_jobs):
    table = read_jobs(xlsx([[None, None, *HEADER], [None, None, *DANCE]], start=5))
    assert table.rows[0].cell_refs["content"] == "D6"


def test_a_content_of_two_merged_columns_makes_no_heading(xlsx, read_jobs):
    rows = [
        ["TT", "Nội dung", None, "Chủ trì"],
        ["1", "Việc 1", None, "Sở Nội vụ"],
        [None, "Việc không số", None, None],
        ["2", "Việc 2", None, "Sở Nội vụ"],
    ]
    table = read_jobs(xlsx(rows, ["B1:C1", "B2:C2", "B3:C3", "B4:C4"]))
    assert [row.is_group for row in table.rows] == [False, False, False]


def test_names_beside_the_end_of_the_table_are_no_jobs(xlsx, read_jobs):
    rows = [HEADER, DANCE, [None, None, None, None, "PHÓ CHỦ TỊCH UBND TỈNH"]]
    assert contents(read_jobs(xlsx(rows))) == [DANCE[1]]


def test_recipients_beside_an_unusual_signature_end_the_table(xlsx, read_jobs):
    rows = [HEADER, DANCE, ["Nơi nhận:", None, None, None, "BAN DÂN TỘC TỈNH"], ["- Lưu: VT."]]
    assert contents(read_jobs(xlsx(rows))) == [DANCE[1]]


def test_a_worksheet_without_header_is_named_beside_the_others(xlsx, read_jobs):
    table = read_jobs(xlsx([HEADER, DANCE], more={"Nháp": [["ghi nhớ"]]}))
    problem = table.problems[0]
    assert (problem.code, problem.details["worksheet"]) == ("worksheet_without_header", "Nháp")


def test_a_hidden_worksheet_is_passed_over(xlsx, read_jobs):
    book = openpyxl.load_workbook(io.BytesIO(xlsx([HEADER, DANCE], more={"Cũ": [HEADER, BANNERS]})))
    book["Cũ"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    assert read_jobs(out.getvalue()).sheet_names == ("Sheet1",)
