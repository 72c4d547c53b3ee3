"""Letterhead, closing, annex heads and page headers of the DOCX."""

from collections.abc import Iterable
from typing import Any

from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt

from congress.printing import measures as m
from congress.printing.docx_grid import element, table_properties, twips
from congress.printing.wording import NATION, Caption, WordedAnnex, Wording

_MM_PER_POINT = 25.4 / 72
_AFTER_BORDERS = ("w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def write(place: Any, lines: Iterable[str], style: str) -> None:
    """Add lines of one style to a document or a cell."""
    for line in lines:
        place.add_paragraph(line, style=style)


def write_rule(place: Any, length: float, room: float) -> None:
    """Draw a line `length` mm long in the middle of `room` mm."""
    paragraph = place.add_paragraph(style="Rule")
    shape = paragraph.paragraph_format
    shape.space_before = Pt(1)
    shape.left_indent = shape.right_indent = Mm(max(0.0, (room - length) / 2))
    line = element("top", val="single", sz=round(m.RULE * 8), space=1, color="000000")
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(element("pBdr", line), *_AFTER_BORDERS)


def write_letterhead(document: DocxDocument, words: Wording) -> None:
    """Write boxes 1 to 5b: issuing bodies and number left, nation and date right."""
    (issuer, nation), (number, place) = _columns(document, 2, m.ISSUER_WIDTH, m.NATION_WIDTH)
    write(issuer, words.parent.lines, "Parent")
    _captioned(issuer, words.issuer, "Issuer", m.ISSUER_WIDTH)
    write(nation, (NATION,), "Nation")
    _captioned(nation, words.motto, "Motto", m.NATION_WIDTH)
    write(number, (words.number,), "Number")
    write(number, words.letter_subject, "Letter Subject")
    if words.letter_subject:
        first = number.paragraphs[-len(words.letter_subject)]
        first.paragraph_format.space_before = Pt(m.PARAGRAPH_GAP)
    write(place, (words.place_and_date,), "Place")
    for cell in (issuer, nation, number, place):
        _drop_first(cell)


def write_kind(document: DocxDocument, words: Wording) -> None:
    """Write the kind of the paper, its subject and the line under it."""
    write(document, (words.kind,), "Kind")
    _captioned(document, words.subject, "Subject", m.TEXT_WIDTH)
    if words.remark:
        write(document, (words.remark,), "Remark")
    document.paragraphs[-1].paragraph_format.space_after = Pt(m.BLOCK_GAP)


def write_addressees(document: DocxDocument, names: tuple[str, ...]) -> None:
    """Write "Kính gửi": one name on its line, several as a list."""
    many = len(names) > 1
    lines = ("Kính gửi:", *names) if many else (f"Kính gửi: {names[0]}",)
    write(document, lines, "Addressee")
    paragraphs = document.paragraphs[-len(lines) :]
    for paragraph in paragraphs if many else ():
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.left_indent = Mm(m.ADDRESSEE_INDENT)
    paragraphs[0].paragraph_format.space_before = Pt(m.BLOCK_GAP)
    paragraphs[-1].paragraph_format.space_after = Pt(m.BLOCK_GAP)


def write_closing(document: DocxDocument, words: Wording) -> None:
    """Write recipients and signature in a row that stays with the text above it."""
    ((left, right),) = _columns(document, 1, m.RECIPIENTS_WIDTH, m.SIGNATURE_WIDTH)
    write(left, ("Nơi nhận:",), "Recipients Title")
    write(left, words.recipients, "Recipient")
    write(right, (*words.capacity, *words.signer), "Signature")
    for cell in (left, right):
        _drop_first(cell)
        cell.paragraphs[0].paragraph_format.space_before = Pt(m.BLOCK_GAP)
    after_space = right.paragraphs[len(words.capacity)]
    after_space.paragraph_format.space_before = Mm(m.SIGNATURE_SPACE)


def write_annex_head(document: DocxDocument, annex: WordedAnnex) -> None:
    """Write number, title and note of an annex."""
    write(document, (annex.heading, annex.title), "Annex")
    write(document, filter(None, (annex.note,)), "Annex Note")
    document.paragraphs[-1].paragraph_format.space_after = Pt(m.PARAGRAPH_GAP)


def shape_section(
    section: Section, page: m.Margins, *, landscape: bool, large: bool = False, draft: str
) -> None:
    """Set page, margins and the page number, which starts on the second page of the section."""
    width, height = m.page_size(landscape=landscape, large=large)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.right_margin = Mm(page.top), Mm(page.right)
    section.bottom_margin, section.left_margin = Mm(page.bottom), Mm(page.left)
    line = m.PAGE_NUMBER_SIZE * m.NATURAL_LINE * _MM_PER_POINT
    section.header_distance = Mm((page.top - line) / 2)
    section.different_first_page_header_footer = True
    middle = (width - page.left - page.right) / 2
    _header(section.first_page_header, draft, middle, numbered=False)
    _header(section.header, draft, middle, numbered=True)
    _restart_numbers(section)


def _header(header: Any, draft: str, middle: float, *, numbered: bool) -> None:
    header.is_linked_to_previous = False
    paragraph = header.paragraphs[0]
    paragraph.style = "Page Number"
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(middle), WD_TAB_ALIGNMENT.CENTER)
    if draft:
        paragraph.add_run(draft).font.size = Pt(m.DRAFT_SIZE)
    if numbered:
        paragraph.add_run("\t")
        paragraph._p.append(element("fldSimple", element("r"), instr="PAGE"))


def _restart_numbers(section: Section) -> None:
    properties = section._sectPr
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    properties.find(qn("w:cols")).addprevious(element("pgNumType", start=1))


def _captioned(place: Any, caption: Caption, style: str, room: float) -> None:
    write(place, caption.lines, style)
    write_rule(place, caption.rule, room - 2 * m.CELL_PADDING)


def _columns(document: DocxDocument, rows: int, *widths: float) -> list[list[Any]]:
    table = document.add_table(rows, len(widths))
    old, total = table._tbl.tblPr, sum(map(twips, widths))
    old.addprevious(table_properties(total, padding=m.CELL_PADDING))
    old.getparent().remove(old)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("cantSplit"))
    cells = [[row.cells[place] for place in range(len(widths))] for row in table.rows]
    for row_cells in cells:
        for cell, width in zip(row_cells, widths, strict=True):
            cell.width = Mm(width)
    return cells


def _drop_first(cell: Any) -> None:
    first = cell.paragraphs[0]._p
    first.getparent().remove(first)
