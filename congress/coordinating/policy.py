"""Who speaks for a part of a job, and who raises, answers and closes an obstacle."""

import sqlalchemy as sa

from congress.congresses.models import Committee
from congress.coordinating.models import Authority, Obstacle, ObstacleState
from congress.core.permissions import Actor, Role
from congress.plans import policy as plans
from congress.plans.models import ItemState, PlanState, WorkItem

# Who answers for an authority above the plan, by the posts held in its congress.
CENTRAL = {
    Authority.ORGANISING: (Role.STANDING_AGENCY,),
    Authority.STEERING: plans.DECIDING,
    Authority.PEOPLE: plans.DECIDING,
}
# What the keeper of the plan answers, or records when the answer came on paper.
KEPT = (Authority.LEAD, Authority.KEEPER, Authority.OTHER)
# An answer from outside is recorded by whoever holds the paper, the asker too.
OUTSIDE = (Authority.PEOPLE, Authority.OTHER)


def acts_for(actor: Actor, unit_id: int | None) -> bool:
    """Whether the actor reports for a unit."""
    return unit_id in actor.unit_ids and reports(actor)


def reports(actor: Actor) -> bool:
    """Whether the actor holds a post that reports for its units."""
    return any(post.role in plans.REPORTING for post in actor.held)


def is_under_way(item: WorkItem) -> bool:
    """Whether the job was issued and not cancelled, so that parts of it can be spoken of."""
    return item.plan.state is PlanState.APPROVED and item.state is not ItemState.CANCELLED


def can_raise(actor: Actor, item: WorkItem) -> bool:
    """Whether the actor may raise an obstacle now: whoever takes part, while the job is open."""
    if not (is_under_way(item) and item.is_open()):
        return False
    helps = any(acts_for(actor, row.unit_id) for row in item.coordinations)
    return helps or plans.is_reporter(actor, item)


def can_answer(actor: Actor, obstacle: Obstacle) -> bool:
    """Whether an open obstacle waits for the actor's answer."""
    own = actor.id is not None and obstacle.asked_by_id == actor.id
    if obstacle.state is not ObstacleState.OPEN or (own and obstacle.authority not in OUTSIDE):
        return False
    committee = obstacle.item.plan.committee
    central = CENTRAL.get(obstacle.authority, ())
    return (
        acts_for(actor, obstacle.body_id)
        or bool(central and committee.congress_id in actor.congress_ids(*central))
        or (obstacle.authority in KEPT and plans.can_write(actor, committee))
    )


def answered_by(actor: Actor) -> sa.ColumnElement[bool]:
    """The SQL twin of `can_answer` for a person; joins `Plan` and `Committee`."""
    ways = [sa.and_(Obstacle.authority.in_(KEPT), plans.kept_by(actor))]
    if reports(actor):
        ways.append(Obstacle.body_id.in_(actor.unit_ids))
    for authority, roles in CENTRAL.items():
        above = Committee.congress_id.in_(actor.congress_ids(*roles))
        ways.append(sa.and_(Obstacle.authority == authority, above))
    others = sa.or_(Obstacle.asked_by_id.is_(None), Obstacle.asked_by_id != actor.id)
    allowed = sa.or_(others, Obstacle.authority.in_(OUTSIDE))
    return sa.and_(Obstacle.state == ObstacleState.OPEN, allowed, sa.or_(*ways))


def answerers(obstacle: Obstacle) -> tuple[Role, ...]:
    """The roles that answer an obstacle, as a refusal names them."""
    if obstacle.authority in KEPT:
        return (Role.SECRETARY, Role.STANDING_AGENCY, Role.AGENCY)
    return CENTRAL[obstacle.authority]


def can_settle(actor: Actor, obstacle: Obstacle) -> bool:
    """Whether closing or withdrawing is the actor's: the asker's, or who reports on the job."""
    own = actor.id is not None and obstacle.asked_by_id == actor.id
    return own or plans.is_reporter(actor, obstacle.item)
