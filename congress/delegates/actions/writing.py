"""One delegate at a time: added, changed, removed, put back."""

from typing import Any

from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.core.text import name_key
from congress.delegates.actions import journal
from congress.delegates.models import Delegate
from congress.delegates.policy import Reach
from congress.extensions import db


def add_delegate(
    *, actor: Actor, reach: Reach, congress_id: int, unit_id: int, **values: Any
) -> Delegate:
    """Add a delegate whom a unit within reach sends."""
    reach.require_writing(unit_id)
    row = Delegate(congress_id=congress_id, unit_id=unit_id)
    _write(row, values)
    db.session.add(row)
    told = journal.changes(row)
    db.session.flush()
    journal.tell(actor, "created", row, told)
    return row


def update_delegate(
    *, actor: Actor, reach: Reach, delegate: Delegate, unit_id: int, **values: Any
) -> Delegate:
    """Change a delegate; the row stays within reach."""
    reach.require_writing(delegate.unit_id)
    reach.require_writing(unit_id)
    delegate.unit_id = unit_id
    _write(delegate, values)
    told = journal.changes(delegate)
    db.session.flush()
    if told:
        journal.tell(actor, "updated", delegate, told)
    return delegate


def _write(row: Delegate, values: dict[str, Any]) -> None:
    """Write the fields; an empty key of order follows the name."""
    given = values.pop("sort_name", "")
    for name, value in values.items():
        setattr(row, name, value)
    row.sort_name = given or name_key(row.full_name)


def remove_delegate(*, actor: Actor, reach: Reach, delegate: Delegate, reason: str = "") -> None:
    """Take a delegate off the roster; it can be put back for 30 days."""
    reach.require_writing(delegate.unit_id)
    if delegate.deleted_at is not None:
        raise RejectedError(N_("Đại biểu này đã được đưa ra khỏi danh sách."))
    delegate.remove(actor, reason)
    journal.tell(actor, "removed", delegate, note=reason)


def restore_delegate(*, actor: Actor, reach: Reach, delegate: Delegate) -> None:
    """Put a removed delegate back."""
    reach.require_writing(delegate.unit_id)
    if delegate.deleted_at is None:
        return
    delegate.restore()
    journal.tell(actor, "restored", delegate)
