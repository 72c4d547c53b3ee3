"""The `congress` command: JSON on standard output where it says so, errors on the other."""

from importlib import import_module

import click
from typing_extensions import override

COMMANDS = {
    "committee": "congress.cli.people:committee",
    "deadline": "congress.cli.phrases:deadline",
    "delegate": "congress.cli.delegates:delegate",
    "demo": "congress.cli.service:demo_",
    "district": "congress.cli.districts:district",
    "migrate": "congress.cli.service:migrate",
    "plan": "congress.cli.plans:plan",
    "report": "congress.cli.reports:report",
    "serve": "congress.cli.service:serve",
    "user": "congress.cli.people:user",
    "worker": "congress.cli.service:worker_",
}


class Commands(click.Group):
    """Commands by name, each loaded when it is asked for, so that a small one starts at once."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, for the help."""
        return sorted(COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        found = getattr(import_module(module), name)
        return found if isinstance(found, click.Command) else None


@click.group(cls=Commands)
def main() -> None:
    """Plan the congress of ethnic minority representatives of a province and its districts."""
