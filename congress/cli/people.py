"""Commands on accounts and committees."""

import click

from congress.accounts import actions as accounts
from congress.accounts import queries
from congress.cli.output import say
from congress.cli.session import session, told
from congress.congresses import queries as congresses
from congress.core.permissions import SYSTEM, Role


@click.group()
def user() -> None:
    """Accounts."""


@user.command(name="create")
@click.argument("username")
@click.option("--name", "display_name", required=True, help="The name shown.")
@click.option("--administrator", is_flag=True, help="Looks after the whole installation.")
@told
def user_create(username: str, display_name: str, *, administrator: bool) -> None:
    """Create an account and print its one-time first secret."""
    with session(writes=True):
        made = accounts.create_user(actor=SYSTEM, username=username, display_name=display_name)
        if administrator:
            accounts.grant_role(actor=SYSTEM, user=made.user, role=Role.ADMINISTRATOR)
        secret = made.secret
    click.echo(f"{username}\t{secret}")


@user.command(name="disable")
@click.argument("username")
@told
def user_disable(username: str) -> None:
    """Disable an account; its sessions end at once."""
    with session(writes=True):
        found = queries.user_by_name(username)
        accounts.disable_user(actor=SYSTEM, user=found)
    click.echo(f"{username} disabled")


@click.group()
def committee() -> None:
    """Committees."""


@committee.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@told
def committee_list(*, as_json: bool) -> None:
    """List the committees."""
    with session():
        found = [
            {"code": row.code, "name": row.name, "kind": row.kind.value, "congress": row.congress}
            for row in congresses.every_committee()
        ]
    if as_json:
        say(found)
        return
    for row in found:
        click.echo("\t".join(row.values()))
