"""What commands on the database share: the application, one transaction, errors in one line."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import click
import flask
from sqlalchemy.exc import DatabaseError

from congress.application import create_app
from congress.config import SettingsError
from congress.core import clock, database
from congress.core.errors import MissingError, NotAllowedError, RejectedError
from congress.extensions import db
from congress.office.queries import clock_source


def application() -> flask.Flask:
    """Build the application; a bad setting is one line on standard error."""
    try:
        return create_app()
    except SettingsError as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def session(*, writes: bool = False) -> Iterator[flask.Flask]:
    """Run a command inside the application, as one transaction when it writes."""
    app = application()
    with app.app_context(), clock.pinned(clock_source()):
        if not writes:
            yield app
        else:
            with database.writing(db.session):
                yield app
            database.checkpoint(db.engine)


@contextmanager
def naming(kind: str, code: str) -> Iterator[None]:
    """Say which code found nothing: "no period LS-2024-tien-do-9"."""
    try:
        yield
    except MissingError as error:
        raise click.ClickException(f"no {kind} {code}") from error


def told(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn what the domain refuses into one line on standard error and exit status 1."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except RejectedError as error:
            raise click.ClickException(str(error)) from error
        except MissingError as error:
            raise click.ClickException("nothing there by that code") from error
        except NotAllowedError as error:
            raise click.ClickException("not allowed") from error
        except DatabaseError as error:
            say = "the database cannot be used; is it migrated? (congress migrate)"
            raise click.ClickException(f"{say}: {error.orig}") from error

    return run
