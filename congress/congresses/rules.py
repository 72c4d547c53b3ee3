"""Pure rules of congresses: codes, trees, who sits when, lists of members, sort keys of names."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from congress.congresses.models import MemberRole, Membership
from congress.core.text import fold, name_key

CODE = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*")
Period = tuple[date | None, date | None]
_ROMAN = ((90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ROLES = {role: place for place, role in enumerate(MemberRole)}


class Node(Protocol):
    """A row of a tree."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def parent_id(self) -> int | None:
        """The number of the row above it."""


Row = TypeVar("Row", bound=Node)


def is_code(text: str) -> bool:
    """Whether a text may be a code: capitals, digits and hyphens, such as "LS-2024"."""
    return CODE.fullmatch(text) is not None


def roman(number: int) -> str:
    """Return 1 to 99 as a Roman number, as congresses are counted: 4 is "IV"."""
    letters = ""
    for value, sign in _ROMAN:
        while number >= value:
            letters += sign
            number -= value
    return letters


def as_tree(rows: Iterable[Row]) -> Iterator[tuple[Row, int]]:
    """Give each row below its parent with its depth, siblings in the order they come in."""
    kept = list(rows)
    known = {row.id for row in kept}
    below: dict[int | None, list[Row]] = {}
    for row in kept:
        below.setdefault(row.parent_id if row.parent_id in known else None, []).append(row)
    waiting = [(row, 0) for row in reversed(below.get(None, []))]
    while waiting:
        row, depth = waiting.pop()
        yield row, depth
        waiting += [(child, depth + 1) for child in reversed(below.get(row.id, []))]


def and_below(top_id: int, rows: Iterable[Node]) -> set[int]:
    """The numbers of a row and of all rows below it."""
    kept = list(rows)
    found, new = {top_id}, {top_id}
    while new:
        new = {row.id for row in kept if row.parent_id in new} - found
        found |= new
    return found


def is_in_order(first: date | None, last: date | None) -> bool:
    """Whether a period does not end before it begins; an open end is in order."""
    return first is None or last is None or first <= last


def sits_on(seat: Membership, day: date) -> bool:
    """Whether a seat is held on a day: from its first day until the day before it is left."""
    return (seat.from_on is None or seat.from_on <= day) and (
        seat.until_on is None or day < seat.until_on
    )


def overlap(one: Period, other: Period) -> bool:
    """Whether two periods, each without its last day, share a day; None is an open end."""
    starts = [day for day, _ in (one, other) if day is not None]
    ends = [day for _, day in (one, other) if day is not None]
    return not starts or not ends or max(starts) < min(ends)


def place_in_list(seat: Membership) -> tuple[int, int, int]:
    """The place of a seat in its committee's list: by role, then by position."""
    return _ROLES[seat.role], seat.position, seat.id


def post_of(seat: Membership) -> str:
    """The post and the agency of a member, the agency once: "Phó Giám đốc, Sở Tài chính"."""
    agency = seat.agency.name if seat.agency is not None else ""
    if fold(agency) in fold(seat.post):
        return seat.post
    return ", ".join(filter(None, (seat.post, agency)))


def sort_name(full_name: str, given: str, before: tuple[str, str] | None = None) -> str:
    """The key a name is ordered by: the one written by hand, else "tên họ đệm".

    `before` is the name and key that stood; a key made from the old name follows the new one.
    """
    was_made = before is not None and given == before[1] == name_key(before[0])
    return name_key(full_name) if was_made or not given else given


