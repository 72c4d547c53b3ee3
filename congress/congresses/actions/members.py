"""Seating persons in committees, changing and ending their seats."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypedDict, Unpack

import sqlalchemy as sa

from congress.accounts.models import Person
from congress.audit.actions import changes_of, plain, record
from congress.congresses import policy, rules
from congress.congresses.actions.persons import create_person
from congress.congresses.models import Committee, MemberRole, Membership
from congress.congresses.queries import people
from congress.core import dates
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db


class SeatFields(TypedDict, total=False):
    """What may be written of a seat; without a position a new one stands last in its role."""

    post: str
    agency_id: int | None
    position: int | None
    from_on: date | None
    until_on: date | None
    decision_number: str
    decision_on: date | None


def add_member(
    *,
    actor: Actor,
    committee: Committee,
    role: MemberRole,
    person_id: int | None = None,
    full_name: str = "",
    is_namesake: bool = False,
    **fields: Unpack[SeatFields],
) -> Membership:
    """Seat a known person, or a new one by name; a known one brings post and agency."""
    policy.require_keeping(actor, committee.congress)
    if not person_id and not full_name:
        raise RejectedError(N_("Hãy chọn một người hoặc ghi tên người mới."), field="person_id")
    if person_id and full_name:
        say = N_("Đã chọn một người thì để trống tên người mới.")
        raise RejectedError(say, field="full_name")
    if person_id:
        person = people.person(actor, person_id)
    else:
        person = create_person(
            actor=actor,
            full_name=full_name,
            post=fields.get("post", ""),
            agency_id=fields.get("agency_id"),
            is_namesake=is_namesake,
        )
    seat = Membership(committee_id=committee.id, person_id=person.id, role=role)
    fields["post"] = fields.get("post") or person.post
    fields["agency_id"] = fields.get("agency_id") or person.agency_id
    if fields.get("position") is None:
        fields["position"] = _last_position(committee.id, role) + 1
    _write(seat, person, fields)
    db.session.add(seat)
    return _journal(actor, seat, committee, "created", f"{person.full_name} – {committee.name}")


def update_member(
    *, actor: Actor, membership: Membership, role: MemberRole, **fields: Unpack[SeatFields]
) -> Membership:
    """Change a seat; without a position it keeps its place."""
    committee, person = membership.committee, membership.person
    policy.require_keeping(actor, committee.congress)
    if fields.get("position") is None:
        fields["position"] = membership.position
    with db.session.no_autoflush:
        membership.role = role
        _write(membership, person, fields)
    note = f"{person.full_name} – {committee.name}"
    return _journal(actor, membership, committee, "updated", note)


def end_member(
    *,
    actor: Actor,
    membership: Membership,
    until_on: date,
    decision_number: str = "",
    decision_on: date | None = None,
) -> Membership:
    """End a seat from a day on, by a decision; lists of earlier days keep it."""
    committee = membership.committee
    policy.require_keeping(actor, committee.congress)
    note = f"{membership.person.full_name} – {committee.name}"
    paper: list[dict[str, Any]] = []
    if decision_number:
        note += f". Quyết định số {decision_number}"
        note += f" {dates.long(decision_on)}" if decision_on else ""
        paper = [
            {"field": name, "kind": kind, "old": None, "new": plain(value)}
            for name, kind, value in (
                (people.ENDING_NUMBER, "text", decision_number),
                (people.ENDING_ON, "date", decision_on),
            )
            if value
        ]
    with db.session.no_autoflush:
        _write(membership, membership.person, {"until_on": until_on})
    return _journal(actor, membership, committee, "ended", note, paper)


def _last_position(committee_id: int, role: MemberRole) -> int:
    asked = sa.select(sa.func.max(Membership.position)).where(
        Membership.committee_id == committee_id, Membership.role == role
    )
    return db.session.scalar(asked) or 0


def _write(seat: Membership, person: Person, fields: SeatFields) -> None:
    for name, value in fields.items():
        setattr(seat, name, value)
    if not rules.is_in_order(seat.from_on, seat.until_on):
        say = N_("Ngày thôi tham gia không được trước ngày tham gia.")
        raise RejectedError(say, field="until_on")
    _refuse_second_seat(seat, person)


def _refuse_second_seat(seat: Membership, person: Person) -> None:
    others = sa.select(Membership.id, Membership.from_on, Membership.until_on).where(
        Membership.committee_id == seat.committee_id, Membership.person_id == seat.person_id
    )
    period = (seat.from_on, seat.until_on)
    for row in db.session.execute(others):
        if row.id != seat.id and rules.overlap(period, (row.from_on, row.until_on)):
            say = N_("{name} đang là thành viên của ban này trong thời gian đó.")
            raise RejectedError(say, field="person_id", name=person.full_name)


def _journal(
    actor: Actor,
    seat: Membership,
    committee: Committee,
    verb: str,
    note: str,
    paper: Iterable[dict[str, Any]] = (),
) -> Membership:
    with db.session.no_autoflush:
        changes = [*changes_of(seat), *paper]
    congress_id = committee.congress_id
    record(actor=actor, verb=verb, target=seat, changes=changes, congress_id=congress_id, note=note)
    return seat
