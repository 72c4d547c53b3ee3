"""Giving and taking back posts: roles held in a scope."""

from congress.accounts import policy, queries, rules
from congress.accounts.actions.users import check_not_last
from congress.accounts.models import Grant, User
from congress.audit.actions import plain, record
from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import SCOPE_OF, Actor, Role
from congress.extensions import db


def grant_role(
    *,
    actor: Actor,
    user: User,
    role: Role,
    congress_id: int | None = None,
    committee_id: int | None = None,
    unit_id: int | None = None,
) -> Grant:
    """Give a user a role in the scope it asks for; the user's sessions end."""
    policy.check_manages(actor)
    chosen = {"congress_id": congress_id, "committee_id": committee_id, "unit_id": unit_id}
    scope = rules.scope_of(role, chosen)
    field = rules.SCOPE_FIELDS.get(SCOPE_OF[role])
    where = queries.scope_name(scope)
    if where is None:
        raise RejectedError(N_("Lựa chọn này không còn nữa; hãy chọn lại."), field=field)
    if queries.holds(user, role, scope):
        raise RejectedError(N_("Người này đang giữ vai trò đó rồi."), field=field)
    grant = Grant(user_id=user.id, role=role, granted_at=clock.now(), **scope)
    db.session.add(grant)
    user.epoch += 1
    _note(actor, "granted", user, role, where)
    return grant


def revoke_role(*, actor: Actor, grant: Grant) -> None:
    """Take a role back; the user's sessions end."""
    policy.check_manages(actor)
    if grant.revoked_at is not None:
        return
    user = grant.user
    if grant.role is Role.ADMINISTRATOR and user.is_active:
        check_not_last(user)
    grant.revoked_at = clock.now()
    user.epoch += 1
    where = queries.scope_name({name: getattr(grant, name) for name in _columns()})
    _note(actor, "revoked", user, grant.role, where or "")


def _columns() -> list[str]:
    return list(rules.SCOPE_FIELDS.values())


def _note(actor: Actor, verb: str, user: User, role: Role, where: str) -> None:
    old, new = (None, plain(role)) if verb == "granted" else (plain(role), None)
    change = {"field": "role", "kind": "enum", "old": old, "new": new}
    record(actor=actor, verb=verb, target=user, changes=[change], note=where)
