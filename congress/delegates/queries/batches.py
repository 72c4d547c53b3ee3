"""Imports of rosters: one within reach, the last ones of a congress, the rows they touched."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.congresses.queries import finding
from congress.core import clock
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.core.removal import INCLUDED, KEPT
from congress.delegates import policy
from congress.delegates.models import Delegate, RosterBatch
from congress.delegates.queries.rosters import Roster, roster
from congress.extensions import db

SHOWN = 5
FIELDS = (
    "unit_id",
    "sender",
    "full_name",
    "sort_name",
    "sex",
    "birth_year",
    "birth_on",
    "ethnic",
    "religion",
    "is_party",
    "is_union",
    "education",
    "profession",
    "theory",
    "occupation",
    "sector",
    "agency",
    "kind",
    "is_prestigious",
    "is_elder",
    "is_village_head",
    "commendation",
    "note",
)


def batch(actor: Actor, batch_id: int) -> tuple[RosterBatch, Roster]:
    """An import with its roster; MissingError when absent or out of reach.

    What is not written yet belongs to who brought it in.
    """
    found = db.session.scalar(
        sa.select(RosterBatch)
        .where(RosterBatch.id == batch_id)
        .options(joinedload(RosterBatch.congress), joinedload(RosterBatch.unit))
    )
    if found is None:
        raise MissingError
    held = roster(actor, found.congress_id)
    whole = held.reach.is_whole
    if not whole and (found.unit_id is None or not held.reach.holds(found.unit_id)):
        raise MissingError
    held.reach.require_writing(found.unit_id)
    if found.committed_at is None and found.user_id != actor.id:
        raise MissingError
    return found, held


def lock(found: RosterBatch) -> None:
    """Hold an import and its roster until the transaction ends: two are written in turn."""
    finding.hold(found.congress_id)
    db.session.refresh(found, with_for_update={"of": RosterBatch})


def last_batches(held: Roster) -> Sequence[RosterBatch]:
    """The last written imports within reach, newest first."""
    asked = sa.select(RosterBatch).where(
        RosterBatch.congress_id == held.congress.id, RosterBatch.committed_at.is_not(None)
    )
    if held.reach.units is not None:
        asked = asked.where(RosterBatch.unit_id.in_(held.reach.units))
    newest = asked.order_by(RosterBatch.id.desc()).limit(SHOWN)
    return db.session.scalars(newest.options(joinedload(RosterBatch.user))).all()


def changed_rows(ids: Iterable[int]) -> Sequence[Delegate]:
    """Delegates by number, held until the transaction ends; removed ones are left out."""
    return db.session.scalars(
        sa.select(Delegate).where(Delegate.id.in_(list(ids))).with_for_update()
    ).all()


def removed(held: Roster) -> Sequence[Delegate]:
    """The delegates within reach that were taken off the roster and may be put back."""
    from_day = clock.now() - KEPT
    asked = sa.select(Delegate).where(
        policy.within(held.reach, held.congress.id),
        Delegate.deleted_at.is_not(None),
        Delegate.deleted_at > from_day,
    )
    newest = asked.order_by(Delegate.deleted_at.desc(), Delegate.id.desc())
    return db.session.scalars(
        newest.options(joinedload(Delegate.unit)), execution_options=INCLUDED
    ).all()
