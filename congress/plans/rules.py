"""Pure rules of plans: what is missing, which steps follow which, numbering, closing sums."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from congress.congresses.rules import roman
from congress.core import dates
from congress.core.deadlines import Kind
from congress.core.text import fold
from congress.core.workdays import WorkCalendar
from congress.plans.models import ItemKind, ItemState, OfficialClass, PlanState, ProductKind

DUE_SOON_DAYS = 7
WITHOUT_DATE = {Kind.RECURRING, Kind.EVENT}
REPORTABLE = (ItemState.ACCEPTED, ItemState.IN_PROGRESS)


class DefectKind(StrEnum):
    """What keeps an item from being submitted until it is fixed or explained."""

    NO_LEAD = "no_lead"
    NO_DEADLINE = "no_deadline"
    UNREADABLE_DEADLINE = "unreadable_deadline"
    RELATIVE_WITHOUT_DAY = "relative_without_day"


PLAN_STEPS: Mapping[PlanState, frozenset[PlanState]] = {
    PlanState.DRAFT: frozenset({PlanState.SUBMITTED}),
    PlanState.RETURNED: frozenset({PlanState.SUBMITTED}),
    PlanState.SUBMITTED: frozenset({PlanState.APPROVED, PlanState.RETURNED}),
    PlanState.APPROVED: frozenset(),
}
_UNDER_WAY = frozenset(
    {
        ItemState.ACCEPTED,
        ItemState.IN_PROGRESS,
        ItemState.AWAITING,
        ItemState.PAUSED,
        ItemState.CANCELLED,
    }
)
ITEM_STEPS: Mapping[ItemState, frozenset[ItemState]] = {
    ItemState.DRAFT: frozenset({ItemState.ASSIGNED}),
    ItemState.ASSIGNED: _UNDER_WAY,
    ItemState.ACCEPTED: _UNDER_WAY,
    ItemState.IN_PROGRESS: _UNDER_WAY - {ItemState.ACCEPTED},
    ItemState.RETURNED: _UNDER_WAY - {ItemState.ACCEPTED},
    ItemState.PAUSED: frozenset({ItemState.IN_PROGRESS, ItemState.CANCELLED}),
    ItemState.AWAITING: frozenset({ItemState.DONE, ItemState.RETURNED}),
    ItemState.DONE: frozenset(),
    ItemState.CANCELLED: frozenset({ItemState.IN_PROGRESS}),
}


def can_follow(old: ItemState, new: ItemState) -> bool:
    """Whether an item in one state may go to the other."""
    return new in ITEM_STEPS[old]


def plan_can_follow(old: PlanState, new: PlanState) -> bool:
    """Whether a plan in one state may go to the other."""
    return new in PLAN_STEPS[old]


def is_editable(state: PlanState) -> bool:
    """Whether a plan's content may still change."""
    return state in {PlanState.DRAFT, PlanState.RETURNED}


def defects(
    *, has_lead: bool, due: date | None, kind: Kind, phrase: str, explanation: str
) -> tuple[DefectKind, ...]:
    """What an item lacks; nothing when the gap is explained."""
    if explanation:
        return ()
    gap = deadline_defect(due, kind, phrase)
    return tuple(([] if has_lead else [DefectKind.NO_LEAD]) + ([gap] if gap is not None else []))


def deadline_defect(due: date | None, kind: Kind, phrase: str) -> DefectKind | None:
    """What is wrong with a deadline; "thường xuyên" and "sau khi …" need no date."""
    if due is not None or kind in WITHOUT_DATE:
        return None
    if kind is Kind.RELATIVE:
        return DefectKind.RELATIVE_WITHOUT_DAY
    return DefectKind.UNREADABLE_DEADLINE if phrase else DefectKind.NO_DEADLINE


