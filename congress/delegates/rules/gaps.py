"""What a roster lacks: pure figures over its rows, and the question behind each figure."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from congress.core.text import fold
from congress.delegates.models import Allocation, Delegate, DelegateKind, Sex, Structure

YOUNG = 35
CAPS: Mapping[int, int | None] = {0: None, 1: 250}
USUAL_CAP = 150

_PLACE = re.compile(r"^(?:ubnd |uy ban nhan dan )?(?:xa |phuong |thi tran |tt\.? |p\. ?|x\. ?)")


class Gap(StrEnum):
    """A question that a figure answers and that opens the rows behind it."""

    NO_BIRTH = "no_birth"
    NO_SEX = "no_sex"
    NO_ETHNIC = "no_ethnic"
    NO_PARTY = "no_party"
    NO_EDUCATION = "no_education"
    NO_PROFESSION = "no_profession"
    NO_THEORY = "no_theory"
    NO_OCCUPATION = "no_occupation"
    DUPLICATE = "duplicate"
    OFFICIAL = "official"
    GUESTS = "guests"
    WOMEN = "women"
    YOUNG = "young"
    PARTY = "party"
    PRESTIGIOUS = "prestigious"


MISSING: Mapping[Gap, str] = {
    Gap.NO_BIRTH: "birth_year",
    Gap.NO_SEX: "sex",
    Gap.NO_ETHNIC: "ethnic",
    Gap.NO_PARTY: "is_party",
    Gap.NO_EDUCATION: "education",
    Gap.NO_PROFESSION: "profession",
    Gap.NO_THEORY: "theory",
    Gap.NO_OCCUPATION: "occupation",
}
SHARES = (Gap.WOMEN, Gap.YOUNG, Gap.PARTY, Gap.PRESTIGIOUS)
# Questions whose rows tell each person's origin or party.
SENSITIVE = frozenset({Gap.NO_ETHNIC, Gap.NO_PARTY, Gap.PARTY})
SENSITIVE_STRUCTURES = frozenset({Structure.PARTY, Structure.ETHNIC})
LEAST = frozenset(
    {
        Structure.WOMEN,
        Structure.YOUNG,
        Structure.PARTY,
        Structure.PRESTIGIOUS,
        Structure.ETHNIC,
        Structure.SECTOR,
    }
)


@dataclass(frozen=True)
class Share:
    """How many of the official delegates answer a question; `percent` has one decimal."""

    gap: Gap
    count: int
    of: int

    @property
    def percent(self) -> float:
        """The share in per cent; 0 of none."""
        return round(100 * self.count / self.of, 1) if self.of else 0.0


@dataclass(frozen=True)
class Fill:
    """An allocation and how many rows it counts; `over` is negative when some are still missing.

    What an allocation asks at least (women, an ethnic group …) is never over.
    """

    allocation: Allocation
    actual: int

    @property
    def is_placed(self) -> bool:
        """Whether it is the number of one place, not of the whole congress."""
        return self.allocation.unit_id is not None or bool(self.allocation.sender)

    @property
    def over(self) -> int:
        """How many more than allocated; fewer are negative."""
        more = self.actual - self.allocation.number
        return min(more, 0) if self.allocation.structure in LEAST else more


@dataclass(frozen=True)
class Duplicate:
    """Rows of one person by folded name and birth year: their numbers and the units they are in."""

    name: str
    birth_year: int
    ids: tuple[int, ...]
    units: tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """A row of any roster as the search for repeated persons needs it."""

    id: int
    full_name: str
    birth_year: int | None
    unit: str
    congress_id: int


@dataclass(frozen=True)
class Gaps:
    """Everything that is told about a roster; `cap` None sets no limit."""

    total: int
    official: int
    guests: int
    kinds: Mapping[DelegateKind, int]
    missing: Mapping[Gap, int]
    shares: tuple[Share, ...]
    groups: Mapping[str, int]
    without_delegate: tuple[str, ...]
    fills: tuple[Fill, ...]
    duplicates: tuple[Duplicate, ...]
    cap: int | None

    @property
    def is_over_cap(self) -> bool:
        """Whether there are more official delegates than the guidance advises."""
        return self.cap is not None and self.official > self.cap

    @property
    def has_many_guests(self) -> bool:
        """Whether guests are more than a third of the official delegates."""
        return 3 * self.guests > self.official

    @property
    def over(self) -> int:
        """How many delegates are above the allocations, in the structure that is most above."""
        return max((sum(max(n, 0) for n in found) for found in self._apart()), default=0)

    @property
    def under(self) -> int:
        """How many the allocations still lack, in the structure that lacks most."""
        return max((sum(max(-n, 0) for n in found) for found in self._apart()), default=0)

    def _apart(self) -> list[list[int]]:
        """The differences by structure; a number for the whole counts where no place has one."""
        found: dict[tuple[Structure, str], list[Fill]] = defaultdict(list)
        for fill in self.fills:
            found[fill.allocation.structure, fill.allocation.detail].append(fill)
        placed = ([one for one in fills if one.is_placed] or fills for fills in found.values())
        return [[fill.over for fill in fills] for fills in placed]

    @property
    def repeated(self) -> frozenset[int]:
        """The numbers of the rows that stand for a person named more than once."""
        return frozenset(number for one in self.duplicates for number in one.ids)


def cap_of(rank: int) -> int | None:
    """The number of official delegates advised for a level of units, by its rank."""
    return CAPS.get(rank, USUAL_CAP)


def is_official(row: Delegate) -> bool:
    """Whether a delegate votes: all but guests."""
    return row.kind is not DelegateKind.GUEST


def is_young(row: Delegate, year: int) -> bool:
    """Whether a delegate is 35 or younger in the year of the congress."""
    return row.birth_year is not None and year - row.birth_year <= YOUNG


def answers(row: Delegate, gap: Gap, year: int, repeated: Collection[int] = ()) -> bool:
    """Whether a row is one of those that a figure counts."""
    if gap in MISSING:
        value = getattr(row, MISSING[gap])
        return value is None or value == ""
    if gap is Gap.DUPLICATE:
        return row.id in repeated
    if gap is Gap.GUESTS:
        return not is_official(row)
    return is_official(row) and _SHARED[gap](row, year)


_SHARED: Mapping[Gap, Callable[[Delegate, int], bool]] = {
    Gap.OFFICIAL: lambda _row, _year: True,
    Gap.WOMEN: lambda row, _year: row.sex is Sex.FEMALE,
    Gap.YOUNG: is_young,
    Gap.PARTY: lambda row, _year: bool(row.is_party),
    Gap.PRESTIGIOUS: lambda row, _year: row.is_prestigious,
}


def place_key(text: str) -> str:
    """What two ways of writing a place have in common: "xã Tri Phương" and "Tri Phương"."""
    return _PLACE.sub("", fold(text), count=1).strip() if text else ""


def counts(allocation: Allocation, row: Delegate, year: int) -> bool:
    """Whether an allocation counts a row: its place and its structure."""
    if allocation.unit_id is not None and row.unit_id != allocation.unit_id:
        return False
    if allocation.sender and place_key(row.sender) != place_key(allocation.sender):
        return False
    return _is_of(allocation, row, year)


def _is_of(allocation: Allocation, row: Delegate, year: int) -> bool:
    structure = allocation.structure
    if structure.value in {kind.value for kind in DelegateKind}:
        return row.kind.value == structure.value
    if structure is Structure.ETHNIC:
        return is_official(row) and row.ethnic == allocation.detail
    if structure is Structure.SECTOR:
        return is_official(row) and fold(row.sector) == fold(allocation.detail)
    return answers(row, Gap(structure.value), year)


def person_key(full_name: str, birth_year: int) -> tuple[str, int]:
    """What tells a person on lists: the name without diacritics, and the year of birth."""
    return " ".join(fold(full_name).split()), birth_year


def duplicates(rows: Iterable[Seen], congress_id: int) -> tuple[Duplicate, ...]:
    """The persons who stand twice in one roster, or in the rosters of two units.

    `ids` names the rows of the roster of `congress_id` only. A person who is sent upward by the
    unit in whose own roster he stands is no repetition.
    """
    found: dict[tuple[str, int], list[Seen]] = defaultdict(list)
    for row in rows:
        if row.birth_year is not None:
            found[person_key(row.full_name, row.birth_year)].append(row)
    told = []
    for (_, year), seen in sorted(found.items()):
        own = tuple(row.id for row in seen if row.congress_id == congress_id)
        units = tuple(dict.fromkeys(row.unit for row in seen))
        if len(own) > 1 or len(units) > 1:
            told.append(Duplicate(seen[0].full_name, year, own, units))
    return tuple(told)


def gaps_of(
    rows: Sequence[Delegate],
    *,
    year: int,
    present: Sequence[str],
    allocations: Sequence[Allocation],
    repeated: tuple[Duplicate, ...],
    cap: int | None,
) -> Gaps:
    """Work out what a roster lacks; shares are of the official delegates."""
    official = [row for row in rows if is_official(row)]
    groups = Counter(row.ethnic for row in official if row.ethnic)
    ids = frozenset(number for one in repeated for number in one.ids)
    return Gaps(
        total=len(rows),
        official=len(official),
        guests=len(rows) - len(official),
        kinds=Counter(row.kind for row in rows),
        missing={gap: sum(answers(row, gap, year, ids) for row in rows) for gap in MISSING},
        shares=tuple(
            Share(gap, sum(answers(row, gap, year) for row in rows), len(official))
            for gap in SHARES
        ),
        groups=dict(groups.most_common()),
        without_delegate=tuple(name for name in present if not groups[name]),
        fills=tuple(Fill(one, sum(counts(one, row, year) for row in rows)) for one in allocations),
        duplicates=repeated,
        cap=cap,
    )
