"""Obstacles: raised with a proposal, answered or passed on by who has the authority, closed."""

from datetime import date

from congress.audit.actions import changes_of, record
from congress.coordinating import policy, rules
from congress.coordinating.models import Authority, Forwarding, Obstacle, ObstacleState
from congress.coordinating.queries.obstacles import body_of, obstacles_of, settles
from congress.coordinating.rules import Move
from congress.core import clock
from congress.core.authored import written_by
from congress.core.errors import N_, NotAllowedError, RejectedError
from congress.core.permissions import Actor
from congress.extensions import db
from congress.plans.actions.reporting import REPORTERS
from congress.plans.models import WorkItem
from congress.plans.policy import is_reporter
from congress.plans.queries.plans import lock

TOLD = {
    "cause", "authority", "body", "body_name", "proposal", "asked_on", "answered_on", "answer",
}  # fmt: skip


def raise_obstacle(
    *,
    actor: Actor,
    item: WorkItem,
    cause: str,
    authority: Authority,
    proposal: str,
    asked_on: date,
    body_id: int | None = None,
    body_name: str = "",
) -> Obstacle:
    """Say what stands in the way of a job, who can remove it, and what is proposed."""
    require_raiser(actor, item)
    if asked_on > clock.today():
        raise RejectedError(N_("Ngày hỏi không thể sau hôm nay."), field="asked_on")
    lock(item.plan)
    body = _body(item, authority, body_id, body_name)
    made = Obstacle(
        item=item,
        ordinal=len(obstacles_of(item)) + 1,
        state=ObstacleState.OPEN,
        cause=cause,
        authority=authority,
        body_id=body,
        body_name=body_name if authority in policy.OUTSIDE else "",
        proposal=proposal,
        asked_on=asked_on,
        asked_at=clock.now(),
        asked_by_id=actor.id,
        asked_by_name=actor.name,
    )
    db.session.add(made)
    _journal(actor, "raised_obstacle", made, "")
    return made


def answer_obstacle(
    *, actor: Actor, obstacle: Obstacle, answer: str, answered_on: date
) -> Obstacle:
    """Answer within one's authority, or record the answer of one outside."""
    require_answerer(actor, obstacle)
    if answered_on > clock.today():
        raise RejectedError(N_("Ngày trả lời không thể sau hôm nay."), field="answered_on")
    if answered_on < obstacle.asked_on:
        raise RejectedError(N_("Ngày trả lời không thể trước ngày hỏi."), field="answered_on")
    _step(obstacle, Move.ANSWER)
    obstacle.answer, obstacle.answered_on = answer, answered_on
    obstacle.answered_at = clock.now()
    obstacle.answered_by_id, obstacle.answered_by_name = actor.id, actor.name
    _journal(actor, "answered_obstacle", obstacle, "")
    return obstacle


def forward_obstacle(
    *,
    actor: Actor,
    obstacle: Obstacle,
    authority: Authority,
    reason: str,
    body_id: int | None = None,
    body_name: str = "",
) -> Obstacle:
    """Pass an open obstacle on to whose authority it is; it goes on waiting from its first day."""
    require_answerer(actor, obstacle)
    _step(obstacle, Move.FORWARD)
    db.session.refresh(obstacle, ["authority", "body_id", "body_name"])
    body = _body(obstacle.item, authority, body_id, body_name)
    named = body_name if authority in policy.OUTSIDE else ""
    held = (obstacle.authority, obstacle.body_id, obstacle.body_name)
    if held == (authority, body, named):
        raise RejectedError(N_("Vướng mắc đang ở đúng cơ quan này."), field="authority")
    obstacle.forwards.append(
        Forwarding(
            authority=held[0], body_id=held[1], body_name=held[2],
            reason=reason, **written_by(actor),
        )
    )  # fmt: skip
    obstacle.authority, obstacle.body_id, obstacle.body_name = authority, body, named
    _journal(actor, "forwarded_obstacle", obstacle, reason)
    db.session.flush()
    db.session.expire(obstacle, ["body"])
    return obstacle


def close_obstacle(*, actor: Actor, obstacle: Obstacle, note: str = "") -> Obstacle:
    """Close an answered obstacle."""
    return _settle(actor, "closed_obstacle", obstacle, Move.CLOSE, note)


def withdraw_obstacle(*, actor: Actor, obstacle: Obstacle, note: str) -> Obstacle:
    """Take an obstacle back before it is answered, with the reason."""
    return _settle(actor, "withdrew_obstacle", obstacle, Move.WITHDRAW, note)


def require_raiser(actor: Actor, item: WorkItem) -> None:
    """Refuse who takes no part in the job, and a job on which nobody works now."""
    if policy.can_raise(actor, item):
        return
    helps = any(policy.acts_for(actor, row.unit_id) for row in item.coordinations)
    if not (helps or is_reporter(actor, item)):
        raise NotAllowedError(REPORTERS)
    raise RejectedError(N_("Chỉ nêu vướng mắc ở việc đã giao và chưa xong."))


def require_answerer(actor: Actor, obstacle: Obstacle) -> None:
    """Refuse who has no authority over an open obstacle; one that is not open takes no answer."""
    if obstacle.state is not ObstacleState.OPEN:
        raise _moved_on()
    if not policy.can_answer(actor, obstacle):
        raise NotAllowedError(policy.answerers(obstacle))


def require_settler(actor: Actor, obstacle: Obstacle) -> None:
    """Refuse who neither raised the obstacle nor reports on the job."""
    if not settles(actor, obstacle):
        raise NotAllowedError(REPORTERS)


def _body(item: WorkItem, authority: Authority, chosen: int | None, name: str) -> int | None:
    """The unit that answers for an authority; one outside the list needs its name."""
    body = body_of(item, authority, chosen)
    if authority is Authority.OTHER and body is None and not name:
        raise RejectedError(N_("Hãy chọn hoặc ghi tên cơ quan có thẩm quyền."), field="body_id")
    return body


def _settle(actor: Actor, verb: str, obstacle: Obstacle, move: Move, note: str) -> Obstacle:
    require_settler(actor, obstacle)
    _step(obstacle, move)
    obstacle.closed_at, obstacle.closed_by_name = clock.now(), actor.name
    obstacle.closed_note = note
    _journal(actor, verb, obstacle, note)
    return obstacle


def _step(obstacle: Obstacle, move: Move) -> None:
    lock(obstacle.item.plan)
    db.session.refresh(obstacle, ["state"])
    following = rules.after(obstacle.state, move)
    if following is None:
        raise _moved_on()
    obstacle.state = following


def _moved_on() -> RejectedError:
    return RejectedError(N_("Vướng mắc này đã chuyển sang trạng thái khác; hãy mở lại trang."))


def _journal(actor: Actor, verb: str, obstacle: Obstacle, note: str) -> None:
    item = obstacle.item
    record(
        actor=actor,
        verb=verb,
        target=item,
        changes=[one for one in changes_of(obstacle) if one["field"] in TOLD],
        congress_id=item.plan.committee.congress_id,
        note=note,
    )
