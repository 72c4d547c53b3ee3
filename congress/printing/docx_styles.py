"""The styles of the DOCX: one look per component of the paper, named so that clerks find them."""

from typing import Any, NamedTuple

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from congress.printing import measures as m

FONT = "Times New Roman"
LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}
_CENTER, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
_JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY
_FONT_PARTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_THEME_PARTS = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")


class Look(NamedTuple):
    """Size and space before in pt, line in em, first-line indent in mm."""

    size: float = m.TEXT_SIZE
    weight: str = ""
    align: WD_ALIGN_PARAGRAPH = _CENTER
    before: float = 0
    line: float = m.TIGHT_LINE
    indent: float = 0
    keep: bool = False


def _text(weight: str = "", *, keep: bool = False) -> Look:
    return Look(m.TEXT_SIZE, weight, _JUSTIFY, m.PARAGRAPH_GAP, m.TEXT_LINE, m.INDENT, keep)


LOOKS = {
    "Nation": Look(m.NATION_SIZE, "b"),
    "Motto": Look(m.MOTTO_SIZE, "b"),
    "Parent": Look(m.ISSUER_SIZE),
    "Issuer": Look(m.ISSUER_SIZE, "b"),
    "Number": Look(m.NUMBER_SIZE, before=m.PARAGRAPH_GAP),
    "Place": Look(m.PLACE_SIZE, "i", before=m.PARAGRAPH_GAP),
    "Letter Subject": Look(m.LETTER_SUBJECT_SIZE),
    "Kind": Look(m.KIND_SIZE, "b", before=1.5 * m.BLOCK_GAP, line=m.TEXT_LINE, keep=True),
    "Subject": Look(m.TEXT_SIZE, "b", line=m.TEXT_LINE, keep=True),
    "Remark": Look(m.TEXT_SIZE, "i", before=m.PARAGRAPH_GAP, line=m.TEXT_LINE, keep=True),
    "Addressee": Look(line=m.TEXT_LINE),
    "Ground": _text("i"),
    "Text": _text(),
    "Heading 1": _text("b", keep=True),
    "Heading 2": _text("b", keep=True),
    "Heading 3": _text(keep=True),
    "Recipients Title": Look(m.RECIPIENTS_TITLE_SIZE, "bi", _LEFT, keep=True),
    "Recipient": Look(m.RECIPIENTS_SIZE, align=_LEFT, keep=True),
    "Signature": Look(m.TEXT_SIZE, "b", keep=True),
    "Annex": Look(m.ANNEX_SIZE, "b", line=m.TEXT_LINE, keep=True),
    "Annex Note": Look(m.TEXT_SIZE, "i", line=m.TEXT_LINE, keep=True),
    "Cell": Look(m.TABLE_SIZE, align=_LEFT),
    "Page Number": Look(m.PAGE_NUMBER_SIZE, align=_LEFT),
    "Rule": Look(1),
}


def new_document(title: str, language: str) -> DocxDocument:
    """Return an empty document with the styles, the language and the title set."""
    document = Document()
    _set_language(document, LANGUAGES.get(language, language))
    _set_font(document.styles["Normal"])
    for name, look in LOOKS.items():
        _dress(_style(document, name), look)
    properties = document.core_properties
    properties.title, properties.language = title, LANGUAGES.get(language, language)
    properties.author, properties.comments = "", ""
    return document


def _style(document: DocxDocument, name: str) -> Any:
    if name in document.styles:
        return document.styles[name]
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    return style


def _dress(style: Any, look: Look) -> None:
    _set_font(style)
    style.font.size = Pt(look.size)
    style.font.bold, style.font.italic = "b" in look.weight, "i" in look.weight
    shape = style.paragraph_format
    shape.alignment = look.align
    shape.space_before, shape.space_after = Pt(look.before), Pt(0)
    shape.line_spacing = look.line / m.NATURAL_LINE
    shape.first_line_indent = Mm(look.indent)
    shape.keep_with_next, shape.widow_control = look.keep, True


def _set_font(style: Any) -> None:
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for part in _THEME_PARTS:
        fonts.attrib.pop(qn(part), None)
    for part in _FONT_PARTS:
        fonts.set(qn(part), FONT)


def _set_language(document: DocxDocument, code: str) -> None:
    (defaults,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    language = OxmlElement("w:lang")
    for part in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(part), code)
    defaults.append(language)
