"""The `congress` command: JSON on standard output where it says so, errors on the other."""

import click

from congress.cli import people, plans, service


@click.group()
def main() -> None:
    """Plan the congress of ethnic minority representatives of a province and its districts."""


for command in (
    people.committee,
    people.user,
    plans.plan,
    service.deadline,
    service.demo_,
    service.migrate,
    service.serve,
):
    main.add_command(command)
