"""Undoing an import: whole, until somebody else changed a row of it; then the rows left alone."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from congress.audit.actions import changes_of, record
from congress.core import clock, deadlines
from congress.core.deadlines import Context
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans import rules
from congress.plans.actions import drafting
from congress.plans.models import ImportBatch, ItemKind, Plan, WorkItem
from congress.plans.queries.batches import KEPT, Standing, free_of, parents_of, standings


@dataclass(frozen=True)
class Undone:
    """How many rows were taken back, and how many stay as they are."""

    done: int
    left: int


def undo_import(
    *, actor: Actor, batch: ImportBatch, chosen: Collection[int] | None = None
) -> Undone:
    """Take back what an import did: all rows, or the chosen ones (by number of the row).

    A row that somebody else changed since stays as it is. New rows can be restored for 30 days.
    """
    plan = batch.plan
    drafting.require_editable(actor, plan)
    found = standings(batch)
    wanted = [one for one in found if chosen is None or one.item.id in chosen]
    free = free_of(plan.id, wanted)
    if not free:
        raise RejectedError(N_("Không còn dòng nào của lần nhập này hoàn tác được."))
    for one in free:
        one.change.undone_at = clock.now()
    made = [one.item for one in free if one.is_new]
    drafting.remove_together(actor, made, f"Hoàn tác lần nhập {batch.filename}")
    db.session.flush()
    _write_back(actor, plan, batch, [one for one in free if not one.is_new])
    left = sum(one.fate is not rules.Fate.UNDONE for one in found) - len(free)
    if not left:
        batch.undone_at = clock.now()
        _order_back(plan, batch)
    record(
        actor=actor,
        verb="import_undone",
        target=plan,
        congress_id=plan.committee.congress_id,
        note=f"{batch.filename}: {len(free)} dòng",
    )
    return Undone(len(free), left)


def _write_back(actor: Actor, plan: Plan, batch: ImportBatch, changed: Iterable[Standing]) -> None:
    standing, context = set(parents_of(plan.id)), drafting.context_of(plan.committee)
    for one in changed:
        with db.session.no_autoflush:
            _restore(one.item, dict(one.change.before or {}), standing, context)
            changes = changes_of(one.item)
        record(
            actor=actor,
            verb="import_undone",
            target=one.item,
            changes=changes,
            congress_id=plan.committee.congress_id,
            note=batch.filename,
        )


def _restore(
    item: WorkItem, before: dict[str, Any], standing: Collection[int], context: Context
) -> None:
    """Give a row back what it held; its deadline is read again by today's calendar."""
    for name in KEPT:
        value = before[name]
        if name == "deadline_text":
            item.deadline = deadlines.parse(value, context)
        elif name == "kind":
            item.kind = ItemKind(value)
        elif name == "parent_id":
            item.parent_id = value if value in standing else None
        elif name != "state":
            setattr(item, name, value)
    drafting.write_coordinating(item, before["coordinating"])


def _order_back(plan: Plan, batch: ImportBatch) -> None:
    """Put the rows back into the order that the import changed."""
    if not batch.order_before:
        return
    db.session.expire(plan, ["items"])
    standing = {item.id: item for item in plan.items}
    order = rules.old_order(batch.order_before, list(standing))
    for position, number in enumerate(order, start=1):
        standing[number].position = position
    db.session.flush()
