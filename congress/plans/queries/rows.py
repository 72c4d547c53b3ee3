"""The rows of a plan's table: parts and tasks in order, read as plain rows in two statements."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

import sqlalchemy as sa

from congress.accounts.models import Person
from congress.core.deadlines import Kind
from congress.extensions import db
from congress.plans.models import (
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
_ROWS = (
    sa.select(
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
    .outerjoin(_LEAD, _LEAD.id == WorkItem.lead_id)
    .outerjoin(_PERSON, _PERSON.id == WorkItem.person_id)
    .outerjoin(_LEADER, _LEADER.id == WorkItem.leader_id)
    .where(WorkItem.plan_id.in_(sa.bindparam("plan_ids", expanding=True)))
    .order_by(WorkItem.plan_id, WorkItem.position, WorkItem.id)
)
_COORDINATING = (
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

    @property
    def is_part(self) -> bool:
        """Whether the row is a heading."""
        return self.kind is ItemKind.PART

    def class_at(self, moment: datetime) -> OfficialClass:
        """The official class of the row at a moment."""
        return official_class(self.done_at, self.due_at, moment, self.submitted_at)


def rows(plan_id: int) -> Sequence[ItemRow]:
    """All rows of a plan in paper order, with depth and coordinating agencies."""
    return rows_of([plan_id])


def rows_of(plan_ids: Sequence[int]) -> Sequence[ItemRow]:
    """All rows of some plans, plan by plan as `rows` gives them."""
    found = db.session.execute(_ROWS, {"plan_ids": plan_ids}).all()
    helpers: dict[int, list[tuple[int, str]]] = {}
    for item_id, unit_id, name in db.session.execute(_COORDINATING, {"plan_ids": plan_ids}):
        helpers.setdefault(item_id, []).append((unit_id, name))
    depths: dict[int, int] = {}
    result = []
    for row in found:
        depths[row.id] = depths.get(row.parent_id, -1) + 1 if row.parent_id else 0
        own = helpers.get(row.id, ())
        result.append(
            ItemRow(
                **row._mapping,
                depth=depths[row.id],
                coordinating=tuple(name for _, name in own),
                coordinating_ids=tuple(unit_id for unit_id, _ in own),
            )
        )
    return result


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
