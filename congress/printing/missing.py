"""What a paper still lacks before it may be exported."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from congress.printing.clean import texts, unprintable
from congress.printing.paper import Paper

_BLANK = re.compile(r"<[^<>\n]{1,60}>")


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a paper lacks: a code for programs, a label for people."""

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
        ("body", "Cơ quan ban hành", paper.body),
        ("number", "Số", paper.number),
        ("symbol", "Ký hiệu", paper.symbol),
        ("place", "Địa danh", paper.place),
        ("date", "Ngày ban hành", paper.issued_on),
        ("subject", "Trích yếu", paper.subject),
        ("addressees", "Kính gửi", paper.kind or paper.addressees),
        ("content", "Nội dung", paper.blocks),
        ("capacity", "Chức vụ người ký", signature.capacity),
        ("signer", "Người ký", signature.name),
        ("recipients", "Nơi nhận", paper.recipients),
    )
    yield from (Missing(code, label) for code, label, value in required if not value)


def _blanks(paper: Paper) -> Iterator[Missing]:
    found = Counter(mark for text in texts(paper) for mark in _BLANK.findall(text))
    for mark, times in found.items():
        yield Missing("blank", mark if times == 1 else f"{mark} ({times} chỗ)")


def _letters(paper: Paper) -> Iterator[Missing]:
    lacking = set().union(*map(unprintable, texts(paper)))
    for char in sorted(lacking):
        if char.isprintable():
            yield Missing("letter", f"Phông chữ không có ký tự {char} (U+{ord(char):04X})")
