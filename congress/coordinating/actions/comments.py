"""Saying something on a job, mentioning people, following it, and having seen what was said."""

import contextlib
from collections.abc import Iterable

from sqlalchemy.exc import IntegrityError

from congress.audit.actions import record
from congress.coordinating import rules
from congress.coordinating.models import Comment, Follow, Mention
from congress.coordinating.queries import comments as queries
from congress.coordinating.queries.people import Reader, readers
from congress.core import clock
from congress.core.authored import written_by
from congress.core.errors import N_, NotAllowedError, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans.models import WorkItem


def say(*, actor: Actor, item: WorkItem, text: str, user_id: int | None = None) -> Comment:
    """Comment on a job; who is mentioned, and who says it, follow the job from then on.

    People are mentioned as `@username` in the text, and one of them by number in `user_id`.
    """
    known = readers(item)
    named = _named(known, text, user_id)
    comment = Comment(
        item=item, **written_by(actor), text=text,
        mentions=[Mention(user_id=one.id) for one in named if one.id != actor.id],
    )  # fmt: skip
    db.session.add(comment)
    db.session.flush()
    _follow([one.id for one in named], item, comment.id - 1)
    if actor.id is not None:
        have_seen(actor=actor, item=item)
        _follow([actor.id], item, comment.id)
    _journal(actor, "commented", comment, "")
    return comment


def withdraw_comment(*, actor: Actor, comment: Comment) -> Comment:
    """Take one's own comment back: its words leave the page and stay in the history."""
    if actor.id is None or comment.by_id != actor.id:
        raise NotAllowedError
    if comment.withdrawn_at is not None:
        raise RejectedError(N_("Ý kiến này đã được rút lại."))
    comment.withdrawn_at = clock.now()
    _journal(actor, "withdrew_comment", comment, comment.text)
    return comment


def follow(*, actor: Actor, item: WorkItem) -> None:
    """Follow what is said on a job from now on."""
    if actor.id is not None:
        _follow([actor.id], item, queries.last_id(item))


def unfollow(*, actor: Actor, item: WorkItem) -> None:
    """Follow a job no longer."""
    found = queries.follow_of(actor.id, item)
    if found is not None:
        db.session.delete(found)
        db.session.flush()


def have_seen(*, actor: Actor, item: WorkItem) -> None:
    """Note that the actor has seen everything said on a job so far."""
    for mention in queries.unseen_mentions(actor, item):
        mention.seen_at = clock.now()
    found = queries.follow_of(actor.id, item)
    if found is not None:
        found.seen_id = queries.last_id(item)
    db.session.flush()


def _named(known: Iterable[Reader], text: str, user_id: int | None) -> list[Reader]:
    """The people whom a comment mentions; refuse a name that nobody who sees the job has."""
    by_name = {one.username: one for one in known}
    names = rules.mentioned([text])
    strange = [name for name in names if name not in by_name]
    if strange:
        raise RejectedError(
            N_("Không có ai tên @{name} xem được việc này; hãy chọn ở ô “Nhắc tới”."),
            field="text",
            name=strange[0],
        )
    found = {by_name[name].id: by_name[name] for name in names}
    found |= {one.id: one for one in by_name.values() if one.id == user_id}
    return list(found.values())


def _follow(user_ids: Iterable[int], item: WorkItem, seen_id: int) -> None:
    for user_id in user_ids:
        if queries.follow_of(user_id, item) is not None:
            continue
        made = Follow(item_id=item.id, user_id=user_id, at=clock.now(), seen_id=seen_id)
        # Whoever is made to follow twice at once follows.
        with contextlib.suppress(IntegrityError), db.session.begin_nested():
            db.session.add(made)


def _journal(actor: Actor, verb: str, comment: Comment, note: str) -> None:
    item = comment.item
    congress_id = item.plan.committee.congress_id
    record(actor=actor, verb=verb, target=item, congress_id=congress_id, note=note)
