"""Adding and changing congresses."""

from datetime import date
from typing import Required, TypedDict, Unpack

from congress.audit.actions import changes_of, record
from congress.congresses import policy, rules
from congress.congresses.models import Congress, CongressForm
from congress.core import clock
from congress.core.errors import N_, NotAllowedError, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.units.models import Unit


class CongressFields(TypedDict, total=False):
    """What may be written of a congress."""

    code: Required[str]
    unit_id: Required[int]
    parent_id: int | None
    ordinal: Required[int]
    year: Required[int]
    theme: str
    form: CongressForm
    is_pilot: bool
    planned_start_on: date | None
    planned_end_on: date | None
    actual_start_on: date | None
    actual_end_on: date | None
    venue: str


def create_congress(*, actor: Actor, **fields: Unpack[CongressFields]) -> Congress:
    """Add a congress below the one that guides it; only an administrator adds one at the root."""
    parent = _parent(fields.get("parent_id"))
    if not policy.can_found(actor, parent):
        raise NotAllowedError(policy.KEEPING)
    congress = Congress()
    _write(congress, fields)
    db.session.add(congress)
    changes = changes_of(congress)
    db.session.flush()
    record(actor=actor, verb="created", target=congress, changes=changes, congress_id=congress.id)
    return congress


def update_congress(
    *, actor: Actor, congress: Congress, **fields: Unpack[CongressFields]
) -> Congress:
    """Change a congress; it moves only below one that the actor keeps too."""
    policy.require_keeping(actor, congress)
    parent_id = fields.get("parent_id", congress.parent_id)
    if parent_id != congress.parent_id and not policy.can_found(actor, _parent(parent_id)):
        raise NotAllowedError(policy.KEEPING)
    _check_no_ring(congress, parent_id)
    with db.session.no_autoflush:
        _write(congress, fields)
        changes = changes_of(congress)
    record(actor=actor, verb="updated", target=congress, changes=changes, congress_id=congress.id)
    return congress


def check_code(code: str) -> None:
    """Raise RejectedError unless a text may be the code of a congress or a committee."""
    if not rules.is_code(code):
        raise RejectedError(
            N_("Mã chỉ gồm chữ in hoa không dấu, chữ số và gạch nối."), field="code"
        )


def _parent(parent_id: int | None) -> Congress | None:
    return db.session.get(Congress, parent_id) if parent_id is not None else None


def _write(congress: Congress, fields: CongressFields) -> None:
    check_code(fields["code"])
    _check_number(fields["ordinal"], 1, 99, "ordinal")
    _check_number(fields["year"], clock.EARLIEST.year, clock.LATEST.year, "year")
    for name, value in fields.items():
        setattr(congress, name, value)
    check_days(congress)
    _check_land(fields["unit_id"], _parent(congress.parent_id))


def _check_number(value: int, low: int, high: int, field: str) -> None:
    if not low <= value <= high:
        say = N_("Hãy nhập số từ {low} đến {high}.")
        raise RejectedError(say, field=field, low=low, high=high)


def check_days(congress: Congress) -> None:
    """Refuse days in the wrong order, and real days that have not come."""
    for kind in ("planned", "actual"):
        first, last = getattr(congress, f"{kind}_start_on"), getattr(congress, f"{kind}_end_on")
        if not rules.is_in_order(first, last):
            say = N_("Ngày kết thúc không được trước ngày bắt đầu.")
            raise RejectedError(say, field=f"{kind}_end_on")
    for field in ("actual_start_on", "actual_end_on"):
        day = getattr(congress, field)
        if day is not None and day > clock.today():
            raise RejectedError(N_("Ngày thực tế không thể sau hôm nay."), field=field)


def _check_land(unit_id: int, parent: Congress | None) -> None:
    """Refuse a unit that does not stand within the unit of the guiding congress."""
    if parent is None:
        return
    unit = db.session.get(Unit, unit_id)
    while unit is not None:
        if unit.id == parent.unit_id:
            return
        unit = unit.parent
    say = N_("Đơn vị này không thuộc địa bàn của Đại hội cấp trên.")
    raise RejectedError(say, field="unit_id")


def _check_no_ring(congress: Congress, parent_id: int | None) -> None:
    above = _parent(parent_id)
    while above is not None:
        if above.id == congress.id:
            say = N_(
                "Đại hội cấp trên không thể là chính Đại hội này hoặc Đại hội cấp dưới của nó."
            )
            raise RejectedError(say, field="parent_id")
        above = above.parent
