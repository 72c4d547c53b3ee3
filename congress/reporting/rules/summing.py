"""What several reports of one period say together, as sentences of an official paper (Vietnamese).

Only what was answered is counted, and each figure says of how many units: "8/11 đơn vị".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from congress.core import dates
from congress.core.text import capital, small
from congress.reporting.models import FieldKind
from congress.reporting.rules.sheets import (
    NO,
    YES,
    Asked,
    Sheet,
    applies_to,
    is_filled,
    number,
    said,
)
from congress.reporting.rules.telling import written

UNIT_WORD = "đơn vị"


@dataclass(frozen=True)
class Place:
    """A unit as lists name it: its whole name, and the word of its level inside that name."""

    name: str
    level: str = ""

    @property
    def short(self) -> str:
        """The name without the word of the level."""
        return self.name.removeprefix(f"{self.level} ") if self.level else self.name


@dataclass(frozen=True)
class Said:
    """What one unit reported: `form` is the form of its congress, which fields are meant for."""

    place: Place
    form: str
    sheet: Sheet


@dataclass(frozen=True)
class Sum:
    """The total of a number, who gave it, and who was asked and did not (or not as a number)."""

    total: Decimal
    given: tuple[Place, ...]
    silent: tuple[Place, ...]


def listed(places: Sequence[Place]) -> str:
    """Units by their levels: "các huyện Bình Gia, Cao Lộc và thành phố Lạng Sơn"."""
    groups: dict[str, list[Place]] = {}
    for place in places:
        groups.setdefault(place.level or place.name, []).append(place)
    words = [_group(level, found) for level, found in groups.items()]
    *first, last = words or [""]
    return f"{', '.join(first)} và {last}" if first else last


def _group(level: str, places: Sequence[Place]) -> str:
    if len(places) == 1:
        return places[0].name
    return f"các {level} {', '.join(place.short for place in places)}"


def meant(asked: Asked, reports: Iterable[Said]) -> list[Said]:
    """The reports in which a field is asked for."""
    return [one for one in reports if applies_to(asked.applies, one.form)]


def total(asked: Asked, reports: Iterable[Said]) -> Sum:
    """The sum of a number over the reports that ask for it."""
    found = Decimal(0)
    given: list[Place] = []
    silent: list[Place] = []
    for one in meant(asked, reports):
        value = number(one.sheet.get(asked.code, ""))
        (silent if value is None else given).append(one.place)
        found += value or 0
    return Sum(found, tuple(given), tuple(silent))


def by_answer(asked: Asked, reports: Iterable[Said]) -> dict[str, list[Place]]:
    """Who gave which answer, in the order of the field's choices; empty for no answer."""
    found: dict[str, list[Place]] = {word: [] for word in _offered(asked)}
    for one in meant(asked, reports):
        found.setdefault(_answer(asked, one.sheet), []).append(one.place)
    silent = found.pop("", [])
    kept = {word: places for word, places in found.items() if places}
    return {**kept, "": silent} if silent else kept


def _offered(asked: Asked) -> Sequence[str]:
    return (YES, NO) if asked.kind is FieldKind.YES_NO else asked.choices or ()


def _answer(asked: Asked, sheet: Sheet) -> str:
    if asked.kind is FieldKind.PAPER:
        return YES if is_filled(asked, sheet) else ""
    return sheet.get(asked.code, "").strip()


def summed(asked: Asked, reports: Sequence[Said]) -> str:
    """One field over all reports as a sentence; empty when no unit answered it.

    A text is not summed: `texts` lists it unit by unit.
    """
    asked_of = meant(asked, reports)
    if asked.kind is FieldKind.TEXT or not any(is_filled(asked, one.sheet) for one in asked_of):
        return ""
    say = {
        FieldKind.NUMBER: _of_numbers,
        FieldKind.PAPER: _of_papers,
        FieldKind.DATE: _of_dates,
    }
    return f"{capital(asked.label)}: {say.get(asked.kind, _of_answers)(asked, asked_of)}."


def _of_numbers(asked: Asked, reports: Sequence[Said]) -> str:
    found = total(asked, reports)
    if not found.given:
        return f"chưa cộng được{_silent(_filled(asked, reports), 'nêu không phải bằng số')}"
    return f"tổng {written(found.total)} ({_coverage(found)})"


def _of_papers(asked: Asked, reports: Sequence[Said]) -> str:
    found = by_answer(asked, reports)
    return f"đã có ở {_share(found[YES], reports)}{_silent(found.get('', ()), 'chưa có')}"


def _of_answers(asked: Asked, reports: Sequence[Said]) -> str:
    found = by_answer(asked, reports)
    silent = found.pop("", [])
    said_by = [f"{_word(asked, word)} {_share(found[word], reports)}" for word in found]
    return f"{'; '.join(said_by)}{_silent(silent, 'chưa trả lời')}"


def _of_dates(asked: Asked, reports: Sequence[Said]) -> str:
    days: dict[date, list[Place]] = {}
    silent = []
    for one in reports:
        day = dates.parse_exact(one.sheet.get(asked.code, ""))
        if day is None:
            silent.append(one.place)
        else:
            days.setdefault(day, []).append(one.place)
    told = "; ".join(f"{dates.long(day)} ({listed(days[day])})" for day in sorted(days))
    return f"{told or 'chưa nêu đúng ngày'}{_silent(silent, 'chưa nêu')}"


def _filled(asked: Asked, reports: Iterable[Said]) -> list[Place]:
    return [one.place for one in reports if is_filled(asked, one.sheet)]


def _word(asked: Asked, answer: str) -> str:
    """An answer as it stands inside a sentence, a word in capitals as it is."""
    word = said(asked, {asked.code: answer})
    return word if word[1:2].isupper() else small(word)


def _coverage(found: Sum) -> str:
    """Of how many units a sum is, naming the shorter side: who gave a figure, or who did not."""
    given, silent = found.given, found.silent
    words = f"{len(given)}/{len(given) + len(silent)} {UNIT_WORD}"
    if not silent:
        return words
    if len(silent) <= len(given):
        return f"{words}; chưa nêu số liệu: {listed(silent)}"
    return f"{words}: {listed(given)}; các {UNIT_WORD} còn lại chưa nêu số liệu"


def _share(places: Sequence[Place], reports: Sequence[Said]) -> str:
    """How many of the units that were asked, and which, unless it is all of them."""
    found = f"{len(places)}/{len(reports)} {UNIT_WORD}"
    return found if len(places) == len(reports) else f"{found} ({listed(places)})"


def _silent(places: Sequence[Place], words: str) -> str:
    return f"; {words}: {listed(places)}" if places else ""


def texts(asked: Asked, reports: Iterable[Said]) -> list[tuple[Place, list[str]]]:
    """What each unit wrote, line by line without its bullets; units that wrote nothing are out."""
    found = []
    for one in meant(asked, reports):
        lines = [_bare(line) for line in one.sheet.get(asked.code, "").split("\n")]
        if kept := [line for line in lines if line]:
            found.append((one.place, kept))
    return found


def _bare(line: str) -> str:
    return line.strip().lstrip("-–+•*").strip()


def percent(share: float | None) -> str:
    """A share as papers and pages write it: "81,8%"; a dash without one."""
    return "—" if share is None else f"{share * 100:.1f}%".replace(".", ",")
