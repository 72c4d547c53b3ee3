"""The application under test on either database, a pinned clock, and the cast of personas."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
import sqlalchemy as sa

from congress.application import create_app
from congress.config import Settings
from congress.core import clock
from congress.core.model import Model
from congress.extensions import db
from tests.support import cast as casting
from tests.support.client import Client

# The same examples at every run; HYPOTHESIS_PROFILE=explore looks for new ones.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.register_profile("explore", max_examples=1000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

NOW = datetime(2024, 5, 20, 2, 41, tzinfo=UTC)
ADDRESS = os.environ.get("CONGRESS_TEST_DATABASE_URL", "")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that ask for a database: the others say all they know in one quick run."""
    for item in items:
        if {"settings", "empty_app"}.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("database")
    # The browser's files are the longest: begun first, none is left for one process at the end.
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


def own_database(folder: Path, suffix: str = "") -> str:
    """Name an empty database of this test process."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    if not ADDRESS:
        return f"sqlite:///{folder / 'congress.db'}"
    url = sa.make_url(ADDRESS)
    name = f"{url.database}_{worker}{suffix}"
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f'DROP DATABASE IF EXISTS "{name}"'))
        connection.execute(sa.text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    return url.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("data")
    return Settings(
        data_dir=folder,
        database_url=own_database(folder),
        secret_key="test-secret-key-of-sufficient-length",
        files=str(folder / "files"),
        testing=True,
    )


@pytest.fixture(scope="session")
def _app(settings):
    app = create_app(settings)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            sa.event.listen(db.engine, "connect", _hurry)
        Model.metadata.create_all(db.engine)
    yield app
    with app.app_context():
        db.engine.dispose()


def _hurry(connection: sqlite3.Connection, _record: object) -> None:
    """Leave out what only a power cut would show."""
    connection.execute("PRAGMA synchronous = OFF").close()


@pytest.fixture
def _clean(_app, settings) -> Iterator[None]:
    yield
    with _app.app_context():
        db.session.remove()
        with db.engine.begin() as connection:
            _empty(connection)
    shutil.rmtree(settings.files, ignore_errors=True)


def _empty(connection: sa.Connection) -> None:
    """Empty every table, and count from 1 again: few rows, so quicker than making tables anew."""
    deletes = ";".join(f'DELETE FROM "{table.name}"' for table in Model.metadata.sorted_tables)
    driver = connection.connection.driver_connection
    if connection.dialect.name == "postgresql":
        unbound = "SET LOCAL session_replication_role = replica"
        again = "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'"
        driver.execute(f"{unbound};{deletes};{again}")
    else:
        unbound, bound = (f"PRAGMA foreign_keys = {how}" for how in ("OFF", "ON"))
        driver.executescript(f"{unbound};BEGIN;{deletes};COMMIT;{bound}")


@pytest.fixture
def now() -> Iterator[datetime]:
    with clock.pinned(lambda: NOW):
        yield NOW


@pytest.fixture
def app(_app, _clean, now):
    with _app.app_context():
        yield _app


@pytest.fixture
def session(app):
    return db.session


@pytest.fixture
def world(session):
    """One province, its congress, committees, agencies and a user for each role."""
    return casting.build(session)


@pytest.fixture
def client(app, world) -> Client:
    return Client(app, world)


@pytest.fixture
def actor_of(world):
    """A persona as queries and actions know it."""
    return lambda name: casting.actor_of(world, name)
