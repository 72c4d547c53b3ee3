"""Plans and items one by one, and the list of plans with their counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload

from congress.congresses.models import Committee, Congress
from congress.core.errors import MissingError, NotAllowedError
from congress.core.permissions import Actor, Role
from congress.core.removal import ACTORS, prepared
from congress.extensions import db
from congress.plans import policy
from congress.plans.models import (
    Coordination,
    ImportBatch,
    ItemKind,
    ItemState,
    OfficialClass,
    Plan,
    Progress,
    ProgressFile,
    WorkItem,
)
from congress.plans.rules import Tally

WITH_COMMITTEE = (
    joinedload(Plan.committee).joinedload(Committee.congress).joinedload(Congress.unit),
    joinedload(Plan.committee).joinedload(Committee.helps),
)


def plan(actor: Actor, plan_id: int) -> Plan:
    """The plan with its committee and congress; MissingError when absent or out of scope."""
    found = db.session.scalar(_seen_by(actor), {"plan_id": plan_id})
    if found is None:
        raise MissingError
    return found


@lru_cache(maxsize=ACTORS)
def _seen_by(actor: Actor) -> sa.Select[Plan]:
    """The statement for a plan that the actor sees."""
    seen = sa.select(Plan).where(Plan.id == sa.bindparam("plan_id"), policy.visible_to(actor))
    return prepared(seen.options(*WITH_COMMITTEE))


def plan_of(actor: Actor, committee_code: str) -> Plan:
    """The plan of the committee with a code; MissingError when absent or out of scope."""
    found = db.session.scalar(
        sa.select(Plan)
        .join(Committee, Committee.id == Plan.committee_id)
        .where(Committee.code == committee_code, policy.visible_to(actor))
        .options(*WITH_COMMITTEE)
    )
    if found is None:
        raise MissingError
    return found


def item(actor: Actor, item_id: int) -> WorkItem:
    """The item with its plan; MissingError when absent or out of scope."""
    found = db.session.scalar(
        sa.select(WorkItem)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .where(WorkItem.id == item_id, policy.visible_to(actor))
        .options(
            joinedload(WorkItem.plan).options(*WITH_COMMITTEE),
            joinedload(WorkItem.lead),
            joinedload(WorkItem.person),
            joinedload(WorkItem.leader),
            joinedload(WorkItem.implements),
            selectinload(WorkItem.coordinations).joinedload(Coordination.unit),
            selectinload(WorkItem.progress).options(
                joinedload(Progress.document),
                selectinload(Progress.files).joinedload(ProgressFile.attachment),
            ),
        )
    )
    if found is None:
        raise MissingError
    return found


def lock(found: Plan | ImportBatch) -> None:
    """Hold a row until the transaction ends, and see it as it stands now."""
    held = sa.select(type(found).id).where(type(found).id == found.id).with_for_update()
    db.session.execute(held)
    db.session.refresh(found)


def batch(actor: Actor, batch_id: int) -> ImportBatch:
    """An import, in scope with its plan; NotAllowedError when the plan is not the actor's."""
    found = db.session.get(ImportBatch, batch_id)
    if found is None:
        raise MissingError
    if not policy.can_write(actor, plan(actor, found.plan_id).committee):
        raise NotAllowedError(policy.EDITING)
    return found


@dataclass(frozen=True)
class PlanRow:
    """A plan in the list: whose it is, where it stands, and its items by class."""

    id: int
    committee: str
    congress: str
    subject: str
    kind: str
    state: str
    number: str
    tally: Tally


def plan_rows(actor: Actor, moment: datetime) -> Sequence[PlanRow]:
    """The plans an actor sees, master first, each with its tally at a moment."""
    found = db.session.execute(
        sa.select(Plan, Committee.name, Congress.code)
        .join(Committee, Committee.id == Plan.committee_id)
        .join(Congress, Congress.id == Committee.congress_id)
        .where(policy.visible_to(actor))
        .order_by(Congress.id, Plan.kind.desc(), Committee.position, Plan.id)
    ).all()
    tallies = tallies_of([row[0].id for row in found], moment)
    return [
        PlanRow(
            row.id, name, code, row.subject, row.kind, row.state, row.number,
            tallies.get(row.id, Tally({})),
        )
        for row, name, code in found
    ]  # fmt: skip


def tallies_of(plan_ids: Sequence[int], moment: datetime) -> dict[int, Tally]:
    """The items of each plan by official class, in one statement."""
    class_ = WorkItem.classed(moment)
    found = db.session.execute(
        sa.select(WorkItem.plan_id, class_, sa.func.count())
        .where(
            WorkItem.plan_id.in_(plan_ids),
            WorkItem.kind == ItemKind.TASK,
            WorkItem.state != ItemState.CANCELLED,
        )
        .group_by(WorkItem.plan_id, class_)
    ).all()
    counts: dict[int, dict[OfficialClass, int]] = {}
    for plan_id, name, number in found:
        counts.setdefault(plan_id, {})[OfficialClass(name)] = number
    return {plan_id: Tally(classes) for plan_id, classes in counts.items()}


def committees_without_plan(actor: Actor) -> Sequence[Committee]:
    """The committees for which the actor may start a plan."""
    written = sa.or_(
        Committee.id.in_(actor.committee_ids(Role.SECRETARY)),
        sa.and_(
            Committee.kind.in_(policy.CENTRAL),
            Committee.congress_id.in_(actor.congress_ids(Role.STANDING_AGENCY)),
        ),
    )
    taken = sa.exists().where(Plan.committee_id == Committee.id)
    statement = sa.select(Committee).where(written, ~taken)
    return db.session.scalars(statement.order_by(Committee.position, Committee.id)).all()


def master_items(congress_id: int) -> Sequence[tuple[int, str]]:
    """The tasks of the congress's master plan: (id, "number. content")."""
    found = db.session.execute(
        sa.select(WorkItem.id, WorkItem.number, WorkItem.content)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .join(Committee, Committee.id == Plan.committee_id)
        .where(
            Committee.congress_id == congress_id,
            Plan.kind == "master",
            WorkItem.kind == ItemKind.TASK,
        )
        .order_by(WorkItem.position, WorkItem.id)
    ).all()
    return [(row.id, f"{row.number}. {row.content}"[:160]) for row in found]
