"""Who issues the papers of a child congress: its own committee, else its people's committee."""

from dataclasses import dataclass

from congress.congresses.models import Committee, CommitteeKind, Congress, MemberRole, Membership
from congress.congresses.queries import finding, people
from congress.congresses.rules import sits_on
from congress.core import clock
from congress.reporting.models import ReportPeriod

_ISSUING = (CommitteeKind.STEERING, CommitteeKind.ORGANISING)


@dataclass(frozen=True)
class Issuer:
    """A body that signs for a congress; all is None where no committee was entered yet."""

    congress: Congress
    committee: Committee | None = None
    head: Membership | None = None


def issuer_of(congress: Congress) -> Issuer:
    """The steering committee of a congress, else its organising one, with its head of today."""
    found = [one for one in finding.committees_of(congress.id) if one.kind in _ISSUING]
    committee = min(found, key=lambda one: _ISSUING.index(one.kind), default=None)
    return Issuer(congress, committee, _head(committee) if committee is not None else None)


def _head(committee: Committee) -> Membership | None:
    heads = (seat for seat in people.seats_in(committee.id) if seat.role is MemberRole.HEAD)
    return next((seat for seat in heads if sits_on(seat, clock.today())), None)


def issuers_of(congress: Congress, period: ReportPeriod) -> tuple[Issuer, Issuer]:
    """Who issues what a child congress reports in a period, and who receives it."""
    return issuer_of(congress), issuer_of(period.form.congress)
