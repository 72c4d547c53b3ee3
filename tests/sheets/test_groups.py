import pytest

HEADER = ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp"]
HEADER += ["Thời gian hoàn thành", "Sản phẩm", "Ghi chú"]
DANCE = ["1", "Dàn dựng chương trình văn nghệ", "Sở Văn hóa", "Ban Dân tộc", "30/9/2024"]
BANNERS = ["2", "Treo băng rôn, pa nô", "UBND thành phố", "", "tháng 10/2024"]


def flags(table):
    return [(row.number, row.is_group, row.level) for row in table.rows]


def codes(row):
    return [message.code for message in row.messages]


def test_roman_rows_head_arabic_ones(xlsx, read_jobs):
    rows = [HEADER, ["I", "Công tác tuyên truyền"], DANCE, BANNERS, ["II.", "Lễ tân"], DANCE]
    assert flags(read_jobs(xlsx(rows))) == [
        ("I", True, 1),
        ("1", False, 2),
        ("2", False, 2),
        ("II.", True, 1),
        ("1", False, 2),
    ]


def test_parts_letters_and_depths_nest(xlsx, read_jobs):
    numbers = ["Phần I", "A", "I", "1", "1.1", "a)", "b)", "2", "B", "I", "1"]
    bare = {"Phần I", "A", "I", "B"}
    rows = [[n, f"Việc {n}", None if n in bare else "Ban Dân tộc"] for n in numbers]
    rows[3][2] = None
    table = read_jobs(xlsx([HEADER, *rows]))
    assert [row.level for row in table.rows] == [1, 2, 3, 4, 5, 6, 6, 4, 2, 3, 4]
    assert [row.is_group for row in table.rows[:6]] == [True, True, True, True, False, False]


def test_a_bare_arabic_row_over_deeper_ones_is_a_group(xlsx, read_jobs):
    rows = [HEADER, ["1", "Hậu cần"], ["1.1", "Ăn", "Văn phòng"], ["1.2", "Ở", "Văn phòng"]]
    assert flags(read_jobs(xlsx(rows))) == [("1", True, 1), ("1.1", False, 2), ("1.2", False, 2)]


def test_a_bare_arabic_row_over_its_like_is_an_unfinished_job(xlsx, read_jobs):
    rows = [HEADER, ["1", "Rà soát tiến độ"], ["2", "Đôn đốc các Tiểu ban"]]
    assert flags(read_jobs(xlsx(rows))) == [("1", False, 1), ("2", False, 1)]


def test_a_row_with_lead_over_deeper_ones_stays_a_job(xlsx, read_jobs):
    rows = [HEADER, ["1", "Hậu cần", "Văn phòng"], ["1.1", "Ăn", "Văn phòng"]]
    assert flags(read_jobs(xlsx(rows)))[0] == ("1", False, 1)


def test_roman_rows_that_hold_the_work_themselves_are_jobs(xlsx, read_jobs):
    rows = [HEADER, ["I", "Họp", "Ban Dân tộc", "", "30/6"], ["II", "Báo cáo", "Ban Dân tộc"]]
    assert [row.is_group for row in read_jobs(xlsx(rows)).rows] == [False, False]


@pytest.mark.parametrize(
    ("text", "number", "content"),
    [
        ("I. Tuyên truyền", "I", "Tuyên truyền"),
        ("1.1. Xây dựng kế hoạch", "1.1", "Xây dựng kế hoạch"),
        ("a) In ấn tài liệu", "a)", "In ấn tài liệu"),
        ("đ) In ấn", "đ)", "In ấn"),
        ("2) Họp báo", "2", "Họp báo"),
        ("Phần II. Khánh tiết", "Phần II", "Khánh tiết"),
        ("15/3 họp rà soát", "", "15/3 họp rà soát"),
        ("10.000 tờ rơi", "", "10.000 tờ rơi"),
        ("Họp báo", "", "Họp báo"),
        ("UBND tỉnh họp", "", "UBND tỉnh họp"),
    ],
)
def test_a_number_inside_the_content_is_split_off(xlsx, read_jobs, text, number, content):
    rows = [["Nội dung", "Chủ trì", "Thời hạn"], [text, "Ban Dân tộc", "30/6"]]
    row = read_jobs(xlsx(rows)).rows[0]
    assert (row.number, row.cells["content"]) == (number, content)


def test_a_group_merged_across_from_the_number_cell_is_read(xlsx, read_jobs):
    rows = [HEADER, ["I. CÔNG TÁC TUYÊN TRUYỀN"], DANCE, ["Khánh tiết"], BANNERS]
    table = read_jobs(xlsx(rows, ["A2:G2", "A4:G4"]))
    heads = [(row.number, row.cells["content"]) for row in table.rows if row.is_group]
    assert heads == [("I", "CÔNG TÁC TUYÊN TRUYỀN"), ("", "Khánh tiết")]


@pytest.mark.parametrize("text", ["CÔNG TÁC LỄ TÂN", "Công tác lễ tân:"])
def test_a_row_in_capitals_or_with_a_colon_heads_the_next(xlsx, read_jobs, text):
    table = read_jobs(xlsx([HEADER, [None, text], DANCE]))
    assert flags(table) == [("", True, 1), ("1", False, 2)]


def test_a_bare_row_without_number_is_a_job_to_be_looked_at(xlsx, read_jobs):
    row = read_jobs(xlsx([HEADER, DANCE, [None, "Chuẩn bị nước uống"], BANNERS])).rows[1]
    assert (row.is_group, row.number, codes(row)) == (False, "", ["no_number"])