@dataclass(frozen=True)
class Tally:
    """Items counted by official class; cancelled items stand outside the sum."""

    counts: Mapping[OfficialClass, int]
    due_soon: int = 0

    @property
    def total(self) -> int:
        """The sum of the classes."""
        return sum(self.counts.values())

    def by_name(self) -> dict[str, int]:
        """Counts by the class's stored word, every class present, with the closing total."""
        found = {member.value: self.counts.get(member, 0) for member in OfficialClass}
        return found | {"total": self.total}


def tally(classes: Iterable[OfficialClass], due_soon: int = 0) -> Tally:
    """Count classes."""
    counts: dict[OfficialClass, int] = {}
    for member in classes:
        counts[member] = counts.get(member, 0) + 1
    return Tally(counts, due_soon)


def is_due_soon(due: date | None, today: date, within: int = DUE_SOON_DAYS) -> bool:
    """Whether a deadline falls today or in the next days."""
    return due is not None and 0 <= (due - today).days <= within


def next_number(kind: ItemKind, siblings: Sequence[str], parent: str | None) -> str:
    """The number that a new row gets: I, II … for parts, 1, 2 … for tasks, 1.1 under a task."""
    if kind is ItemKind.PART:
        return roman(len(siblings) + 1)
    if parent is not None:
        return f"{parent.rstrip('.')}.{_following(siblings)}"
    return str(_following(siblings))


def _following(numbers: Sequence[str]) -> int:
    ends = [re.search(r"(\d+)\D*$", number) for number in numbers]
    return max((int(found[1]) for found in ends if found), default=0) + 1


def percent_after(state: ItemState, given: int | None, before: int) -> int:
    """The percentage an item shows after a report: whole when submitted, as given while open."""
    if state in {ItemState.AWAITING, ItemState.DONE}:
        return 100
    return min(given if given is not None else before, 99)


class Fate(StrEnum):
    """What undoing an import would do with a row of it: take it back, or leave it and say why."""

    READY = "ready"
    OWN = "own"
    UNDONE = "undone"
    CHANGED = "changed"
    REMOVED = "removed"
    LATER = "later"
    BELOW = "below"
    CARRIED_OUT = "carried_out"


UNDOABLE = frozenset({Fate.READY, Fate.OWN})


def removable(made: Collection[int], parents: Mapping[int, int | None]) -> set[int]:
    """Of rows to take out, those below which no row stands that stays; `parents` of all rows."""
    staying = set[int]()
    for row in parents:
        above = None if row in made else row
        while above is not None and above not in staying:
            staying.add(above)
            above = parents.get(above)
    return set(made) - staying


def old_order(before: Sequence[int], now: Sequence[int]) -> list[int]:
    """The rows of now in the order of before; one that came since stays behind its neighbour."""
    standing, known = set(now), set(before)
    order = [row for row in before if row in standing]
    for place, row in enumerate(now):
        if row not in known:
            order.insert(order.index(now[place - 1]) + 1 if place else 0, row)
    return order


def earliest_due(before_due: date | None, lag_days: int, calendar: WorkCalendar) -> date | None:
    """The first day on which a job can be done after another one and its lag in working days."""
    if before_due is None or not lag_days:
        return before_due
    return calendar.add(before_due, lag_days)


def makes_circle(links: Iterable[tuple[int, int]], item: int, before: int) -> bool:
    """Whether letting `item` follow `before` closes a circle; `links` are (item, before) pairs."""
    followed: dict[int, set[int]] = {}
    for later, earlier in links:
        followed.setdefault(later, set()).add(earlier)
    reached, ahead = set[int](), [before]
    while ahead:
        one = ahead.pop()
        if one == item:
            return True
        if one not in reached:
            reached.add(one)
            ahead.extend(followed.get(one, ()))
    return False


def person_name(display_name: str) -> str:
    """The person's name in the name of an account, without the agency after a dash."""
    return re.split(r"\s[–—-]\s", display_name, maxsplit=1)[0].strip() or display_name


Order = Sequence[tuple[int, int | None]]


