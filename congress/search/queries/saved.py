"""The views that a user saved, each with how many rows it shows now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.removal import ACTORS, prepared
from congress.core.text import sort_key
from congress.extensions import db
from congress.plans import policy as plans
from congress.plans.models import Plan
from congress.plans.queries.filters import Ask, Reader, fitting, reader_of
from congress.plans.queries.rows import ItemRow, rows_of
from congress.search import policy
from congress.search.models import SavedView
from congress.search.queries import counts
from congress.search.rules import Wanted


@dataclass(frozen=True)
class ViewRow:
    """A saved view: its list, the filters as the list's address has them, and what it counts.

    `count` is None when its plan is out of the user's sight by now.
    """

    id: int
    name: str
    plan_id: int | None
    committee: str
    address: dict[str, str]
    count: int | None


def view(actor: Actor, view_id: int) -> SavedView:
    """The saved view; MissingError when absent or another user's."""
    found = db.session.scalar(
        sa.select(SavedView).where(SavedView.id == view_id, policy.own(actor))
    )
    if found is None:
        raise MissingError
    return found


def own_views(actor: Actor, moment: datetime, soon_days: int) -> list[ViewRow]:
    """Every view of the actor's with its count, by name: a fixed number of statements."""
    found = db.session.scalars(
        sa.select(SavedView)
        .where(policy.own(actor))
        .options(joinedload(SavedView.plan).joinedload(Plan.committee))
    ).all()
    numbers = _searches(actor, [one for one in found if not one.plan_id])
    numbers |= _in_plans(actor, [one for one in found if one.plan_id], moment, soon_days)
    rows = [_row(one, numbers.get(one.id)) for one in found]
    return sorted(rows, key=lambda row: (sort_key(row.name), row.id))


def _searches(actor: Actor, found: Sequence[SavedView]) -> dict[int, int]:
    asked = counts(actor, [Wanted.of(one.filters.get("q", "")) for one in found])
    return {
        one.id: sum(each[kind] for kind in each if one.filters.get("kind", kind) == kind)
        for one, each in zip(found, asked, strict=True)
    }


def _in_plans(
    actor: Actor, found: Sequence[SavedView], moment: datetime, soon_days: int
) -> dict[int, int]:
    if not found:
        return {}
    ids = {one.plan_id for one in found}
    seen = db.session.scalars(sa.select(Plan.id).where(Plan.id.in_(ids), plans.visible_to(actor)))
    by_plan: dict[int, list[ItemRow]] = {plan_id: [] for plan_id in seen}
    for row in rows_of(list(by_plan)):
        by_plan[row.plan_id].append(row)
    reader = reader_of(actor, *(Ask.of(one.filters) for one in found))
    return {
        one.id: _count(one, by_plan[one.plan_id], moment, soon_days, reader)
        for one in found
        if one.plan_id in by_plan
    }


def _count(
    saved: SavedView, rows: Sequence[ItemRow], moment: datetime, soon_days: int, reader: Reader
) -> int:
    return len(fitting(rows, Ask.of(saved.filters), moment, soon_days, reader))


def views_of_plan(
    actor: Actor, plan: Plan, rows: Sequence[ItemRow], moment: datetime, soon_days: int
) -> list[ViewRow]:
    """The actor's views of one plan, counted in its rows; one statement, two when one says mine."""
    found = db.session.scalars(_of_plan(actor), {"plan_id": plan.id}).all()
    reader = reader_of(actor, *(Ask.of(one.filters) for one in found))
    counted = [_row(one, _count(one, rows, moment, soon_days, reader)) for one in found]
    return sorted(counted, key=lambda row: (sort_key(row.name), row.id))


@lru_cache(maxsize=ACTORS)
def _of_plan(actor: Actor) -> sa.Select[SavedView]:
    """The statement for the actor's views of a plan."""
    of_plan = SavedView.plan_id == sa.bindparam("plan_id")
    return prepared(sa.select(SavedView).where(policy.own(actor), of_plan))


def _row(saved: SavedView, count: int | None) -> ViewRow:
    committee = saved.plan.committee.name if saved.plan and count is not None else ""
    return ViewRow(saved.id, saved.name, saved.plan_id, committee, saved.filters, count)
