"""What is read of a roster, noted in the journal once the page is drawn."""

from congress.delegates.actions.reading import note_reading
from congress.delegates.models import Delegate
from congress.delegates.queries import rosters
from congress.delegates.queries.rosters import Roster
from congress.web.access import actor
from congress.web.transaction import afterwards


def noted(held: Roster, count: int, delegate: Delegate | None = None) -> None:
    """Note that the actor reads so many persons of a roster; nothing where the journal says so."""
    who, number = actor(), delegate.id if delegate is not None else None
    if not count or rosters.is_read(who, held, number):
        return
    afterwards(
        lambda: note_reading(actor=who, held=held, count=count, delegate=delegate),
        f"not in the journal: {who.name} read {count} rows of roster {held.congress.code}, masked",
    )
