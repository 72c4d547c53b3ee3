"""Recognising one agency by the names it is written by: equal keys match, nothing is guessed."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import product

from congress.core.text import fold
from congress.units.models import UnitKind

NEAR = 3
_TOKENS = re.compile(r"[^\W_]+")
_ABBREVIATED = {
    "h": "huyen",
    "hdndt": "hdnd tinh",
    "q": "quan",
    "t": "tinh",
    "tp": "thanh pho",
    "tw": "trung uong",
    "tx": "thi xa",
    "ubmttq": "ub mttq",
    "vn": "viet nam",
    "vphdnd": "vp hdnd",
    "vptu": "vp tinh uy",
    "vpub": "vp ubnd",
    "vpubnd": "vp ubnd",
    "x": "xa",
}
_TWO_WAYS = {"p": ("phong", "phuong")}
_SHORTER = (
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("mat tran to quoc", "mttq"),
    ("uy ban", "ub"),
    ("mttq viet nam", "mttq"),
    ("ub mttq", "mttq"),
    ("van phong", "vp"),
    ("ban chi dao", "bcd"),
    ("ban to chuc", "btc"),
    ("phat thanh truyen hinh", "ptth"),
    ("pt th", "ptth"),
)


class How(StrEnum):
    """How a text was recognised: by the unit's name, by another name it goes by, or not at all."""

    EXACT = "exact"
    ALIAS = "alias"
    NONE = "none"


@dataclass(frozen=True)
class Candidate:
    """A unit with the names it may be written by.

    `level` is the word of its level ("tỉnh"), `place` the district it stands in, `is_root` the
    province itself.
    """

    unit_id: int
    name: str
    kind: UnitKind = UnitKind.AGENCY
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    level: str = ""
    place: str = ""
    is_root: bool = False


def _nothing() -> tuple[Candidate, ...]:
    return ()


@dataclass(frozen=True)
class Match:
    """What a text was recognised as; when it was not, `suggestions` are worth offering."""

    how: How
    unit_id: int | None = None
    name: str = ""
    near: Callable[[], tuple[Candidate, ...]] = field(default=_nothing, repr=False, compare=False)

    @property
    def suggestions(self) -> tuple[Candidate, ...]:
        """The units that the text may have meant, 3 at most; never taken without asking."""
        return self.near()


def key(text: str) -> str:
    """Return what two spellings of one name have in common.

    Without accents, case, punctuation and "và"; with the usual abbreviations spelled one way.
    """
    words = [word for word in _TOKENS.findall(fold(text)) if word != "va"]
    spelled = " ".join(_ABBREVIATED.get(word, word) for word in words)
    for long, short in _SHORTER:
        spelled = re.sub(rf"\b{long}\b", short, spelled)
    return spelled


def _ways(spelled: str) -> tuple[str, ...]:
    """The readings of a key in which a letter stands for two words: "p" is phòng or phường."""
    words = spelled.split()
    if not any(word in _TWO_WAYS for word in words[:4]):
        return (spelled,)
    choices = [_TWO_WAYS.get(word, (word,)) if i < 4 else (word,) for i, word in enumerate(words)]
    return tuple(" ".join(chosen) for chosen in product(*choices))


def _letters_key(text: str, level: str) -> str | None:
    """Return "so vhttdl" for "Sở VH, TT và DL tỉnh"; None for a text that is no abbreviation."""
    words = [word for word in _TOKENS.findall(text) if fold(word) != "va"]
    if words and fold(words[-1]) == level:
        words.pop()
    if len(words) < 2 or not all(word.isupper() for word in words[1:]):
        return None
    letters = "".join(fold(word) for word in words[1:])
    return f"{fold(words[0])} {letters}" if len(letters) > 1 else None


def _initials_of(name: str) -> str | None:
    """Return "so vhttdl" for "Sở Văn hóa, Thể thao và Du lịch"."""
    words = [word for word in _TOKENS.findall(fold(name)) if word != "va"]
    if len(words) < 3:
        return None
    return f"{words[0]} {''.join(word[0] for word in words[1:])}"


Names = Mapping[str, frozenset[int]]


