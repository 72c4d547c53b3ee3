"""The parts of a plan's paper that can be printed: all, the annex, the jobs of one body."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from congress.congresses.models import Committee, CommitteeKind
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.text import sort_key
from congress.extensions import db
from congress.plans import policy
from congress.plans.models import Plan, PlanKind, WorkItem
from congress.plans.queries.rows import ItemRow
from congress.plans.rules import with_those_above


class PartKind(StrEnum):
    """What a part of a plan's paper holds."""

    FULL = "full"
    ANNEX = "annex"
    AGENCY = "agency"
    COMMITTEE = "committee"


@dataclass(frozen=True)
class Part:
    """A part of a plan's paper: its rows, and whose they are with how many jobs."""

    kind: PartKind
    rows: Sequence[ItemRow]
    number: int = 0
    name: str = ""
    count: int = 0

    @property
    def key(self) -> str:
        """What addresses call the part: "full", "annex", "agency-7", "committee-3"."""
        return f"{self.kind}-{self.number}" if self.number else self.kind.value


def parts(actor: Actor, plan: Plan, rows: Sequence[ItemRow]) -> list[Part]:
    """The parts of a plan: all, the annex, its agencies by name, its subcommittees in order.

    An agency's jobs are those that it leads or coordinates. A master plan gives a subcommittee
    those too, and what its own plan carries out, as far as the actor sees that plan; its units
    are not agencies then.
    """
    whole = [Part(PartKind.FULL, rows), Part(PartKind.ANNEX, rows)]
    committees = _committees(actor, plan) if plan.kind is PlanKind.MASTER else []
    bodies = {unit_id for _number, _name, unit_id, _carried in committees}
    agencies = [
        _part(PartKind.AGENCY, rows, number, name, {number})
        for number, name in _agencies(rows)
        if number not in bodies
    ]
    led = [
        _part(PartKind.COMMITTEE, rows, number, name, {unit_id}, carried)
        for number, name, unit_id, carried in committees
    ]
    return whole + agencies + [part for part in led if part.count]


def part(found: Sequence[Part], key: str) -> Part:
    """The part that an address calls, without a word the whole; MissingError for no part."""
    for one in found:
        if one.key == (key or PartKind.FULL):
            return one
    raise MissingError


def _part(
    kind: PartKind,
    rows: Sequence[ItemRow],
    number: int,
    name: str,
    units: Collection[int],
    carried: Collection[int] = (),
) -> Part:
    own = {
        row.id
        for row in rows
        if row.id in carried or row.lead_id in units or set(row.coordinating_ids) & set(units)
    }
    shown = with_those_above(own, {row.id: row.parent_id for row in rows})
    return Part(kind, [row for row in rows if row.id in shown], number, name, len(own))


def _agencies(rows: Sequence[ItemRow]) -> list[tuple[int, str]]:
    named = {row.lead_id: row.lead for row in rows if row.lead_id and row.lead}
    for row in rows:
        named |= dict(zip(row.coordinating_ids, row.coordinating, strict=True))
    return sorted(((number, str(name)) for number, name in named.items()), key=_by_name)


def _by_name(agency: tuple[int, str]) -> tuple[object, int]:
    return sort_key(agency[1]), agency[0]


def _committees(actor: Actor, plan: Plan) -> list[tuple[int, str, int, set[int]]]:
    """The subcommittees of the congress: number, name, unit, and the jobs their plans carry out."""
    carried: dict[int, set[int]] = {}
    own = aliased(WorkItem)
    found = db.session.execute(
        sa.select(Plan.committee_id, sa.type_coerce(WorkItem.implements_id, sa.Integer))
        .join(Plan, Plan.id == WorkItem.plan_id)
        .where(
            WorkItem.implements_id.in_(sa.select(own.id).where(own.plan_id == plan.id)),
            policy.visible_to(actor),
        )
    )
    for committee_id, item_id in found:
        carried.setdefault(committee_id, set()).add(item_id)
    committees = db.session.execute(
        sa.select(Committee.id, Committee.name, Committee.unit_id)
        .where(
            Committee.congress_id == plan.committee.congress_id,
            Committee.kind == CommitteeKind.SUBCOMMITTEE,
        )
        .order_by(Committee.position, Committee.id)
    )
    return [
        (number, name, unit_id, carried.get(number, set())) for number, name, unit_id in committees
    ]
