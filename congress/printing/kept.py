"""What was printed or drawn, kept for a while, so that it is not made again at once."""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Sized
from typing import Generic, TypeVar

from congress.printing.paper import Paper
from congress.printing.press import print_in_worker

ROOM = 24 * 1024**2  # bytes in all
Asked = TypeVar("Asked", bound=Hashable)
Made = TypeVar("Made", bound=Sized)


class Shelf(Generic[Asked, Made]):
    """What was made last, as far as there is room; what is asked for in equal words is shared."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._made: OrderedDict[Asked, Made] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, asked: Asked) -> Made | None:
        """Return what was made for this when it is kept."""
        with self._lock:
            if asked in self._made:
                self._made.move_to_end(asked)
            return self._made.get(asked)

    def put(self, asked: Asked, made: Made) -> None:
        """Keep what fits; what was not asked for the longest gives way."""
        if len(made) > self._room:
            return
        with self._lock:
            self._made[asked] = made
            while sum(map(len, self._made.values())) > self._room:
                self._made.popitem(last=False)


_shelf: Shelf[Paper, bytes] = Shelf()


def printed(paper: Paper) -> bytes:
    """Return a paper as PDF, from the shelf or the press. Raise PrintingError as the press does."""
    pdf = _shelf.take(paper)
    if pdf is None:
        pdf = print_in_worker(paper)
        _shelf.put(paper, pdf)
    return pdf
