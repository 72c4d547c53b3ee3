"""Who works beside whom: the units an account acts for, and accounts that share a scope."""

from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, aliased

from congress.accounts.models import Grant, User
from congress.accounts.queries.tables import committee_table
from congress.core.permissions import Permission, Role, roles_with
from congress.core.text import name_key, sort_key
from congress.extensions import db
from congress.units.models import Unit, UnitKind, UnitLevel


class Colleague(NamedTuple):
    """An active account that shares a scope with another one."""

    id: int
    display_name: str
    epoch: int


def acting() -> sa.CTE:
    """Who acts for which unit now, as rows of `user_id` and `unit_id`.

    A post in a place is for the places and agencies below it too; a secretary acts for the
    committee's body. The set-wise twin of `Actor.unit_ids` for posts that report.
    """
    body = sa.case((Grant.role == Role.SECRETARY, committee_table.c.unit_id))
    unit_id = sa.func.coalesce(Grant.unit_id, body)
    own = (
        sa.select(Grant.user_id, unit_id.label("unit_id"))
        .outerjoin(committee_table, committee_table.c.id == Grant.committee_id)
        .where(
            Grant.role.in_(roles_with(Permission.REPORT_PROGRESS)),
            Grant.revoked_at.is_(None),
            unit_id.is_not(None),
        )
        .cte("acting", recursive=True)
    )
    below = (
        sa.select(own.c.user_id, Unit.id)
        .join(Unit, Unit.parent_id == own.c.unit_id)
        .join(UnitLevel, UnitLevel.id == Unit.level_id)
        .where(UnitLevel.kind != UnitKind.BODY)
    )
    return own.union(below)


def has_left() -> sa.ColumnElement[bool]:
    """The accounts whose people have left: disabled, or with no post any more."""
    ever = sa.exists().where(Grant.user_id == User.id)
    still = ever.where(Grant.revoked_at.is_(None))
    return sa.or_(~User.is_active, sa.and_(ever, ~still))


def left(user: User) -> bool:
    """Whether the person of one account has left."""
    return bool(db.session.scalar(sa.select(has_left()).where(User.id == user.id)))


READING = (Role.INSPECTOR, Role.OBSERVER)


def guided_by(post: type[Grant]) -> sa.ColumnElement[bool]:
    """The users with a post, now or before, in a committee of the congress that a post is over."""
    own = aliased(Grant)
    below = sa.select(committee_table.c.id).where(committee_table.c.congress_id == post.congress_id)
    held = sa.exists().where(own.user_id == User.id, own.committee_id.in_(below.correlate(post)))
    return sa.and_(post.revoked_at.is_(None), held.correlate(User, post))


def sharing(
    user_id: InstrumentedAttribute[int] | int, theirs: type[Grant]
) -> sa.ColumnElement[bool]:
    """The posts `theirs` held now in a scope in which a user holds, or held, one as well."""
    own = aliased(Grant)
    same = sa.or_(
        own.unit_id == theirs.unit_id,
        own.committee_id == theirs.committee_id,
        own.congress_id == theirs.congress_id,
    )
    beside = sa.exists().where(own.user_id == user_id, same).correlate(User, theirs)
    return sa.and_(theirs.revoked_at.is_(None), beside)


def colleagues(user: User) -> list[Colleague]:
    """The active accounts of the same agency, committee or congress that act, by given name."""
    beside = sa.select(Grant.user_id).where(sharing(user.id, Grant), Grant.role.not_in(READING))
    found = db.session.execute(
        sa.select(User.id, User.display_name, User.epoch).where(
            User.id.in_(beside), User.id != user.id, User.is_active
        )
    )
    named = [Colleague(*row) for row in found]
    return sorted(named, key=lambda one: (sort_key(name_key(one.display_name)), one.id))
