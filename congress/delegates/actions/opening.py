"""Opening a roster: an act of its own, in the journal, before what is sensitive is shown or sent.

A GET never writes, so reading is asked for by a form: it notes who opens which roster for what,
and pages and files look for that note for a while.
"""

from datetime import timedelta

from congress.audit.actions import record
from congress.core import clock
from congress.core.permissions import Actor
from congress.delegates.models import OpenedAs, RosterOpening
from congress.delegates.queries.rosters import Roster
from congress.extensions import db

LASTS = {
    OpenedAs.PAGE: timedelta(minutes=30),
    OpenedAs.XLSX: timedelta(minutes=5),
    OpenedAs.PDF: timedelta(minutes=5),
    OpenedAs.DOCX: timedelta(minutes=5),
}
_TOLD = {
    OpenedAs.PAGE: "xem đầy đủ",
    OpenedAs.XLSX: "tải tệp xlsx",
    OpenedAs.PDF: "tải bản PDF",
    OpenedAs.DOCX: "tải bản Word",
}


def open_roster(*, actor: Actor, held: Roster, opened_as: OpenedAs, count: int) -> RosterOpening:
    """Note that the actor reads the roster whole, or takes it out, and how many rows that are."""
    held.reach.require_opening()
    now = clock.now()
    opened = RosterOpening(
        user_id=actor.id,
        congress_id=held.congress.id,
        opened_as=opened_as,
        at=now,
        until=now + LASTS[opened_as],
    )
    db.session.add(opened)
    record(
        actor=actor,
        verb="opened_roster" if opened_as is OpenedAs.PAGE else "exported_roster",
        target=held.congress,
        congress_id=held.congress.id,
        note=f"{_TOLD[opened_as]}: {count} đại biểu",
    )
    return opened
