"""What a serving process does beside answering: move SQLite's log into its file, and chores."""

import logging
import threading
from collections.abc import Callable, Sequence

import flask
from sqlalchemy.exc import SQLAlchemyError

from congress.core import database
from congress.extensions import db

EVERY_SECONDS = 20
LARGER_THAN = 1024 * 1024
ROUNDS_BETWEEN_CHORES = 180
log = logging.getLogger(__name__)


Chore = Callable[[], object]


def start(app: flask.Flask, chores: Sequence[Chore] = ()) -> threading.Event:
    """Start the housekeeper of this process; set the event it returns to stop it.

    Each chore is done once an hour, as one writing transaction.
    """
    stop = threading.Event()
    threading.Thread(target=_run, args=(app, stop, chores), name="housekeeper", daemon=True).start()
    return stop


def _run(app: flask.Flask, stop: threading.Event, chores: Sequence[Chore]) -> None:
    rounds = 0
    while not stop.wait(EVERY_SECONDS):
        with app.app_context():
            if rounds % ROUNDS_BETWEEN_CHORES == 0:
                perform(chores)
            rounds += 1
            try:
                database.checkpoint(db.engine, larger_than=LARGER_THAN)
            except (OSError, SQLAlchemyError, database.DriverError):
                log.exception("checkpoint failed; it is tried again")


def perform(chores: Sequence[Chore]) -> None:
    """Do each chore; one that fails is told of, tried again next time, and keeps none back."""
    for chore in chores:
        try:
            with database.writing(db.session):
                chore()
        except (OSError, SQLAlchemyError, database.DriverError):
            log.exception("a chore failed; it is tried again")
