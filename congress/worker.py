"""The print worker: takes print jobs from the queue, one at a time, and prints them."""

import atexit
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import flask
from huey.consumer import Consumer

from congress.core import clock, database
from congress.core.errors import MissingError, RejectedError
from congress.extensions import db
from congress.files import store as files
from congress.office.queries import clock_source
from congress.printing.errors import SENTENCES, PrintingError
from congress.printing.pdf import steps
from congress.printing.press import Press
from congress.prints import actions, queries, rules, store
from congress.prints.actions import Run
from congress.prints.rules import Printout
from congress.prints.views import kind_named
from congress.web.papers import end_reading

PATIENCE = 1200.0
NICE = 10
LOOKS_EVERY = 1.0
STOP_SECONDS = 10
Answer = TypeVar("Answer")
log = logging.getLogger(__name__)


class GivenUpError(Exception):
    """The job was cancelled, or is another run's by now."""


class StoppingError(Exception):
    """The service stops; the job waits for the next one."""


class Worker:
    """Prints the jobs of one application, in a press of its own behind the small prints."""

    def __init__(self, app: flask.Flask) -> None:
        self.app = app
        self.is_stopping: Callable[[], bool] = lambda: False

    def perform(self, job_id: int) -> None:
        """Print one job that waits; nothing happens for any other."""
        with self.app.app_context():
            with database.writing(db.session):
                run = actions.take(job_id)
            if run is not None:
                with clock.pinned(clock_source()):
                    self._carry_out(run)

    def look_after(self) -> None:
        """See to jobs that were lost with their process, or of which no nudge arrived."""
        with self.app.app_context():
            with database.writing(db.session):
                actions.recover()
            waiting = list(queries.waiting())
            db.session.rollback()
            for job_id in waiting:
                store.current().nudge(job_id)

    def _carry_out(self, run: Run) -> None:
        try:
            self._print(run)
        except GivenUpError:
            log.info("print job %s was given up", run.job_id)
        except StoppingError:
            _note(lambda: actions.put_back(run))
        except PrintingError as error:
            log.warning("print job %s: %s %s", run.job_id, error.code, error.detail)
            self._fail(run, SENTENCES[error.code])
        except RejectedError as error:
            self._fail(run, str(error))
        except MissingError:
            self._fail(run, actions.OUT_OF_SCOPE)
        except Exception:
            log.exception("print job %s failed", run.job_id)
            self._fail(run, SENTENCES["failed"])

    def _print(self, run: Run) -> None:
        who = queries.actor_of(run.user_id)
        printout = kind_named(self.app, run.kind).build(who, run.arguments)
        end_reading()
        data = self._printed(run, printout)
        key = actions.keep(run, data)
        if not _note(lambda: actions.finish(run, printout, key, len(data))):
            files.current().drop_result(key)

    def _printed(self, run: Run, printout: Printout) -> bytes:
        press = Press(nice=NICE)
        try:
            return press.print(printout.paper, PATIENCE, _Watch(self, run, steps(printout.paper)))
        finally:
            press.stop()

    def _fail(self, run: Run, sentence: str) -> None:
        _note(lambda: actions.fail(run, sentence))


class _Watch:
    """Notes how far a run is, and stops it when it is no longer wanted."""

    def __init__(self, worker: Worker, run: Run, total: int) -> None:
        self._worker, self._run, self._total, self._done = worker, run, total, 0
        self._looked_at = self._noted_at = 0.0
        self(0)

    def __call__(self, done: int | None) -> None:
        """Hear of a step, or that one is under way. Raise GivenUpError or StoppingError."""
        if self._worker.is_stopping():
            raise StoppingError
        now = time.monotonic()
        if done is not None or now - self._noted_at > rules.BEATS_EVERY.total_seconds():
            self._done, self._noted_at = done or self._done, now
            is_wanted = _note(lambda: actions.beat(self._run, self._done, self._total))
        elif now - self._looked_at > LOOKS_EVERY:
            self._looked_at = now
            is_wanted = queries.is_running(self._run.job_id, self._run.attempt)
            db.session.rollback()
        else:
            return
        if not is_wanted:
            raise GivenUpError


def _note(write: Callable[[], Answer]) -> Answer:
    """Carry out one writing transaction."""
    with database.writing(db.session):
        return write()


def start(app: flask.Flask, *, alone: bool = False) -> Consumer:
    """Start to print the jobs of an application beside its pages, until the process ends.

    `alone` only makes ready: `run` then prints until a signal comes.
    """
    with app.app_context():
        queue = store.current()
    worker = Worker(app)
    consumer = Consumer(
        queue.huey, max_delay=1.0, shutdown_timeout=STOP_SECONDS, graceful_signal="TERM"
    )
    worker.is_stopping = consumer.stop_flag.is_set
    queue.perform, queue.look_after = worker.perform, worker.look_after
    if not alone:
        consumer._set_signal_handlers = lambda: None  # signals are the server's
        consumer.start()
        atexit.register(_stop, consumer)
    return consumer


def run(app: flask.Flask) -> None:
    """Print the jobs of an application until told to stop."""
    start(app, alone=True).run()


def _stop(consumer: Consumer) -> None:
    with suppress(KeyboardInterrupt):
        consumer.stop(graceful=True)
