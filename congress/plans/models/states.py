"""The words of plans: kinds, states, the four official classes, and how a class is computed."""

from datetime import datetime
from enum import StrEnum

from congress.core import clock
from congress.core.deadlines import Deadline


class PlanKind(StrEnum):
    """A steering committee's plan, or a body's detailed plan under it."""

    MASTER = "master"
    DETAILED = "detailed"


class PlanState(StrEnum):
    """Where a plan stands between its first draft and its number."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"


class ItemKind(StrEnum):
    """A part groups items under a heading; a task is a job with a deadline."""

    PART = "part"
    TASK = "task"


class ItemState(StrEnum):
    """Where a job stands; product.md "Definitions": nháp, đã giao … hoàn thành."""

    DRAFT = "draft"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    AWAITING = "awaiting"
    DONE = "done"
    RETURNED = "returned"
    PAUSED = "paused"
    CANCELLED = "cancelled"


class ProductKind(StrEnum):
    """What a job hands in; product.md A1: văn bản, sự kiện, hiện vật, dữ liệu."""

    DOCUMENT = "document"
    EVENT = "event"
    OBJECT = "object"
    DATA = "data"


class OfficialClass(StrEnum):
    """The four classes of official reports, and jobs without a deadline so that sums close."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    IN_TIME = "in_time"
    OVERDUE = "overdue"
    NO_DEADLINE = "no_deadline"


CLOSED = (ItemState.DONE, ItemState.CANCELLED)


def official_class(
    done_at: datetime | None,
    due_at: datetime | None,
    moment: datetime,
    submitted_at: datetime | None = None,
) -> OfficialClass:
    """The official class of a job at a moment; `due_at` itself is still in time.

    A product that waits for confirmation stops the clock at its submission.
    """
    if done_at is not None:
        late = due_at is not None and done_at > due_at
        return OfficialClass.DONE_LATE if late else OfficialClass.DONE_ON_TIME
    if due_at is None:
        return OfficialClass.NO_DEADLINE
    stopped = submitted_at or moment
    return OfficialClass.OVERDUE if stopped > due_at else OfficialClass.IN_TIME


def passes_at(deadline: Deadline) -> datetime | None:
    """The instant a deadline passes: the end of its day, or its stated hour."""
    if deadline.due is None:
        return None
    if deadline.hour is not None:
        return clock.at(deadline.due, deadline.hour)
    return clock.end_of(deadline.due)
