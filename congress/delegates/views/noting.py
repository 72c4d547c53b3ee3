"""What is read of a roster, noted in the journal once the page is drawn."""

from congress.delegates.actions.opening import open_roster
from congress.delegates.actions.reading import note_reading
from congress.delegates.models import Delegate, OpenedAs
from congress.delegates.queries import rosters
from congress.delegates.queries.rosters import Roster
from congress.web.access import actor
from congress.web.transaction import afterwards, if_refused


def noted(held: Roster, count: int, delegate: Delegate | None = None) -> None:
    """Note that the actor reads so many persons of a roster; nothing where the journal says so."""
    who, number = actor(), delegate.id if delegate is not None else None
    if not count or rosters.is_read(who, held, number):
        return
    afterwards(
        lambda: note_reading(actor=who, held=held, count=count, delegate=delegate),
        f"not in the journal: {who.name} read {count} rows of roster {held.congress.code}, masked",
    )


def opened_by_refusal(held: Roster) -> None:
    """Note that the roster is opened where a form that was sent after its time is shown again.

    Such a form shows what is sensitive, as it stands now, beside what was typed.
    """
    if held.is_open:
        return
    who, count = actor(), len(rosters.rows(held))
    if_refused(lambda: open_roster(actor=who, held=held, opened_as=OpenedAs.PAGE, count=count))
