"""Every measure of an official paper (Nghị định 30/2020/NĐ-CP, Phụ lục I): mm, pt, limits."""

from typing import Literal, NamedTuple

Binding = Literal["left", "top"]


class Margins(NamedTuple):
    """The margins of a page, in mm."""

    top: float
    right: float
    bottom: float
    left: float


# The page (mm).
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
LARGE_WIDTH, LARGE_HEIGHT = 297.0, 420.0  # A3, for an annex that hangs on a wall
EDGE, BOUND_EDGE = 20.0, 30.0
PORTRAIT = Margins(EDGE, EDGE, EDGE, BOUND_EDGE)
LANDSCAPE: dict[Binding, Margins] = {
    "left": Margins(EDGE, EDGE, EDGE, BOUND_EDGE),
    "top": Margins(BOUND_EDGE, EDGE, EDGE, EDGE),
}
TEXT_WIDTH = PAGE_WIDTH - PORTRAIT.left - PORTRAIT.right

# The letterhead and the closing (mm).
ISSUER_WIDTH = 70.0
NATION_WIDTH = TEXT_WIDTH - ISSUER_WIDTH
RECIPIENTS_WIDTH = 70.0
SIGNATURE_WIDTH = TEXT_WIDTH - RECIPIENTS_WIDTH
SUBJECT_WIDTH = 130.0
ADDRESSEE_INDENT = 30.0
CELL_PADDING = 0.5
SIGNATURE_SPACE = 28.0
SHORT_RULE = 0.4  # of the widest line above it; the rule asks for 1/3 to 1/2

# Sizes of letters (pt).
NATION_SIZE = 12
MOTTO_SIZE = 13
ISSUER_SIZE = 12
NUMBER_SIZE = 13
PLACE_SIZE = 13
KIND_SIZE = 14
TEXT_SIZE = 14
LETTER_SUBJECT_SIZE = 12
RECIPIENTS_TITLE_SIZE = 12
RECIPIENTS_SIZE = 11
ANNEX_SIZE = 14
TABLE_SIZE = 12
DENSE_SIZE = 8
PAGE_NUMBER_SIZE = 13
DRAFT_SIZE = 11

# Lines and paragraphs. NATURAL_LINE is what the font itself asks for; all tone marks fit in it.
NATURAL_LINE = 1.15
TEXT_LINE = 1.3  # em; 1.13 lines in a word processor
TIGHT_LINE = 1.25  # em; letterhead, tables, closing
INDENT = 12.7  # mm
PARAGRAPH_GAP = 6  # pt
BLOCK_GAP = 12  # pt
RULE = 0.75  # pt

# Tables (mm, pt).
TABLE_PADDING, TABLE_LEADING = 1.2, 0.7
TABLE_BORDER = 0.5

# Limits, so that no text can stall the printer.
MAX_ROWS = 3_000
MAX_TEXT = 20_000
MAX_WORD = 1_000  # breaking a word takes time by the square of its length
MAX_CHARACTERS = 2_000_000


def page_size(*, landscape: bool, large: bool = False) -> tuple[float, float]:
    """Return width and height of the page, in mm: A4, or A3 when it is large."""
    width, height = (LARGE_WIDTH, LARGE_HEIGHT) if large else (PAGE_WIDTH, PAGE_HEIGHT)
    return (height, width) if landscape else (width, height)


def margins(*, landscape: bool, binding: Binding) -> Margins:
    """Return the margins of a page bound at its left or, turned, at its top."""
    return LANDSCAPE[binding] if landscape else PORTRAIT
