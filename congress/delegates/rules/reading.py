"""How the cells of a roster are read: birth, sex, kind, yes and no, honours of a village."""

import re
from dataclasses import dataclass
from datetime import date

from congress.core.text import fold
from congress.delegates.models import DelegateKind, Sex

EARLIEST = 1900

_YEAR = re.compile(r"(?:nam |sn |s\.n\.? )?([0-9]{4})")
_MONTH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
_DAY = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_OTHER = re.compile(r"[\W_]+")

_SEXES = {"nam": Sex.MALE, "male": Sex.MALE, "m": Sex.MALE, "ong": Sex.MALE}
_SEXES |= {"nu": Sex.FEMALE, "female": Sex.FEMALE, "f": Sex.FEMALE, "ba": Sex.FEMALE}
_YES = {"x", "v", "co", "yes", "1", "true", "dv", "dang vien", "doan vien", "dang", "doan", "+"}
_NO = {"khong", "ko", "no", "0", "false", "k", "-", "–", "chua", "quan chung", "qc"}
_KINDS = {
    DelegateKind.EX_OFFICIO: ("duong nhien", "dn"),
    DelegateKind.CHOSEN: ("chon cu", "bau", "duoc bau", "bau cu", "cc"),
    DelegateKind.APPOINTED: ("chi dinh", "cd"),
    DelegateKind.GUEST: ("khach moi", "khach", "dai bieu moi", "km"),
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names}
KIND_WORDS = {
    DelegateKind.EX_OFFICIO: "Đương nhiên",
    DelegateKind.CHOSEN: "Chọn cử",
    DelegateKind.APPOINTED: "Chỉ định",
    DelegateKind.GUEST: "Khách mời",
}
SEX_WORDS = {Sex.MALE: "Nam", Sex.FEMALE: "Nữ"}
HONOURS = (
    ("is_prestigious", "Người có uy tín", ("uy tin", "nguoi co uy tin", "nctu")),
    ("is_elder", "Già làng", ("gia lang",)),
    ("is_village_head", "Trưởng thôn", ("truong thon", "truong ban", "truong xom", "truong khoi")),
)


@dataclass(frozen=True)
class Birth:
    """When somebody was born: the year, and the day where it is known."""

    year: int | None = None
    on: date | None = None

    @property
    def text(self) -> str:
        """As the roster shows it: "12/03/1985", "1985" or nothing."""
        if self.on is not None:
            return f"{self.on.day:02}/{self.on.month:02}/{self.on.year:04}"
        return str(self.year) if self.year else ""


def birth(text: str, latest: int) -> Birth | None:
    """Read "1985", "3/1985", "12/3/1985" or "1985-03-12"; None when it is none of them.

    The year lies between 1900 and `latest`. An empty text is an unknown birth.
    """
    typed = fold(text)
    if not typed:
        return Birth()
    if found := _DAY.fullmatch(typed):
        return _born(latest, int(found[4]), int(found[3]), int(found[1]))
    if found := _ISO.fullmatch(typed):
        return _born(latest, int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH.fullmatch(typed):
        return _born(latest, int(found[2])) if 1 <= int(found[1]) <= 12 else None
    found = _YEAR.fullmatch(typed)
    return _born(latest, int(found[1])) if found else None


def _born(latest: int, year: int, month: int = 0, day: int = 0) -> Birth | None:
    if not EARLIEST <= year <= latest:
        return None
    if not month:
        return Birth(year)
    try:
        return Birth(year, date(year, month, day))
    except ValueError:
        return None


def sex(text: str) -> Sex | None:
    """Read "Nam", "nữ", "Ông", "bà"; None when it says neither."""
    return _SEXES.get(fold(text).strip(". "))


def kind(text: str) -> DelegateKind | None:
    """Read how somebody became a delegate; None when the words are not known."""
    words = fold(text).removeprefix("dai bieu ").strip(". ")
    return _KIND_OF.get(words)


def yes(text: str) -> bool | None:
    """Read a mark of yes or no; None when it is empty. Other words, as a day of joining, are yes.

    Raise ValueError when the words speak of something else.
    """
    words = fold(text).strip(". ") or text.strip()
    if not words:
        return None
    if words in _NO:
        return False
    if words in _YES or any(char.isdigit() for char in words):
        return True
    raise ValueError(text)


def is_mark(text: str) -> bool:
    """Whether a cell only ticks something: "x", "X", "v", "✓"."""
    return text.strip().casefold() in {"x", "v", "✓", "✔", "+", "1"}


def honours(text: str) -> dict[str, bool] | None:
    """Read which honours of a village a cell names; a bare tick is "người có uy tín".

    None when it names something else.
    """
    held = {name: False for name, _, _ in HONOURS}
    if is_mark(text):
        return held | {"is_prestigious": True}
    said = _OTHER.sub(" ", fold(text)).strip()
    if not said or said in _NO:
        return held
    found = {name: any(word in said for word in words) for name, _, words in HONOURS}
    return found if any(found.values()) else None


def honours_text(row: object) -> str:
    """The honours that a delegate holds, as the roster shows them."""
    return "; ".join(words for name, words, _ in HONOURS if getattr(row, name))


def yes_text(value: bool | None) -> str:
    """A mark as the roster shows it: "x", "không", or nothing when it is not known."""
    if value is None:
        return ""
    return "x" if value else "không"
