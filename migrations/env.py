"""How Alembic meets the application's database: one connection, one transaction."""

import alembic.context
import flask

migrated = flask.current_app.extensions["migrate"]


def include_name(name, kind, _parents):
    """Leave tables alone that other tools keep in the same database."""
    return kind != "table" or not (name or "").startswith("huey_")


def render_item(kind, item, _context):
    """Write our own column types as the plain ones they are kept as: migrations import no app."""
    if kind == "type" and hasattr(item, "impl") and type(item).__module__.startswith("congress."):
        return f"sa.{item.impl!r}"
    return False


def run() -> None:
    """Bring the database to the revision asked for."""
    engine = migrated.db.engine
    with engine.connect() as connection:
        alembic.context.configure(
            connection=connection,
            target_metadata=migrated.db.metadata,
            include_name=include_name,
            render_item=render_item,
            compare_server_default=False,
            render_as_batch=True,
            transaction_per_migration=False,
        )
        with alembic.context.begin_transaction():
            alembic.context.run_migrations()


run()
