"""What may be chosen on the forms of a plan: agencies, persons, headings, master items."""

from collections.abc import Sequence

import sqlalchemy as sa

from congress.accounts.models import Person
from congress.congresses.models import Committee, Membership
from congress.core.database import read
from congress.core.removal import prepared
from congress.core.text import sort_key
from congress.extensions import db
from congress.plans.models import Plan, WorkItem
from congress.plans.queries.rows import ItemRow
from congress.units.models import UnitKind
from congress.units.queries import candidates, living
from congress.units.rules import Index

Choices = list[tuple[int, str]]
_LEADING = prepared(
    sa.select(WorkItem.lead_id).where(WorkItem.plan_id == sa.bindparam("plan_id")).distinct()
)


def index_of(plan: Plan) -> Index:
    """The names by which agencies of the plan's province are recognised."""
    return Index(candidates(plan.committee.congress.unit_id))


def agencies(plan: Plan) -> Choices:
    """The agencies and bodies of the plan's province, and any place that leads a job of it."""
    found = living(plan.committee.congress.unit_id)
    leading = set(read(db.session, _LEADING, {"plan_id": plan.id}).scalars())
    named = [
        (number, name)
        for number, name, kind in found
        if kind is not UnitKind.ADMINISTRATIVE or number in leading
    ]
    return sorted(named, key=lambda row: sort_key(row[1]))


def persons(plan: Plan) -> Choices:
    """Who sits in the committees of the plan's congress, by given name."""
    seats = (
        sa.select(Membership.person_id)
        .join(Committee, Committee.id == Membership.committee_id)
        .where(Committee.congress_id == plan.committee.congress_id)
    )
    used = sa.select(WorkItem.person_id).where(WorkItem.plan_id == plan.id)
    led = sa.select(WorkItem.leader_id).where(WorkItem.plan_id == plan.id)
    chosen = sa.or_(Person.id.in_(seats), Person.id.in_(used), Person.id.in_(led))
    found = db.session.execute(
        sa.select(Person.id, Person.full_name, Person.sort_name).where(chosen)
    ).all()
    ordered = sorted(found, key=lambda row: sort_key(row.sort_name))
    return [(row.id, row.full_name) for row in ordered]


def places(found: Sequence[ItemRow]) -> Choices:
    """The headings and jobs of a plan under which a new job may stand."""
    return [(row.id, f"{'— ' * row.depth}{row.number} {row.content}"[:100]) for row in found]
