"""At the desk of a congress: several reports returned at once with one reason."""

from collections.abc import Mapping
from dataclasses import dataclass

from congress.congresses.models import Congress
from congress.core.errors import N_, RejectedError, StaleError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.reporting import policy
from congress.reporting.actions.sending import WHOLE, return_report
from congress.reporting.models import Report
from congress.reporting.queries import desk


@dataclass(frozen=True)
class Returned:
    """How many reports were returned, and how many were not, since they changed meanwhile."""

    done: int
    left: int


def return_many(
    *, actor: Actor, congress: Congress, seen: Mapping[int, int], reason: str
) -> Returned:
    """Return the reports of children with one reason; `seen` is the version of each by number.

    A report that changed since, or waits no more, stays as it is and is counted.
    """
    policy.require_guiding(actor, congress.id)
    if not seen:
        raise RejectedError(N_("Hãy chọn báo cáo cần trả lại."), field="picked")
    chosen = [one for one in desk.reports_waiting(congress.id) if one.id in seen]
    done = sum(_return(actor, one, seen[one.id], reason) for one in chosen)
    return Returned(done, len(seen) - done)


def _return(actor: Actor, report: Report, seen: int, reason: str) -> bool:
    try:
        with db.session.begin_nested():
            return_report(actor=actor, report=report, reasons={WHOLE: reason}, seen=seen)
    except StaleError:
        return False
    return True
