"""The health addresses: the process answers; the database has the tables of this version."""

import sqlalchemy as sa
from flask_migrate import upgrade

from congress.extensions import db
from tests.contracts.test_migrations import directory, empty_app

__all__ = ["empty_app"]


def test_it_is_ready_when_the_database_is_migrated(empty_app):
    upgrade(directory=directory(empty_app))
    assert empty_app.test_client().get("/readyz").status_code == 200


def test_it_is_not_ready_without_tables(empty_app):
    answer = empty_app.test_client().get("/readyz")
    assert (answer.status_code, answer.text) == (503, "database not ready\n")


def test_it_is_not_ready_with_the_tables_of_another_version(empty_app):
    upgrade(directory=directory(empty_app))
    with db.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = 'older'"))
    assert empty_app.test_client().get("/readyz").status_code == 503


def test_the_process_answers_without_a_database(empty_app):
    assert empty_app.test_client().get("/livez").text == "ok\n"
