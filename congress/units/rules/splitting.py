"""Cutting the cell of coordinating agencies into one text for each agency."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from congress.core.text import clean, fold
from congress.units.rules.naming import Index, key

LONGEST = 6
_BULLET = re.compile(r"^\s*(?:[-–—+•*]+\s+|[-–—+•*]+(?=\w)|\d{1,2}[.)]\s+)")
_BETWEEN = re.compile(r"(\n|,|\s+(?:và|va|&)\s+|\s+[-–—+]\s+|/)", re.IGNORECASE)
_EDGES = " \t,.;:…"
_ALONE = {"mttq", "bcd", "btc"}
_AGENCY = re.compile(
    r"(?:so|ban|ub|ubnd|hdnd|mttq|bcd|btc|cong an|bao|dai|vp|hoi|huyen uy|thanh uy|thi uy|tinh uy"
    r"|dang uy|tinh doan|huyen doan|thanh doan|bo|cuc|chi cuc|truong|trung tam|benh vien|phong|vien"
    r"|tieu ban|to|lien doan|lien minh|lien hiep|hiep hoi|toa an|kho bac|ngan hang|thanh tra"
    r"|cong ty|bch|don bien phong|doan (?:thanh nien|tncs|dbqh|dai bieu)|cac)\b .+"
)
_PLACE = re.compile(r"(?:tinh|huyen|thanh pho|thi xa|quan|xa|phuong|thi tran)\b .+")
_MANY_PLACES = re.compile(r"\bcac (?:huyen|thanh pho|thi xa|quan|xa|phuong|thi tran|dia phuong)\b")
_MANY = re.compile(r"\bcac\b")
_PART_OF_MANY = re.compile(
    r"(?:so|ban|nganh|hoi|doan the|ban nganh|phong|to chuc|don vi|co quan|dia phuong|huyen|thi xa"
    r"|thanh pho|xa|phuong|thi tran|hoi doan the|phong ban|tieu ban|nganh .+|doan the .+"
    r"|ban nganh .+|to chuc .+|don vi .+|co quan .+|dia phuong .+)"
)


class _Sep(Enum):
    """What stands between two pieces of a cell."""

    START = ""
    LINE = "\n"
    COMMA = ","
    AND = "và"
    DASH = "-"


@dataclass(frozen=True)
class _Piece:
    """A piece of a cell, what stood before it, and where it stands."""

    sep: _Sep
    start: int
    end: int


@dataclass
class _Segment:
    """Pieces that make one agency."""

    start: int
    end: int
    known: bool


def split(text: str, index: Index) -> tuple[str, ...]:
    """Return the agencies that a cell names, one text each, in order, each once.

    Lines, semicolons and bullets always separate. A comma separates where it leaves known units,
    or where what follows begins as an agency's name does; "và" and a dash only after a known
    unit or "các …".
    """
    found: dict[str, str] = {}
    for part in clean(text, multiline=True).split(";"):
        lines = [_BULLET.sub("", line).strip() for line in part.split("\n")]
        for name in _agencies("\n".join(line for line in lines if line), index):
            found.setdefault(fold(name), name)
    return tuple(found.values())


def _agencies(part: str, index: Index) -> list[str]:
    pieces = _pieces(part)
    segments: list[_Segment] = []
    at = 0
    while at < len(pieces):
        count = _longest_known(part, pieces[at:], index)
        piece, end = pieces[at], pieces[at + max(count, 1) - 1].end
        if segments and not _begins_anew(part, segments[-1], piece, end, known=count > 0):
            segments[-1].end, segments[-1].known = end, False
        else:
            segments.append(_Segment(piece.start, end, count > 0))
        at += max(count, 1)
    names = (_tidy(part[one.start : one.end]) for one in segments)
    return [name for name in names if name]


def _pieces(part: str) -> list[_Piece]:
    """Cut at lines, commas, "và" and dashes outside brackets."""
    pieces: list[_Piece] = []
    sep, start = _Sep.START, 0
    for found in _BETWEEN.finditer(part):
        if part.count("(", 0, found.start()) > part.count(")", 0, found.start()):
            continue
        if part[start : found.start()].strip(_EDGES):
            pieces.append(_Piece(sep, start, found.start()))
            sep = _sep_of(found[0])
        elif _sep_of(found[0]) is _Sep.AND:
            sep = _Sep.AND if sep is _Sep.START else sep
        start = found.end()
    if part[start:].strip(_EDGES):
        pieces.append(_Piece(sep, start, len(part)))
    return pieces


def _sep_of(text: str) -> _Sep:
    if text in {"\n", ","}:
        return _Sep(text)
    return _Sep.AND if fold(text) in {"va", "&"} else _Sep.DASH


def _longest_known(part: str, pieces: Sequence[_Piece], index: Index) -> int:
    """How many pieces from the first make the longest known name; 0 when none does."""
    for count in range(min(LONGEST, len(pieces)), 0, -1):
        if index.find(_tidy(part[pieces[0].start : pieces[count - 1].end])).unit_id is not None:
            return count
    return 0


def _begins_anew(part: str, before: _Segment, piece: _Piece, end: int, *, known: bool) -> bool:
    """Whether a piece starts another agency, or goes on with the one before it."""
    said, spelled = key(part[before.start : before.end]), key(part[piece.start : end])
    agency = spelled in _ALONE or _AGENCY.fullmatch(spelled) is not None
    if piece.sep is _Sep.LINE:
        return known or not part[piece.start :].startswith(("và ", "& "))
    if _MANY_PLACES.search(said) and not agency:
        return False
    if not known and _MANY.search(said) and _PART_OF_MANY.fullmatch(spelled):
        return False
    if piece.sep is _Sep.COMMA:
        return known or agency or _PLACE.fullmatch(spelled) is not None
    if piece.sep is _Sep.AND:
        return (before.known or said.startswith("cac ")) and (known or agency)
    return before.known and known


def _tidy(text: str) -> str:
    return clean(text.replace("\n", " ")).strip(_EDGES)
