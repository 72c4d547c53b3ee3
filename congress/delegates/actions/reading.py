"""Reading a roster with what is sensitive masked: in the journal, but not at every glance.

Who reads the same roster again within the hour, or one delegate of it, adds no line; nor does
who opened it, while it stands open, for that opening is a line already.
"""

from datetime import timedelta

import sqlalchemy as sa

from congress.audit.actions import record
from congress.core import clock
from congress.core.permissions import Actor
from congress.delegates.models import Delegate, RosterReading
from congress.delegates.queries.rosters import Roster, is_read
from congress.extensions import db

LASTS = timedelta(hours=1)


def note_reading(
    *, actor: Actor, held: Roster, count: int, delegate: Delegate | None = None
) -> bool:
    """Note that the actor read a roster of so many persons, or one of them; False: no new line."""
    delegate_id = delegate.id if delegate is not None else None
    if is_read(actor, held, delegate_id):
        return False
    if actor.id is not None:
        _remember(actor.id, held.congress.id, delegate_id)
    name = f" ({delegate.full_name})" if delegate is not None else ""
    record(
        actor=actor,
        verb="read_roster",
        target=held.congress,
        congress_id=held.congress.id,
        note=f"phần nhạy cảm được che: {count} đại biểu{name}",
    )
    return True


def _remember(user_id: int, congress_id: int, delegate_id: int | None) -> None:
    """Keep until when this reading counts; what counted earlier is forgotten."""
    now = clock.now()
    over = sa.delete(RosterReading).where(
        RosterReading.user_id == user_id,
        RosterReading.congress_id == congress_id,
        RosterReading.until <= now,
    )
    db.session.execute(over)
    db.session.add(
        RosterReading(
            user_id=user_id, congress_id=congress_id, delegate_id=delegate_id, until=now + LASTS
        )
    )
