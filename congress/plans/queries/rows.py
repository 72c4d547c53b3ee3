"""The rows of a plan's table: parts and tasks in order, read as plain rows in two statements."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from congress.accounts.models import Person
from congress.core.database import read
from congress.core.deadlines import Kind
from congress.core.removal import prepared
from congress.extensions import db
from congress.plans.models import (
    CLOSED,
    Coordination,
    ItemKind,
    ItemState,
    OfficialClass,
    WorkItem,
    official_class,
)
from congress.plans.rules import DefectKind, defects
from congress.units.models import Unit

_LEAD, _PERSON, _LEADER = sa.orm.aliased(Unit), sa.orm.aliased(Person), sa.orm.aliased(Person)
KEPT = 6000
_COLUMNS: tuple[Any, ...] = (
    WorkItem.id,
    WorkItem.plan_id,
    WorkItem.version,
    WorkItem.parent_id,
    WorkItem.kind,
    WorkItem.number,
    WorkItem.content,
    WorkItem.folded,
    WorkItem.lead_id,
    _LEAD.name.label("lead"),
    WorkItem.person_id,
    WorkItem.leader_id,
    _PERSON.full_name.label("person"),
    _LEADER.full_name.label("leader"),
    WorkItem.deadline_text,
    WorkItem.deadline_kind,
    WorkItem.due_on,
    WorkItem.due_hour,
    WorkItem.is_inferred,
    WorkItem.due_at,
    WorkItem.original_due_on,
    WorkItem.product,
    WorkItem.basis,
    WorkItem.note,
    WorkItem.weight,
    WorkItem.explanation,
    WorkItem.implements_id,
    WorkItem.state,
    WorkItem.percent,
    WorkItem.last_line,
    WorkItem.last_at,
    WorkItem.submitted_at,
    WorkItem.done_at,
)
_NAMES = [column.key for column in _COLUMNS]
_ID, _PARENT_ID = _NAMES.index("id"), _NAMES.index("parent_id")
# The columns as the driver gives them: what they mean is worked out once for each row's values.
_ROWS = prepared(
    sa.select(*(sa.type_coerce(column, sa.types.NullType()) for column in _COLUMNS))
    .select_from(WorkItem)
    .outerjoin(_LEAD, _LEAD.id == WorkItem.lead_id)
    .outerjoin(_PERSON, _PERSON.id == WorkItem.person_id)
    .outerjoin(_LEADER, _LEADER.id == WorkItem.leader_id)
    .where(WorkItem.plan_id.in_(sa.bindparam("plan_ids", expanding=True)))
    .order_by(WorkItem.plan_id, WorkItem.position, WorkItem.id)
)
_COORDINATING = prepared(
    sa.select(Coordination.item_id, Coordination.unit_id, Unit.name)
    .join(Unit, Unit.id == Coordination.unit_id)
    .join(WorkItem, WorkItem.id == Coordination.item_id)
    .where(WorkItem.plan_id.in_(sa.bindparam("plan_ids", expanding=True)))
    .order_by(Coordination.item_id, Coordination.position, Coordination.id)
)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A row of the plan's table; `depth` counts from 0 at the top."""

    id: int
    plan_id: int
    version: int
    parent_id: int | None
    kind: ItemKind
    number: str
    content: str
    folded: str
    lead_id: int | None
    lead: str | None
    person_id: int | None
    leader_id: int | None
    person: str | None
    leader: str | None
    deadline_text: str
    deadline_kind: Kind
    due_on: date | None
    due_hour: time | None
    is_inferred: bool
    due_at: datetime | None
    original_due_on: date | None
    product: str
    basis: str
    note: str
    weight: int
    explanation: str
    implements_id: int | None
    state: ItemState
    percent: int
    last_line: str
    last_at: datetime | None
    submitted_at: datetime | None
    done_at: datetime | None
    depth: int = 0
    coordinating: tuple[str, ...] = field(default_factory=tuple)
    coordinating_ids: tuple[int, ...] = field(default_factory=tuple)

    def __hash__(self) -> int:
        """Cheap to compute: rows that differ mostly differ in these."""
        return hash((self.id, self.version))

    @property
    def is_part(self) -> bool:
        """Whether the row is a heading."""
        return self.kind is ItemKind.PART

    @property
    def is_open(self) -> bool:
        """Whether work on it goes on."""
        return self.state not in CLOSED

    def class_at(self, moment: datetime) -> OfficialClass:
        """The official class of the row at a moment."""
        return official_class(self.done_at, self.due_at, moment, self.submitted_at)


def rows(plan_id: int) -> Sequence[ItemRow]:
    """All rows of a plan in paper order, with depth and coordinating agencies."""
    return rows_of([plan_id])


def rows_of(plan_ids: Sequence[int]) -> Sequence[ItemRow]:
    """All rows of some plans, plan by plan as `rows` gives them."""
    helpers: dict[int, list[tuple[int, str]]] = {}
    for item_id, unit_id, name in _as_driven(_COORDINATING, plan_ids):
        helpers.setdefault(item_id, []).append((unit_id, name))
    depths: dict[int, int] = {}
    result = []
    for values in _as_driven(_ROWS, plan_ids):
        number, parent = values[_ID], values[_PARENT_ID]
        depth = depths[number] = depths.get(parent, -1) + 1 if parent else 0
        result.append(_made(values, depth, tuple(helpers.get(number, ()))))
    return result


def _as_driven(
    statement: sa.Select[*tuple[Any, ...]], plan_ids: Sequence[int]
) -> Sequence[tuple[Any, ...]]:
    """All rows of a statement as the driver gives them: a `Row` made of each costs a third more."""
    cursor = read(db.session, statement, {"plan_ids": plan_ids}).cursor
    return cursor.fetchall()


@lru_cache(maxsize=KEPT)
def _made(values: tuple[Any, ...], depth: int, helpers: tuple[tuple[int, str], ...]) -> ItemRow:
    """The row of these values, as the driver gave them; the same values are the same row."""
    read = zip(_NAMES, _readers(), values, strict=True)
    return ItemRow(
        **{name: reader(value) for name, reader, value in read},
        depth=depth,
        coordinating=tuple(name for _, name in helpers),
        coordinating_ids=tuple(unit_id for unit_id, _ in helpers),
    )


def _readers() -> list[Callable[[Any], Any]]:
    """What turns a driver's value into what a column means, for each column."""
    dialect = db.session.get_bind().dialect
    types = (column.type.dialect_impl(dialect) for column in _COLUMNS)
    return [one.result_processor(dialect, None) or (lambda value: value) for one in types]


def lacking(found: Sequence[ItemRow]) -> list[tuple[ItemRow, tuple[DefectKind, ...]]]:
    """The jobs that lack a lead or a deadline without an explanation, in paper order."""
    gaps = [
        (
            row,
            defects(
                has_lead=row.lead_id is not None,
                due=row.due_on,
                kind=row.deadline_kind,
                phrase=row.deadline_text,
                explanation=row.explanation,
            ),
        )
        for row in found
        if not row.is_part and row.state is not ItemState.CANCELLED
    ]
    return [(row, kinds) for row, kinds in gaps if kinds]
