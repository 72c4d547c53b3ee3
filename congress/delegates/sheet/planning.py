"""From the rows of a file to what each would do to a roster; one for preview and commit."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from congress.core.text import fold, same_spelling, whole_number
from congress.delegates.models import Delegate, DelegateKind, Sex
from congress.delegates.rules import groups, reading
from congress.delegates.rules.gaps import person_key
from congress.delegates.sheet import columns as c
from congress.sheets.plan import Change, ImportPlan, PlannedRow, RowState
from congress.sheets.table import Problem, SourceRow
from congress.units.rules import Index

FATAL = {"too_long", "surrogate", "cell_error", "duplicate_id", "foreign_id", "no_name"}
FATAL |= {"unread_birth", "unread_sex", "unknown_group", "unread_mark", "unknown_kind"}
FATAL |= {"unread_honour", "foreign_unit"}
Values = dict[str, Any]

_COMMITTEE_OF = re.compile(r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Planning:
    """What planning needs to know: the rows within reach, the years that may be, whose rows.

    `unit_id` is the unit that sends what names no other; `places` are the units that may be named,
    `is_one_unit` refuses rows that name another of the units known to `index`.
    """

    existing: Sequence[Delegate]
    year: int
    unit_id: int
    index: Index
    places: Mapping[int, str] = field(default_factory=dict)
    is_one_unit: bool = False

    def find(self, text: str) -> int | None:
        """The unit that a text names; a place is also meant by the name of its committee.

        Where rows of all units come in, it may stand without its level; a unit's own list names
        what lies below it, which may be called like another unit.
        """
        named = {fold(name): number for number, name in self.places.items()}
        found = named.get(fold(text)) or self.index.find(text).unit_id
        if found == self.unit_id or found in self.places:
            return found
        found = self.index.find(_COMMITTEE_OF.sub("", text)).unit_id
        return found if found in self.places or self.is_one_unit else self._bare(text)

    def _bare(self, text: str) -> int | None:
        """The one place that a text names without its level: two words of it or more."""
        words = fold(text)
        found = [one for one, name in self.places.items() if fold(name).endswith(f" {words}")]
        return found[0] if len(found) == 1 and " " in words else None


def plan_roster(rows: Sequence[SourceRow], planning: Planning) -> ImportPlan:
    """Plan what each row of a file does to the roster; headings name who sends the rows below."""
    meets, heading, found = _Meeting(planning.existing, rows), "", []
    for place, row in enumerate(rows):
        if row.is_group:
            heading = row.cells.get(c.NAME, "")
        else:
            found.append(_planned(place, row, heading, planning, meets))
    return ImportPlan(tuple(found))


def _planned(
    place: int, row: SourceRow, heading: str, planning: Planning, meets: "_Meeting"
) -> PlannedRow:
    problems = [one for one in row.messages if one.code != "no_number"]
    values = _values(row, planning, problems)
    _place(row, heading, planning, values, problems)
    target = meets.of(row, values, problems)
    changes = _changes(values, target) if target is not None else ()
    state = _state(target, changes, problems)
    target_id = target.id if target is not None else None
    return PlannedRow(row, state, target_id, values, changes, tuple(problems), place)


def _state(
    target: Delegate | None, changes: Sequence[Change], problems: Sequence[Problem]
) -> RowState:
    codes = {problem.code for problem in problems}
    if codes & FATAL:
        return RowState.error
    if "moved_on" in codes:
        return RowState.conflict
    if target is None:
        return RowState.new
    return RowState.changed if changes else RowState.same


class _Cells:
    """Reads the cells of one row; what cannot be read becomes a problem of its cell."""

    def __init__(self, row: SourceRow, problems: list[Problem]) -> None:
        self.row, self.problems = row, problems

    def has(self, key: str) -> bool:
        return key in self.row.cells

    def text(self, key: str) -> str:
        return self.row.cells.get(key, "")

    def tell(self, code: str, key: str) -> None:
        cell = self.row.cell_refs.get(key, "")
        self.problems.append(Problem(code, cell, {"text": self.text(key)[:60]}))

    def read(self, key: str, how: Callable[[str], Any], code: str) -> Any:
        """What a filled cell says; None for an empty one and, told, for one that says nothing."""
        if not self.text(key):
            return None
        try:
            found = how(self.text(key))
        except ValueError:
            found = None
        if found is None:
            self.tell(code, key)
        return found


def _values(row: SourceRow, planning: Planning, problems: list[Problem]) -> Values:
    cells, values = _Cells(row, problems), Values()
    values["full_name"] = " ".join(row.cells.get(c.NAME, "").split())
    if not values["full_name"]:
        cells.tell("no_name", c.NAME)
    _read_birth_and_sex(cells, planning.year, values)
    if cells.has(c.ETHNIC):
        values["ethnic"] = cells.read(c.ETHNIC, groups.find, "unknown_group") or ""
    for key in (c.PARTY, c.UNION):
        if cells.has(key):
            values[key] = cells.read(key, reading.yes, "unread_mark")
    if cells.has(c.KIND):
        kind = cells.read(c.KIND, reading.kind, "unknown_kind")
        values["kind"] = kind or DelegateKind.CHOSEN
    if cells.has(c.HONOUR):
        held = cells.read(c.HONOUR, reading.honours, "unread_honour")
        values |= held or {name: False for name, _, _ in reading.HONOURS}
    values |= {key: cells.text(key) for key in c.TEXTS if cells.has(key)}
    return values


def _read_birth_and_sex(cells: _Cells, year: int, values: Values) -> None:
    born: reading.Birth | None = None
    if cells.has(c.BIRTH):
        born = cells.read(c.BIRTH, lambda text: reading.birth(text, year), "unread_birth")
    if cells.has(c.SEX):
        values["sex"] = cells.read(c.SEX, reading.sex, "unread_sex")
    for key, sex in ((c.MALE, Sex.MALE), (c.FEMALE, Sex.FEMALE)):
        if not cells.text(key):
            continue
        values["sex"] = sex
        if not reading.is_mark(cells.text(key)):
            born = cells.read(key, lambda text: reading.birth(text, year), "unread_birth")
    if any(cells.has(key) for key in (c.BIRTH, c.MALE, c.FEMALE)):
        born = born or reading.Birth()
        values |= {"birth_year": born.year, "birth_on": born.on}


def _place(
    row: SourceRow, heading: str, planning: Planning, values: Values, problems: list[Problem]
) -> None:
    """Who sends: a known unit, or the words as written below the unit that brings the roster."""
    values["unit_id"] = planning.unit_id
    written = row.cells.get(c.SENDER, "") or heading
    if not written:
        if c.SENDER in row.cells:
            values["sender"] = ""
        return
    found = planning.find(written)
    if found == planning.unit_id:
        values["sender"] = ""
    elif found in planning.places and not planning.is_one_unit:
        values |= {"unit_id": found, "sender": ""}
    else:
        values["sender"] = written
        if planning.is_one_unit and found in planning.places:
            cell = row.cell_refs.get(c.SENDER, "")
            problems.append(Problem("foreign_unit", cell, {"text": written[:60]}))


def _changes(values: Values, target: Delegate) -> tuple[Change, ...]:
    """The fields that the file says otherwise; a year alone leaves the day of that year."""
    if values.get("birth_year") == target.birth_year and values.get("birth_on") is None:
        values.pop("birth_on", None)
    now = {key: getattr(target, key) for key in values}
    found = (key for key in values if now[key] != values[key])
    return tuple(Change(key, in_words(now[key]), in_words(values[key])) for key in found)


def in_words(value: object) -> str:
    """A value of a delegate as the roster shows it."""
    if isinstance(value, bool) or value is None:
        return reading.yes_text(value) if value is not None else ""
    if isinstance(value, DelegateKind):
        return reading.KIND_WORDS[value]
    if isinstance(value, Sex):
        return reading.SEX_WORDS[value]
    if isinstance(value, date):
        return reading.Birth(on=value).text
    return str(value)


class _Meeting:
    """Which delegate a row means: by its hidden number, else by name and year within its unit."""

    def __init__(self, existing: Sequence[Delegate], rows: Iterable[SourceRow]) -> None:
        self.by_id = {row.id: row for row in existing}
        self.by_name: dict[str, list[Delegate]] = {}
        for row in existing:
            self.by_name.setdefault(_name(row.full_name), []).append(row)
        self.named = {whole_number(row.cells.get(c.ID, "")) for row in rows}
        self.met: set[int] = set()
        self.fresh: set[tuple[object, ...]] = set()

    def of(self, row: SourceRow, values: Values, problems: list[Problem]) -> Delegate | None:
        """The delegate that a row means; None for a new one."""
        number, cell = row.cells.get(c.ID, ""), row.cell_refs.get(c.ID, "")
        if number:
            return self._by_number(row, number, cell, problems)
        found = self._by_name(values)
        if found is not None:
            self.met.add(found.id)
            return found
        self._note_repeated(row, values, problems)
        return None

    def _by_number(
        self, row: SourceRow, number: str, cell: str, problems: list[Problem]
    ) -> Delegate | None:
        found = self.by_id.get(whole_number(number) or 0)
        if found is None:
            problems.append(Problem("foreign_id", cell, {"id": number}))
            return None
        if found.id in self.met and all(one.code != "duplicate_id" for one in problems):
            problems.append(Problem("duplicate_id", cell, {"id": number}))
        self.met.add(found.id)
        version = row.cells.get(c.VERSION, "")
        if version and version != str(found.version):
            problems.append(Problem("moved_on", cell))
        return found

    def _by_name(self, values: Values) -> Delegate | None:
        """One of that name in that unit: of the same year, or of none where the other has none."""
        alike = [
            one
            for one in self.by_name.get(_name(values["full_name"]), ())
            if one.unit_id == values["unit_id"] and one.id not in self.met | self.named
        ]
        year = values.get("birth_year")
        exact = [one for one in alike if one.birth_year == year]
        loose = [one for one in alike if year is None or one.birth_year is None]
        if exact:
            return exact[0]
        return loose[0] if len(loose) == 1 else None

    def _note_repeated(self, row: SourceRow, values: Values, problems: list[Problem]) -> None:
        """Two new rows of one name, year and unit are one person written twice."""
        year = values.get("birth_year")
        if year is None or not values["full_name"]:
            return
        key = (*person_key(values["full_name"], year), values["unit_id"])
        if key in self.fresh:
            cell = row.cell_refs.get(c.NAME, "")
            problems.append(Problem("repeated_row", cell, {"text": values["full_name"][:60]}))
        self.fresh.add(key)


def _name(full_name: str) -> str:
    return " ".join(same_spelling(full_name).casefold().split())
