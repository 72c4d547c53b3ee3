"""Texts that would break, stall or deceive the printer."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from congress.printing.clean import prepared
from congress.printing.docx_file import to_docx
from congress.printing.errors import PrintingError
from congress.printing.page import render_html
from congress.printing.paper import Annex, Column, Paragraph, Row, Table, TableBlock
from congress.printing.pdf import to_pdf

TEXTS = st.text(max_size=60)


def with_table(make_plan, table):
    return make_plan(annexes=(Annex("Bảng", (TableBlock(table),)),))


@given(TEXTS)
def test_every_text_becomes_printable_or_is_refused(make_plan, text):
    (block,) = prepared(make_plan(1, blocks=(Paragraph(text),))).blocks
    assert all(char.isprintable() or char == "\n" for char in block.text)


@given(TEXTS)
def test_markup_in_a_text_stays_text(make_plan, text):
    paper = make_plan(1, blocks=(Paragraph(f"<b>{text}</b>"), Paragraph("Hết")))
    page = BeautifulSoup(render_html(paper), "html.parser")
    assert not page.find_all(["b", "script", "img", "link"])


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_any_text_prints(make_plan, one, two, three):
    table = Table((Column(one, 1), Column("B", 2)), (Row((two, three)), Row((one,), "part")))
    paper = make_plan(
        subject=one,
        body=two,
        place=three,
        blocks=(Paragraph(one), Paragraph(three)),
        annexes=(Annex(two, (TableBlock(table),)),),
    )
    assert to_pdf(paper).startswith(b"%PDF")
    assert to_docx(paper).startswith(b"PK")


def test_a_script_is_printed_as_text(make_plan):
    html = render_html(make_plan(1, subject="<script>alert(1)</script>"))
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_template_in_a_text_stays_text(make_plan):
    assert "{{ 7 * 7 }}" in render_html(make_plan(1, blocks=(Paragraph("{{ 7 * 7 }} và"),)))


def test_control_and_direction_characters_are_dropped(make_plan):
    text = "A\x00B\x1b\u202eC\ufeff\u200d"
    assert prepared(make_plan(1, blocks=(Paragraph(text),))).blocks[0].text == "ABC"


def test_decomposed_letters_are_composed(make_plan):
    text = "Đa\u0323i ho\u0302\u0323i"
    assert prepared(make_plan(1, blocks=(Paragraph(text),))).blocks[0].text == "Đại hội"


def test_a_letter_that_the_font_lacks_is_spelled_out(make_plan):
    (block,) = prepared(make_plan(1, blocks=(Paragraph("Xong ☑ 😀"),))).blocks
    assert block.text == "Xong <U+2611> <U+1F600>"


@pytest.mark.parametrize(
    ("text", "code"),
    [("\ud800", "bad_text"), ("a " * 10_001, "text_too_long"), ("a" * 1_001, "text_too_long")],
)
def test_a_text_that_cannot_be_printed_is_refused(make_plan, text, code):
    with pytest.raises(PrintingError) as caught:
        prepared(make_plan(1, blocks=(Paragraph(text),)))
    assert caught.value.code == code


def test_more_than_3000_rows_are_refused(make_plan):
    rows = (Row(("1",)),) * 3_001
    with pytest.raises(PrintingError, match="too_large"):
        prepared(with_table(make_plan, Table((Column("A", 1),), rows)))


def test_more_than_two_million_letters_are_refused(make_plan):
    rows = (Row(("a " * 9_500,)),) * 110
    with pytest.raises(PrintingError, match="too_large"):
        prepared(with_table(make_plan, Table((Column("A", 1),), rows)))


@pytest.mark.parametrize(
    "table",
    [
        Table((), ()),
        Table((Column("A", 0),), ()),
        Table((Column("A", 1),), (Row(("1", "2")),)),
        Table((Column("A", 1),), (Row(()),)),
    ],
)
def test_a_table_that_does_not_fit_its_columns_is_refused(make_plan, table):
    with pytest.raises(PrintingError, match="bad_table"):
        prepared(with_table(make_plan, table))
