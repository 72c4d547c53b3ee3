"""Who reads which rows of a roster, who sees origin, religion and party, and who writes."""

from dataclasses import dataclass

import sqlalchemy as sa

from congress.congresses.models import Congress
from congress.core.errors import NotAllowedError
from congress.core.permissions import SCOPE_OF, Actor, Role, Scope
from congress.delegates.models import Delegate
from congress.districts.policy import PERSONAL, own_units

OPENING = PERSONAL
WRITING = (Role.STANDING_AGENCY, Role.DISTRICT_OFFICER)


@dataclass(frozen=True)
class Reach:
    """What an actor may do with the roster of a congress; `units` None means its rows of all units.

    Who may not open it reads it without origin, religion, party and youth union.
    """

    units: frozenset[int] | None
    may_open: bool = False
    may_write: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the whole roster is read."""
        return self.units is None

    @property
    def one_unit(self) -> int | None:
        """The unit whose rows alone are within reach; None when all are."""
        return min(self.units) if self.units else None

    def holds(self, unit_id: int) -> bool:
        """Whether rows of a unit are within reach."""
        return self.units is None or unit_id in self.units

    def require_writing(self, unit_id: int | None = None) -> None:
        """Raise NotAllowedError, which names who can, unless rows (of a unit) may be written."""
        if not self.may_write or (unit_id is not None and not self.holds(unit_id)):
            raise NotAllowedError(WRITING)

    def require_opening(self) -> None:
        """Raise NotAllowedError, which names who can, unless the roster may be opened."""
        if not self.may_open:
            raise NotAllowedError(OPENING)

    def require_all(self) -> None:
        """Raise NotAllowedError unless the whole roster may be written: allocations, groups."""
        if not self.may_write or not self.is_whole:
            raise NotAllowedError(WRITING)


def reach(actor: Actor, congress: Congress, sending: frozenset[int]) -> Reach | None:
    """What an actor may do with a roster; None when it is out of the actor's scope.

    `sending` are the actor's own units whose congress this one guides. A standing agency writes
    its own congress's roster and reads those of the congresses that it guides; a unit writes its
    own roster and its own rows of the one above. Other posts over a congress or in its committees
    read without what is sensitive.
    """
    if actor.is_operator():
        return Reach(None, may_open=True, may_write=True)
    keeping = actor.congress_ids(Role.STANDING_AGENCY)
    if congress.id in keeping:
        return Reach(None, may_open=True, may_write=True)
    if congress.unit_id in own_units(actor):
        return Reach(None, may_open=True, may_write=congress.unit_id in _written_by(actor))
    if congress.parent_id in keeping:
        return Reach(None, may_open=True)
    if sending:
        return Reach(sending, may_open=True, may_write=bool(sending & _written_by(actor)))
    return Reach(None) if _watches(actor, congress) else None


def _written_by(actor: Actor) -> frozenset[int]:
    return own_units(actor, Role.DISTRICT_OFFICER)


def _watches(actor: Actor, congress: Congress) -> bool:
    over = {
        post.congress_id
        for post in actor.held
        if post.congress_id is not None and SCOPE_OF[post.role] is Scope.CONGRESS
    }
    near = actor.congress_ids() | over
    return actor.is_administrator() or congress.id in near or congress.parent_id in over


def within(reach: Reach, congress_id: int) -> sa.ColumnElement[bool]:
    """The rows of a congress within reach."""
    own = Delegate.congress_id == congress_id
    return own if reach.units is None else sa.and_(own, Delegate.unit_id.in_(reach.units))
