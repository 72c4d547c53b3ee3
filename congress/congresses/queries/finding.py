"""Congresses and committees: one by one, as a tree, as lists."""

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.congresses import policy, rules
from congress.congresses.models import Committee, CommitteeKind, Congress
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.text import sort_key
from congress.extensions import db

KIND_ORDER = sa.case(
    {kind: place for place, kind in enumerate(CommitteeKind)}, value=Committee.kind
)
_WITH_CONGRESS = (
    joinedload(Committee.congress).joinedload(Congress.unit),
    joinedload(Committee.unit),
    joinedload(Committee.helps),
    joinedload(Committee.standing_agency),
)


class CommitteeRow(NamedTuple):
    """A committee in a list; `congress` is the code of its congress."""

    code: str
    name: str
    kind: CommitteeKind
    congress: str


class CongressRow(NamedTuple):
    """A congress in the tree: how deep it stands, and how many committees it has."""

    congress: Congress
    depth: int
    committees: int


def hold(*congress_ids: int | None) -> None:
    """Hold congresses until the transaction ends: who judges what stands in one takes turns.

    What is read after it is what the one before left. Rows that only name a congress are written
    meanwhile. SQLite has one writer at a time and needs no more.
    """
    asked = sa.select(Congress.id).where(Congress.id.in_(set(congress_ids)))
    db.session.execute(asked.order_by(Congress.id).with_for_update(key_share=True)).all()


def home_congress(actor: Actor) -> Congress | None:
    """The congress that frames the actor's pages, with its unit; None when there is none.

    It is the one of the actor's first post, else the nearest above the actor's units, else the
    latest congress at the root.
    """
    own = actor.congress_ids()
    unit = joinedload(Congress.unit)
    if own:
        # No statement where the page has it already.
        return db.session.get(Congress, min(own), options=[unit])
    chosen = sa.select(Congress).options(unit)
    units = policy.held_units(actor)
    if units:
        above = policy.upwards(units)
        nearest = chosen.join(above, Congress.unit_id == above.c.id)
        found = db.session.scalar(
            nearest.order_by(above.c.steps, Congress.year.desc(), Congress.id).limit(1)
        )
        if found is not None:
            return found
    root = chosen.where(Congress.parent_id.is_(None), policy.visible_to(actor))
    return db.session.scalar(root.order_by(Congress.year.desc(), Congress.id).limit(1))


def congress(actor: Actor, congress_id: int) -> Congress:
    """The congress with its unit and parent; MissingError when absent or out of scope."""
    found = db.session.scalar(
        sa.select(Congress)
        .where(Congress.id == congress_id, policy.visible_to(actor))
        .options(joinedload(Congress.unit), joinedload(Congress.parent).joinedload(Congress.unit))
    )
    if found is None:
        raise MissingError
    return found


def committee(actor: Actor, committee_id: int | None) -> Committee:
    """The committee with its congress; MissingError when absent or out of scope."""
    return _committee(actor, Committee.id == committee_id)


def committee_by_code(actor: Actor, code: str) -> Committee:
    """The committee with a code; MissingError when absent or out of scope."""
    return _committee(actor, Committee.code == code)


def _committee(actor: Actor, which: sa.ColumnElement[bool]) -> Committee:
    found = db.session.scalar(
        sa.select(Committee)
        .join(Congress, Congress.id == Committee.congress_id)
        .where(which, policy.visible_to(actor))
        .options(*_WITH_CONGRESS)
    )
    if found is None:
        raise MissingError
    return found


def every_committee() -> list[CommitteeRow]:
    """All committees, congress by congress, in the order of their lists."""
    found = db.session.execute(
        sa.select(Committee.code, Committee.name, Committee.kind, Congress.code)
        .join(Congress, Congress.id == Committee.congress_id)
        .order_by(Congress.code, KIND_ORDER, Committee.position, Committee.id)
    )
    return [CommitteeRow(*row) for row in found]


def committees_of(congress_id: int) -> Sequence[Committee]:
    """The committees of a congress in the order of its list, each with what it helps."""
    return db.session.scalars(
        sa.select(Committee)
        .where(Committee.congress_id == congress_id)
        .options(joinedload(Committee.helps), joinedload(Committee.standing_agency))
        .order_by(KIND_ORDER, Committee.position, Committee.id)
    ).all()


def tree(actor: Actor) -> list[CongressRow]:
    """The congresses an actor sees, each below the one that guides it, latest year first."""
    count = (
        sa.select(sa.func.count())
        .where(Committee.congress_id == Congress.id)
        .correlate(Congress)
        .scalar_subquery()
    )
    found = db.session.execute(
        sa.select(Congress, count)
        .where(policy.visible_to(actor))
        .options(joinedload(Congress.unit))
    ).all()
    counts = {row[0].id: row[1] for row in found}
    ordered = sorted((row[0] for row in found), key=_place)
    return [
        CongressRow(congress, depth, counts[congress.id])
        for congress, depth in rules.as_tree(ordered)
    ]


def _place(congress: Congress) -> tuple[object, ...]:
    return -congress.year, sort_key(congress.unit.name), congress.id


def children_of(actor: Actor, congress_id: int) -> list[Congress]:
    """The congresses that a congress guides, by the name of their unit."""
    found = db.session.scalars(
        sa.select(Congress)
        .where(Congress.parent_id == congress_id, policy.visible_to(actor))
        .options(joinedload(Congress.unit))
    )
    return sorted(found, key=_place)
