"""Counts of a period as of any moment, computed from what happened."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from congress.reporting.models import EventKind, ReportEvent, ReportState


@dataclass(frozen=True)
class UnitStanding:
    """Where one child congress stood; `state` is None before it began its report."""

    is_expected: bool = False
    state: ReportState | None = None
    first_sent_at: datetime | None = None
    sent_at: datetime | None = None
    accepted_at: datetime | None = None
    returns: int = 0


@dataclass(frozen=True)
class Standing:
    """Where a period stood at a moment, child congress by child congress."""

    moment: datetime
    cutoff_at: datetime | None = None
    is_closed: bool = False
    units: Mapping[int, UnitStanding] = field(default_factory=dict)


class Mark(StrEnum):
    """What a child congress's part of a period is called."""

    NOT_EXPECTED = "not_expected"
    NONE = "none"
    LATE_NONE = "late_none"
    DRAFT = "draft"
    LATE_DRAFT = "late_draft"
    WITH_LEADER = "with_leader"
    SENT = "sent"
    SENT_LATE = "sent_late"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    ACCEPTED_LATE = "accepted_late"


@dataclass(frozen=True)
class Figures:
    """The figures of a period; rates are shares (0..1) of what was expected, None without any."""

    expected: int = 0
    received: int = 0
    on_time: int = 0
    accepted: int = 0
    returned: int = 0

    @property
    def missing(self) -> int:
        """How many were expected and never sent."""
        return self.expected - self.received

    @property
    def late(self) -> int:
        """How many were first sent after the cut-off."""
        return self.received - self.on_time

    @property
    def rate(self) -> float | None:
        """Received by expected."""
        return self.received / self.expected if self.expected else None

    @property
    def on_time_rate(self) -> float | None:
        """On time by expected."""
        return self.on_time / self.expected if self.expected else None


def standing(events: Iterable[ReportEvent], moment: datetime) -> Standing:
    """Where a period stood at a moment; `events` in the order they were written."""
    cutoff_at, is_closed = None, False
    units: dict[int, UnitStanding] = {}
    for event in events:
        if event.at > moment:
            continue
        if event.congress_id is not None:
            before = units.get(event.congress_id, UnitStanding())
            units[event.congress_id] = _after(before, event)
        elif event.kind in {EventKind.OPENED, EventKind.MOVED}:
            cutoff_at = event.cutoff_at
        else:
            is_closed = event.kind is EventKind.CLOSED
    return Standing(moment, cutoff_at, is_closed, units)


def _after(unit: UnitStanding, event: ReportEvent) -> UnitStanding:
    match event.kind:
        case EventKind.EXPECTED | EventKind.EXCUSED:
            return replace(unit, is_expected=event.kind is EventKind.EXPECTED)
        case EventKind.STARTED:
            return replace(unit, state=ReportState.DRAFT)
        case EventKind.SUBMITTED:
            return replace(unit, state=ReportState.WITH_LEADER)
        case EventKind.GIVEN_BACK:
            back = ReportState.RETURNED if unit.first_sent_at else ReportState.DRAFT
            return replace(unit, state=back)
        case EventKind.SENT:
            first = unit.first_sent_at or event.at
            return replace(unit, state=ReportState.SENT, first_sent_at=first, sent_at=event.at)
        case EventKind.ACCEPTED:
            return replace(unit, state=ReportState.ACCEPTED, accepted_at=event.at)
        case EventKind.RETURNED | EventKind.REOPENED:
            returns = unit.returns + 1
            return replace(unit, state=ReportState.RETURNED, accepted_at=None, returns=returns)
    return unit


def is_on_time(unit: UnitStanding, cutoff_at: datetime | None) -> bool:
    """Whether a unit first sent its report before the cut-off; later returns do not matter."""
    if unit.first_sent_at is None:
        return False
    return cutoff_at is None or unit.first_sent_at <= cutoff_at


GROUPS: Mapping[str, Callable[[UnitStanding, datetime | None], bool]] = {
    "expected": lambda _unit, _cutoff: True,
    "received": lambda unit, _cutoff: unit.first_sent_at is not None,
    "on_time": is_on_time,
    "late": lambda unit, cutoff: unit.first_sent_at is not None and not is_on_time(unit, cutoff),
    "missing": lambda unit, _cutoff: unit.first_sent_at is None,
    "accepted": lambda unit, _cutoff: unit.state is ReportState.ACCEPTED,
    "returned": lambda unit, _cutoff: unit.returns > 0 and unit.first_sent_at is not None,
}


def members(found: Standing, group: str) -> set[int]:
    """The child congresses behind a figure: those of GROUPS among the expected ones."""
    belongs = GROUPS[group]
    return {
        number
        for number, unit in found.units.items()
        if unit.is_expected and belongs(unit, found.cutoff_at)
    }


def figures(found: Standing) -> Figures:
    """Count the child congresses that were expected."""
    return Figures(
        expected=len(members(found, "expected")),
        received=len(members(found, "received")),
        on_time=len(members(found, "on_time")),
        accepted=len(members(found, "accepted")),
        returned=len(members(found, "returned")),
    )


def mark(unit: UnitStanding, found: Standing) -> Mark:
    """What a unit's part of the period is called at that moment."""
    if not unit.is_expected and unit.first_sent_at is None:
        return Mark.NOT_EXPECTED
    passed = found.cutoff_at is not None and found.moment > found.cutoff_at
    on_time = is_on_time(unit, found.cutoff_at)
    marks = {
        None: Mark.LATE_NONE if passed else Mark.NONE,
        ReportState.DRAFT: Mark.LATE_DRAFT if passed else Mark.DRAFT,
        ReportState.WITH_LEADER: Mark.WITH_LEADER,
        ReportState.SENT: Mark.SENT if on_time else Mark.SENT_LATE,
        ReportState.RETURNED: Mark.RETURNED,
        ReportState.ACCEPTED: Mark.ACCEPTED if on_time else Mark.ACCEPTED_LATE,
    }
    return marks[unit.state]
