"""Pure rules of changes: what refuses an extension, what it breaks, slack, slips, differences."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from congress.core.workdays import WorkCalendar

GRACE_DAYS = 3
_DAY = timedelta(days=1)


class Refusal(StrEnum):
    """Why a deadline cannot be moved to a day at all."""

    NO_DEADLINE = "no_deadline"
    TOO_LATE = "too_late"
    NOT_LATER = "not_later"
    IN_THE_PAST = "in_the_past"
    BEYOND_D_DAY = "beyond_d_day"


def refusal(
    new: date | None, *, due: date | None, today: date, d_day: date | None
) -> Refusal | None:
    """Why a job's deadline cannot be asked to move; None for `new`: whether it may be asked.

    It is asked before the deadline or within `GRACE_DAYS` after it, and never beyond the day of
    the congress, unless the job was due after the congress from the start.
    """
    if due is None:
        return Refusal.NO_DEADLINE
    if today > due + _DAY * GRACE_DAYS:
        return Refusal.TOO_LATE
    if new is None:
        return None
    return unfit(new, due, d_day) or (Refusal.IN_THE_PAST if new < today else None)


def unfit(new: date, due: date, d_day: date | None) -> Refusal | None:
    """Why a deadline cannot move to a day, whenever it is asked or granted."""
    if d_day is not None and due <= d_day < new:
        return Refusal.BEYOND_D_DAY
    return Refusal.NOT_LATER if new <= due else None


class LimitKind(StrEnum):
    """What holds a job's deadline: what waits for it, what it is a piece of."""

    SUCCESSOR = "successor"
    MASTER = "master"
    PARENT = "parent"


@dataclass(frozen=True)
class Limit:
    """Another job that a new deadline breaks when it falls after `last_day`."""

    kind: LimitKind
    item_id: int
    number: str
    content: str
    due_on: date
    last_day: date


def latest_before(due: date, lag_days: int, calendar: WorkCalendar) -> date:
    """The last day on which a job may be due when another follows it by a lag of working days."""
    return calendar.add(due + _DAY, -lag_days) - _DAY if lag_days else due


def broken(limits: Iterable[Limit], new: date) -> list[Limit]:
    """The jobs that a deadline on a day breaks."""
    return [limit for limit in limits if new > limit.last_day]


def chain_end(
    start: date, item: int, links: Collection[tuple[int, int, int]], calendar: WorkCalendar
) -> date:
    """The earliest day on which all that waits for a job can be finished when it is at `start`.

    `links` are (item, before, lag in working days).
    """
    followers: dict[int, list[tuple[int, int]]] = {}
    for later, before, lag in links:
        followers.setdefault(before, []).append((later, lag))
    ends, ahead = {item: start}, [item]
    while ahead:
        one = ahead.pop()
        for later, lag in followers.get(one, ()):
            end = calendar.add(ends[one], lag) if lag else ends[one]
            if later not in ends or end > ends[later]:
                ends[later] = end
                ahead.append(later)
    return max(ends.values())


def slip(original: date | None, current: date | None, actual: date | None) -> int | None:
    """How many days a job ends after its original deadline; negative when before it.

    A job that is not done is taken at its current deadline.
    """
    end = actual or current
    return (end - original).days if original is not None and end is not None else None


@dataclass(frozen=True)
class SlipSum:
    """The slips of a plan's jobs: how many are later, by how many days in all and at most."""

    later: int
    days: int
    most: int


def slip_sum(slips: Sequence[int | None]) -> SlipSum:
    """Sum up the slips of jobs that end later than first approved."""
    late = [days for days in slips if days is not None and days > 0]
    return SlipSum(len(late), sum(late), max(late, default=0))


FIELDS = ("content", "lead", "coordinating", "deadline", "product")


@dataclass(frozen=True)
class Difference:
    """A field of a job before and after an amendment, in words."""

    field: str
    old: str
    new: str


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[Difference]:
    """The fields that differ between two states of a job; what is missing counts as empty."""
    pairs = ((name, before.get(name, ""), after.get(name, "")) for name in FIELDS)
    return [Difference(name, old, new) for name, old, new in pairs if old != new]
