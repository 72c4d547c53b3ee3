"""Levels, the province, its districts with their People's Committees, agencies and other names."""

from collections.abc import Iterator

from congress.core.permissions import Actor
from congress.dev.demo import data
from congress.dev.demo.world import Step, World
from congress.units import actions
from congress.units.models import UnitKind


def steps(world: World) -> Iterator[Step]:
    """Levels and units are written by the administrator before anything else."""
    found = data.read("units")
    yield Step(found["at"], lambda: _all(world, found))


def _all(world: World, found: data.Row) -> None:
    admin = world.actor("quantri")
    for row in found["levels"]:
        kind = UnitKind(row.pop("kind"))
        world.levels[row["code"]] = actions.create_level(actor=admin, kind=kind, **row)
    _unit(world, admin, found["province"], None)
    for row in found["agencies"]:
        _unit(world, admin, row, "20")
    for row in found["districts"]:
        _unit(world, admin, {"code": row["code"], "level": row["level"], "name": row["name"]}, "20")
        _unit(world, admin, _committee_of(row), row["code"])


def _committee_of(district: data.Row) -> data.Row:
    code, name = district["code"], district["name"]
    short = name.replace("huyện ", "").replace("thành phố ", "TP ")
    return {"code": f"ubnd-{code}", "name": f"UBND {name}", "short": f"UBND {short}"}


def _unit(world: World, admin: Actor, row: data.Row, parent: str | None) -> None:
    unit = actions.create_unit(
        actor=admin,
        code=row["code"],
        level_id=world.levels[row.get("level", "co-quan")].id,
        name=row["name"],
        parent_id=world.units[parent].id if parent else None,
        short_name=row.get("short", ""),
        is_collective=row.get("collective", False),
    )
    world.units[row["code"]] = unit
    for text in row.get("aliases", ()):
        actions.add_alias(actor=admin, unit=unit, text=text)
