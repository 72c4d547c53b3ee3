"""Pure rules of finding: what was asked for, how well a text answers it, what is marked in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from congress.core import text

LONGEST = 200
EXCERPT = 240


class Kind(StrEnum):
    """What is found, in the order of the page."""

    JOBS = "jobs"
    PLANS = "plans"
    PAPERS = "papers"
    PEOPLE = "people"
    UNITS = "units"


class Refusal(StrEnum):
    """Why a question is not searched."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NO_LETTERS = "no_letters"
    UNREADABLE = "unreadable"


class Fit(IntEnum):
    """How the words of a question stand in a text; the smaller the better."""

    PHRASE = 0
    WHOLE = 1
    PREFIX = 2
    INSIDE = 3


@dataclass(frozen=True)
class Word:
    """A word of the question: without diacritics, and as it was typed."""

    bare: str
    typed: str


def phrase(words: Sequence[Word]) -> str:
    """The words one after another, as they were asked for."""
    return " ".join(word.bare for word in words)


@dataclass(frozen=True)
class Wanted:
    """What is looked for: every word, in any order; or why it is not looked for."""

    question: str
    words: tuple[Word, ...] = ()
    refusal: Refusal | None = None

    @classmethod
    def of(cls, question: str) -> "Wanted":
        """Read what was typed into the box."""
        try:
            typed = text.clean(question)
        except text.TextError:
            return cls("", refusal=Refusal.UNREADABLE)
        if len(typed) > LONGEST:
            return cls(typed[:LONGEST], refusal=Refusal.TOO_LONG)
        parts = (Word(text.sought(part), text.spelled(part)) for part in typed.split())
        words = tuple({word.bare: word for word in parts if word.bare}.values())
        if words:
            return cls(typed, words)
        return cls(typed, refusal=Refusal.NO_LETTERS if typed else Refusal.EMPTY)

    def rank(self, value: str) -> tuple[bool, Fit] | None:
        """How well a text answers, the smallest best; None when it does not.

        First whether some word does not begin a word there with its accents as typed, then the fit.
        """
        sought, spelled = text.sought(value), text.spelled(value)
        if not all(word.bare in sought for word in self.words):
            return None
        as_typed = all(f" {word.typed}" in f" {spelled}" for word in self.words)
        return not as_typed, self._fit(sought)

    def _fit(self, sought: str) -> Fit:
        if f" {phrase(self.words)} " in f" {sought} ":
            return Fit.PHRASE
        if all(f" {word.bare} " in f" {sought} " for word in self.words):
            return Fit.WHOLE
        if all(f" {word.bare}" in f" {sought}" for word in self.words):
            return Fit.PREFIX
        return Fit.INSIDE

    def touches(self, value: str) -> bool:
        """Whether any word asked for stands in a text."""
        sought = text.sought(value)
        return any(word.bare in sought for word in self.words)

    def is_given_name_of(self, full_name: str) -> bool:
        """Whether a word asked for is the given name, the last word, of a person."""
        names = text.sought(full_name).split()
        return bool(names) and any(word.bare == names[-1] for word in self.words)

    def marked(self, value: str) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it answers the question."""
        spans = list(_merged(self._spans(value)))
        pieces, at = [], 0
        for start, end in spans:
            pieces += [(value[at:start], False), (value[start:end], True)]
            at = end
        return [piece for piece in [*pieces, (value[at:], False)] if piece[0]]

    def excerpt(self, value: str, length: int = EXCERPT) -> str:
        """The text, or the part of a long one around what answers, cut between words."""
        if len(value) <= length:
            return value
        first = min((start for start, _ in self._spans(value)), default=0)
        start = value.rfind(" ", 0, max(first - length // 4, 0) + 1) + 1
        end = value.rfind(" ", start, start + length)
        end = end if end > first else start + length
        return f"{'…' if start else ''}{value[start:end]}{'…' if end < len(value) else ''}"

    def _spans(self, value: str) -> Iterator[tuple[int, int]]:
        """Where each word stands: at the beginnings of words, else wherever it is found."""
        bare, places = _mapped(value)
        for word in self.words:
            found = list(_all(bare, word.bare))
            starts = [at for at in found if not value[: places[at]][-1:].isalnum()]
            for at in starts or found:
                yield places[at], places[at + len(word.bare) - 1] + 1


def _mapped(value: str) -> tuple[str, list[int]]:
    """The text as it is searched, and for each of its characters the place it came from."""
    bare, places = "", []
    for place, char in enumerate(value):
        letters = " " if char.isspace() else text.sought(char)
        bare += letters
        places += [place] * len(letters)
    return bare, places


def _all(bare: str, word: str) -> Iterator[int]:
    at = bare.find(word)
    while at >= 0:
        yield at
        at = bare.find(word, at + 1)


def _merged(spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in order, those that meet or overlap as one."""
    start, end = -1, -1
    for left, right in sorted(spans):
        if left > end:
            if start >= 0:
                yield start, end
            start, end = left, right
        end = max(end, right)
    if start >= 0:
        yield start, end
