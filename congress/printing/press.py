"""The press: a warm process that prints, can be killed, and is replaced after some papers."""

import atexit
import gc
import logging
import multiprocessing
import resource
import signal
import threading
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from congress.printing.bundle import Bundle
from congress.printing.errors import PrintingError
from congress.printing.paper import Paper
from congress.printing.pdf import bundle_to_pdf, to_pdf

PRESSES = 1
PAPERS_PER_PROCESS = 25
PATIENCE, BUNDLE_PATIENCE = 60.0, 240.0
MEMORY = 2 * 1024**3
_spawn = multiprocessing.get_context("spawn")
_log = logging.getLogger(__name__)


class Press:
    """One process that prints one paper at a time; started when first needed."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._left = 0

    def print(self, paper: Paper | Bundle, timeout: float) -> bytes:
        """Return the paper as PDF. Raise PrintingError; a process that stalls is replaced."""
        pipe = self._warm()
        try:
            pipe.send(paper)
            if not pipe.poll(timeout):
                raise PrintingError("timeout", f"{timeout:.0f} s")
            answer = pipe.recv()
        except (PrintingError, EOFError, OSError) as error:
            self.stop()
            raise error if isinstance(error, PrintingError) else PrintingError("failed") from error
        self._left -= 1
        if isinstance(answer, PrintingError):
            raise answer
        return bytes(answer)

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
            self._process = _spawn.Process(target=serve, args=(other,), daemon=True)
            self._process.start()
            other.close()
            self._left = PAPERS_PER_PROCESS
        return self._pipe


_idle = [Press() for _ in range(PRESSES)]
_free = threading.BoundedSemaphore(PRESSES)
for _press in _idle:
    atexit.register(_press.stop)


def print_in_worker(paper: Paper | Bundle, timeout: float | None = None) -> bytes:
    """Return the paper as PDF, printed in another process with limits of time and memory.

    `timeout` is in seconds (by default PATIENCE, for a bundle BUNDLE_PATIENCE) and counts the wait
    for a free press. Raise PrintingError: "busy" when none became free, "timeout" when the paper
    took too long, or what `to_pdf` raises.
    """
    if timeout is None:
        timeout = BUNDLE_PATIENCE if isinstance(paper, Bundle) else PATIENCE
    end = time.monotonic() + timeout
    if not _free.acquire(timeout=timeout):
        raise PrintingError("busy")
    press = _idle.pop()
    try:
        return press.print(paper, max(0.0, end - time.monotonic()))
    finally:
        _idle.append(press)
        _free.release()


def serve(pipe: Connection) -> None:
    """Print the papers that come through the pipe until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while True:
        try:
            paper = pipe.recv()
        except EOFError:
            return
        pipe.send(_answer(paper))
        gc.collect()


def _answer(paper: Paper | Bundle) -> bytes | PrintingError:
    try:
        return bundle_to_pdf(paper) if isinstance(paper, Bundle) else to_pdf(paper)
    except PrintingError as error:
        return error
    except MemoryError:
        return PrintingError("too_large", "out of memory")
    except Exception as error:
        _log.exception("printing failed")
        return PrintingError("failed", repr(error))
