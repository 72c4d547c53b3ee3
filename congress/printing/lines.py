"""Centred lines broken as a typist would break them: few, even, words of two syllables whole."""

import re

from congress.printing.assets import width_mm

_TIED = "\u00a0"
_MANY = 200  # words; nobody looks whether so many lines are even
_WORDS = re.compile(
    r"\b(ban chỉ đạo|ban tổ chức|ban dân tộc|tiểu ban|đại hội|đại biểu|dân tộc|thiểu số|lần thứ"
    r"|năm \d{4}|tổ chức|kế hoạch|văn kiện|tuyên truyền|thi đua|khen thưởng|hậu cần|nhiệm vụ"
    r"|phân công|tiến độ|thực hiện|ủy ban|nhân dân|địa bàn)\b",
    re.IGNORECASE,
)


def balanced(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return the text in as few lines as fit in `room` mm, the lines as even as words allow.

    Line breaks in the text are kept; a word wider than the room stays whole.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        tied = _WORDS.sub(lambda word: word[0].replace(" ", _TIED), part)
        lines += _even(tied.split(" "), size, room, bold=bold)
    return tuple(line.replace(_TIED, " ") for line in lines if line)


def _even(words: list[str], size: float, room: float, *, bold: bool) -> list[str]:
    lines = _filled(words, size, room, bold=bold)
    narrow = room - 1
    while len(words) < _MANY and narrow > room / 2:
        tighter = _filled(words, size, narrow, bold=bold)
        if len(tighter) > len(lines):
            break
        lines, narrow = tighter, narrow - 1
    return lines


def _filled(words: list[str], size: float, room: float, *, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_mm(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
