"""Changing the settings and the exceptions of the working calendar."""

from datetime import date

from congress.audit.actions import changes_of, record, removal_of
from congress.core.clock import EARLIEST, LATEST
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.office.models import DayException, Installation
from congress.office.policy import require_manager


def update_settings(*, actor: Actor, before_is_strict: bool, due_soon_days: int) -> Installation:
    """Change how deadlines are read and how early they are called due soon."""
    require_manager(actor)
    setting = db.session.get(Installation, 1)
    if setting is None:
        setting = Installation(id=1, before_is_strict=False, due_soon_days=7)
        db.session.add(setting)
        db.session.flush()
    setting.before_is_strict = before_is_strict
    setting.due_soon_days = due_soon_days
    record(actor=actor, verb="updated", target=setting, changes=changes_of(setting))
    return setting


def add_day_exception(
    *, actor: Actor, day: date, is_worked: bool, label: str, legal_basis: str = ""
) -> DayException:
    """Record that a day is worked or off against the ordinary calendar."""
    require_manager(actor)
    exception = DayException(legal_basis=legal_basis)
    _write(exception, day, is_worked, label)
    db.session.add(exception)
    record(actor=actor, verb="created", target=exception, changes=changes_of(exception))
    return exception


def update_day_exception(
    *,
    actor: Actor,
    exception: DayException,
    day: date,
    is_worked: bool,
    label: str,
    legal_basis: str = "",
) -> DayException:
    """Change a recorded day."""
    require_manager(actor)
    _write(exception, day, is_worked, label)
    exception.legal_basis = legal_basis
    record(actor=actor, verb="updated", target=exception, changes=changes_of(exception))
    return exception


def remove_day_exception(*, actor: Actor, exception: DayException) -> None:
    """Let a day follow the ordinary calendar again."""
    require_manager(actor)
    changes = removal_of(exception)
    record(actor=actor, verb="removed", target=exception, changes=changes)
    db.session.delete(exception)
    db.session.flush()


def _write(exception: DayException, day: date, is_worked: bool, label: str) -> None:
    if not EARLIEST <= day <= LATEST:
        raise RejectedError(N_("Ngày phải trong khoảng từ năm 2000 đến năm 2100."), field="day")
    exception.day, exception.is_worked, exception.label = day, is_worked, label
