"""The pages of a paper as pictures, annexes by themselves, and PDFs that are kept for a while."""

from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from PIL import Image
from pypdf import PdfReader

from congress.printing import kept
from congress.printing.docx_file import to_docx
from congress.printing.missing import missing
from congress.printing.pdf import to_pdf
from congress.printing.pictures import page_sizes, picture


def test_every_page_has_a_picture_of_its_size(pdf):
    sizes = page_sizes(pdf)
    assert len(sizes) == len(PdfReader(BytesIO(pdf)).pages)
    letter, annex = sizes[0], sizes[-1]
    assert letter[0] < letter[1]
    assert annex[0] > annex[1]
    for number in (1, len(sizes)):
        drawn = Image.open(BytesIO(picture(pdf, number)))
        assert drawn.format == "PNG"
        assert all(abs(a - b) <= 1 for a, b in zip(drawn.size, sizes[number - 1], strict=True))
        assert len(set(drawn.convert("L").tobytes())) > 2


@pytest.mark.parametrize("number", [0, 999])
def test_a_page_that_is_not_there_has_no_picture(pdf, number):
    with pytest.raises(LookupError):
        picture(pdf, number)


def test_annexes_by_themselves_begin_the_file_and_are_numbered_as_before(make_plan):
    paper = make_plan(40, annexes_only=True)
    sheets = PdfReader(BytesIO(to_pdf(paper))).pages
    first, second = (sheet.extract_text().split("\n") for sheet in sheets[:2])
    assert first[0].strip().startswith("Phụ lục")
    assert "2" in [line.strip() for line in (second[0], second[-1])]
    assert not any("CỘNG HÒA" in sheet.extract_text() for sheet in sheets)
    document = Document(BytesIO(to_docx(paper)))
    assert document.paragraphs[0].text.startswith("Phụ lục")
    assert document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert len(document.sections) == len(paper.annexes)


def test_annexes_by_themselves_lack_only_what_they_name(make_plan):
    paper = make_plan(1, annexes_only=True, number=None, place=None, recipients=())
    assert {one.code for one in missing(paper)} == {"number"}


def test_a_paper_with_the_same_words_is_printed_once(monkeypatch, make_plan):
    printed = []

    def press(paper):
        printed.append(paper)
        return b"%PDF"

    monkeypatch.setattr(kept, "print_in_worker", press)
    monkeypatch.setattr(kept, "_shelf", kept.Shelf())
    assert kept.printed(make_plan(2)) == kept.printed(make_plan(2)) == b"%PDF"
    kept.printed(make_plan(2, subject="Khác"))
    assert len(printed) == 2


def test_the_shelf_lets_go_of_what_was_not_asked_for_the_longest(make_plan):
    shelf = kept.Shelf(room=10)
    papers = [make_plan(1, subject=name) for name in ("một", "hai", "ba")]
    shelf.put(papers[0], b"1234")
    shelf.put(papers[1], b"1234")
    assert shelf.take(papers[0]) == b"1234"
    shelf.put(papers[2], b"1234")
    assert [shelf.take(paper) is not None for paper in papers] == [True, False, True]
    shelf.put(papers[1], b"longer than the shelf")
    assert shelf.take(papers[1]) is None