class Index:
    """The names of a province's units, for recognising what people write."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.units = {one.unit_id: one for one in candidates}
        root = next((one for one in self.units.values() if one.is_root), None)
        self._level, self._place = _level_and_place(root)
        self._own = self._collected(lambda one: (one.name,))
        self._called = self._collected(lambda one: (one.name, one.short_name, *one.aliases))
        self._formerly = self._collected(lambda one: one.former_names)
        self._placed = self._collected(
            lambda one: (f"{one.name} {one.place}",) if one.place else ()
        )
        self._bare = self._gathered(
            (self._without_suffix(key(name)), one.unit_id)
            for one in self.units.values()
            for name in (one.name, one.short_name, *one.aliases)
        )
        self._initials = self._gathered(
            (letters, one.unit_id) for one in self.units.values() for letters in self._letters(one)
        )
        self._found: dict[str, Match] = {}

    def find(self, text: str) -> Match:
        """Recognise a text: the one unit that goes by it, or none with suggestions."""
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> Match:
        spelled = key(text)
        if not spelled:
            return Match(How.NONE)
        for names, wanted in self._ladder(text, _ways(spelled)):
            units = frozenset[int]().union(*(names.get(one, frozenset()) for one in wanted))
            if len(units) == 1:
                unit = self.units[next(iter(units))]
                how = How.EXACT if unit.unit_id in self._own.get(spelled, ()) else How.ALIAS
                return Match(how, unit.unit_id, unit.name)
            if units:
                return self._several(units)
        return Match(How.NONE, near=partial(self._nearest, spelled))

    def _several(self, units: frozenset[int]) -> Match:
        """Say that a text names several units, and which."""
        found = tuple(self.units[unit_id] for unit_id in sorted(units)[:NEAR])
        return Match(How.NONE, near=lambda: found)

    def _ladder(self, text: str, ways: Sequence[str]) -> Iterable[tuple[Names, Sequence[str]]]:
        """The names to look among, surest first, and the keys to look for."""
        yield self._called, ways
        yield self._formerly, ways
        yield self._placed, ways
        yield self._bare, [self._without_suffix(way) for way in ways]
        letters = _letters_key(text, self._level)
        if letters:
            yield self._initials, [letters]

    def _nearest(self, spelled: str) -> tuple[Candidate, ...]:
        close = difflib.get_close_matches(spelled, self._called, n=NEAR * 2)
        found = [self.units[unit_id] for name in close for unit_id in sorted(self._called[name])]
        return tuple(dict.fromkeys(found))[:NEAR]

    def _collected(self, names_of: Callable[[Candidate], Iterable[str]]) -> Names:
        return self._gathered(
            (key(name), one.unit_id) for one in self.units.values() for name in names_of(one)
        )

    @staticmethod
    def _gathered(pairs: Iterable[tuple[str, int]]) -> Names:
        found: dict[str, set[int]] = {}
        for name, unit_id in pairs:
            if name:
                found.setdefault(name, set()).add(unit_id)
        return {name: frozenset(units) for name, units in found.items()}

    def _without_suffix(self, spelled: str) -> str:
        """Leave out "tỉnh Lạng Sơn" at the end, and "tỉnh" after two words or more."""
        if self._place:
            spelled = (
                spelled.removesuffix(f" {self._place}") if self._ends_full(spelled) else spelled
            )
        head = spelled.removesuffix(f" {self._level}")
        return head if len(head.split()) > 1 else spelled

    def _ends_full(self, spelled: str) -> bool:
        return spelled.endswith(f" {self._level} {self._place}")

    def _letters(self, one: Candidate) -> list[str]:
        names = {one.name, _trimmed(fold(one.name), self._level)}
        return [letters for name in names if (letters := _initials_of(name))]


def _trimmed(spelled: str, level: str) -> str:
    return spelled.removesuffix(f" {level}")


def _level_and_place(root: Candidate | None) -> tuple[str, str]:
    """The province's level and own name as keys: "tinh", "lang son"."""
    if root is None:
        return "tinh", ""
    level, name = key(root.level) or "tinh", key(root.name)
    return level, name.removeprefix(f"{level} ")


def initials(name: str) -> str:
    """Return "svhttdl" for "Sở Văn hóa, Thể thao và Du lịch"; empty when nothing can be read."""
    words = [word for word in _TOKENS.findall(fold(name)) if word != "va"]
    return "".join(word[0] for word in words if word.isascii())
