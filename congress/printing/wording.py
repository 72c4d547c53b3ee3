"""What a paper says in print, line by line, with its blanks: shared by the PDF and the DOCX."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from congress.core.text import small
from congress.printing import measures
from congress.printing.assets import width_mm
from congress.printing.clean import prepared
from congress.printing.lines import balanced
from congress.printing.paper import Annex, Block, Heading, Paper, TableBlock

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DRAFT = "DỰ THẢO"
_SPACE = "\u00a0"
_TAIL = re.compile(r"[\s.;,/]+$")


@dataclass(frozen=True, slots=True)
class Caption:
    """Centred lines with a rule of `rule` mm under them (0 for none)."""

    lines: tuple[str, ...]
    rule: float = 0.0


@dataclass(frozen=True, slots=True)
class WordedAnnex:
    """An annex as printed: "Phụ lục II", its title in capitals, the note in brackets."""

    heading: str
    title: str
    note: str
    landscape: bool
    large: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The printed lines of a paper, in order; every text is clean."""

    title: str
    parent: Caption
    issuer: Caption
    motto: Caption
    number: str
    place_and_date: str
    letter_subject: tuple[str, ...]
    kind: str
    subject: Caption
    remark: str
    addressees: tuple[str, ...]
    grounds: tuple[str, ...]
    blocks: tuple[Block, ...]
    short_end: bool
    recipients: tuple[str, ...]
    capacity: tuple[str, ...]
    signer: tuple[str, ...]
    annexes: tuple[WordedAnnex, ...]
    annexes_only: bool
    draft: str


def blank(label: str) -> str:
    """Return the visible mark of a missing text: "<người ký>"."""
    return f"<{label}>"


def worded(paper: Paper) -> Wording:
    """Return the printed lines of a paper. Raise PrintingError as `prepared` does."""
    paper = prepared(paper)
    subject = paper.subject or blank("trích yếu")
    blocks = _closed(paper.blocks)
    return Wording(
        title=" ".join(filter(None, [paper.kind, subject])).replace("\n", " "),
        parent=_caption(upper(paper.parent_body or ""), measures.ISSUER_SIZE, bold=False),
        issuer=_caption(
            upper(paper.body or blank("cơ quan ban hành")), measures.ISSUER_SIZE, ruled=True
        ),
        motto=Caption((MOTTO,), width_mm(MOTTO, measures.MOTTO_SIZE, bold=True)),
        number=f"Số: {numbered(paper)}",
        place_and_date=f"{paper.place or blank('địa danh')}, {spelled(paper)}",
        letter_subject=() if paper.kind else _letter_subject(subject),
        kind=upper(paper.kind or ""),
        subject=_subject(subject) if paper.kind else Caption(()),
        remark="\n".join(balanced(f"({paper.remark})", measures.TEXT_SIZE, measures.SUBJECT_WIDTH))
        if paper.remark
        else "",
        addressees=_addressees(paper),
        grounds=listed(paper.grounds),
        blocks=blocks,
        short_end=_is_one_line(blocks),
        recipients=listed(f"- {_bare(each)}" for each in paper.recipients or (blank("nơi nhận"),)),
        capacity=_posts(paper.signature.capacity or (blank("chức vụ người ký"),)),
        signer=(*_posts(paper.signature.post), paper.signature.name or blank("người ký")),
        annexes=tuple(_annex(annex, paper) for annex in paper.annexes),
        annexes_only=paper.annexes_only,
        draft=DRAFT if paper.draft else "",
    )


def upper(text: str) -> str:
    """Return the text in capitals, its tone marks composed."""
    return unicodedata.normalize("NFC", text.upper())


def numbered(paper: Paper) -> str:
    """Return number and symbol: "05/KH-BCĐ", with room to write while there is no number."""
    number = (paper.number or "").strip()
    if number.isdecimal():
        number = number.zfill(2)
    symbol = paper.symbol or blank("ký hiệu")
    slash = "" if symbol.startswith(("-", "/")) else "/"
    return f"{number or _SPACE * 8}{slash}{symbol}"


