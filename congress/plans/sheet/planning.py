"""From the rows of a file to what each would do to a plan; one for preview and commit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from congress.core import deadlines
from congress.core.deadlines import Context, Deadline
from congress.core.text import fold, whole_number
from congress.plans.actions.importing import Agency, RowToWrite
from congress.plans.queries.rows import ItemRow
from congress.plans.sheet import columns as c
from congress.sheets.plan import Change, ImportPlan, PlannedRow, RowState
from congress.sheets.table import Problem, SourceRow
from congress.units.rules import Index, split

TEXTS = {c.PRODUCT: "product", c.NOTE: "note"}
PERSONS = {c.PERSON: "person", c.LEADER: "leader"}
FATAL = {"too_long", "surrogate", "cell_error"}
MAX_NAME = 300


@dataclass(frozen=True)
class Planning:
    """What planning needs to know: the plan's rows, agencies, how phrases are read, decisions.

    `decided` maps a folded text that is no known name to the unit that the user said it means.
    """

    existing: Sequence[ItemRow]
    index: Index
    context: Context
    decided: Mapping[str, Agency] = field(default_factory=dict)

    def agency(self, text: str) -> Agency:
        """Recognise one agency; an unknown one keeps its text and has no unit."""
        match = self.index.find(text)
        if match.unit_id is not None:
            return Agency(text, match.unit_id, match.name)
        return self.decided.get(fold(text), Agency(text))


def plan_import(rows: Sequence[SourceRow], planning: Planning) -> ImportPlan:
    """Plan what each row of a file does to the plan."""
    meets = _Meeting(planning.existing, rows)
    found = (_planned(place, row, planning, meets) for place, row in enumerate(rows))
    return ImportPlan(tuple(found))


def _planned(place: int, row: SourceRow, planning: Planning, meets: "_Meeting") -> PlannedRow:
    target, problems = meets.of(row)
    problems = [*row.messages, *(one for one in problems if one not in row.messages)]
    if not row.cells.get(c.CONTENT):
        problems.append(Problem("no_content", row.cell_refs.get(c.CONTENT, "")))
    values = {} if row.is_group else _values(row, planning, problems)
    changes = _changes(row, values, target) if target is not None else ()
    if target is not None:
        problems = _without_kept_names(row, changes, problems)
    state = _state(target, changes, problems)
    target_id = target.id if target is not None else None
    return PlannedRow(row, state, target_id, values, changes, tuple(problems), place)


def _without_kept_names(
    row: SourceRow, changes: Sequence[Change], problems: Sequence[Problem]
) -> list[Problem]:
    """Ask nothing about agencies that stand in the plan by the same words already."""
    changed = {row.cell_refs.get(change.key) for change in changes}
    return [one for one in problems if one.code != "unknown_agency" or one.cell in changed]


def _values(row: SourceRow, planning: Planning, problems: list[Problem]) -> dict[str, object]:
    values: dict[str, object] = {}
    if c.LEAD in row.cells:
        values[c.LEAD] = _lead(row, planning, problems)
    if c.COORDINATING in row.cells:
        values[c.COORDINATING] = _coordinating(row, planning, values.get(c.LEAD), problems)
    if c.DEADLINE in row.cells:
        values[c.DEADLINE] = _deadline(row, planning, problems)
    for key in (*TEXTS, *PERSONS):
        if key in row.cells:
            values[key] = row.cells[key]
    return values


def _lead(row: SourceRow, planning: Planning, problems: list[Problem]) -> Agency:
    text, cell = row.cells[c.LEAD], row.cell_refs.get(c.LEAD, "")
    if not _names_any(text):
        problems.append(Problem("no_lead", cell))
        return Agency("")
    agency = planning.agency(text)
    if agency.unit_id is None:
        several = [planning.agency(name) for name in split(text, planning.index)]
        if len(several) > 1 and any(one.unit_id is not None for one in several):
            names = "; ".join(one.shown for one in several)
            problems.append(Problem("several_leads", cell, {"names": names}))
            return agency
    _note_unknown(agency, cell, problems)
    return agency


def _coordinating(
    row: SourceRow, planning: Planning, lead: object, problems: list[Problem]
) -> tuple[Agency, ...]:
    """The agencies of the cell, each once; the lead does not coordinate with itself."""
    found: dict[int | str, Agency] = {}
    for name in split(row.cells[c.COORDINATING], planning.index):
        if _names_any(name):
            agency = planning.agency(name)
            found.setdefault(_who(agency), agency)
    if isinstance(lead, Agency):
        found.pop(_who(lead), None)
    for agency in found.values():
        _note_unknown(agency, row.cell_refs.get(c.COORDINATING, ""), problems)
    return tuple(found.values())


def _names_any(text: str) -> bool:
    """Whether a cell names an agency, and is not empty or a dash in its place."""
    return any(char.isalnum() for char in text)


def _who(agency: Agency) -> int | str:
    """What two ways of naming one agency have in common."""
    return agency.unit_id if agency.unit_id is not None else fold(agency.text)


def _note_unknown(agency: Agency, cell: str, problems: list[Problem]) -> None:
    if agency.unit_id is None:
        problems.append(Problem("unknown_agency", cell, {"name": agency.text}))
    if agency.unit_id is None and len(agency.text) > MAX_NAME:
        problems.append(Problem("too_long", cell, {"limit": MAX_NAME}))


def _deadline(row: SourceRow, planning: Planning, problems: list[Problem]) -> Deadline:
    phrase, cell = row.cells[c.DEADLINE], row.cell_refs.get(c.DEADLINE, "")
    reading = deadlines.parse(phrase, planning.context)
    if not phrase:
        problems.append(Problem("no_deadline", cell))
    elif not deadlines.is_readable(reading):
        problems.append(Problem("unreadable_deadline", cell, {"phrase": phrase}))
    elif reading.inferred:
        problems.append(Problem("inferred_deadline", cell))
    return reading


def _state(
    target: ItemRow | None, changes: Sequence[Change], problems: Sequence[Problem]
) -> RowState:
    codes = {problem.code for problem in problems}
    if codes & (FATAL | {"no_content", "several_leads", "duplicate_id", "foreign_id"}):
        return RowState.error
    if "moved_on" in codes:
        return RowState.conflict
    if target is None:
        return RowState.new
    return RowState.changed if changes else RowState.same


def _changes(row: SourceRow, values: Mapping[str, object], target: ItemRow) -> tuple[Change, ...]:
    now = {
        c.NUMBER: target.number,
        c.CONTENT: target.content,
        c.LEAD: target.lead or "",
        c.COORDINATING: "; ".join(target.coordinating),
        c.DEADLINE: target.deadline_text,
        c.PRODUCT: target.product,
        c.PERSON: target.person or "",
        c.LEADER: target.leader or "",
        c.NOTE: target.note,
    }
    new = {c.NUMBER: _number(row, target), c.CONTENT: row.cells.get(c.CONTENT, "")}
    new |= {key: in_words(value) for key, value in values.items()}
    return tuple(
        Change(key, now[key], new[key]) for key in now if key in new and now[key] != new[key]
    )


def _number(row: SourceRow, target: ItemRow | None) -> str:
    """The number that a row gets: as the file has it; without such a column it keeps its own."""
    if row.number or c.NUMBER in row.cell_refs or target is None:
        return row.number
    return target.number


def in_words(value: object) -> str:
    """A planned value as the table would show it."""
    if isinstance(value, Agency):
        return value.shown
    if isinstance(value, Deadline):
        return value.text
    if isinstance(value, tuple):
        return "; ".join(in_words(part) for part in value)
    return "" if value is None else str(value)


class _Meeting:
    """Which row of the plan each row of the file meets: by its hidden number, else by its words."""

    def __init__(self, existing: Sequence[ItemRow], rows: Sequence[SourceRow]) -> None:
        self.by_id = {item.id: item for item in existing}
        self.by_words: dict[tuple[bool, str], list[ItemRow]] = {}
        for item in existing:
            self.by_words.setdefault((item.is_part, item.folded), []).append(item)
        self.met: set[int] = set()
        self.named = {whole_number(row.cells.get(c.ID, "")) for row in rows}

    def of(self, row: SourceRow) -> tuple[ItemRow | None, list[Problem]]:
        """The row of the plan that a row of the file means, and what is wrong with that."""
        number, cell = row.cells.get(c.ID, ""), row.cell_refs.get(c.ID, "")
        if number:
            return self._by_number(row, number, cell)
        key = (row.is_group, fold(row.cells.get(c.CONTENT, "")))
        found = [i for i in self.by_words.get(key, ()) if i.id not in self.met | self.named]
        if not found:
            return None, []
        self.met.add(found[0].id)
        return found[0], []

    def _by_number(
        self, row: SourceRow, number: str, cell: str
    ) -> tuple[ItemRow | None, list[Problem]]:
        item = self.by_id.get(whole_number(number) or 0)
        if item is None or item.is_part != row.is_group:
            return None, [Problem("foreign_id", cell, {"id": number})]
        if item.id in self.met:
            return item, [Problem("duplicate_id", cell, {"id": number})]
        self.met.add(item.id)
        version = row.cells.get(c.VERSION, "")
        moved = bool(version) and version != str(item.version)
        return item, [Problem("moved_on", cell)] if moved else []


def rows_to_write(plan: ImportPlan, existing: Sequence[ItemRow]) -> list[RowToWrite]:
    """What the commit writes: exactly the rows of the preview."""
    known = {item.id: item for item in existing}
    return [_row_to_write(row, known.get(row.target_id or 0)) for row in plan.rows]


def _row_to_write(row: PlannedRow, target: ItemRow | None) -> RowToWrite:
    """A cell that says what stands there already is left alone, as the preview said."""
    changed = {change.key for change in row.changes}
    said = {k: v for k, v in row.values.items() if target is None or k in changed}
    return RowToWrite(
        target_id=row.target_id,
        target_version=target.version if target else None,
        is_group=row.is_group,
        level=row.source.level,
        number=_number(row.source, target),
        content=row.source.cells.get(c.CONTENT, ""),
        lead=_as_agency(said.get(c.LEAD)),
        coordinating=_as_agencies(said.get(c.COORDINATING)),
        deadline=_as_deadline(said.get(c.DEADLINE)),
        texts={TEXTS[k]: str(v) for k, v in said.items() if k in TEXTS},
        persons={PERSONS[k]: str(v) for k, v in said.items() if k in PERSONS},
    )


def _as_agency(value: object) -> Agency | None:
    return value if isinstance(value, Agency) else None


def _as_agencies(value: object) -> tuple[Agency, ...] | None:
    return value if isinstance(value, tuple) else None


def _as_deadline(value: object) -> Deadline | None:
    return value if isinstance(value, Deadline) else None


def unknown_agencies(plan: ImportPlan) -> list[str]:
    """The agencies of a file that are no known name, each once, as it is first written."""
    names = (
        str(problem.details["name"])
        for row in plan.rows
        for problem in row.messages
        if problem.code == "unknown_agency"
    )
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return list(found.values())
