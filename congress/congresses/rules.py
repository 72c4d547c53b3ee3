"""Pure rules of congresses: codes, trees, who sits when, lists of members, sort keys of names."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol, TypeVar

from congress.congresses.models import MemberRole, Membership
from congress.core.text import name_key

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


def sort_name(full_name: str, given: str, before: tuple[str, str] | None = None) -> str:
    """The key a name is ordered by: the one written by hand, else "tên họ đệm".

    `before` is the name and key that stood; a key made from the old name follows the new one.
    """
    was_made = before is not None and given == before[1] == name_key(before[0])
    return name_key(full_name) if was_made or not given else given
