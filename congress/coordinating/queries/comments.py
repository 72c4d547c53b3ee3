"""What was said on a job, who follows it, and what of it the actor has not seen."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, selectinload

from congress.coordinating.models import Comment, Follow, Mention
from congress.core import database
from congress.core.errors import MissingError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans import policy as plans
from congress.plans.models import HandedItem, HandOver, Plan, WorkItem

LIMIT = 50
SHOWN = 20


@dataclass(frozen=True)
class Talk:
    """The comments on a job, the first first, and how the actor stands to them."""

    comments: Sequence[Comment]
    is_followed: bool
    unseen: Sequence[Comment]
    naming: Sequence[Comment]

    @property
    def is_new(self) -> bool:
        """Whether something was said that the actor has not seen."""
        return bool(self.unseen or self.naming)


def talk(actor: Actor, item: WorkItem) -> Talk:
    """What was said on a job: `naming` mentions the actor and waits, `unseen` came since."""
    follow = sa.and_(Follow.item_id == WorkItem.id, Follow.user_id == actor.id)
    found = db.session.execute(
        sa.select(Follow.seen_id, Comment)
        .select_from(WorkItem)
        .outerjoin(Follow, follow)
        .outerjoin(Comment, Comment.item_id == WorkItem.id)
        .where(WorkItem.id == item.id)
        .options(selectinload(Comment.mentions).joinedload(Mention.user))
        .order_by(Comment.id)
    ).all()
    seen_id = found[0][0] if found else None
    comments = list(filter(None, (row[1] for row in found)))
    standing = [one for one in comments if one.withdrawn_at is None and one.by_id != actor.id]
    return Talk(
        comments,
        seen_id is not None,
        [one for one in standing if seen_id is not None and one.id > seen_id],
        [one for one in standing if _waits(one, actor)],
    )


def _waits(comment: Comment, actor: Actor) -> bool:
    return any(one.user_id == actor.id and one.seen_at is None for one in comment.mentions)


def comment(actor: Actor, comment_id: int) -> Comment:
    """A comment in scope with its job; MissingError when it is not."""
    found = db.session.scalar(
        _select()
        .where(Comment.id == comment_id, plans.visible_to(actor))
        .options(contains_eager(Comment.item).joinedload(WorkItem.plan).joinedload(Plan.committee))
    )
    if found is None:
        raise MissingError
    return found


def _select() -> sa.Select[Comment]:
    return (
        sa.select(Comment)
        .join(WorkItem, WorkItem.id == Comment.item_id)
        .join(Plan, Plan.id == WorkItem.plan_id)
    )


def last_id(item: WorkItem) -> int:
    """The number of the last comment on a job; 0 when there is none."""
    last = sa.select(sa.func.max(Comment.id)).where(Comment.item_id == item.id)
    return db.session.scalar(last) or 0


def follow_of(user_id: int | None, item: WorkItem) -> Follow | None:
    """How an account follows a job, if it does."""
    return db.session.scalar(
        sa.select(Follow).where(Follow.user_id == user_id, Follow.item_id == item.id)
    )


def unseen_mentions(actor: Actor, item: WorkItem) -> Sequence[Mention]:
    """The mentions of the actor on a job that still wait."""
    return db.session.scalars(
        sa.select(Mention)
        .join(Comment, Comment.id == Mention.comment_id)
        .where(Comment.item_id == item.id, Mention.user_id == actor.id, Mention.seen_at.is_(None))
    ).all()


def naming(actor: Actor, most: int = LIMIT) -> tuple[Sequence[Comment], int]:
    """The comments that mention the actor and wait to be seen, the oldest first; and how many.

    At most `most` of them.
    """
    waits = sa.exists().where(
        Mention.comment_id == Comment.id, Mention.user_id == actor.id, Mention.seen_at.is_(None)
    )
    asked = _fresh(actor).where(waits)
    rows = db.session.scalars(asked.order_by(Comment.id).limit(most)).all()
    return rows, len(rows) if len(rows) < most else database.count(db.session, asked)


def followed(actor: Actor) -> Sequence[Comment]:
    """What was newly said on jobs that the actor follows, the newest first; mentions apart."""
    named = sa.exists().where(
        Mention.comment_id == Comment.id, Mention.user_id == actor.id, Mention.seen_at.is_(None)
    )
    follow = sa.and_(Follow.item_id == Comment.item_id, Follow.user_id == actor.id)
    return db.session.scalars(
        _fresh(actor)
        .join(Follow, follow)
        .where(Comment.id > Follow.seen_id, ~named)
        .order_by(Comment.id.desc())
        .limit(SHOWN)
    ).all()


def _fresh(actor: Actor) -> sa.Select[Comment]:
    """What others said and did not withdraw, where the actor sees it.

    What was said before the actor handed the job over went with it.
    """
    others = sa.or_(Comment.by_id.is_(None), Comment.by_id != actor.id)
    handed = (
        sa.exists()
        .where(HandedItem.hand_over_id == HandOver.id, HandOver.giver_id == actor.id)
        .where(HandedItem.item_id == Comment.item_id, HandOver.at >= Comment.at)
    )
    return (
        _select()
        .where(Comment.withdrawn_at.is_(None), others, ~handed, plans.visible_to(actor))
        .options(contains_eager(Comment.item))
    )
