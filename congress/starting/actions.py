"""Bringing rows of a source into a draft: all or nothing, as an import that can be undone."""

from collections.abc import Collection, Mapping, Sequence

from congress.core import deadlines
from congress.core.deadlines import Context
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans.actions import drafting, importing
from congress.plans.models import ImportBatch, Plan, WorkItem
from congress.starting.rules import Offer, writing_order


def bring_rows(
    *,
    actor: Actor,
    plan: Plan,
    name: str,
    offers: Sequence[Offer],
    picked: Collection[str],
    standing: Mapping[str, int],
) -> ImportBatch:
    """Write the picked rows of a source behind those of a draft, numbered on; return the batch.

    `standing` maps the key of an offer to the row of the plan that says the same: what comes with
    a part that stands there goes under it. RejectedError when nothing is picked.
    """
    drafting.require_editable(actor, plan)
    order = writing_order(offers, picked, standing)
    if not order:
        raise RejectedError(N_("Chưa chọn dòng nào để đưa vào kế hoạch."))
    batch = importing.keep_batch(actor=actor, plan=plan, filename=name, sha256="", rows=[])
    known = {item.id: item for item in plan.items}
    placed = {key: known[row] for key, row in standing.items()}
    made, context = [], drafting.context_of(plan.committee)
    for offer, above in order:
        item = _write(plan, offer, placed[above] if above is not None else None, context)
        db.session.flush()
        placed[offer.key] = item
        made.append(item)
    importing.commit_made(actor=actor, plan=plan, batch=batch, made=made)
    return batch


def _write(plan: Plan, offer: Offer, above: WorkItem | None, context: Context) -> WorkItem:
    if offer.is_part:
        return drafting.insert_part(plan, content=offer.content)
    return drafting.insert_task(
        plan,
        above,
        content=offer.content,
        lead_id=offer.lead_id,
        coordinating=offer.coordinating,
        deadline=deadlines.parse(offer.phrase, context),
        product=offer.product,
        weight=offer.weight,
    )
