"""Reading congresses, committees and persons; what the slices above ask for stands here."""

from congress.congresses.queries.finding import (
    committee,
    committee_by_code,
    committees_of,
    congress,
    every_committee,
    home_congress,
)
from congress.congresses.queries.people import people_of

__all__ = [
    "committee",
    "committee_by_code",
    "committees_of",
    "congress",
    "every_committee",
    "home_congress",
    "people_of",
]
