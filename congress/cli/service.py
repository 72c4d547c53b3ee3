"""Commands that set up and run the service."""

import click
import flask
from flask_migrate import upgrade

from congress import worker
from congress.cli.session import application, told
from congress.config import Settings
from congress.core import clock, database
from congress.dev import demo
from congress.extensions import db
from congress.files.actions import purge_uploads
from congress.office.queries import clock_source, installation
from congress.plans.actions.removing import purge_items
from congress.prints.actions import purge as purge_prints
from congress.server import serve as serve_http
from congress.web import drafts, housekeeping


def _purge() -> None:
    """Let go of what was removed long ago, by the day that the pages show."""
    with clock.pinned(clock_source()):
        purge_items()
        drafts.purge()
        purge_uploads()
        purge_prints()


CHORES = (_purge,)


@click.command()
@click.option("--host", default=None, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=None, help="Port to listen on.")
@click.option("--threads", type=click.IntRange(1, 64), default=8, help="Threads a worker.")
@click.option("--workers", type=click.IntRange(1, 16), default=1, help="More than 1: PostgreSQL.")
@click.option("--prepare", is_flag=True, help="Migrate first; load the demo into a new database.")
@click.option("--no-worker", is_flag=True, help="Print long papers by `congress worker` alone.")
@told
def serve(
    host: str | None,
    port: int | None,
    threads: int,
    workers: int,
    *,
    prepare: bool,
    no_worker: bool,
) -> None:
    """Serve the application with a production server, and print long papers beside the pages."""
    settings = Settings.from_environment()
    if prepare:
        _prepare(if_empty=True)
    if workers > 1 and settings.database_url.startswith("sqlite"):
        raise click.ClickException("several workers need PostgreSQL: see CONGRESS_DATABASE_URL")
    address = (host or settings.host, port or settings.port)
    serve_http(
        *address,
        workers=workers,
        threads=threads,
        after_start=lambda app: _beside_pages(app, prints=not no_worker),
        on_ready=lambda: greet(*address),
    )


def _beside_pages(app: flask.Flask, *, prints: bool) -> None:
    housekeeping.start(app, CHORES)
    if prints:
        worker.start(app)


@click.command(name="worker")
@told
def worker_() -> None:
    """Print long papers, one at a time, until told to stop."""
    worker.run(application())


def greet(host: str, port: int) -> None:
    """Say where the pages are and, for a demo, who may sign in."""
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"http://{shown}:{port}")
    with application().app_context():
        for line in demo.accounts():
            click.echo(line)


@click.command()
def migrate() -> None:
    """Bring the database to this version."""
    app = application()
    with app.app_context():
        upgrade(directory=app.extensions["migrate"].directory)
        database.checkpoint(db.engine)


@click.command(name="demo")
@click.option("--if-empty", is_flag=True, help="Only when the database holds nothing yet.")
@click.option("--replace-everything", is_flag=True, help="Even a database that is no demo.")
@told
def demo_(*, if_empty: bool, replace_everything: bool) -> None:
    """Load the demo: everything in the database is replaced."""
    for line in _prepare(if_empty=if_empty, replace_everything=replace_everything):
        click.echo(line)


def _prepare(*, if_empty: bool, replace_everything: bool = False) -> list[str]:
    """Migrate, and load the demo (if there is nothing yet); return the lines to say of it."""
    app = application()
    with app.app_context():
        upgrade(directory=app.extensions["migrate"].directory)
        is_empty = demo.is_empty()
        if if_empty and not is_empty:
            return []
        if not (is_empty or installation().is_demo or replace_everything):
            raise click.ClickException(
                "this database holds real data; --replace-everything would wipe it"
            )
        lines = demo.load()
        database.checkpoint(db.engine)
        db.engine.dispose()
    return lines
