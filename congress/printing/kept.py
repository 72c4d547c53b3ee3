"""PDFs kept for a while, so that a paper that was just looked at is not printed again."""

import threading
from collections import OrderedDict

from congress.printing.paper import Paper
from congress.printing.press import print_in_worker

ROOM = 24 * 1024**2  # bytes in all


class Shelf:
    """The PDFs of papers printed last, as far as there is room; papers with equal words share."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._pdfs: OrderedDict[Paper, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, paper: Paper) -> bytes | None:
        """Return the PDF of a paper when it is kept."""
        with self._lock:
            if paper in self._pdfs:
                self._pdfs.move_to_end(paper)
            return self._pdfs.get(paper)

    def put(self, paper: Paper, pdf: bytes) -> None:
        """Keep a PDF that fits; those not asked for the longest give way."""
        if len(pdf) > self._room:
            return
        with self._lock:
            self._pdfs[paper] = pdf
            while sum(map(len, self._pdfs.values())) > self._room:
                self._pdfs.popitem(last=False)


_shelf = Shelf()


def printed(paper: Paper) -> bytes:
    """Return a paper as PDF, from the shelf or the press. Raise PrintingError as the press does."""
    pdf = _shelf.take(paper)
    if pdf is None:
        pdf = print_in_worker(paper)
        _shelf.put(paper, pdf)
    return pdf
