"""Adding and changing committees; the unit that stands for each is kept in step."""

from datetime import date
from typing import Required, TypedDict, Unpack

import sqlalchemy as sa

from congress.audit.actions import changes_of, record
from congress.congresses import policy
from congress.congresses.actions.congresses import check_code
from congress.congresses.models import Committee, CommitteeKind, Congress
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.units.actions import create_body, rename_body


class CommitteeFields(TypedDict, total=False):
    """What may be written of a committee."""

    code: Required[str]
    name: Required[str]
    kind: Required[CommitteeKind]
    official_name: str
    symbol: str
    parent_body: str
    helps_id: int | None
    standing_agency_id: int | None
    decision_number: str
    decision_on: date | None
    remit: str
    position: int


def create_committee(
    *, actor: Actor, congress: Congress, **fields: Unpack[CommitteeFields]
) -> Committee:
    """Add a committee to a congress, and the unit by which it leads and coordinates work."""
    policy.require_keeping(actor, congress)
    _check_code(fields["code"], None)
    _check_helped(congress.id, None, fields.get("helps_id"))
    body = create_body(
        actor=actor,
        code=_body_code(fields["code"]),
        name=fields["name"],
        parent_id=congress.unit_id,
    )
    committee = Committee(congress_id=congress.id, unit_id=body.id)
    return _written(actor, committee, "created", fields)


def update_committee(
    *, actor: Actor, committee: Committee, **fields: Unpack[CommitteeFields]
) -> Committee:
    """Change a committee, and its unit's code and name with it."""
    policy.require_keeping(actor, committee.congress)
    _check_code(fields["code"], committee.id)
    _check_helped(committee.congress_id, committee, fields.get("helps_id"))
    if fields["code"] != committee.code:
        committee.unit.code = _body_code(fields["code"])
    rename_body(actor=actor, unit=committee.unit, name=fields["name"])
    return _written(actor, committee, "updated", fields)


def _check_code(code: str, own_id: int | None) -> None:
    """Refuse an unfit code or a taken one here, before the body's unit is refused for it."""
    check_code(code)
    found = db.session.scalar(sa.select(Committee.id).where(Committee.code == code))
    if found is not None and found != own_id:
        raise RejectedError(N_("Mã này đã có."), field="code")


def _body_code(code: str) -> str:
    return f"ban-{code.lower()}"


def _written(actor: Actor, committee: Committee, verb: str, fields: CommitteeFields) -> Committee:
    with db.session.no_autoflush:
        for name, value in fields.items():
            setattr(committee, name, value)
        db.session.add(committee)
        changes = changes_of(committee)
    congress_id = committee.congress_id
    record(actor=actor, verb=verb, target=committee, changes=changes, congress_id=congress_id)
    return committee


def _check_helped(congress_id: int, committee: Committee | None, helps_id: int | None) -> None:
    helped = db.session.get(Committee, helps_id) if helps_id is not None else None
    if helped is not None and helped.congress_id != congress_id:
        raise RejectedError(N_("Hai ban phải của cùng một Đại hội."), field="helps_id")
    while helped is not None:
        if helped is committee:
            raise RejectedError(N_("Hai ban không thể giúp việc lẫn nhau."), field="helps_id")
        helped = helped.helps
