"""The migrations make exactly the tables of the models, and take them away again."""

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade

from congress.application import create_app
from congress.config import Settings, folder
from congress.core.model import Model
from congress.extensions import db
from tests.conftest import own_database


@pytest.fixture
def empty_app(tmp_path):
    settings = Settings(
        data_dir=tmp_path,
        database_url=own_database(tmp_path, "migrations"),
        secret_key="test-secret-key-of-sufficient-length",
        files=str(tmp_path / "files"),
        testing=True,
    )
    app = create_app(settings)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def directory(app):
    return app.extensions["migrate"].directory


def test_there_is_one_head():
    script = ScriptDirectory(str(folder("migrations")))
    assert len(script.get_heads()) == 1


def test_the_migrated_database_is_the_models(empty_app):
    upgrade(directory=directory(empty_app))
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Model.metadata) == []


def test_named_checks_reach_the_migrated_database(empty_app):
    upgrade(directory=directory(empty_app))
    found = sa.inspect(db.engine)
    for table in Model.metadata.sorted_tables:
        wanted = {c.name for c in table.constraints if isinstance(c, sa.CheckConstraint)}
        assert wanted <= {check["name"] for check in found.get_check_constraints(table.name)}


def test_down_and_up_again_leaves_the_same_tables(empty_app):
    upgrade(directory=directory(empty_app))
    before = set(sa.inspect(db.engine).get_table_names())
    downgrade(directory=directory(empty_app), revision="base")
    assert set(sa.inspect(db.engine).get_table_names()) <= {"alembic_version"}
    upgrade(directory=directory(empty_app))
    assert set(sa.inspect(db.engine).get_table_names()) == before
