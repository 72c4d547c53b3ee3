"""Papers bound as one file: contents first, an outline, and every paper as it is by itself."""

import re
from io import BytesIO

import pdfplumber
import pytest
from pypdf import PdfReader

from congress.printing.bundle import Bundle, Member, checked
from congress.printing.errors import PrintingError
from congress.printing.measures import MAX_ROWS
from congress.printing.page import render_contents
from congress.printing.pdf import bundle_to_pdf, to_pdf

NAMES = ("Ban Chỉ đạo: Kế hoạch tổ chức Đại hội", "Tiểu ban Nội dung: Kế hoạch văn kiện")
TITLE = "Các kế hoạch Đại hội"


@pytest.fixture(scope="module")
def papers(make_plan):
    return make_plan(12), make_plan(4, number="7", symbol="KH-TBND")


@pytest.fixture(scope="module")
def bundle(papers):
    return Bundle(TITLE, tuple(map(Member, papers, NAMES)))


@pytest.fixture(scope="module")
def bound(bundle):
    return bundle_to_pdf(bundle)


@pytest.fixture(scope="module")
def reader(bound):
    return PdfReader(BytesIO(bound))


@pytest.fixture(scope="module")
def lengths(papers):
    return [len(PdfReader(BytesIO(to_pdf(paper))).pages) for paper in papers]


def texts(data):
    with pdfplumber.open(BytesIO(data)) as document:
        return [page.extract_text() for page in document.pages]


def tops(data):
    """The number at the top of each page; none on the first pages of papers and annexes."""
    with pdfplumber.open(BytesIO(data)) as document:
        edges = [page.crop((0, 0, page.width, 50)).extract_text() for page in document.pages]
    return [re.sub(r"\D", "", edge) for edge in edges]


def test_the_contents_name_every_paper_with_number_day_and_its_page_of_the_file(bound, lengths):
    words = " ".join(texts(bound)[0].split())
    assert words.startswith(f"MỤC LỤC {TITLE}")
    starts = (2, 2 + lengths[0])
    for number, start in zip(("05/KH-BCĐ", "07/KH-TBND"), starts, strict=True):
        assert re.search(rf"{number}.* 05/02/2024 {start}\b", words), words


def test_each_paper_is_printed_as_it_is_by_itself_with_its_own_page_numbers(bound, papers):
    alone = [to_pdf(paper) for paper in papers]
    assert texts(bound)[1:] == [text for one in alone for text in texts(one)]
    assert tops(bound)[1:] == [top for one in alone for top in tops(one)]


def test_the_outline_leads_to_each_paper_and_under_it_to_its_parts_and_annex(reader, lengths):
    outline = reader.outline
    named = [one for one in outline if not isinstance(one, list)]
    assert [one.title for one in named] == ["MỤC LỤC", *NAMES]
    pages = [reader.get_destination_page_number(one) for one in named]
    assert pages == [0, 1, 1 + lengths[0]]
    under = [one.title for one in outline[2] if not isinstance(one, list)]
    assert under == ["I. MỤC ĐÍCH, YÊU CẦU", "II. TỔ CHỨC THỰC HIỆN", "Phụ lục"]


def test_the_contents_lead_to_the_papers(reader, lengths):
    found = reader.named_destinations
    pages = [reader.get_destination_page_number(found[f"paper-{n}"]) for n in (1, 2)]
    assert pages == [1, 1 + lengths[0]]
    links = [note.get_object()["/Dest"] for note in reader.pages[0]["/Annots"]]
    assert set(links) == {"paper-1", "paper-2"}


def test_it_is_one_archive_file_with_tags_and_only_the_packaged_letters(reader):
    root = reader.trailer["/Root"]
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert re.search(r"part(>|=\")2", metadata)
    assert re.search(r"conformance(>|=\")A", metadata)
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == ("vi", True)
    assert reader.metadata.title == TITLE
    fonts = [f.get_object() for page in reader.pages for f in page["/Resources"]["/Font"].values()]
    assert {font["/BaseFont"].split("+")[1].split("-")[0] for font in fonts} == {"Tinos"}


def test_contents_of_several_pages_count_themselves(make_plan):
    many = Bundle(TITLE, tuple(Member(make_plan(0, annexes=()), NAMES[0]) for _ in range(60)))
    words = " ".join(" ".join(texts(bundle_to_pdf(many))[:2]).split())
    html = render_contents(many, [1] * 60, 5)
    assert ">6</a>" in html
    assert ">65</a>" in html
    assert "MỤC LỤC" in words


def test_too_many_rows_together_are_refused(make_plan):
    half = make_plan(MAX_ROWS // 2 + 1, annexes=make_plan(MAX_ROWS // 2 + 1).annexes)
    with pytest.raises(PrintingError, match="too_large"):
        checked(Bundle(TITLE, (Member(half, "a"), Member(half, "b"))))


def test_what_the_letters_lack_is_spelled_in_names_too(make_plan):
    found = checked(Bundle("Đại hội ☑", (Member(make_plan(1), "Ban ☑"),)))
    assert (found.title, found.members[0].name) == ("Đại hội <U+2611>", "Ban <U+2611>")
