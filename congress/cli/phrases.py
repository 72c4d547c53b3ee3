"""The command that reads deadline phrases; it needs no database and loads no page."""

from datetime import date

import click

from congress.cli.output import Day, say
from congress.core import clock, deadlines


@click.command()
@click.argument("phrase")
@click.option("--today", type=Day(), default=None, help="The day of reading.")
@click.option("--d-day", type=Day(), default=None, help="The day of the congress.")
def deadline(phrase: str, today: date | None, d_day: date | None) -> None:
    """Read a Vietnamese deadline phrase; JSON."""
    context = deadlines.Context(today=today or clock.today(), d_day=d_day)
    say(dict(deadlines.parse(phrase, context).to_json()))
