"""How the two databases are opened: SQLite pragmas and write transactions, PostgreSQL limits."""

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import scoped_session
from typing_extensions import TypeVarTuple

BUSY_SECONDS = 15
QUICK_SECONDS = 0.2
Columns = TypeVarTuple("Columns")
DriverError = sqlite3.Error
_writing: ContextVar[bool] = ContextVar("writing", default=False)
_one_writer = threading.RLock()


def engine_options(url: str) -> dict[str, Any]:
    """Return the engine options for a database address."""
    if url.startswith("sqlite"):
        return {"connect_args": {"timeout": BUSY_SECONDS, "check_same_thread": False}}
    limits = "-c statement_timeout=30000 -c lock_timeout=10000"
    return {
        "pool_pre_ping": True,
        "pool_recycle": 1800,
        "connect_args": {"connect_timeout": 5, "options": limits},
    }


def prepare(engine: sa.Engine) -> None:
    """Attach what each new connection and transaction of the engine needs."""
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _open_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)


def _open_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Set the pragmas; the busy timeout comes first, since switching to WAL itself needs a lock.

    Automatic checkpoints are off: SQLite before 3.51.3 may corrupt the file when one connection
    checkpoints while another commits. `checkpoint` does it instead, while it keeps writers out.
    """
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "wal_autocheckpoint = 0",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: sa.Connection) -> None:
    """Take the write lock when a writing transaction starts: it never upgrades a read lock."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


@contextmanager
def writing(session: scoped_session[Any]) -> Iterator[None]:
    """Run the block as one writing transaction, and commit it if nothing is raised.

    One lock in front of SQLite's own queues the writers of this process in turn; its busy handler
    alone lets one starve another.
    """
    queue = _one_writer if session.get_bind().dialect.name == "sqlite" else _no_queue()
    with queue:
        session.rollback()
        token = _writing.set(True)
        try:
            yield
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            _writing.reset(token)


def read(
    session: scoped_session[Any], statement: sa.Select[*Columns], values: Mapping[str, object]
) -> sa.CursorResult[*Columns]:
    """Run a statement below the session, whose way of loading costs more than a small read.

    The statement is a prepared one (core/removal.py): below the session nobody adds the rule.
    """
    if session.autoflush:
        session.flush()
    return session.connection().execute(statement, values)


@contextmanager
def _no_queue() -> Iterator[None]:
    yield


def checkpoint(engine: sa.Engine, *, larger_than: int = 0) -> bool:
    """Move the write-ahead log into the database file; True when it was done.

    TRUNCATE takes SQLite's write lock for as long as it copies, so no other connection, of this
    process or another, commits meanwhile: the condition of the WAL-reset race never arises.
    """
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return False
    log = Path(f"{engine.url.database}-wal")
    if not log.exists() or log.stat().st_size <= larger_than:
        return False
    # A reader may hold the log for as long as it likes; then the next round does it.
    connection = sqlite3.connect(engine.url.database, timeout=QUICK_SECONDS)
    try:
        connection.execute("PRAGMA wal_autocheckpoint = 0").close()
        with _one_writer:
            row = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    return not row[0]


def count(session: scoped_session[Any], statement: sa.Select[*tuple[Any, ...]]) -> int:
    """How many rows a statement without groups answers with, whatever its order and limit."""
    bare = statement.order_by(None).limit(None)
    counted = bare.with_only_columns(sa.func.count(), maintain_column_froms=True)
    return int(session.execute(counted).scalar_one())
