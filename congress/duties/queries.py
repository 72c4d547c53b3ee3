"""Reads across the plans of a congress: shares by agency and committee, and one agency's jobs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import sqlalchemy as sa

from congress.congresses.models import Committee, Congress
from congress.congresses.queries import finding
from congress.core import clock
from congress.core.deadlines import Kind
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.duties import policy
from congress.duties.rules import Count, Matrix, Share, matrix
from congress.extensions import db
from congress.plans import policy as plans
from congress.plans.models import (
    Coordination,
    ItemKind,
    ItemState,
    OfficialClass,
    Plan,
    PlanState,
    WorkItem,
    official_class,
)
from congress.plans.rules import Tally, is_due_soon, tally
from congress.units.models import Unit

ROLES = ("lead", "coordinate")
_LEAD = sa.orm.aliased(Unit)
_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """A plan in scope: a column of the matrix, and a paper on which the sheets rest."""

    plan_id: int
    committee_id: int
    committee: str
    state: PlanState
    number: str
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class Duty:
    """A job of an agency, with the committee in whose plan it stands."""

    id: int
    plan_id: int
    plan_state: PlanState
    committee_id: int
    committee: str
    number: str
    content: str
    lead_id: int | None
    lead: str | None
    deadline_text: str
    deadline_kind: Kind
    due_on: date | None
    due_hour: time | None
    is_inferred: bool
    original_due_on: date | None
    due_at: datetime | None
    product: str
    explanation: str
    state: ItemState
    percent: int
    last_line: str
    submitted_at: datetime | None
    done_at: datetime | None
    is_led: bool

    @property
    def role(self) -> str:
        """The part of the agency in the job: "lead" or "coordinate"."""
        return "lead" if self.is_led else "coordinate"

    def class_at(self, moment: datetime) -> OfficialClass:
        """The official class of the job at a moment."""
        return official_class(self.done_at, self.due_at, moment, self.submitted_at)


@dataclass(frozen=True)
class Ask:
    """Which jobs of a sheet a reader asks for, as its address carries them."""

    role: str = ""
    committee: int | None = None
    class_: str = ""
    issued: bool = False

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "Ask":
        """Read the filters of an address; what is not one of ours is left out."""
        role, class_ = values.get("role", ""), values.get("class", "")
        committee = values.get("committee", "")
        return cls(
            role=role if role in ROLES else "",
            committee=int(committee) if _NUMBER.fullmatch(committee) else None,
            class_=class_ if class_ in set(OfficialClass) else "",
            issued=values.get("plans") == "approved",
        )

    def address(self, **changes: object) -> dict[str, str]:
        """The address values of these filters with some changed; empty ones are left out."""
        own: dict[str, object] = {
            "role": self.role,
            "committee": self.committee,
            "class": self.class_,
            "plans": "approved" if self.issued else "",
        }
        return {name: str(value) for name, value in (own | changes).items() if value}

    def takes(self, duty: Duty) -> bool:
        """Whether a job is asked for, whatever its class."""
        return (
            self.role in {"", duty.role}
            and self.committee in {None, duty.committee_id}
            and not (self.issued and duty.plan_state is not PlanState.APPROVED)
        )


def tally_of(found: Iterable[Duty], moment: datetime, soon_days: int) -> Tally:
    """Jobs by official class, and how many of them fall due soon."""
    jobs = list(found)
    today = clock.local(moment).date()
    open_ = (duty for duty in jobs if duty.state is not ItemState.DONE)
    soon = sum(is_due_soon(duty.due_on, today, soon_days) for duty in open_)
    return tally((duty.class_at(moment) for duty in jobs), soon)


def columns(actor: Actor, congress_id: int, *, issued: bool = False) -> Sequence[PlanColumn]:
    """The plans of a congress that an actor sees, in the order of its committees."""
    found = db.session.execute(
        sa.select(
            Plan.id, Plan.committee_id, Committee.name, Plan.state, Plan.number, Plan.issued_on
        )
        .join(Committee, Committee.id == Plan.committee_id)
        .where(*_in_scope(actor, congress_id, issued=issued))
        .order_by(finding.KIND_ORDER, Committee.position, Committee.id)
    )
    return [PlanColumn(*row) for row in found]


def _in_scope(
    actor: Actor, congress_id: int, *, issued: bool
) -> tuple[sa.ColumnElement[bool], ...]:
    scope = (Committee.congress_id == congress_id, plans.visible_to(actor))
    return (*scope, Plan.state == PlanState.APPROVED) if issued else scope


_COUNTED = (WorkItem.kind == ItemKind.TASK, WorkItem.state != ItemState.CANCELLED)
_SHOWN = (
    WorkItem.id,
    WorkItem.plan_id,
    Plan.state.label("plan_state"),
    Plan.committee_id,
    Committee.name.label("committee"),
    WorkItem.number,
    WorkItem.content,
    WorkItem.lead_id,
    _LEAD.name.label("lead"),
    WorkItem.deadline_text,
    WorkItem.deadline_kind,
    WorkItem.due_on,
    WorkItem.due_hour,
    WorkItem.is_inferred,
    WorkItem.original_due_on,
    WorkItem.due_at,
    WorkItem.product,
    WorkItem.explanation,
    WorkItem.state,
    WorkItem.percent,
    WorkItem.last_line,
    WorkItem.submitted_at,
    WorkItem.done_at,
)
# Who leads a job has it once, even when the plan names it among the coordinating agencies too.
_BY_OTHERS = sa.or_(WorkItem.lead_id.is_(None), WorkItem.lead_id != Coordination.unit_id)


def who_does_what(found: Sequence[PlanColumn]) -> Matrix:
    """The matrix of the plans given; its led total is the number of jobs in them."""
    plan_ids = [column.plan_id for column in found]
    return matrix([column.committee_id for column in found], _counts(plan_ids))


def _counts(plan_ids: Sequence[int]) -> Iterator[Count]:
    led = (
        sa.select(WorkItem.lead_id, _LEAD.name, Plan.committee_id, sa.func.count())
        .join(Plan, Plan.id == WorkItem.plan_id)
        .outerjoin(_LEAD, _LEAD.id == WorkItem.lead_id)
        .where(Plan.id.in_(plan_ids), *_COUNTED)
        .group_by(WorkItem.lead_id, _LEAD.name, Plan.committee_id)
    )
    coordinated = (
        sa.select(Coordination.unit_id, Unit.name, Plan.committee_id, sa.func.count())
        .join(WorkItem, WorkItem.id == Coordination.item_id)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .join(Unit, Unit.id == Coordination.unit_id)
        .where(Plan.id.in_(plan_ids), *_COUNTED, _BY_OTHERS)
        .group_by(Coordination.unit_id, Unit.name, Plan.committee_id)
    )
    for unit_id, name, committee_id, jobs in db.session.execute(led):
        yield Count(unit_id, name or "", committee_id, Share(led=jobs))
    for unit_id, name, committee_id, jobs in db.session.execute(coordinated):
        yield Count(unit_id, name, committee_id, Share(coordinated=jobs))


def agency(actor: Actor, congress: Congress, unit_id: int) -> tuple[Unit, list[Duty]]:
    """An agency and its jobs in the plans that the actor sees, the soonest first.

    MissingError when there is no such unit, or none of its jobs is in scope and the actor may not
    know that either.
    """
    unit = db.session.get(Unit, unit_id)
    if unit is None:
        raise MissingError
    found = _duties(actor, congress.id, unit_id)
    if not found and not policy.sees_empty_sheet(actor, congress, unit_id):
        raise MissingError
    return unit, found


def _duties(actor: Actor, congress_id: int, unit_id: int) -> list[Duty]:
    helps = sa.exists().where(Coordination.item_id == WorkItem.id, Coordination.unit_id == unit_id)
    found = db.session.execute(
        sa.select(*_SHOWN)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .join(Committee, Committee.id == Plan.committee_id)
        .outerjoin(_LEAD, _LEAD.id == WorkItem.lead_id)
        .where(
            *_in_scope(actor, congress_id, issued=False),
            *_COUNTED,
            sa.or_(WorkItem.lead_id == unit_id, helps),
        )
        .order_by(
            WorkItem.due_at.is_(None),
            WorkItem.due_at,
            finding.KIND_ORDER,
            Committee.position,
            Committee.id,
            WorkItem.position,
            WorkItem.id,
        )
    )
    return [Duty(**row._mapping, is_led=row.lead_id == unit_id) for row in found]


@dataclass(frozen=True)
class Issuer:
    """Who gives out the sheets, and the plan whose place and signature they bear."""

    committee: Committee | None = None
    plan: Plan | None = None


def issuer(congress_id: int) -> Issuer:
    """The steering committee of a congress, else its organising committee; empty without both."""
    found = db.session.execute(
        sa.select(Committee, Plan)
        .outerjoin(Plan, Plan.committee_id == Committee.id)
        .where(Committee.congress_id == congress_id, Committee.kind.in_(plans.CENTRAL))
        .options(sa.orm.joinedload(Committee.standing_agency))
        .order_by(finding.KIND_ORDER, Committee.position, Committee.id)
        .limit(1)
    ).first()
    return Issuer(*found) if found else Issuer()
