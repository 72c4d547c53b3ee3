"""What the PDF is as a file: archive form, tags, language, fonts, text."""

import logging
import re
import unicodedata
from io import BytesIO

import pytest
from pypdf import PdfReader

from congress.printing import pdf as printer
from congress.printing.errors import PrintingError
from congress.printing.page import render_html
from congress.printing.paper import Paragraph


@pytest.fixture(scope="module")
def reader(pdf):
    return PdfReader(BytesIO(pdf))


def test_it_claims_pdf_a_2a(reader):
    metadata = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert re.search(r"part(>|=\")2", metadata)
    assert re.search(r"conformance(>|=\")A", metadata)


def test_it_has_what_pdf_a_2a_asks_for(reader):
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "vi"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/OutputIntents"]


def test_its_title_is_kind_and_subject(reader):
    assert reader.metadata.title.startswith("Kế hoạch Tổ chức Đại hội đại biểu")


def test_only_tinos_is_used_and_embedded(reader):
    fonts = [font.get_object() for page in reader.pages for font in page_fonts(page)]
    names = {font["/BaseFont"].split("+")[1] for font in fonts}
    assert names <= {"Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-Bold-Italic"}
    assert all(is_embedded(font) for font in fonts)


def page_fonts(page):
    return page["/Resources"]["/Font"].values()


def is_embedded(font):
    descendant = font["/DescendantFonts"][0].get_object()
    return "/FontFile2" in descendant["/FontDescriptor"].get_object()


def test_its_text_is_composed_and_complete(reader, make_plan):
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert unicodedata.is_normalized("NFC", text)
    paper = make_plan(40)
    for block in paper.blocks[:-1]:
        assert block.text in text
    assert text.count("Lập dự toán kinh phí") == 13
    assert "đơn vị thực hiện./." in text


def test_every_vietnamese_letter_comes_back(make_plan):
    letters = "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    words = " ".join(letters + letters.upper())
    paper = make_plan(annexes=(), blocks=(Paragraph(words),))
    text = PdfReader(BytesIO(printer.to_pdf(paper))).pages[0].extract_text()
    assert set(letters + letters.upper()) <= set(text)


def test_the_printer_has_nothing_to_warn_of(make_plan, caplog):
    with caplog.at_level(logging.WARNING):
        printer.to_pdf(make_plan(6, draft=True, number=None, issued_on=None))
    assert not caplog.records


def test_a_lost_font_stops_the_printing(make_plan):
    html = render_html(make_plan(1)).replace("Tinos_700Bold.ttf", "Missing.ttf")
    with pytest.raises(PrintingError) as caught:
        printer.html_to_pdf(html)
    assert caught.value.code in {"font", "failed"}


def test_a_broken_font_stops_the_printing(make_plan, monkeypatch):
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda _path: b"not a font")
    with pytest.raises(PrintingError) as caught:
        printer.html_to_pdf(render_html(make_plan(1)))
    assert caught.value.code == "font"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x", "data:,x"])
def test_the_fetcher_refuses_every_other_address(make_plan, address):
    html = render_html(make_plan(1)).replace("<main>", f'<main><img src="{address}" alt="x">')
    with pytest.raises(PrintingError, match="failed"):
        printer.html_to_pdf(html)
