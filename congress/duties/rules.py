"""Pure rules of the matrix: counts by agency and committee laid out so that their sums close."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from congress.core.text import sort_key


@dataclass(frozen=True, slots=True)
class Share:
    """How many jobs an agency leads, and how many led by others it coordinates."""

    led: int = 0
    coordinated: int = 0

    def __add__(self, other: "Share") -> "Share":
        """Both counted together."""
        return Share(self.led + other.led, self.coordinated + other.coordinated)

    def __bool__(self) -> bool:
        """Whether there is any job."""
        return self.led + self.coordinated > 0


@dataclass(frozen=True, slots=True)
class Count:
    """The share of one agency in one committee's plan; `unit_id` None: jobs without a lead."""

    unit_id: int | None
    name: str
    committee_id: int
    share: Share


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """A row of the matrix: a share for each column, and their sum."""

    unit_id: int | None
    name: str
    shares: tuple[Share, ...]
    total: Share


@dataclass(frozen=True, slots=True)
class Matrix:
    """Agencies by committees; `foot` holds the sums of the columns, its total closes both ways."""

    rows: tuple[AgencyRow, ...]
    foot: AgencyRow


def matrix(committee_ids: Sequence[int], counts: Iterable[Count]) -> Matrix:
    """Lay counts out by the columns named: who leads most first, jobs without a lead last.

    Counts of the same agency and committee are added; one of a committee that is no column is an
    error (KeyError).
    """
    places = {committee_id: place for place, committee_id in enumerate(committee_ids)}
    names: dict[int | None, str] = {}
    laid: dict[int | None, list[Share]] = {}
    for count in counts:
        names.setdefault(count.unit_id, count.name)
        row = laid.setdefault(count.unit_id, [Share()] * len(places))
        row[places[count.committee_id]] += count.share
    rows = [
        AgencyRow(unit_id, names[unit_id], tuple(shares), _sum(shares))
        for unit_id, shares in laid.items()
    ]
    ordered = tuple(sorted(rows, key=_place))
    sums = tuple(_sum(row.shares[place] for row in rows) for place in range(len(places)))
    return Matrix(ordered, AgencyRow(None, "", sums, _sum(sums)))


def _sum(shares: Iterable[Share]) -> Share:
    return sum(shares, Share())


def _place(row: AgencyRow) -> tuple[object, ...]:
    return row.unit_id is None, -row.total.led, -row.total.coordinated, sort_key(row.name)
