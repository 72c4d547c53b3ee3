"""Pages of scans from outside, drawn one at a time in a process that can be killed."""

import atexit
import threading
import time
from collections.abc import Callable

from congress.printing.errors import PrintingError
from congress.printing.kept import Shelf
from congress.printing.pictures import Drawn, ScanPage
from congress.printing.press import Press

PATIENCE = 10.0
WAITING = 4
MEMORY = 1024**3
ROOM = 8 * 1024**2  # bytes of pictures that are kept
RESTS = 300.0  # seconds before a page that could not be drawn in time is tried again
_LASTING = {"timeout", "too_large", "failed"}

Place = tuple[str, int]


class Viewer:
    """Draws a page at a time; at most WAITING ask at once, so that other requests go on."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._shelf: Shelf[Place, Drawn] = Shelf(ROOM)
        self._door = threading.BoundedSemaphore(WAITING)
        self._turn = threading.Lock()
        self._stalled: dict[Place, tuple[str, float]] = {}

    def draw(
        self, key: str, number: int, read: Callable[[], bytes], patience: float = PATIENCE
    ) -> Drawn:
        """Return a page, counted from 1, of the PDF under a key, whose bytes `read` gives.

        `patience` is in seconds and counts the wait for a turn. Raise PrintingError: "busy", or
        what `Press.draw` raises; a page that stalled is refused for a while without trying.
        """
        end, place = time.monotonic() + patience, (key, number)
        if not self._door.acquire(blocking=False):
            raise PrintingError("busy")
        try:
            if not self._turn.acquire(timeout=patience):
                raise PrintingError("busy")
            try:
                return self._shelf.take(place) or self._drawn(place, read, end)
            finally:
                self._turn.release()
        finally:
            self._door.release()

    def _drawn(self, place: Place, read: Callable[[], bytes], end: float) -> Drawn:
        code, until = self._stalled.get(place, ("", 0.0))
        if time.monotonic() < until:
            raise PrintingError(code)
        try:
            page = ScanPage(read(), place[1])
            drawn = self._press.draw(page, max(0.0, end - time.monotonic()))
        except PrintingError as error:
            if error.code in _LASTING:
                self._rest(place, error.code)
            raise
        self._shelf.put(place, drawn)
        return drawn

    def _rest(self, place: Place, code: str) -> None:
        now = time.monotonic()
        going = {one: found for one, found in self._stalled.items() if found[1] > now}
        self._stalled = going | {place: (code, now + RESTS)}


_press = Press(memory=MEMORY)
atexit.register(_press.stop)
viewer = Viewer(_press)
