"""The DOCX: same words and measures as the PDF, and a file that clerks can edit."""

from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from pypdf import PdfReader

from congress.printing.docx_file import to_docx


@pytest.fixture(scope="module")
def document(make_plan):
    return Document(BytesIO(to_docx(make_plan(40))))


def words(document):
    """Every word of the body, tables included, in order."""
    paragraphs = document.element.body.iter(qn("w:p"))
    lines = ("".join(text.text or "" for text in each.iter(qn("w:t"))) for each in paragraphs)
    return " ".join(" ".join(lines).split()).split(" ")


def pdf_words(pdf):
    """The words of the PDF without page numbers and repeated table headers."""
    header = "STT Nội dung công việc Cơ quan chủ trì Cơ quan phối hợp Thời gian hoàn thành"
    header = f"{header} Sản phẩm Ghi chú"
    pages = []
    for number, page in enumerate(PdfReader(BytesIO(pdf)).pages):
        text = " ".join(page.extract_text().split())
        pages.append(text.replace(header, "", 1) if number > 2 else text)
    return " ".join(pages).split()


def test_it_says_the_same_in_the_same_order_as_the_pdf(document, pdf):
    printed = pdf_words(pdf)
    numbers = {"2", "3", "4", "5", "6"}
    assert [w for w in words(document) if w not in numbers] == [
        w for w in printed if w not in numbers
    ]


def test_the_sections_have_the_pages_and_margins_of_the_form(document):
    body, annex = document.sections
    assert (round(body.page_width.mm), round(body.page_height.mm)) == (210, 297)
    assert (round(annex.page_width.mm), round(annex.page_height.mm)) == (297, 210)
    assert annex.orientation == WD_ORIENT.LANDSCAPE
    for section in (body, annex):
        edges = (section.top_margin, section.right_margin, section.bottom_margin)
        assert [round(edge.mm) for edge in (*edges, section.left_margin)] == [20, 20, 20, 30]


def test_each_section_numbers_its_pages_from_its_second_page(document):
    for section in document.sections:
        assert section.different_first_page_header_footer
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        fields = section.header._element.xpath(".//w:fldSimple/@w:instr")
        assert fields == ["PAGE"]
        assert not section.first_page_header._element.xpath(".//w:fldSimple")


def test_the_header_row_repeats_and_rows_do_not_split(document):
    rows = document.tables[-1]._tbl.tr_lst
    assert rows[0].xpath("./w:trPr/w:tblHeader")
    assert not rows[1].xpath("./w:trPr/w:tblHeader")
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)


def test_tables_have_fixed_widths_that_fill_the_page(document):
    table = document.tables[-1]._tbl
    assert table.xpath("./w:tblPr/w:tblLayout/@w:type") == ["fixed"]
    widths = [int(each) for each in table.xpath("./w:tblGrid/w:gridCol/@w:w")]
    assert sum(widths) / 1440 * 25.4 == pytest.approx(247, abs=0.5)


def test_part_rows_span_the_table_and_stay_with_the_next_row(document):
    part = document.tables[-1]._tbl.tr_lst[1]
    assert part.xpath("./w:tc[2]/w:tcPr/w:gridSpan/@w:val") == ["6"]
    assert part.xpath(".//w:keepNext")


def test_the_closing_stays_with_the_text_above_it(document):
    closing = document.tables[1]
    above = closing._tbl.getprevious()
    assert above.xpath("./w:pPr/w:keepNext")
    assert closing._tbl.xpath("./w:tr/w:trPr/w:cantSplit")


def test_it_speaks_vietnamese_in_times_new_roman(document):
    styles = document.styles.element
    assert styles.xpath("w:docDefaults//w:lang/@w:val") == ["vi-VN"]
    fonts = document.styles["Heading 1"].element.rPr.rFonts
    assert {fonts.get(qn(f"w:{part}")) for part in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }
    assert not any("Theme" in key for key in fonts.attrib)


def test_its_title_is_kind_and_subject(document):
    assert document.core_properties.title.startswith("Kế hoạch Tổ chức Đại hội")


def test_a_draft_says_so_in_both_headers(make_plan):
    document = Document(BytesIO(to_docx(make_plan(2, draft=True))))
    for section in document.sections:
        assert section.header.paragraphs[0].text.startswith("DỰ THẢO")
        assert section.first_page_header.paragraphs[0].text == "DỰ THẢO"


def test_a_letter_without_annex_is_complete(make_plan):
    paper = make_plan(1, kind=None, annexes=(), addressees=("Sở Nội vụ",), subject="đôn đốc")
    text = " ".join(words(Document(BytesIO(to_docx(paper)))))
    assert "V/v đôn đốc" in text
    assert "Kính gửi: Sở Nội vụ" in text
    assert "Phụ lục" not in text
