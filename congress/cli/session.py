"""What every command shares: the application, one transaction, days, JSON, errors in one line."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from typing import Any

import click
import flask

from congress import create_app
from congress.config import SettingsError
from congress.core import clock, database, dates
from congress.core.errors import MissingError, NotAllowedError, RejectedError
from congress.extensions import db
from congress.office.queries import clock_source


class Day(click.ParamType[date]):
    """A day given as yyyy-mm-dd."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Read the day; refuse anything else."""
        found = value if isinstance(value, date) else dates.parse_exact(str(value))
        if found is None:
            self.fail(f"{value!r} is not a day of the form YYYY-MM-DD", param, ctx)
        return found


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

    return run


def say(value: Any) -> None:
    """Print a value as JSON in UTF-8, whatever the terminal's encoding."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(f"{text}\n".encode())
