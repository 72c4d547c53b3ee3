"""Moving rows of a plan: up and down, between groups, in where they belong; numbering again."""

from collections.abc import Sequence
from typing import Unpack

import sqlalchemy as sa

from congress.audit.actions import record
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans import rules
from congress.plans.actions.cells import keep_edit
from congress.plans.actions.drafting import TaskFields, add_task, require_editable
from congress.plans.models import ItemKind, Plan, WorkItem

Place = tuple[int | None, int | None]


def insert_row(
    *, actor: Actor, plan: Plan, beside: WorkItem | None, **fields: Unpack[TaskFields]
) -> WorkItem:
    """Add a job right below a row: in a heading's group, or after a job and what hangs on it."""
    require_editable(actor, plan)
    after = beside if beside is not None and beside.kind is ItemKind.TASK else None
    under = beside if after is None else after.parent
    task = add_task(actor=actor, plan=plan, under=under, **fields)
    if after is not None:
        _arrange(plan, rules.reordered(_order(plan), task.id, task.parent_id, after.id))
    keep_edit(actor=actor, plan=plan, steps=[{"item": task.id, "field": "row"}])
    db.session.flush()
    return task


def move_by(*, actor: Actor, plan: Plan, item: WorkItem, up: bool) -> None:
    """Let a row change places with the one above or below it in its group."""
    require_editable(actor, plan)
    peers = [row for row, parent in _order(plan) if parent == item.parent_id]
    here = peers.index(item.id)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(peers):
        raise RejectedError(N_("Việc này đã ở đầu hoặc cuối nhóm."))
    peers.remove(item.id)
    above = peers[there - 1] if there else None
    _move(actor, plan, [item], (above, item.parent_id))


def move_under(
    *, actor: Actor, plan: Plan, items: Sequence[WorkItem], under: WorkItem | None
) -> None:
    """Move jobs to the end of a group, in the order they stand in."""
    require_editable(actor, plan)
    if any(item.kind is ItemKind.PART for item in items):
        raise RejectedError(N_("Chỉ chuyển được công việc, không chuyển được nhóm."))
    order = _order(plan)
    wanted = {item.id for item in items}
    if under is not None and wanted & set(rules.ancestry(dict(order), under.id)):
        raise RejectedError(N_("Không chuyển một việc vào bên dưới chính nó."), field="under_id")
    places = {number: place for place, (number, _) in enumerate(order)}
    heads = [item for item in items if not wanted & set(rules.ancestry(dict(order), item.id)[1:])]
    heads.sort(key=lambda item: places[item.id])
    group = under.id if under else None
    peers = [row for row, parent in order if parent == group and row not in wanted]
    _move(actor, plan, heads, (peers[-1] if peers else None, group))


def put(
    *, actor: Actor, plan: Plan, item: WorkItem, after: WorkItem | None, under: WorkItem | None
) -> None:
    """Put a row back where it stood; at the end of its group when its neighbour has left it."""
    group = under.id if under else None
    order = _order(plan)
    if under is not None and item.id in rules.ancestry(dict(order), under.id):
        return
    above = after.id if after and after.parent_id == group else None
    if after is not None and above is None:
        above = next((row for row, parent in reversed(order) if parent == group), None)
    _place(actor, plan, item, (above, group))


def renumber(*, actor: Actor, plan: Plan) -> int:
    """Number every row again in the order it stands, as a new plan would be; return how many."""
    require_editable(actor, plan)
    peers: dict[tuple[int | None, ItemKind], list[str]] = {}
    steps = []
    for item in plan.items:
        parent = item.parent
        above = parent.number if parent and parent.kind is ItemKind.TASK else None
        before = peers.setdefault((item.parent_id, item.kind), [])
        new = rules.next_number(item.kind, before, above)
        before.append(new)
        if new != item.number:
            steps.append({"item": item.id, "field": "number", "old": item.number, "new": new})
            item.number = new
    if steps:
        keep_edit(actor=actor, plan=plan, steps=steps)
        congress_id = plan.committee.congress_id
        record(actor=actor, verb="renumbered", target=plan, congress_id=congress_id)
    return len(steps)


def _move(actor: Actor, plan: Plan, items: Sequence[WorkItem], place: Place) -> None:
    above, group = place
    steps = []
    for item in items:
        before = _place(actor, plan, item, (above, group))
        steps.append({"item": item.id, "field": "place", "old": before, "new": [above, group]})
        above = item.id
    keep_edit(actor=actor, plan=plan, steps=steps)
    db.session.flush()


def _place(actor: Actor, plan: Plan, item: WorkItem, place: Place) -> list[int | None]:
    """Put a row after another one in a group; return where it stood: [row above, group]."""
    order = _order(plan)
    peers = [row for row, parent in order if parent == item.parent_id]
    here = peers.index(item.id)
    before = [peers[here - 1] if here else None, item.parent_id]
    above, group = place
    _arrange(plan, rules.reordered(order, item.id, group, above))
    item.parent_id = group
    congress_id = plan.committee.congress_id
    record(actor=actor, verb="moved", target=item, congress_id=congress_id, note=plan.subject)
    return before


def _order(plan: Plan) -> list[tuple[int, int | None]]:
    statement = sa.select(WorkItem.id, WorkItem.parent_id).where(WorkItem.plan_id == plan.id)
    found = db.session.execute(statement.order_by(WorkItem.position, WorkItem.id))
    return [(row.id, row.parent_id) for row in found]


def _arrange(plan: Plan, order: Sequence[int]) -> None:
    """Give the rows of a plan their positions; those that keep theirs are not written."""
    statement = sa.select(WorkItem.id, WorkItem.position).where(WorkItem.plan_id == plan.id)
    now = {row.id: row.position for row in db.session.execute(statement)}
    moved = [
        {"row": number, "place": rank}
        for rank, number in enumerate(order, start=1)
        if now[number] != rank
    ]
    if moved:
        row: sa.BindParameter[int] = sa.bindparam("row")
        place: sa.BindParameter[int] = sa.bindparam("place")
        places = sa.update(WorkItem).where(WorkItem.id == row).values(position=place)
        db.session.connection().execute(places, moved)
        for held in plan.items if "items" in sa.inspect(plan).dict else ():
            db.session.expire(held, ["position"])
