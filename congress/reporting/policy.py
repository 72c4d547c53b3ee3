"""Who sees reports, forms and periods; who writes, signs and guides is a rule of districts."""

import sqlalchemy as sa

from congress.congresses.models import Congress
from congress.core.errors import NotAllowedError
from congress.core.permissions import Actor
from congress.districts.policy import (
    GUIDING,
    PERSONAL,
    REPORTING,
    SENDING,
    WATCHING,
    can_guide,
    can_send,
    children_seen,
    is_own,
    own_units,
    reads_personal,
    require_guiding,
    sees_child,
)
from congress.districts.policy import can_report as can_write
from congress.districts.policy import require_reporting as require_writing
from congress.districts.policy import watches as watches_below
from congress.reporting.models import Report, ReportForm

__all__ = [
    "GUIDING",
    "PERSONAL",
    "SENDING",
    "can_guide",
    "can_send",
    "can_write",
    "children_seen",
    "forms_seen",
    "is_own",
    "own_units",
    "reads_personal",
    "require_asking",
    "require_guiding",
    "require_sending",
    "require_writing",
    "sees_child",
    "visible_to",
    "watches",
]


def visible_to(actor: Actor) -> sa.ColumnElement[bool]:
    """The reports an actor sees: its own; from above, what was ever sent. Joins `Congress`."""
    own = Congress.unit_id.in_(own_units(actor))
    return sa.and_(children_seen(actor), sa.or_(own, Report.first_sent_at.is_not(None)))


def forms_seen(actor: Actor) -> sa.ColumnElement[bool]:
    """The forms an actor sees: of the congresses watched, and of those above its children."""
    if actor.is_administrator():
        return sa.true()
    above = sa.select(Congress.parent_id).where(children_seen(actor))
    watched = actor.congress_ids(*WATCHING)
    return sa.or_(ReportForm.congress_id.in_(watched), ReportForm.congress_id.in_(above))


def watches(actor: Actor, congress: Congress) -> bool:
    """Whether the actor sees what all children of a congress report."""
    return watches_below(actor, congress.id)


def require_sending(actor: Actor, congress: Congress) -> None:
    """Raise NotAllowedError, which names who can, unless the actor signs and sends here."""
    if not can_send(actor, congress):
        raise NotAllowedError(SENDING)


def require_asking(actor: Actor, congress: Congress) -> None:
    """Raise NotAllowedError, which names who can, unless the actor writes or signs here."""
    if not (can_write(actor, congress) or can_send(actor, congress)):
        raise NotAllowedError((*REPORTING, *SENDING))
