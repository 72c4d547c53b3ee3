"""Text at the border and in the index: cleaning, folding without diacritics, Vietnamese order."""

import re
import unicodedata
from functools import lru_cache

_KEEP = {"\n", "\t"}
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SHAPES = {"\u0302", "\u0306", "\u031b"}
_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF}
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]+")
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029]")
_LINES = re.compile(r"\n{3,}")
# Joins pictures into one; between letters, as copied out of other programs, it is nothing.
_JOINER = "\u200d"
_KEPT_FORMATS = {_JOINER, "\u200b"}  # the other one, a space of no width, becomes a space
_LOOSE_JOINERS = re.compile(rf"(?<!\W){_JOINER}+|^{_JOINER}+|{_JOINER}+(?=[\w\s]|$)")
_MARKS = re.compile(r"[^\w\s]|_")
_OLD_TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe"}
_OLD_TONES |= {"oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy"}


class TextError(ValueError):
    """A text that cannot be kept: `code` is "surrogate" or "too_long"; `limit` in characters."""

    def __init__(self, code: str, limit: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.limit = limit


def clean(value: str, *, limit: int | None = None, multiline: bool = False) -> str:
    """Return the text as it is stored: NFC, no control characters, single spaces, trimmed.

    Raise TextError when it holds a lone surrogate or is longer than `limit` characters.
    """
    text = value if _is_clean(value) else _cleaned(value, multiline=multiline)
    if limit is not None and len(text) > limit:
        raise TextError("too_long", limit)
    return text


def _is_clean(value: str) -> bool:
    """Whether a text is already as it is stored; most are, and the question is cheap."""
    whole = value.isprintable() and "  " not in value and value == value.strip()
    return whole and unicodedata.is_normalized("NFC", value)


def _cleaned(value: str, *, multiline: bool) -> str:
    if any(0xD800 <= ord(char) <= 0xDFFF for char in value):
        raise TextError("surrogate")
    text = _BREAKS.sub("\n", value)
    text = "".join(char for char in text if char in _KEEP or _is_printable(char))
    text = unicodedata.normalize("NFC", _LOOSE_JOINERS.sub("", text))
    if multiline:
        lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
        return _LINES.sub("\n\n", "\n".join(lines)).strip()
    return _SPACES.sub(" ", text.replace("\n", " ")).strip()


def _is_printable(char: str) -> bool:
    code = ord(char)
    if code in _BIDI or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return False
    return char in _KEPT_FORMATS or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}


def fold(value: str) -> str:
    """Return the text for comparing and searching: "Đại hội" becomes "dai hoi"."""
    decomposed = unicodedata.normalize("NFD", value.casefold()).replace("đ", "d")
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _SPACES.sub(" ", bare.replace("’", "'")).strip()


def folded(value: str, limit: int = 300) -> str:
    """Return the folded text as a column of `limit` characters keeps it: folding may lengthen."""
    return fold(value)[:limit]


def same_spelling(value: str) -> str:
    """Return the text with one style of tone placement, so that "hoà" equals "hòa"."""
    text = unicodedata.normalize("NFC", value)
    for old, new in _OLD_TONES.items():
        text = text.replace(old, new)
    return text


def sought(value: str) -> str:
    """Return the text as it is searched: folded, letters and digits only, single spaces.

    Marks join what they stand between: "18/KH-BTG" and "18-KH/BTG" both become "18khbtg", and
    "Sở VH,TT&DL" becomes "so vhttdl".
    """
    return _letters(fold(value))


def spelled(value: str) -> str:
    """Return the text as `sought` does but with its diacritics, in one case and one spelling."""
    return _letters(same_spelling(unicodedata.normalize("NFC", value).casefold()))


def _letters(value: str) -> str:
    return " ".join(_MARKS.sub("", value).split())


@lru_cache(maxsize=5000)
def sort_key(value: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Return the key of Vietnamese order: letters first, then tones, then the text itself."""
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", value).casefold():
        letter, tone = _split_tone(char)
        letters.append(
            _LETTER_RANK.get(letter, 0) + 1000 if letter in _LETTER_RANK else ord(char) % 1000
        )
        tones.append(tone)
    return tuple(letters), tuple(tones), value


def _split_tone(char: str) -> tuple[str, int]:
    tone = 0
    kept = ""
    for part in unicodedata.normalize("NFD", char):
        if part in _TONES:
            tone = _TONES[part]
        elif not unicodedata.combining(part) or part in _SHAPES:
            kept += part
    return unicodedata.normalize("NFC", kept), tone


def name_key(full_name: str) -> str:
    """Return the folded "tên họ đệm" by which Vietnamese lists of persons are ordered."""
    words = full_name.split()
    return " ".join([words[-1], *words[:-1]]) if words else ""


def whole_number(value: str) -> int | None:
    """Return the number that one to nine plain digits write; None for any other text."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


def lines_of(value: str) -> list[str]:
    """Return the lines of a text that hold anything, without the spaces around them."""
    return [line.strip() for line in value.split("\n") if line.strip()]


def capital(value: str) -> str:
    """Return the text with its first letter great, as it begins a sentence."""
    return value[:1].upper() + value[1:]


def small(value: str) -> str:
    """Return the text with its first letter small, as it stands inside a sentence."""
    return value[:1].lower() + value[1:]
