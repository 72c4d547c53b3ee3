"""Saving a view of a list, renaming it, taking it away."""

import sqlalchemy as sa

from congress.audit.actions import changes_of, record
from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans.models import Plan
from congress.search import policy
from congress.search.models import SavedView

MOST = 30


def save_view(*, actor: Actor, name: str, plan: Plan | None, filters: dict[str, str]) -> SavedView:
    """Keep the filters of a plan's table, or of the search, under a name of the actor's own."""
    held = sa.select(sa.func.count()).select_from(SavedView).where(policy.own(actor))
    if (db.session.scalar(held) or 0) >= MOST:
        raise RejectedError(
            N_("Bạn đã lưu {count} cách xem; hãy bỏ bớt trước khi lưu thêm."),
            field="name",
            count=MOST,
        )
    view = SavedView(
        user_id=actor.id, name=name, plan=plan, filters=filters, created_at=clock.now()
    )
    db.session.add(view)
    _record(actor, "created", view)
    return view


def rename_view(*, actor: Actor, view: SavedView, name: str) -> SavedView:
    """Call a saved view differently."""
    view.name = name
    _record(actor, "updated", view)
    return view


def remove_view(*, actor: Actor, view: SavedView) -> None:
    """Take a saved view away; the list it showed is not touched."""
    _record(actor, "removed", view)
    db.session.delete(view)
    db.session.flush()


def _record(actor: Actor, verb: str, view: SavedView) -> None:
    """Write a change of a view into the journal of its plan's congress."""
    congress_id = view.plan.committee.congress_id if view.plan else None
    changes = changes_of(view)
    record(actor=actor, verb=verb, target=view, changes=changes, congress_id=congress_id)
