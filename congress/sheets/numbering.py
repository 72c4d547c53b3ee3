"""Numbers of rows as offices write them: I, 1, 1.1, a), -; their depth, and where they stand."""

import re

from congress.core.text import fold

PART, LETTER, ROMAN, HEADING, ARABIC, SMALL_LETTER, DASH, PLUS = 0, 10, 20, 25, 30, 50, 60, 70

_ROMAN = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_PART = re.compile(r"(?:phan|chuong|muc)(?: thu)? (?:[ivxl]{1,5}|\d{1,2}|[a-z]|nhat|hai|ba|tu|nam)")
_SHAPES = (
    (ROMAN, re.compile(_ROMAN)),
    (LETTER, re.compile(r"[A-ZĐ]")),
    (SMALL_LETTER, re.compile(r"[a-zđ]|\d{1,4}[a-zđ]")),
    (DASH, re.compile(r"[-–—•]")),
    (PLUS, re.compile(r"[+*]")),
)
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3})*")
_MIXED = re.compile(rf"(?:{_ROMAN}|[A-ZĐ])[.\-](\d{{1,3}}(?:\.\d{{1,3}})*)")
_EMBEDDED = re.compile(
    rf"""(?:
        (?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s(?:thứ\s)?(?:{_ROMAN}|\d{{1,2}}|[A-ZĐ]))[.:)]?
      | (?P<big>{_ROMAN}|[A-ZĐ])[.)/]
      | (?P<mixed>(?:{_ROMAN}|[A-ZĐ])\.\d{{1,2}}(?:\.\d{{1,2}})*)[.)]?
      | (?P<deep>\d{{1,3}}(?:\.\d{{1,2}})+)[.)]?
      | (?P<plain>\d{{1,3}})[.)/]
      | (?P<small>[a-zđ]\))
      | (?P<dotted>[a-zđ])\.
    )\s+(?P<rest>\S.*)""",
    re.VERBOSE | re.DOTALL,
)


def rank_of(number: str) -> int | None:
    """Return how deep a number stands, small is outer; None when it is no number of a row."""
    text = number.strip().lstrip("(").rstrip(".):/ ")
    if not text and number.strip():
        text = number.strip()[:1]
    if _NUMBER.fullmatch(text):
        return ARABIC + 1 + text.count(".")
    if found := _MIXED.fullmatch(text):
        return ARABIC + 1 + found[1].count(".")
    if _PART.fullmatch(fold(text)):
        return PART
    return next((rank for rank, shape in _SHAPES if text and shape.fullmatch(text)), None)


def rank_of_content(content: str) -> int | None:
    """Return the depth that a leading dash or plus gives to an unnumbered row."""
    start = content[:2]
    if start[:1] in {"-", "–", "•"}:
        return DASH
    return PLUS if start == "+ " else None


def split_number(content: str) -> tuple[str, str]:
    """Return the number that opens a content and the rest; ("", content) when none does."""
    found = _EMBEDDED.fullmatch(content)
    if not found:
        return "", content
    number = next(found[name] for name in found.groupdict() if name != "rest" and found[name])
    return number, found["rest"]
