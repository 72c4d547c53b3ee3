"""Pure rules of print jobs: how one moves between states, when it is lost, how long it is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from congress.core.permissions import Actor
from congress.core.text import whole_number
from congress.printing.bundle import Bundle
from congress.printing.paper import Paper
from congress.prints.models import PrintState

Arguments = Mapping[str, str]

MOVES: Mapping[PrintState, frozenset[PrintState]] = {
    PrintState.WAITING: frozenset({PrintState.RUNNING, PrintState.CANCELLED}),
    PrintState.RUNNING: frozenset(
        {PrintState.DONE, PrintState.FAILED, PrintState.CANCELLED, PrintState.WAITING}
    ),
}
OPEN = frozenset(MOVES)
BEATS_EVERY, LOST_AFTER = timedelta(seconds=10), timedelta(seconds=60)
MOST_ATTEMPTS = 2
MOST_OPEN = 3
FILE_KEPT, ROW_KEPT = timedelta(hours=24), timedelta(days=14)
MOST_LETTERS = 40


@dataclass(frozen=True)
class Printout:
    """What a job prints: the paper, its file's name without ending, the rows it was made from."""

    paper: Paper | Bundle
    name: str
    holds: tuple[int, ...]


@dataclass(frozen=True)
class Kind:
    """A kind of long print, named in routes.py.

    `takes` are the arguments in its address. `label` says what is printed, `build` makes it: both
    for an actor, raising MissingError out of scope and RejectedError where there is nothing to
    print. `sees` tells whether an actor still sees every row that a printout was made from.
    """

    takes: tuple[str, ...]
    label: Callable[[Actor, Arguments], str]
    build: Callable[[Actor, Arguments], Printout]
    sees: Callable[[Actor, Arguments, Sequence[int]], bool]


def may_move(before: PrintState, after: PrintState) -> bool:
    """Whether a job may go from one state to another; one that has ended stays as it is."""
    return after in MOVES.get(before, frozenset())


def is_open(state: PrintState) -> bool:
    """Whether something is still to come of a job."""
    return state in OPEN


def percent(done: int, total: int) -> int:
    """How much of a job is done, 0 to 100."""
    return 100 * done // total if total else 0


def is_lost(beat_at: datetime | None, now: datetime) -> bool:
    """Whether a running job gave no sign of life for so long that its process must be gone."""
    return beat_at is None or now - beat_at > LOST_AFTER


def after_loss(attempt: int) -> PrintState:
    """Where a lost job goes: it is run again once, and then given up."""
    return PrintState.WAITING if attempt < MOST_ATTEMPTS else PrintState.FAILED


def has_file(store_key: str, ended_at: datetime | None, now: datetime) -> bool:
    """Whether the file of a job can be fetched."""
    return bool(store_key) and ended_at is not None and now - ended_at <= FILE_KEPT


def expires_at(ended_at: datetime) -> datetime:
    """When the file of a job goes."""
    return ended_at + FILE_KEPT


def read_arguments(takes: Sequence[str], given: Mapping[str, str]) -> dict[str, str]:
    """The arguments of a kind out of an address, each at most 40 letters; the rest is left."""
    return {name: given[name][:MOST_LETTERS] for name in takes if given.get(name)}


def number(arguments: Arguments, name: str) -> int:
    """The number of a row among the arguments; 0, which no row has, when there is none."""
    return whole_number(arguments.get(name, "")) or 0
