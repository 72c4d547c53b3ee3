"""A phrase as a row of tokens without tones, and the reader that walks along it."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TypeVar

from congress.core import text
from congress.core.deadlines.values import Context

T = TypeVar("T")

_LONGEST = 160
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_TOKEN = re.compile(
    r"(?P<reference>[0-9]+(?:/[0-9]{4})?/(?!thang\b|t[0-9])[a-z][a-z0-9]*(?:[-/.&][a-z0-9]+)*)"
    r"|(?P<number>[0-9]+)|(?P<word>[a-z]+)|(?P<symbol>\S)"
)
_JUNE = re.compile(r"\btháng\s+sáu\b", re.IGNORECASE)
_JUNE_OR_NEXT = re.compile(r"\bthang\s+sau\b", re.IGNORECASE)


@dataclass(frozen=True)
class Token:
    """One word, number, sign or document number; `glued` when no space stands before it."""

    kind: str
    text: str
    glued: bool = False

    @property
    def value(self) -> int:
        """The number, or -1 for one of more than four digits."""
        return int(self.text) if len(self.text) <= 4 else -1


END = Token("end", "")


def cleaned(phrase: str) -> str:
    """Return the phrase as written, in NFC on one line, without what cannot be stored."""
    return text.clean("".join(char for char in phrase if unicodedata.category(char) != "Cs"))


def tokenize(phrase: str) -> list[Token]:
    """Return the first tokens of a cleaned phrase, folded to lower case without tones."""
    # Without tones "tháng sáu" (June) and "tháng sau" (next month) would be the same words.
    told_apart = _JUNE_OR_NEXT.sub("thang ?", _JUNE.sub("tháng 6", phrase))
    folded = text.fold(told_apart).translate(_DASHES)
    found = islice(_TOKEN.finditer(folded), _LONGEST)
    return [
        Token(match.lastgroup or "symbol", match[0], _is_glued(folded, match.start()))
        for match in found
    ]


def _is_glued(folded: str, at: int) -> bool:
    return at > 0 and not folded[at - 1].isspace()


@cache
def _by_first_word(phrases: tuple[str, ...]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for phrase in phrases:
        first, *rest = phrase.split()
        found.setdefault(first, []).append((phrase, tuple(rest)))
    return found


class Reader:
    """Walks along the tokens; a rule that does not fit leaves the place as it was."""

    def __init__(self, tokens: Sequence[Token], context: Context) -> None:
        self.tokens = tokens
        self.context = context
        self.at = 0
        self.opening = True

    @property
    def done(self) -> bool:
        """Whether every token has been read."""
        return self.at >= len(self.tokens)

    def peek(self, ahead: int = 0) -> Token:
        """Return a token further on (or back, when negative) without reading it."""
        place = self.at + ahead
        return self.tokens[place] if 0 <= place < len(self.tokens) else END

    def take(self) -> Token:
        """Read one token, whatever it is."""
        token = self.peek()
        self.at += 1
        return token

    def words(self, *phrases: str) -> str | None:
        """Read the first of these phrases that stands here; list the longer ones first."""
        for phrase, rest in _by_first_word(phrases).get(self.peek().text, ()):
            if all(self.peek(step).text == word for step, word in enumerate(rest, 1)):
                self.at += len(rest) + 1
                return phrase
        return None

    def skip(self, *phrases: str) -> None:
        """Read any number of these phrases and signs."""
        while self.words(*phrases) is not None:
            pass

    def number(self, low: int, high: int) -> int | None:
        """Read a number within these bounds."""
        token = self.peek()
        if token.kind != "number" or not low <= token.value <= high:
            return None
        self.at += 1
        return token.value

    def sign(self, marks: str) -> str | None:
        """Read one of these signs."""
        token = self.peek()
        if token.kind != "symbol" or token.text not in marks:
            return None
        self.at += 1
        return token.text

    def attempt(self, rule: Callable[["Reader"], T | None]) -> T | None:
        """Follow a rule; when it does not fit, go back to where it began."""
        start = self.at
        found = rule(self)
        if found is None:
            self.at = start
        return found

    def first(self, *rules: Callable[["Reader"], T | None]) -> T | None:
        """Follow the first of these rules that fits."""
        for rule in rules:
            found = self.attempt(rule)
            if found is not None:
                return found
        return None

    def closed(self) -> bool:
        """Whether the phrase, or this clause of it, ends here and counts nothing."""
        ends = self.done or (self.peek().kind == "symbol" and self.peek().text in ";,.()[]")
        return ends and all(token.text != "%" for token in self.tokens)
