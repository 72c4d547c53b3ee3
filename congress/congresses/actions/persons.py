"""Adding and changing persons."""

import sqlalchemy as sa

from congress.accounts.models import Person
from congress.audit.actions import changes_of, record
from congress.congresses import policy, rules
from congress.congresses.queries.people import congresses_of
from congress.core.errors import N_, NotAllowedError, RejectedError
from congress.core.permissions import Actor, Permission
from congress.core.text import folded
from congress.extensions import db


def create_person(
    *,
    actor: Actor,
    full_name: str,
    sort_name: str = "",
    post: str = "",
    agency_id: int | None = None,
    is_namesake: bool = False,
) -> Person:
    """Add a person; one of the same name as a known one only when said to be another."""
    if not actor.may(Permission.MANAGE_CONGRESSES):
        raise NotAllowedError(policy.KEEPING)
    if not is_namesake:
        _check_unknown(full_name)
    person = Person(
        sort_name=rules.sort_name(full_name, sort_name),
        full_name=full_name,
        post=post,
        agency_id=agency_id,
    )
    db.session.add(person)
    record(actor=actor, verb="created", target=person, changes=changes_of(person))
    return person


def update_person(
    *,
    actor: Actor,
    person: Person,
    full_name: str,
    sort_name: str = "",
    post: str = "",
    agency_id: int | None = None,
) -> Person:
    """Change a person; the sort key follows the name unless it was written by hand."""
    policy.require_keeping_person(actor, congresses_of(person.id))
    before = (person.full_name, person.sort_name)
    with db.session.no_autoflush:
        person.sort_name = rules.sort_name(full_name, sort_name, before=before)
        person.full_name, person.post, person.agency_id = full_name, post, agency_id
        changes = changes_of(person)
    record(actor=actor, verb="updated", target=person, changes=changes)
    return person


def _check_unknown(full_name: str) -> None:
    known = db.session.scalar(
        sa.select(Person).where(Person.folded == folded(full_name)).order_by(Person.id).limit(1)
    )
    if known is not None:
        raise RejectedError(
            N_(
                "Đã có người tên {name}; hãy chọn người đó trong danh sách, hoặc đánh dấu đây là "
                "người khác trùng tên."
            ),
            field="full_name",
            name=known.full_name,
        )