def ancestry(groups: Mapping[int, int | None], item: int) -> list[int]:
    """A row and the rows above it, nearest first; `groups` says in which group each row is."""
    found: list[int] = []
    one: int | None = item
    while one is not None and one not in found:
        found.append(one)
        one = groups.get(one)
    return found


def reordered(order: Order, item: int, group: int | None, above: int | None) -> list[int]:
    """The rows of a plan after one of them, with all below it, moved into a group.

    `order` holds (row, group) pairs as they stand. The row comes after `above` and what hangs on
    it, or first in its group when `above` is None.
    """
    groups = dict(order)
    family = [row for row in groups if item in ancestry(groups, row)]
    rest = [row for row in groups if row not in set(family)]
    if above is not None:
        place = max(n for n, row in enumerate(rest) if above in ancestry(groups, row)) + 1
    else:
        place = rest.index(group) + 1 if group is not None else 0
    return [*rest[:place], *family, *rest[place:]]


class ProductGap(StrEnum):
    """What a product of a kind still lacks before it can close a job."""

    PAPER = "paper"
    DAY = "day"
    NOT_YET = "not_yet"
    LINE = "line"


# First words of products as plans write them, folded; all others are papers.
_EVENTS = "hoi nghi|hoi thao|phien|le|cuoc|buoi|lop|dai hoi|chuong trinh (van nghe|nghe thuat)"
_OBJECTS = (
    "bang ron|panno|pano|pa no|ap phich|khau hieu|ky yeu|ky niem chuong|huy hieu|phu hieu|qua tang"
    "|hien vat|san khau|trang phuc|gian hang|phim|video|clip|phong su"
)
_DATA = "so lieu|du lieu|co so du lieu|bang tong hop so lieu|thong ke"
_PRODUCT_WORDS: Mapping[ProductKind, re.Pattern[str]] = {
    kind: re.compile(rf"({words})\b")
    for kind, words in (
        (ProductKind.EVENT, _EVENTS),
        (ProductKind.OBJECT, _OBJECTS),
        (ProductKind.DATA, _DATA),
    )
}


def product_kind(product: str) -> ProductKind:
    """The kind that the words of a planned product suggest; most products are papers."""
    words = fold(product).strip(" -–+•")
    fits = (kind for kind, pattern in _PRODUCT_WORDS.items() if pattern.match(words))
    return next(fits, ProductKind.DOCUMENT)


def product_gap(
    kind: ProductKind,
    *,
    has_evidence: bool,
    line: str,
    happened_on: date | None,
    today: date,
) -> ProductGap | None:
    """What is lacking for a product of this kind to close a job; None when nothing is.

    A paper is shown by its number or a file, an event by the day on which it was held, a thing
    and data by a file, a paper, or a line that says what was handed over and where.
    """
    if kind is ProductKind.EVENT:
        if happened_on is None:
            return ProductGap.DAY
        return ProductGap.NOT_YET if happened_on > today else None
    if has_evidence:
        return None
    if kind is ProductKind.DOCUMENT:
        return ProductGap.PAPER
    return None if line else ProductGap.LINE


_REFERENCE = re.compile(r"(?P<number>.+?)[\s,]+(?:ngày|ngay)\s+(?P<day>\S+)", re.IGNORECASE)


def reference(typed: str, today: date) -> tuple[str, date | None]:
    """The number, and the day where it is said, of a paper: "18/KH-BTG ngày 12/4/2024" (or /24)."""
    found = _REFERENCE.fullmatch(typed.strip())
    day = dates.parse_typed(found["day"], today) if found else None
    return (found["number"], day) if found and day else (typed.strip(), None)


def with_those_above(rows: Iterable[int], parents: Mapping[int, int | None]) -> set[int]:
    """Return rows together with every row that they stand under."""
    found: set[int] = set()
    for row in rows:
        above: int | None = row
        while above is not None and above not in found:
            found.add(above)
            above = parents.get(above)
    return found
