"""What people said of a job to each other: parts of agencies, obstacles, comments."""

from collections.abc import Callable

from congress.coordinating.actions.comments import say
from congress.coordinating.actions.obstacles import (
    answer_obstacle,
    forward_obstacle,
    raise_obstacle,
)
from congress.coordinating.actions.parts import mark_part
from congress.coordinating.models import Authority, PartState
from congress.coordinating.queries.obstacles import obstacles_of
from congress.core import clock
from congress.core.permissions import Actor
from congress.dev.demo import data
from congress.dev.demo.world import World
from congress.plans.models import WorkItem


def _part(world: World, code: str, item: WorkItem, event: data.Row) -> None:
    unit = world.units[event["unit"]]
    actor = _who(world, event) or world.voice(unit.id, code)
    state, line = PartState(event["state"]), event.get("line", "")
    mark_part(actor=actor, item=item, unit_id=unit.id, state=state, line=line)


def _obstacle(world: World, code: str, item: WorkItem, event: data.Row) -> None:
    raise_obstacle(
        actor=_who(world, event) or world.voice(item.lead_id, code),
        item=item,
        cause=event["line"],
        authority=Authority(event["authority"]),
        body_name=event.get("body", ""),
        proposal=event["proposal"],
        asked_on=clock.today(),
    )


def _forward(world: World, _code: str, item: WorkItem, event: data.Row) -> None:
    forward_obstacle(
        actor=world.actor(event["by"]),
        obstacle=obstacles_of(item)[-1],
        authority=Authority(event["authority"]),
        body_name=event.get("body", ""),
        reason=event["line"],
    )


def _answer(world: World, _code: str, item: WorkItem, event: data.Row) -> None:
    answer_obstacle(
        actor=world.actor(event["by"]),
        obstacle=obstacles_of(item)[-1],
        answer=event["line"],
        answered_on=clock.today(),
    )


def _comment(world: World, _code: str, item: WorkItem, event: data.Row) -> None:
    say(actor=world.actor(event["by"]), item=item, text=event["line"])


def _who(world: World, event: data.Row) -> Actor | None:
    return world.actor(event["by"]) if "by" in event else None


EVENTS: dict[str, Callable[[World, str, WorkItem, data.Row], None]] = {
    "part": _part,
    "obstacle": _obstacle,
    "forwarded": _forward,
    "answer": _answer,
    "comment": _comment,
}
