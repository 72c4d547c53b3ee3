"""Who sees lessons and writes them; who answers for a child is a rule of children."""

import sqlalchemy as sa

from congress.congresses.models import Congress
from congress.core.permissions import Actor
from congress.districts import policy as districts
from congress.lessons.models import Lesson


def lessons_seen(actor: Actor) -> sa.ColumnElement[bool]:
    """The lessons an actor sees whole: drafts by who guides, published ones by who watches."""
    if actor.is_operator():
        return sa.true()
    watched = sa.select(Congress.id).where(districts.parents_seen(actor))
    guided = actor.congress_ids(*districts.GUIDING)
    return sa.or_(
        Lesson.congress_id.in_(guided),
        sa.and_(Lesson.congress_id.in_(watched), Lesson.published_at.is_not(None)),
    )


def can_write(actor: Actor, parent_id: int) -> bool:
    """Whether the actor writes and publishes the lessons of a congress."""
    return districts.can_guide(actor, parent_id)


def can_answer(actor: Actor, child: Congress) -> bool:
    """Whether the actor says what a child did with a lesson."""
    return districts.can_report(actor, child)
