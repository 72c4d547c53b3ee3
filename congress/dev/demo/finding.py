"""The lists that users of the demo come back to."""

from collections.abc import Iterator
from functools import partial

from congress.dev.demo import data
from congress.dev.demo.drafting import plan_of
from congress.dev.demo.world import Step, World
from congress.search.actions import save_view


def steps(world: World) -> Iterator[Step]:
    """Views are saved by whoever looks at the lists, after the plans were made."""
    for row in data.read("accounts")["views"]:
        yield Step(row["at"], partial(_save, world, row))


def _save(world: World, row: data.Row) -> None:
    plan = plan_of(world, row["plan"]) if "plan" in row else None
    save_view(actor=world.actor(row["by"]), name=row["name"], plan=plan, filters=row["filters"])
