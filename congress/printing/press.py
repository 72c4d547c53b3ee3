"""The press: a warm process that prints, tells how far it is, and can be killed."""

import atexit
import gc
import logging
import multiprocessing
import os
import resource
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import cast

from congress.printing.bundle import Bundle
from congress.printing.errors import PrintingError
from congress.printing.paper import Paper
from congress.printing.pdf import bundle_to_pdf, to_pdf
from congress.printing.pictures import Drawn, ScanPage, scan_page

PRESSES = 1
PAPERS_PER_PROCESS = 25
PATIENCE = 60.0
LOOKS_EVERY = 0.5
MEMORY = 2 * 1024**3
_spawn = multiprocessing.get_context("spawn")
_log = logging.getLogger(__name__)


Job = Paper | Bundle | ScanPage
Answer = bytes | Drawn | PrintingError
# Hears how many steps are done, and None now and then between them; what it raises stops the press.
Told = Callable[[int | None], object]


def _unheard(_done: int | None) -> None:
    """Take no notice."""


class Press:
    """One process that prints one paper at a time; started when first needed.

    `nice` is how far it stands back behind other processes, 0 to 19; `memory` its bytes at most.
    """

    def __init__(self, nice: int = 0, memory: int = MEMORY) -> None:
        self._limits = (nice, memory)
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._left = 0

    def print(self, paper: Paper | Bundle, timeout: float, told: Told = _unheard) -> bytes:
        """Return the paper as PDF within `timeout` seconds; `told` hears of each step.

        Raise PrintingError, or what `told` raises; a process that stalls or is given up is killed.
        """
        return cast(bytes, self._asked(paper, timeout, told))

    def draw(self, page: ScanPage, timeout: float) -> Drawn:
        """Return a page of a file from outside as a picture, in the same way."""
        return cast(Drawn, self._asked(page, timeout, _unheard))

    def _asked(self, job: Job, timeout: float, told: Told) -> bytes | Drawn:
        pipe = self._warm()
        try:
            pipe.send(job)
            answer = _answer_from(pipe, timeout, told)
        except (EOFError, OSError) as error:
            self.stop()
            raise PrintingError("failed") from error
        except BaseException:
            self.stop()
            raise
        self._left -= 1
        if isinstance(answer, PrintingError):
            raise answer
        return answer

    def stop(self) -> None:
        """Kill the process; the next paper starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _warm(self) -> Connection:
        if self._left < 1 or self._process is None or not self._process.is_alive():
            self.stop()
        if self._pipe is None:
            self._pipe, other = _spawn.Pipe()
            self._process = _spawn.Process(target=serve, args=(other, *self._limits), daemon=True)
            self._process.start()
            other.close()
            self._left = PAPERS_PER_PROCESS
        return self._pipe


def _answer_from(pipe: Connection, timeout: float, told: Told) -> Answer:
    """Wait for the answer, telling of the steps before it."""
    end = time.monotonic() + timeout
    while True:
        left = end - time.monotonic()
        if left <= 0:
            raise PrintingError("timeout", f"{timeout:.0f} s")
        answer = pipe.recv() if pipe.poll(min(left, LOOKS_EVERY)) else None
        if isinstance(answer, Answer):
            return answer
        told(answer)


_idle = [Press() for _ in range(PRESSES)]
_free = threading.BoundedSemaphore(PRESSES)
for _press in _idle:
    atexit.register(_press.stop)


def print_in_worker(paper: Paper, timeout: float = PATIENCE) -> bytes:
    """Return the paper as PDF, printed in another process with limits of time and memory.

    `timeout` is in seconds and counts the wait for a free press. Raise PrintingError: "busy" when
    none became free, "timeout" when the paper took too long, or what `to_pdf` raises.
    """
    end = time.monotonic() + timeout
    if not _free.acquire(timeout=timeout):
        raise PrintingError("busy")
    press = _idle.pop()
    try:
        return press.print(paper, max(0.0, end - time.monotonic()))
    finally:
        _idle.append(press)
        _free.release()


def serve(pipe: Connection, nice: int, memory: int) -> None:
    """Print the papers that come through the pipe until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    os.nice(nice)
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        pipe.send(_answer(job, pipe.send))
        gc.collect()


def _answer(job: Job, told: Callable[[int], object]) -> Answer:
    try:
        if isinstance(job, ScanPage):
            return scan_page(job)
        return bundle_to_pdf(job, told) if isinstance(job, Bundle) else to_pdf(job, told)
    except PrintingError as error:
        return error
    except MemoryError:
        return PrintingError("too_large", "out of memory")
    except Exception as error:
        _log.exception("printing failed")
        return PrintingError("failed", repr(error))
