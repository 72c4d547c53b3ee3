"""Importing: planned rows are written into a draft, all or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from congress.accounts.models import Person
from congress.audit.actions import changes_of, record
from congress.congresses.models import Congress
from congress.core import clock
from congress.core.deadlines import Deadline
from congress.core.errors import StaleError
from congress.core.permissions import Actor
from congress.core.text import fold, same_spelling
from congress.extensions import db
from congress.plans.actions import drafting
from congress.plans.models import ImportBatch, ImportChange, ItemKind, Plan, WorkItem
from congress.plans.queries.batches import snapshot, with_coordinating
from congress.units.actions import add_alias, create_imported_agency
from congress.units.models import Unit


@dataclass(frozen=True)
class Agency:
    """An agency as a file names it, and the unit it was recognised as, if it was."""

    text: str
    unit_id: int | None = None
    name: str = ""

    @property
    def shown(self) -> str:
        """The known name, or the text as written."""
        return self.name or self.text


@dataclass(frozen=True)
class RowToWrite:
    """A row to write: what it meets (None for a new one), its place, and what the file says."""

    target_id: int | None
    target_version: int | None
    is_group: bool
    level: int
    number: str
    content: str
    lead: Agency | None = None
    coordinating: tuple[Agency, ...] | None = None
    deadline: Deadline | None = None
    texts: dict[str, str] = field(default_factory=dict)
    persons: dict[str, str] = field(default_factory=dict)


def keep_batch(
    *,
    actor: Actor,
    plan: Plan,
    filename: str,
    sha256: str,
    rows: list[dict[str, Any]],
    cells: dict[str, Any] | None = None,
) -> ImportBatch:
    """Keep the rows of a file as they were read, for the preview and the commit after it.

    `cells` is the table of a paste as it was pasted.
    """
    drafting.require_editable(actor, plan)
    batch = ImportBatch(
        plan_id=plan.id,
        user_id=actor.id,
        at=clock.now(),
        filename=filename[:300],
        sha256=sha256,
        rows=rows,
        cells=cells,
    )
    db.session.add(batch)
    db.session.flush()
    return batch


def keep_reading(
    *,
    actor: Actor,
    plan: Plan,
    batch: ImportBatch,
    rows: list[dict[str, Any]],
    cells: dict[str, Any] | None,
) -> None:
    """Keep the rows of an import that is not written yet as they were mended or read anew."""
    drafting.require_editable(actor, plan)
    if batch.committed_at is not None:
        raise StaleError
    batch.rows, batch.cells = rows, cells
    db.session.flush()


class _Writer:
    """Writes rows in order, remembering headings by level and agencies and persons by name."""

    def __init__(self, actor: Actor, plan: Plan, rows: Sequence[RowToWrite]) -> None:
        self.actor, self.plan = actor, plan
        self.known = {item.id: item for item in plan.items}
        named = {row.target_id for row in rows}
        # A file that names every row sets the order; one that names some leaves it as it is.
        self.sets_order = named.issuperset(self.known)
        self.order: list[WorkItem] = [] if self.sets_order else list(plan.items)
        self.last: WorkItem | None = None
        self.above: list[tuple[int, WorkItem]] = []
        self.units: dict[str, int] = {}
        self.people: dict[str, int] = {}
        self.before: list[tuple[WorkItem, dict[str, Any] | None]] = []
        self.told: list[tuple[WorkItem, list[dict[str, Any]]]] = []

    def write(self, row: RowToWrite) -> None:
        """Write one row after the one before it, under the last row of a higher level."""
        item = self._target(row)
        item.number, item.content = row.number, row.content
        item.kind = ItemKind.PART if row.is_group else ItemKind.TASK
        self._place(item, row)
        db.session.add(item)
        if not row.is_group:
            self._write_task(item, row)
        if row.target_id is not None and (changes := changes_of(item)):
            self.told.append((item, changes))
        self.above = [(level, one) for level, one in self.above if level < row.level]
        self.above.append((row.level, item))

    def _place(self, item: WorkItem, row: RowToWrite) -> None:
        parent = self._parent(row.level)
        if self.sets_order or row.target_id is None:
            item.parent = parent or self._parent_of_last(row)
            after = self._end_of_last()
            self.order.insert(after, item)
            item.position = after + 1
        self.last = item

    def _end_of_last(self) -> int:
        if self.last is None or self.order[-1] is self.last:
            return len(self.order)
        return self.order.index(self.last) + 1

    def _parent_of_last(self, row: RowToWrite) -> WorkItem | None:
        """A new row among rows whose heading the file leaves out belongs with its neighbour."""
        if self.sets_order or self.last is None or row.is_group:
            return None
        return self.last.parent

    def number_the_order(self) -> None:
        """Give every row of the plan its position."""
        for position, item in enumerate(self.order, start=1):
            item.position = position

    def _target(self, row: RowToWrite) -> WorkItem:
        if row.target_id is None:
            made = WorkItem(plan=self.plan)
            self.before.append((made, None))
            return made
        item = self.known.get(row.target_id)
        if item is None or item.version != row.target_version:
            raise StaleError
        self.before.append((item, snapshot(item)))
        return item

    def _parent(self, level: int) -> WorkItem | None:
        higher = [one for above, one in self.above if above < level]
        return higher[-1] if higher else None

    def _write_task(self, item: WorkItem, row: RowToWrite) -> None:
        if row.lead is not None:
            item.lead_id = self._unit(row.lead)
        if row.deadline is not None:
            item.deadline = row.deadline
        for name, value in row.texts.items():
            setattr(item, name, value)
        for name, value in row.persons.items():
            setattr(item, f"{name}_id", self._person(value))
        if row.coordinating is not None:
            ids = [self._unit(agency) for agency in row.coordinating]
            drafting.write_coordinating(item, [unit_id for unit_id in ids if unit_id])

    def _unit(self, agency: Agency) -> int | None:
        if agency.unit_id is not None or not agency.text:
            return agency.unit_id
        key = fold(agency.text)
        if key not in self.units:
            congress = db.session.get_one(Congress, self.plan.committee.congress_id)
            made = create_imported_agency(
                actor=self.actor, name=agency.text, province_id=congress.unit_id
            )
            self.units[key] = made.id
        return self.units[key]

    def _person(self, name: str) -> int | None:
        if not name:
            return None
        key = same_spelling(name).casefold()
        if key not in self.people:
            alike = db.session.scalars(sa.select(Person).where(Person.folded == fold(name))).all()
            bare = key == fold(name)
            found = [p for p in alike if bare or same_spelling(p.full_name).casefold() == key]
            self.people[key] = found[0].id if len(found) == 1 else self._new_person(name)
        return self.people[key]

    def _new_person(self, name: str) -> int:
        person = Person(full_name=name)
        db.session.add(person)
        record(
            actor=self.actor,
            verb="created",
            target=person,
            changes=changes_of(person),
            congress_id=self.plan.committee.congress_id,
        )
        return person.id


def apply_import(
    *,
    actor: Actor,
    plan: Plan,
    rows: Sequence[RowToWrite],
    filename: str,
    batch: ImportBatch | None = None,
) -> int:
    """Write the planned rows into the draft; return how many. StaleError when a target moved."""
    drafting.require_editable(actor, plan)
    with_coordinating(plan.id)
    order = [item.id for item in plan.items]
    writer = _Writer(actor, plan, rows)
    with db.session.no_autoflush:
        for row in rows:
            writer.write(row)
        writer.number_the_order()
    db.session.flush()
    if batch is not None:
        _remember(batch, writer, order)
    _journal(writer, filename, sum(not row.is_group for row in rows))
    return len(rows)


def _remember(batch: ImportBatch, writer: _Writer, order: list[int]) -> None:
    """Keep what each row held before and holds now, so that the import can be undone."""
    batch.committed_at = clock.now()
    batch.order_before = order if writer.sets_order else []
    for item, before in writer.before:
        after = snapshot(item)
        if before != after:
            change = ImportChange(batch_id=batch.id, item_id=item.id, before=before, after=after)
            db.session.add(change)


def commit_made(*, actor: Actor, plan: Plan, batch: ImportBatch, made: Sequence[WorkItem]) -> None:
    """Close a batch whose rows were made otherwise than from a sheet, so that it can be undone."""
    batch.committed_at = clock.now()
    for item in made:
        change = ImportChange(batch_id=batch.id, item_id=item.id, after=snapshot(item))
        db.session.add(change)
    jobs = sum(item.kind is ItemKind.TASK for item in made)
    _tell_plan(actor, plan, batch.filename, jobs, verb="taken_over")


def _journal(writer: _Writer, filename: str, count: int) -> None:
    """Tell the plan of the import, and each row that stood there of what it changed."""
    for item, changes in writer.told:
        record(
            actor=writer.actor,
            verb="imported",
            target=item,
            changes=changes,
            congress_id=writer.plan.committee.congress_id,
            note=filename,
        )
    _tell_plan(writer.actor, writer.plan, filename, count)


def _tell_plan(
    actor: Actor, plan: Plan, filename: str, count: int, *, verb: str = "imported"
) -> None:
    record(
        actor=actor,
        verb=verb,
        target=plan,
        congress_id=plan.committee.congress_id,
        note=f"{filename}: {count} công việc",
    )


def remember_aliases(*, actor: Actor, chosen: Mapping[str, int], known: Mapping[int, str]) -> None:
    """Remember which known unit each text names, once a person has said so."""
    for text, unit_id in chosen.items():
        if unit_id in known:
            unit = db.session.get_one(Unit, unit_id)
            if fold(text) not in {alias.folded for alias in unit.aliases}:
                add_alias(actor=actor, unit=unit, text=text)
