"""What a paper still lacks before it may be exported."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from congress.core.errors import N_
from congress.printing.clean import texts, unprintable
from congress.printing.paper import Paper

_OF_ANNEXES = {"body", "number", "symbol", "date"}
_BLANK = re.compile(r"<[^<>\n]{1,60}>")


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a paper lacks: a code for programs, a label for people.

    The label of "blank" and "letter" is a piece of the paper itself, never to be translated.
    """

    code: str
    label: str


def missing(paper: Paper) -> tuple[Missing, ...]:
    """Return what the paper lacks.

    First the parts that the form asks for, in the order of the page, then blanks in the text
    ("<thời hạn>"), then letters that the font cannot print.
    """
    return (*_parts(paper), *_blanks(paper), *_letters(paper))


def _parts(paper: Paper) -> Iterator[Missing]:
    signature = paper.signature
    required = (
        ("body", N_("Cơ quan ban hành"), paper.body),
        ("number", N_("Số"), paper.number),
        ("symbol", N_("Ký hiệu"), paper.symbol),
        ("place", N_("Địa danh"), paper.place),
        ("date", N_("Ngày ban hành"), paper.issued_on),
        ("subject", N_("Trích yếu"), paper.subject),
        ("addressees", N_("Kính gửi"), paper.kind or paper.addressees),
        ("content", N_("Nội dung"), paper.blocks),
        ("capacity", N_("Chức vụ người ký"), signature.capacity),
        ("signer", N_("Người ký"), signature.name),
        ("recipients", N_("Nơi nhận"), paper.recipients),
    )
    for code, label, value in required:
        if not value and (code in _OF_ANNEXES or not paper.annexes_only):
            yield Missing(code, label)


def _blanks(paper: Paper) -> Iterator[Missing]:
    found = Counter(mark for text in texts(paper) for mark in _BLANK.findall(text))
    for mark, times in found.items():
        yield Missing("blank", mark if times == 1 else f"{mark} × {times}")


def _letters(paper: Paper) -> Iterator[Missing]:
    lacking = set().union(*map(unprintable, texts(paper)))
    for char in sorted(lacking):
        if char.isprintable():
            yield Missing("letter", f"{char} (U+{ord(char):04X})")
