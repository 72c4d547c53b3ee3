"""Paper to DOCX, for the clerk to edit: the words, order and measures of the PDF."""

from io import BytesIO

from docx.document import Document as DocxDocument
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Pt

from congress.printing import measures as m
from congress.printing.docx_grid import ruled_table
from congress.printing.docx_parts import (
    shape_section,
    write,
    write_addressees,
    write_annex_head,
    write_closing,
    write_kind,
    write_letterhead,
)
from congress.printing.docx_styles import new_document
from congress.printing.page import marker
from congress.printing.paper import Block, Bullet, Heading, Paper, TableBlock
from congress.printing.wording import WordedAnnex, Wording, worded


def to_docx(paper: Paper) -> bytes:
    """Return the paper as a DOCX file. Raise PrintingError when it cannot be printed."""
    words = worded(paper)
    document = new_document(words.title, paper.language)
    if not words.annexes_only:
        shape_section(document.sections[0], m.PORTRAIT, landscape=False, draft=words.draft)
        _write_main(document, words)
    for place, annex in enumerate(words.annexes):
        margins = m.margins(landscape=annex.landscape, binding=paper.binding)
        is_first = words.annexes_only and not place
        section = document.sections[0] if is_first else document.add_section(WD_SECTION.NEW_PAGE)
        turned, large = annex.landscape, annex.large
        shape_section(section, margins, landscape=turned, large=large, draft=words.draft)
        width = m.page_size(landscape=turned, large=large)[0]
        _write_annex(document, annex, width, margins)
    document.add_paragraph(style="Rule")
    _shrink_breaks(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _write_main(document: DocxDocument, words: Wording) -> None:
    write_letterhead(document, words)
    if words.kind:
        write_kind(document, words)
    if words.addressees:
        write_addressees(document, words.addressees)
    write(document, words.grounds, "Ground")
    _write_blocks(document, words.blocks, m.TEXT_WIDTH)
    _keep_end(document, 2 if words.short_end else 1)
    write_closing(document, words)


def _write_annex(
    document: DocxDocument, annex: WordedAnnex, width: float, margins: m.Margins
) -> None:
    write_annex_head(document, annex)
    _write_blocks(document, annex.blocks, width - margins.left - margins.right)


def _write_blocks(document: DocxDocument, blocks: tuple[Block, ...], width: float) -> None:
    for block in blocks:
        if isinstance(block, TableBlock):
            _leave_gap(document)
            document.element.body.insert_element_before(ruled_table(block.table, width), "w:sectPr")
        else:
            document.add_paragraph(_text(block), style=_style(block))


def _leave_gap(document: DocxDocument) -> None:
    shape = document.add_paragraph(style="Rule").paragraph_format
    shape.space_before, shape.keep_with_next = Pt(m.PARAGRAPH_GAP - 1), True


def _text(block: Block) -> str:
    if isinstance(block, Bullet):
        return f"{marker(block)} {block.text}"
    return "" if isinstance(block, TableBlock) else block.text


def _style(block: Block) -> str:
    return f"Heading {block.level}" if isinstance(block, Heading) else "Text"


def _keep_end(document: DocxDocument, count: int) -> None:
    """Keep the last paragraphs of the text with the closing."""
    for paragraph in document.paragraphs[-count:]:
        paragraph.paragraph_format.keep_with_next = True


def _shrink_breaks(document: DocxDocument) -> None:
    """Make the empty paragraphs that end sections too small to start a page of their own."""
    for paragraph in document.paragraphs:
        if paragraph._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            paragraph.style = "Rule"
