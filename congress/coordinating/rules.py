"""Pure rules of co-ordination: who may set what of a part, steps of obstacles, mentions in text."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from congress.coordinating.models import ObstacleState, PartState


def settable(
    standing: PartState | None, *, is_own: bool, leads: bool, keeps: bool
) -> list[PartState]:
    """What may be said of a coordinating agency's part.

    The agency itself says whether it did it; the lead, that it did not come, or takes that back;
    who keeps the plan says any of it on the agency's behalf.
    """
    if keeps:
        return list(PartState)
    found = {PartState.DONE, PartState.NOT_YET} if is_own else set()
    if leads:
        found.add(PartState.ABSENT)
        if standing is PartState.ABSENT:
            found.add(PartState.NOT_YET)
    return [state for state in PartState if state in found]


class Move(StrEnum):
    """What can be done to an obstacle."""

    ANSWER = "answer"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    FORWARD = "forward"


STEPS = {
    (ObstacleState.OPEN, Move.ANSWER): ObstacleState.ANSWERED,
    (ObstacleState.ANSWERED, Move.CLOSE): ObstacleState.CLOSED,
    (ObstacleState.OPEN, Move.WITHDRAW): ObstacleState.WITHDRAWN,
    (ObstacleState.OPEN, Move.FORWARD): ObstacleState.OPEN,
}


def after(state: ObstacleState, move: Move) -> ObstacleState | None:
    """Where a move leads from a state; None when it cannot be made there."""
    return STEPS.get((state, move))


# A name as accounts have it, after an @ that begins a word: an address like a@b.vn is none.
_MENTION = re.compile(r"(?<![\w.@+-])@([A-Za-z0-9](?:[A-Za-z0-9._-]{1,38})[A-Za-z0-9_])(?![\w@])")


class Piece(NamedTuple):
    """A stretch of a comment: the name of an account that it mentions, or plain words."""

    words: str
    username: str | None


def pieces(text: str) -> list[Piece]:
    """A comment cut where it mentions somebody; the words joined are the comment again."""
    found, at = [], 0
    for match in _MENTION.finditer(text):
        if match.start() > at:
            found.append(Piece(text[at : match.start()], None))
        found.append(Piece(match[0], match[1].lower()))
        at = match.end()
    return [*found, Piece(text[at:], None)] if at < len(text) else found


def mentioned(texts: Iterable[str]) -> list[str]:
    """The names of accounts that texts mention, each once, in the order of their mention."""
    named = (piece.username for text in texts for piece in pieces(text))
    return list(dict.fromkeys(name for name in named if name is not None))
