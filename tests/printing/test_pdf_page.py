"""Where things stand on the page, measured in the finished PDF."""

from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest

from congress.printing.paper import Annex, Paragraph, Row, Table, TableBlock
from congress.printing.pdf import to_pdf

MM = 72 / 25.4
HEADER = "Nội dung công việc"


def opened(paper):
    return pdfplumber.open(BytesIO(to_pdf(paper)))


def number(page):
    """The page number's text, its middle and its height in the top margin, in mm."""
    words = [word for word in page.extract_words() if word["bottom"] < 20 * MM]
    if not words:
        return None
    (word,) = words
    middle, height = (word["x0"] + word["x1"]) / 2 / MM, (word["top"] + word["bottom"]) / 2 / MM
    return word["text"], pytest.approx(middle, abs=0.5), pytest.approx(height, abs=1)


def line_of(page, text):
    (found,) = page.search(text, regex=False)
    return found


def test_the_body_is_a4_upright_and_the_annex_a4_turned(pages):
    sizes = [(round(page.width / MM), round(page.height / MM)) for page in pages]
    assert sizes[:2] == [(210, 297)] * 2
    assert set(sizes[2:]) == {(297, 210)}


def test_page_numbers_stand_centred_in_the_top_margin_from_page_2(pages):
    assert number(pages[0]) is None
    assert number(pages[1]) == ("2", 110, 10)


def test_the_annex_is_numbered_anew(pages):
    assert number(pages[2]) is None
    assert [number(page)[0] for page in pages[3:]] == [str(n) for n in range(2, len(pages) - 1)]
    assert number(pages[3]) == ("2", 153.5, 10)


def test_two_annexes_are_numbered_each_for_itself(make_plan):
    annex = make_plan(12).annexes[0]
    second = replace(annex, number="II", landscape=False)
    paper = make_plan(annexes=(replace(annex, number="I"), second))
    with opened(paper) as document:
        texts = [page.extract_text() for page in document.pages]
        starts = [n for n, text in enumerate(texts) if text.startswith("Phụ lục I")]
        assert [number(document.pages[n]) for n in starts] == [None, None]
        assert {number(document.pages[n + 1])[0] for n in starts} == {"2"}


def test_a_large_annex_is_on_a3_behind_a_text_on_a4(make_plan):
    large = replace(make_plan(12).annexes[0], large=True)
    with opened(make_plan(annexes=(large,))) as document:
        sizes = [(round(page.width / MM), round(page.height / MM)) for page in document.pages]
        assert sizes[0] == (210, 297)
        assert sizes[-1] == (420, 297)
        assert HEADER in document.pages[-1].extract_text()


def test_the_header_row_stands_on_every_page_of_the_annex(pages):
    assert all(HEADER in page.extract_text() for page in pages[2:])


def test_text_keeps_the_margins(pages):
    for page in pages:
        chars = [char for char in page.chars if char["top"] > 20 * MM - 1 and char["text"] != " "]
        assert min(char["x0"] for char in chars) >= 30 * MM - 0.5
        assert max(char["x1"] for char in chars) <= page.width - 20 * MM + 0.5
        assert max(char["bottom"] for char in chars) <= page.height - 20 * MM + 0.5


def test_the_body_is_justified_with_a_first_line_indent(pages):
    first, *_ = pages[0].search("- Đánh giá kết quả", regex=False)
    line = [char for char in pages[0].chars if abs(char["top"] - first["chars"][0]["top"]) < 1]
    assert min(char["x0"] for char in line) / MM == pytest.approx(42.7, abs=0.2)
    assert max(char["x1"] for char in line) / MM == pytest.approx(190, abs=0.3)


def test_the_top_binding_moves_the_wide_margin_up(make_plan):
    with opened(make_plan(3, binding="top")) as document:
        heading = line_of(document.pages[-1], "Phụ lục")
        assert 30 <= heading["top"] / MM < 33
        assert min(line["x0"] for line in document.pages[-1].edges) == pytest.approx(20 * MM, abs=1)


