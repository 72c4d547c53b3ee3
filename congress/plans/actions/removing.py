"""Putting removed rows back, and letting go of those that nobody put back in time."""

import sqlalchemy as sa

from congress.audit.actions import record
from congress.core import clock
from congress.core.erasing import erase
from congress.core.errors import N_, RejectedError
from congress.core.permissions import SYSTEM, Actor
from congress.core.removal import INCLUDED, KEPT
from congress.extensions import db
from congress.plans import rules
from congress.plans.actions.drafting import require_editable
from congress.plans.models import Predecessor, WorkItem
from congress.plans.queries.links import pairs
from congress.plans.queries.removed import removed_together


def restore_item(*, actor: Actor, item: WorkItem) -> None:
    """Put a removed row back in its place, with what was removed with it."""
    require_editable(actor, item.plan)
    standing = sa.select(WorkItem.id).where(WorkItem.id == item.parent_id)
    if item.parent_id is not None and db.session.scalar(standing) is None:
        raise RejectedError(N_("Nhóm chứa việc này cũng đã bị xóa; hãy khôi phục nhóm đó trước."))
    for row in removed_together(item):
        row.restore()
        row.removed_with_id = None
    db.session.flush()
    _open_circles(item.plan_id)
    record(actor=actor, verb="restored", target=item, congress_id=item.plan.committee.congress_id)


def _open_circles(plan_id: int) -> None:
    """Drop the links that would make jobs wait for each other through a restored one."""
    kept: list[tuple[int, int]] = []
    for pair in pairs(plan_id):
        if rules.makes_circle(kept, *pair):
            link = sa.and_(Predecessor.item_id == pair[0], Predecessor.before_id == pair[1])
            db.session.execute(sa.delete(Predecessor).where(link))
        else:
            kept.append(pair)


def purge_items() -> int:
    """Let go of the drafts removed more than 30 days ago; what was ever issued stays for good."""
    root = sa.orm.aliased(WorkItem)
    kept = sa.select(WorkItem.removed_with_id).where(
        WorkItem.removed_with_id.is_not(None), WorkItem.issued()
    )
    due = db.session.scalars(
        sa.select(root).where(root.deleted_at < clock.now() - KEPT, root.id == root.removed_with_id)
        .where(root.id.not_in(kept)),
        execution_options=INCLUDED,
    ).all()  # fmt: skip
    for item in due:
        congress_id = item.plan.committee.congress_id
        record(actor=SYSTEM, verb="purged", target=item, congress_id=congress_id)
        ids = [row.id for row in removed_together(item)]
        erase(db.session(), WorkItem.metadata.tables["work_item"], ids)
    db.session.expire_all()
    return len(due)
