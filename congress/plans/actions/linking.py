"""Linking jobs: one must be done before another, with a lag in working days."""

from congress.audit.actions import record
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans import rules
from congress.plans.actions.drafting import require_writer
from congress.plans.models import ItemKind, Predecessor, WorkItem
from congress.plans.queries import links


def follow(*, actor: Actor, item: WorkItem, before: WorkItem, lag_days: int) -> Predecessor:
    """Let a job follow another one of its plan; a circle is refused."""
    require_writer(actor, item.plan)
    if before.plan_id != item.plan_id or before.kind is not ItemKind.TASK:
        raise RejectedError(N_("Việc này không thuộc kế hoạch."), field="before_id")
    if rules.makes_circle(links.pairs(item.plan_id), item.id, before.id):
        say = N_("Hai việc sẽ chờ nhau thành vòng tròn; hãy chọn việc khác.")
        raise RejectedError(say, field="before_id")
    made = Predecessor(item_id=item.id, before_id=before.id, lag_days=lag_days)
    db.session.add(made)
    _journal(actor, "linked", item, before)
    return made


def unfollow(*, actor: Actor, item: WorkItem, link: Predecessor) -> None:
    """Let a job no longer wait for another one."""
    require_writer(actor, item.plan)
    before = link.before
    db.session.delete(link)
    _journal(actor, "unlinked", item, before)


def _journal(actor: Actor, verb: str, item: WorkItem, before: WorkItem) -> None:
    record(
        actor=actor,
        verb=verb,
        target=item,
        congress_id=item.plan.committee.congress_id,
        note=f"{before.number} {before.content}",
    )
