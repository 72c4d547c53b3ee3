"""What a serving process does beside answering: move SQLite's log into its file, now and then."""

import logging
import threading

import flask
from sqlalchemy.exc import SQLAlchemyError

from congress.core import database
from congress.extensions import db

EVERY_SECONDS = 20
LARGER_THAN = 1024 * 1024
log = logging.getLogger(__name__)


def start(app: flask.Flask) -> threading.Event:
    """Start the housekeeper of this process; set the event it returns to stop it."""
    stop = threading.Event()
    threading.Thread(target=_run, args=(app, stop), name="housekeeper", daemon=True).start()
    return stop


def _run(app: flask.Flask, stop: threading.Event) -> None:
    while not stop.wait(EVERY_SECONDS):
        with app.app_context():
            try:
                database.checkpoint(db.engine, larger_than=LARGER_THAN)
            except (OSError, SQLAlchemyError, database.DriverError):
                log.exception("checkpoint failed; it is tried again")
