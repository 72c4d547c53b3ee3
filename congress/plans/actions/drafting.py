"""Drafting: starting a plan, its paper's texts, its parts and tasks."""

from collections.abc import Sequence
from typing import Any, TypedDict, Unpack

import sqlalchemy as sa

from congress.audit.actions import changes_of, record
from congress.congresses.models import Committee, CommitteeKind
from congress.core import clock, deadlines
from congress.core.deadlines import Context, Deadline
from congress.core.errors import N_, NotAllowedError, RejectedError
from congress.core.permissions import Actor, Role
from congress.core.removal import INCLUDED
from congress.extensions import db
from congress.office.queries import calendar, installation
from congress.plans import policy, rules
from congress.plans.models import Coordination, ItemKind, Plan, PlanKind, WorkItem
from congress.plans.queries.plans import lock
from congress.plans.queries.removed import below, is_carried_out_elsewhere
from congress.units.models import Unit

WRITERS = (Role.SECRETARY, Role.STANDING_AGENCY)


class TaskFields(TypedDict, total=False):
    """What may be written of a job: a deadline or the phrase to read, unit ids, plain columns."""

    number: str
    content: str
    lead_id: int | None
    coordinating: Sequence[int]
    deadline: Deadline
    deadline_text: str
    product: str
    person_id: int | None
    leader_id: int | None
    basis: str
    note: str
    weight: int
    implements_id: int | None
    explanation: str


def context_of(committee: Committee) -> Context:
    """What deadline phrases of a committee's plan leave unsaid: its year, D-day, calendar."""
    congress = committee.congress
    return Context(
        today=clock.today(),
        year=congress.year,
        d_day=congress.d_day,
        calendar=calendar(),
        strict_before=installation().before_is_strict,
    )


def start_plan(*, actor: Actor, committee: Committee, subject: str) -> Plan:
    """Start the plan of a committee; the steering committee's is the master plan."""
    if not policy.can_write(actor, committee):
        raise NotAllowedError(WRITERS)
    master = committee.kind is CommitteeKind.STEERING
    kind = PlanKind.MASTER if master else PlanKind.DETAILED
    plan = Plan(committee=committee, kind=kind, subject=subject)
    db.session.add(plan)
    _journal(actor, "created", plan)
    return plan


def update_plan(*, actor: Actor, plan: Plan, **texts: object) -> Plan:
    """Change what the plan's paper says around its table."""
    require_editable(actor, plan)
    for name, value in texts.items():
        setattr(plan, name, value)
    _journal(actor, "updated", plan)
    return plan


def add_part(*, actor: Actor, plan: Plan, number: str, content: str) -> WorkItem:
    """Add a heading at the end of a plan."""
    require_editable(actor, plan)
    part = insert_part(plan, content=content, number=number)
    _journal(actor, "created", part, plan)
    return part


def insert_part(plan: Plan, *, content: str, number: str = "") -> WorkItem:
    """Put a heading at the end of a plan, numbered on unless a number is given."""
    siblings, position = _numbers(plan, ItemKind.PART, None), _last_position(plan) + 1
    part = WorkItem(
        plan=plan,
        kind=ItemKind.PART,
        position=position,
        number=number or rules.next_number(ItemKind.PART, siblings, None),
        content=content,
    )
    db.session.add(part)
    return part


def update_part(*, actor: Actor, part: WorkItem, number: str, content: str) -> WorkItem:
    """Change a heading's number and words."""
    require_editable(actor, part.plan)
    part.number, part.content = number, content
    _journal(actor, "updated", part, part.plan)
    return part


def add_task(
    *, actor: Actor, plan: Plan, under: WorkItem | None = None, **fields: Unpack[TaskFields]
) -> WorkItem:
    """Add a job under a heading or another job; see `TaskFields`."""
    require_editable(actor, plan)
    task = insert_task(plan, under, **fields)
    _journal(actor, "created", task, plan)
    return task


def insert_task(plan: Plan, under: WorkItem | None, **fields: Unpack[TaskFields]) -> WorkItem:
    """Put a job after the last row under a heading, numbered on unless a number is given."""
    if under is not None and under.plan_id != plan.id:
        raise RejectedError(N_("Nhóm này không thuộc kế hoạch."), field="under_id")
    position = _make_room(plan, under)
    with db.session.no_autoflush:
        task = WorkItem(plan=plan, parent_id=under.id if under else None, position=position)
        db.session.add(task)
        write_task(task, **fields)
        if not task.number:
            parent = under.number if under and under.kind is ItemKind.TASK else None
            siblings = _numbers(plan, ItemKind.TASK, task.parent_id)
            task.number = rules.next_number(ItemKind.TASK, siblings, parent)
    return task


def update_task(*, actor: Actor, task: WorkItem, **fields: Unpack[TaskFields]) -> WorkItem:
    """Change a job while its plan is being drafted."""
    require_editable(actor, task.plan)
    before = [row.unit_id for row in task.coordinations]
    write_task(task, **fields)
    _journal(actor, "updated", task, task.plan, helpers_before=before)
    return task


def write_task(task: WorkItem, **fields: Unpack[TaskFields]) -> None:
    """Write a job's fields; a phrase is read with what its plan leaves unsaid."""
    phrase, coordinating = fields.pop("deadline_text", None), fields.pop("coordinating", None)
    if phrase is not None:
        task.deadline = deadlines.parse(phrase, context_of(task.plan.committee))
    for name, value in fields.items():
        setattr(task, name, value)
    if coordinating is not None:
        write_coordinating(task, coordinating)


