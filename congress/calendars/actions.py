"""Making feeds, revoking them, and noting that they are fetched."""

from datetime import datetime
from typing import NamedTuple

from congress.audit.actions import record
from congress.calendars import queries, rules
from congress.calendars.models import Feed, Whose
from congress.core import clock
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db


class Made(NamedTuple):
    """A new feed and its token, which nobody can read again."""

    feed: Feed
    token: str


def make_feed(*, actor: Actor, whose: str) -> Made:
    """Make a feed of the actor's own deadlines, of a committee or of a unit in scope."""
    one = queries.chosen(actor, whose)
    if one.whose is Whose.CONGRESS or not actor.held:
        raise RejectedError(
            N_("Hãy chọn lịch của mình, của một ban hoặc một đơn vị."), field="whose"
        )
    if len(queries.feeds(actor)) >= rules.MOST_FEEDS:
        raise RejectedError(
            N_("Mỗi tài khoản có nhiều nhất 20 địa chỉ lịch; hãy thu hồi bớt."), field="whose"
        )
    token = rules.new_token()
    feed = Feed(user_id=actor.id, token_hash=rules.token_hash(token), made_at=clock.now())
    feed.committee_id = one.row_id if one.whose is Whose.COMMITTEE else None
    feed.unit_id = one.row_id if one.whose is Whose.UNIT else None
    db.session.add(feed)
    db.session.flush()
    record(actor=actor, verb="made_feed", target=feed)
    return Made(feed, token)


def revoke_feed(*, actor: Actor, feed: Feed) -> None:
    """Let a feed answer no more."""
    feed.revoked_at = clock.now()
    record(actor=actor, verb="revoked_feed", target=feed)


def note_fetch(feed_id: int, moment: datetime) -> None:
    """Keep when a feed was last fetched."""
    found = db.session.get(Feed, feed_id)
    if found is not None:
        found.fetched_at = moment