@pytest.mark.parametrize(
    ("text", "size", "font"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "Tinos-Bold"),
        ("Độc lập - Tự do - Hạnh phúc", 13, "Tinos-Bold"),
        ("UBND TỈNH LẠNG SƠN", 12, "Tinos"),
        ("Số: 05/KH-BCĐ", 13, "Tinos"),
        ("Lạng Sơn, ngày 05 tháng 02 năm 2024", 13, "Tinos-Italic"),
        ("KẾ HOẠCH", 14, "Tinos-Bold"),
        ("Theo đề nghị của Trưởng Ban Dân tộc tỉnh.", 14, "Tinos-Italic"),
    ],
)
def test_each_component_has_its_size_and_style(pages, text, size, font):
    chars = line_of(pages[0], text)["chars"]
    assert {round(char["size"], 1) for char in chars} == {size}
    assert {char["fontname"].split("+")[1] for char in chars} == {font}


def test_the_line_under_the_motto_is_as_long_as_the_motto(pages):
    motto = line_of(pages[0], "Độc lập - Tự do - Hạnh phúc")
    rule = next(rule for rule in rules(pages[0]) if 0 < rule["top"] - motto["bottom"] < 6)
    assert rule["width"] == pytest.approx(motto["x1"] - motto["x0"], abs=1.5)
    assert rule["x0"] == pytest.approx(motto["x0"], abs=1)


def test_the_line_under_the_issuing_body_is_a_third_to_a_half_of_it(pages):
    body = [char for char in pages[0].chars if char["x1"] < 100 * MM and "Bold" in char["fontname"]]
    body = [char for char in body if char["size"] < 12.5]
    width = max(char["x1"] for char in body) - min(char["x0"] for char in body)
    rule = min(rules(pages[0]), key=lambda rule: rule["x0"])
    assert width / 3 <= rule["width"] <= width / 2


def rules(page):
    return [shape for shape in (*page.lines, *page.rects) if shape["width"] > 20 * MM]


def test_rows_are_not_split_over_pages(pages):
    for page in pages[2:]:
        text = page.extract_text()
        assert text.count("Xây dựng Báo cáo") == text.count("trình Ban Chỉ đạo xem xét")


def test_a_part_row_never_ends_a_page(make_plan):
    table = make_plan(1).annexes[0].blocks[0].table
    rows = tuple(
        Row(("I", "PHẦN"), "part") if n % 2 else Row((str(n), "Việc", *[""] * 5)) for n in range(60)
    )
    annex = Annex("Bảng", (TableBlock(Table(table.columns, rows)),))
    with opened(make_plan(annexes=(annex,))) as document:
        last_words = [page.extract_words()[-1]["text"] for page in document.pages[2:-1]]
    assert last_words
    assert "PHẦN" not in last_words


def test_a_row_taller_than_a_page_is_split_and_complete(make_plan):
    long = " ".join(f"ý{n}" for n in range(3000))
    table = Table(make_plan(1).annexes[0].blocks[0].table.columns, (Row(("1", long)),))
    with opened(make_plan(annexes=(Annex("Bảng", (TableBlock(table),)),))) as document:
        text = " ".join(page.extract_text() for page in document.pages)
    assert all(f"ý{n}" in text for n in range(3000))


def test_a_word_of_500_letters_stays_inside_the_page(make_plan):
    table = Table(make_plan(1).annexes[0].blocks[0].table.columns, (Row(("1", "ẵ" * 500)),))
    paper = make_plan(
        subject="Ủ" * 300,
        blocks=(Paragraph("w" * 500),),
        annexes=(Annex("Bảng", (TableBlock(table),)),),
    )
    with opened(paper) as document:
        for page in document.pages:
            assert max(char["x1"] for char in page.chars) <= page.width - 20 * MM + 0.5


def test_a_draft_says_so_on_every_page(make_plan):
    with opened(make_plan(12, draft=True)) as document:
        assert all("DỰ THẢO" in page.extract_text() for page in document.pages)


@pytest.mark.slow
@pytest.mark.parametrize("last", ["Kết thúc.", "Trên đây là Kế hoạch; " * 6, "Các đơn vị " * 30])
def test_the_signature_never_stands_alone(make_plan, last):
    for count in range(8, 22):
        texts = ["Nội dung ngắn. " * 12] * count
        paper = make_plan(annexes=(), blocks=tuple(map(Paragraph, (*texts, last))))
        with opened(paper) as document:
            closing = [page for page in document.pages if "Nơi nhận" in page.extract_text()]
            (page,) = closing
            top = line_of(page, "Nơi nhận:")["top"]
            assert "Nông Văn Mẫu" in page.extract_text()
            lines = {round(c["top"]) for c in page.chars if 20 * MM - 1 < c["top"] < top - 2}
            assert len(lines) >= 2, count
