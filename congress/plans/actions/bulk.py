"""Doing one thing to many jobs of a plan at once: each on its own, and told when it cannot be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans.actions.cells import CellChange, CellState, save_cells
from congress.plans.actions.drafting import remove_item
from congress.plans.actions.reporting import report_progress
from congress.plans.models import ItemState, Plan, WorkItem


@dataclass(frozen=True)
class BulkOutcome:
    """How many jobs it was done to, and the numbers of those it was not, with the reason."""

    done: int
    left: tuple[tuple[str, RejectedError], ...] = ()


def write_all(
    *, actor: Actor, plan: Plan, items: Sequence[WorkItem], field: str, value: str
) -> BulkOutcome:
    """Write the same text into one column of jobs."""
    _require_some(items)
    changes = [CellChange(item.id, field, value) for item in items]
    outcomes = save_cells(actor=actor, plan_id=plan.id, changes=changes)
    refused = [one for one in outcomes if one.state is CellState.REFUSED]
    left = tuple((one.item.number, one.problem) for one in refused if one.item and one.problem)
    return _told(BulkOutcome(len(outcomes) - len(refused), left))


def report_all(
    *, actor: Actor, items: Sequence[WorkItem], state: ItemState, line: str
) -> BulkOutcome:
    """Report the same progress on jobs of an approved plan."""

    def report(item: WorkItem) -> None:
        report_progress(actor=actor, item=item, state=state, line=line)

    return _each(items, report)


def remove_all(*, actor: Actor, items: Sequence[WorkItem]) -> BulkOutcome:
    """Take rows out of a draft, the last one first, so that a group empties before its heading."""
    backwards = sorted(items, key=lambda item: -item.position)
    return _each(backwards, lambda item: remove_item(actor=actor, item=item))


def _each(items: Sequence[WorkItem], act: Callable[[WorkItem], None]) -> BulkOutcome:
    _require_some(items)
    left = []
    for item in items:
        number = item.number
        try:
            with db.session.begin_nested():
                act(item)
        except RejectedError as problem:
            left.append((number, problem))
    return _told(BulkOutcome(len(items) - len(left), tuple(left)))


def _require_some(items: Sequence[WorkItem]) -> None:
    if not items:
        raise RejectedError(N_("Hãy đánh dấu ít nhất một việc."))


def _told(outcome: BulkOutcome) -> BulkOutcome:
    """Refuse what was done to none, with the first reason."""
    if not outcome.done and outcome.left:
        raise outcome.left[0][1]
    return outcome