@dataclass(frozen=True, slots=True)
class Decision:
    """A paper that seats or unseats members: "612/QĐ-UBND" and its day."""

    number: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """How many persons came, went, or took another seat by one paper; None: by no named one."""

    decision: Decision | None
    came: int = 0
    went: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's place before and after, from which day, by which paper."""

    before: Membership | None
    after: Membership | None
    day: date | None
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two lists of members side by side.

    `passed` came and went in between; `decisions` took effect after the first day and until the
    last one, in the order of their days. The counts close: before + joined - left = after.
    """

    joined: tuple[Turn, ...]
    left: tuple[Turn, ...]
    changed: tuple[Turn, ...]
    passed: tuple[Turn, ...]
    decisions: tuple[Decided, ...]
    before_count: int
    after_count: int


def seated_by(seat: Membership) -> Decision | None:
    """The paper by which a seat was taken."""
    return Decision(seat.decision_number, seat.decision_on) if seat.decision_number else None


def ended_by(
    seat: Membership, seats: Iterable[Membership], recorded: Mapping[int, Decision]
) -> Decision | None:
    """The paper by which a seat was left: the recorded one, else the one that seated another then.

    `recorded` holds papers by the number of the seat; `seats` are all of the committee.
    """
    if seat.until_on is None or seat.id in recorded:
        return recorded.get(seat.id) if seat.until_on is not None else None
    same_day = (seated_by(other) for other in seats if other.from_on == seat.until_on)
    return next((found for found in same_day if found is not None), None)


def decisions_between(
    seats: Sequence[Membership],
    first: date | None,
    last: date,
    recorded: Mapping[int, Decision],
) -> tuple[Decided, ...]:
    """What took effect after the first day (None: ever before) and until the last one."""
    events = [(seat.from_on, seated_by(seat), seat, 0) for seat in seats]
    events += [(seat.until_on, ended_by(seat, seats, recorded), seat, 1) for seat in seats]
    found: dict[Decision | None, tuple[set[int], set[int]]] = {}
    days: dict[Decision | None, date] = {}
    for day, decision, seat, way in events:
        if day is None or day > last or (first is not None and day <= first):
            continue
        found.setdefault(decision, (set(), set()))[way].add(seat.person_id)
        days[decision] = min(day, days.get(decision, day))
    ordered = sorted(found, key=lambda one: (one is None, days[one], one.number if one else ""))
    return tuple(_decided(one, *found[one]) for one in ordered)


def _decided(decision: Decision | None, came: set[int], went: set[int]) -> Decided:
    return Decided(decision, len(came - went), len(went - came), len(came & went))


def compare(
    seats: Sequence[Membership], first: date, last: date, recorded: Mapping[int, Decision]
) -> Comparison:
    """Compare who sits on two days, the first one not after the last; lists keep their order."""
    before = {seat.person_id: seat for seat in seats if sits_on(seat, first)}
    after = {seat.person_id: seat for seat in seats if sits_on(seat, last)}
    joined = []
    for person_id, seat in after.items():
        if person_id not in before:
            start = _first_within(seats, person_id, first)
            joined.append(Turn(None, seat, start.from_on, seated_by(start)))
    left = []
    for person_id, seat in before.items():
        if person_id not in after:
            end = _last_within(seats, person_id, last)
            left.append(Turn(seat, None, end.until_on, ended_by(end, seats, recorded)))
    changed = [
        Turn(before[person_id], seat, seat.from_on, seated_by(seat))
        for person_id, seat in after.items()
        if person_id in before and _place(seat) != _place(before[person_id])
    ]
    passed = [
        Turn(seat, None, seat.until_on, ended_by(seat, seats, recorded))
        for seat in seats
        if seat.person_id not in before.keys() | after.keys() and _lies_within(seat, first, last)
    ]
    return Comparison(
        tuple(joined), tuple(left), tuple(changed), tuple(passed),
        decisions_between(seats, first, last, recorded), len(before), len(after),
    )  # fmt: skip


def _place(seat: Membership) -> tuple[MemberRole, str, int | None]:
    return seat.role, seat.post, seat.agency_id


def _first_within(seats: Iterable[Membership], person_id: int, first: date) -> Membership:
    own = [s for s in seats if s.person_id == person_id and s.from_on and s.from_on > first]
    return min(own, key=lambda seat: seat.from_on or first)


def _last_within(seats: Iterable[Membership], person_id: int, last: date) -> Membership:
    own = [s for s in seats if s.person_id == person_id and s.until_on and s.until_on <= last]
    return max(own, key=lambda seat: seat.until_on or last)


def _lies_within(seat: Membership, first: date, last: date) -> bool:
    """Whether a seat was taken after the first day and left until the last one."""
    if seat.from_on is None or seat.until_on is None:
        return False
    return first < seat.from_on and seat.until_on <= last
