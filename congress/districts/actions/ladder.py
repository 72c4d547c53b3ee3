"""Keeping the ladder of a congress: the milestones that its children owe, and their order."""

from collections.abc import Sequence
from datetime import date
from typing import Required, TypedDict, Unpack

from congress.audit.actions import changes_of, record
from congress.congresses.actions.congresses import check_code
from congress.congresses.models import Congress, CongressForm
from congress.congresses.queries import finding
from congress.core import clock, deadlines
from congress.core.deadlines import Context, Deadline
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.districts import policy
from congress.districts.models import Guidance, Milestone
from congress.districts.queries.children import guidance_of
from congress.districts.queries.marks import milestones_of
from congress.districts.store import starter_ladder
from congress.extensions import db
from congress.office.queries import calendar, installation


class MilestoneFields(TypedDict, total=False):
    """What may be written of a milestone; `due` is a phrase, "D-30" or "trước ngày 31/3"."""

    code: Required[str]
    name: Required[str]
    due: str
    forms: Required[frozenset[CongressForm]]
    weight: int
    evidence: str
    is_personal: bool


def add_milestone(
    *, actor: Actor, parent: Congress, **fields: Unpack[MilestoneFields]
) -> Milestone:
    """Put a milestone at the end of a congress's ladder."""
    policy.require_guiding(actor, parent.id)
    rungs = milestones_of(parent.id, dropped=True)
    place = max((rung.position for rung in rungs), default=0) + 1
    milestone = Milestone(congress_id=parent.id, position=place)
    _write(milestone, parent, fields)
    db.session.add(milestone)
    _record(actor, "created", milestone)
    return milestone


def update_milestone(
    *, actor: Actor, parent: Congress, milestone: Milestone, **fields: Unpack[MilestoneFields]
) -> Milestone:
    """Change a milestone of a congress's ladder; what counted by it until now stays readable."""
    policy.require_guiding(actor, parent.id)
    with db.session.no_autoflush:
        _write(milestone, parent, fields)
        _record(actor, "updated", milestone)
    return milestone


def _write(milestone: Milestone, parent: Congress, fields: MilestoneFields) -> None:
    check_code(fields["code"])
    milestone.code, milestone.name = fields["code"], fields["name"]
    milestone.deadline = read_due(parent, fields.get("due", ""))
    if not fields["forms"]:
        raise RejectedError(N_("Hãy chọn ít nhất một hình thức."), field="forms")
    milestone.forms = fields["forms"]
    milestone.weight = fields.get("weight", 1)
    milestone.evidence = fields.get("evidence", "")
    milestone.is_personal = fields.get("is_personal", False)


def read_due(parent: Congress, phrase: str) -> Deadline:
    """Read a due rule; one that names neither a day nor an offset from the congress is refused."""
    setting = installation()
    context = Context(
        today=clock.today(),
        year=parent.year,
        calendar=calendar(),
        strict_before=setting.before_is_strict,
    )
    found = deadlines.parse(phrase, context)
    if phrase and found.offset is None and found.due is None:
        raise RejectedError(
            N_("Không đọc được thời hạn; hãy ghi như “D-30” hoặc “trước ngày 31/3/2024”."),
            field="due",
        )
    return found


def drop_milestone(*, actor: Actor, milestone: Milestone) -> None:
    """Take a milestone out of the ladder; its marks stay, and it can be put back."""
    _set_dropped(actor, milestone, dropped=True)


def restore_milestone(*, actor: Actor, milestone: Milestone) -> None:
    """Put a milestone that was taken out back at its place."""
    _set_dropped(actor, milestone, dropped=False)


def _set_dropped(actor: Actor, milestone: Milestone, *, dropped: bool) -> None:
    policy.require_guiding(actor, milestone.congress_id)
    milestone.is_dropped = dropped
    _record(actor, "dropped_milestone" if dropped else "restored", milestone)


def move_milestone(*, actor: Actor, milestone: Milestone, step: int) -> None:
    """Change places with the neighbour above (-1) or below (+1); at the end nothing happens."""
    policy.require_guiding(actor, milestone.congress_id)
    rungs = list(milestones_of(milestone.congress_id))
    if milestone not in rungs:
        raise RejectedError(N_("Mốc này không còn trong thang mốc; hãy mở lại trang."))
    place = rungs.index(milestone) + step
    if 0 <= place < len(rungs):
        other = rungs[place]
        for row, position in ((other, milestone.position), (milestone, other.position)):
            row.position = position
            _record(actor, "moved", row)


def take_starter(*, actor: Actor, parent: Congress) -> Sequence[Milestone]:
    """Add the usual milestones whose codes the ladder does not have yet; return the new ones."""
    policy.require_guiding(actor, parent.id)
    finding.hold(parent.id)
    known = {rung.code for rung in milestones_of(parent.id, dropped=True)}
    return [
        add_milestone(
            actor=actor,
            parent=parent,
            code=row.code,
            name=row.name,
            due=row.due,
            forms=row.forms,
            weight=row.weight,
            evidence=row.evidence,
            is_personal=row.is_personal,
        )
        for row in starter_ladder()
        if row.code not in known
    ]


def set_last_day(*, actor: Actor, parent: Congress, last_on: date | None) -> Guidance:
    """Say by which day all children of a congress must have held theirs; None for no such day."""
    policy.require_guiding(actor, parent.id)
    guidance = guidance_of(parent.id)
    if guidance is None:
        guidance = Guidance(congress_id=parent.id)
        db.session.add(guidance)
    guidance.last_on = last_on
    changes = changes_of(guidance)
    record(actor=actor, verb="updated", target=guidance, changes=changes, congress_id=parent.id)
    return guidance


def _record(actor: Actor, verb: str, milestone: Milestone) -> None:
    changes = changes_of(milestone)
    record(
        actor=actor,
        verb=verb,
        target=milestone,
        changes=changes,
        congress_id=milestone.congress_id,
    )