def write_coordinating(task: WorkItem, unit_ids: Sequence[int]) -> None:
    """Set the coordinating units in the order given; the lead does not coordinate with itself."""
    wanted = [unit for unit in dict.fromkeys(unit_ids) if unit != task.lead_id]
    kept = {row.unit_id: row for row in task.coordinations}
    for unit_id, row in kept.items():
        if unit_id not in wanted:
            task.coordinations.remove(row)
    for position, unit_id in enumerate(wanted):
        if unit_id in kept:
            kept[unit_id].position = position
        else:
            task.coordinations.append(Coordination(unit_id=unit_id, position=position))


def remove_item(*, actor: Actor, item: WorkItem, reason: str = "") -> None:
    """Take a row out of its plan with all that stands below it; it can be put back for 30 days.

    One that stood in an approved plan needs a reason and is kept for good; one that the plan of
    another committee carries out stays. See `removing.restore_item`.
    """
    require_editable(actor, item.plan)
    gone = [item, *below(item)]
    if not reason and any(row.was_issued() for row in gone):
        raise RejectedError(N_("Việc đã ban hành thì cần nêu lý do khi xóa."), field="reason")
    if is_carried_out_elsewhere(gone):
        raise RejectedError(N_("Kế hoạch của ban khác đang thực hiện việc này nên chưa xóa được."))
    remove_together(actor, gone, reason)
    congress_id = item.plan.committee.congress_id
    record(actor=actor, verb="removed", target=item, congress_id=congress_id, note=reason)


def remove_together(actor: Actor, rows: Sequence[WorkItem], reason: str) -> None:
    """Mark rows as removed with the first of them, so that they are restored together."""
    for row in rows:
        row.remove(actor, reason)
        row.removed_with_id = rows[0].id


def recount_deadlines(*, actor: Actor, plan: Plan) -> int:
    """Read a draft's phrases again after D-day or the calendar moved; return how many moved."""
    require_editable(actor, plan)
    context = context_of(plan.committee)
    moved = 0
    for task in plan.items:
        if task.kind is ItemKind.TASK and task.deadline_text:
            before = task.due_on
            task.deadline = deadlines.parse(task.deadline_text, context)
            if task.due_on != before:
                moved += 1
                _journal(actor, "recounted", task, plan)
    return moved


def require_writer(actor: Actor, plan: Plan) -> None:
    """Refuse an actor who does not keep the plan, naming who does."""
    if not policy.can_write(actor, plan.committee):
        raise NotAllowedError(WRITERS)


def require_editable(actor: Actor, plan: Plan) -> None:
    """Refuse an actor who may not write the plan, and a plan whose content is closed."""
    require_writer(actor, plan)
    lock(plan)
    require_open(plan)


def require_open(plan: Plan) -> None:
    """Refuse a plan whose content is closed; ask while its row is held."""
    if not rules.is_editable(plan.state):
        raise RejectedError(
            N_("Kế hoạch đã trình hoặc đã duyệt nên nội dung được khóa; hãy trả lại để sửa.")
        )


def _numbers(plan: Plan, kind: ItemKind, parent_id: int | None) -> list[str]:
    statement = sa.select(WorkItem.number).where(
        WorkItem.plan_id == plan.id, WorkItem.kind == kind, WorkItem.parent_id == parent_id
    )
    return list(db.session.scalars(statement))


def _last_position(plan: Plan) -> int:
    top = sa.select(sa.func.max(WorkItem.position)).where(WorkItem.plan_id == plan.id)
    return db.session.scalar(top) or 0


def _make_room(plan: Plan, under: WorkItem | None) -> int:
    """Return the position after the last row under a heading, moving what follows down by one."""
    last = _last_position(plan)
    if under is None:
        return last + 1
    place = _end_of(plan, under)
    if place < last:
        db.session.execute(
            sa.update(WorkItem)
            .where(WorkItem.plan_id == plan.id, WorkItem.position > place)
            .values(position=WorkItem.position + 1)
            .execution_options(synchronize_session=False, **INCLUDED)
        )
    return place + 1


def _end_of(plan: Plan, under: WorkItem) -> int:
    family, place = {under.id}, under.position
    statement = sa.select(WorkItem.id, WorkItem.parent_id, WorkItem.position)
    ordered = statement.where(WorkItem.plan_id == plan.id).order_by(WorkItem.position, WorkItem.id)
    for item_id, parent_id, position in db.session.execute(ordered):
        if parent_id in family:
            family.add(item_id)
            place = max(place, position)
    return place


def _journal(
    actor: Actor,
    verb: str,
    target: Plan | WorkItem,
    plan: Plan | None = None,
    *,
    helpers_before: Sequence[int] = (),
) -> None:
    owner = plan or (target if isinstance(target, Plan) else target.plan)
    changes = changes_of(target)
    if isinstance(target, WorkItem):
        changes += helpers_changed(helpers_before, [row.unit_id for row in target.coordinations])
    record(
        actor=actor,
        verb=verb,
        target=target,
        changes=changes,
        congress_id=owner.committee.congress_id,
        note="" if owner is target else owner.subject,
    )


def helpers_changed(before: Sequence[int], after: Sequence[int]) -> list[dict[str, Any]]:
    """The coordinating units as one change of two lists of names; none when they are the same."""
    if list(before) == list(after):
        return []
    named = sa.select(Unit).where(Unit.id.in_([*before, *after]))
    with db.session.no_autoflush:
        names = {unit.id: unit.name for unit in db.session.scalars(named)}
    old, new = ("; ".join(names[unit_id] for unit_id in side) for side in (before, after))
    return [{"field": "coordinating", "kind": "text", "old": old, "new": new}]
