"""Reading a phrase: walks over it until one of the forms fits."""

import re
from dataclasses import replace
from itertools import pairwise

from congress.core.deadlines import forms, relative
from congress.core.deadlines.days import day
from congress.core.deadlines.tokens import Reader, cleaned, tokenize
from congress.core.deadlines.values import Context, Deadline, Kind

# Words that may stand before a bare date without making it part of another statement.
_OPENERS = re.compile(
    "du|kien|vao|luc|trong|thoi|han|gian|hoan|thanh|xong|phai|la|can|se|thuc|hien|trinh|gui|nop"
    "|bao|cao|to|chuc|ban|hanh|ket|thuc|khai|mac|buoi|sang|chieu|toi|trua|deadline|ngay"
)
_OPENING_SIGNS = frozenset("-:,.;([*•+\"'“”")
_END_OF_CITATION = frozenset({"truoc", "xong", "cham", "muon", "trong", "den", "het", ";", "("})


def parse(phrase: str, context: Context) -> Deadline:
    """Read a deadline phrase; what cannot be read is of kind none, never a guess."""
    written = cleaned(phrase)
    reader = Reader(tokenize(written), context)
    if _is_lunar(reader):
        return Deadline.none(written)
    found = _scan(reader)
    if found is None or found.kind is Kind.NONE:
        again = _anywhere(reader, relative.recurring)
        found = again or found or _anywhere(reader, forms.at_last)
    return replace(found or Deadline.none(), text=written)


def _is_lunar(reader: Reader) -> bool:
    words = [token.text for token in reader.tokens]
    return "al" in words or ("am", "lich") in pairwise(words)


def _scan(reader: Reader) -> Deadline | None:
    while not reader.done:
        if reader.attempt(_citation):
            reader.opening = False
            continue
        found = reader.first(*forms.FORMS)
        if found:
            return _every_year(reader) or found
        reader.opening = _opens(reader) and reader.opening
    return None


def _opens(reader: Reader) -> bool:
    text = reader.take().text
    return text in _OPENING_SIGNS or _OPENERS.fullmatch(text) is not None


def _every_year(reader: Reader) -> Deadline | None:
    return reader.attempt(relative.recurring) if reader.peek().text in {"hang", "moi"} else None


def _anywhere(reader: Reader, form: forms.Form) -> Deadline | None:
    reader.at, reader.opening = 0, True
    while not reader.done:
        found = reader.attempt(form)
        if found:
            return found
        reader.opening = _opens(reader) and reader.opening
    return None


def _citation(reader: Reader) -> bool | None:
    """Pass over a cited paper and its date: "Công văn số 234/UBND-KT ngày 22/02/2024"."""
    numbered = reader.peek(-1).text != "thieu" and reader.words("so") is not None
    reader.skip(":")
    reference = reader.peek().kind == "reference"
    if reference or (numbered and reader.peek().kind == "number"):
        reader.at += 1
    elif numbered or not reader.words("theo", "can cu"):
        return None
    dated = reader.attempt(_date_of_citation)
    return True if dated or reference else None


def _date_of_citation(reader: Reader) -> bool | None:
    for _ in range(12):
        if reader.done or reader.peek().text in _END_OF_CITATION:
            return None
        if reader.peek().text == "ngay" and reader.attempt(day) is not None:
            return True
        reader.at += 1
    return None