def spelled(paper: Paper) -> str:
    """Return "ngày 05 tháng 02 năm 2024", with room to write while the date is open."""
    if paper.issued_on:
        return spelled_date(paper.issued_on)
    year = str(paper.year) if paper.year else _SPACE * 8
    return f"ngày{_SPACE * 6}tháng{_SPACE * 6}năm {year}"


def spelled_date(day: date) -> str:
    """Return a date as papers spell it: a zero before days under 10 and before months 1 and 2."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def listed(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of a list ended by ";", the last one by "."."""
    bare = [_TAIL.sub("", line) for line in lines]
    return tuple(
        f"{line}{'.' if place == len(bare) else ';'}" for place, line in enumerate(bare, 1)
    )


def _bare(text: str) -> str:
    return text.removeprefix("-").lstrip()


def _caption(text: str, size: float, *, bold: bool = True, ruled: bool = False) -> Caption:
    room = measures.ISSUER_WIDTH - 2 * measures.CELL_PADDING
    lines = balanced(text, size, room, bold=bold)
    return Caption(lines, _short_rule(lines, size, room) if ruled else 0.0)


def _subject(text: str) -> Caption:
    lines = balanced(text, measures.TEXT_SIZE, measures.SUBJECT_WIDTH, bold=True)
    return Caption(lines, _short_rule(lines, measures.TEXT_SIZE, measures.SUBJECT_WIDTH))


def _letter_subject(text: str) -> tuple[str, ...]:
    room = measures.ISSUER_WIDTH - 2 * measures.CELL_PADDING
    return balanced(f"V/v {text}", measures.LETTER_SUBJECT_SIZE, room)


def _short_rule(lines: tuple[str, ...], size: float, room: float) -> float:
    widest = max((width_mm(line, size, bold=True) for line in lines), default=0.0)
    return min(widest, room) * measures.SHORT_RULE


def _posts(lines: tuple[str, ...]) -> tuple[str, ...]:
    room = measures.SIGNATURE_WIDTH - 2 * measures.CELL_PADDING
    broken = (balanced(upper(line), measures.TEXT_SIZE, room, bold=True) for line in lines)
    return tuple(chain.from_iterable(broken))


def _addressees(paper: Paper) -> tuple[str, ...]:
    names = paper.addressees or (() if paper.kind else (blank("nơi nhận"),))
    if len(names) < 2:
        return names
    return listed(f"- {_bare(name)}" for name in names)


def _closed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """End the last text with "./.", once; a table at the end stays as it is."""
    if not blocks or isinstance(blocks[-1], TableBlock):
        return blocks
    last = blocks[-1]
    return (*blocks[:-1], replace(last, text=f"{_TAIL.sub('', last.text)}./."))


def _is_one_line(blocks: tuple[Block, ...]) -> bool:
    """Whether the last text is one line, so that the line before must stay with it."""
    if not blocks:
        return False
    last = blocks[-1]
    if isinstance(last, TableBlock):
        return True
    width = measures.INDENT + width_mm(f"- {last.text}", bold=isinstance(last, Heading))
    return width <= measures.TEXT_WIDTH


def _annex(annex: Annex, paper: Paper) -> WordedAnnex:
    return WordedAnnex(
        heading=f"{annex.heading} {annex.number or ''}".strip(),
        title=upper(annex.title),
        note=_note(paper) if annex.note is None else annex.note,
        landscape=annex.landscape,
        large=annex.large,
        blocks=annex.blocks,
    )


def _note(paper: Paper) -> str:
    kind = (paper.kind or "Công văn").capitalize()
    issuer = paper.body.replace("\n", " ") or blank("cơ quan ban hành")
    remark = f"; {small(paper.remark)}" if paper.remark else ""
    return f"(Kèm theo {kind} số {numbered(paper)} {spelled(paper)} của {issuer}{remark})"
