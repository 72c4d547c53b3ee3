"""The queue of print jobs: huey with its embedded store, or a store that speaks Redis."""

import logging
from collections.abc import Callable
from typing import Any, cast

import flask
from huey import MemoryHuey, RedisHuey, SqliteHuey, crontab
from huey.api import Huey
from huey.serializer import SignedSerializer

from congress.config import Settings

NAME = "congress-prints"
log = logging.getLogger(__name__)
Action = Callable[..., object]


class Queue:
    """Where jobs are told of: a nudge may be lost or come twice, the table knows better.

    `perform` prints a job and `look_after` sees to those that wait or were lost; whoever consumes
    the queue sets them.
    """

    def __init__(self, settings: Settings) -> None:
        self.huey = _opened(settings)
        self.perform: Action = lambda _job_id: None
        self.look_after: Action = lambda: None
        self._nudge = self.huey.task(name="print")(self._perform)
        self.huey.periodic_task(crontab(minute="*"), name="look_after")(self._look_after)

    def nudge(self, job_id: int) -> None:
        """Tell whoever prints that a job waits; where that fails, it is found within a minute."""
        try:
            self._nudge(job_id)
        except Exception:
            log.exception("the queue of prints does not answer")

    def _perform(self, job_id: int) -> None:
        self.perform(job_id)

    def _look_after(self) -> None:
        self.look_after()


def _opened(settings: Settings) -> Huey:
    # Tasks are pickled, so only those signed with our own key are read.
    common: dict[str, Any] = {
        "results": False,
        "serializer": SignedSerializer(secret=settings.secret_key, salt=NAME),
    }
    if settings.testing:
        return MemoryHuey(NAME, **common)
    if settings.queue:
        return RedisHuey(NAME, url=settings.queue, **common)
    # The rollback journal: SQLite before 3.51.3 may spoil a write-ahead log that is checkpointed
    # while another connection commits.
    file = str(settings.data_dir / "queue.db")
    return SqliteHuey(NAME, filename=file, journal_mode="delete", **common)


def current() -> Queue:
    """Return the queue of the running application."""
    kept = flask.current_app.extensions
    if "prints" not in kept:
        kept["prints"] = Queue(cast(Settings, kept["settings"]))
    return cast(Queue, kept["prints"])
