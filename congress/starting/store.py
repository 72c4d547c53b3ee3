"""The starter sets that ship with the product: data files beside this module, read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from congress.starting.rules import Starter, StarterRow

FOLDER = Path(__file__).parent / "sets"


@cache
def starters() -> tuple[Starter, ...]:
    """The starter sets in the order of their files."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.toml")))


def _read(path: Path) -> Starter:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = tuple(_row(row) for row in found["rows"])
    code = path.stem.partition("-")[2]
    return Starter(code, found["name"], tuple(found["known_by"]), rows)


def _row(row: dict[str, Any]) -> StarterRow:
    if "part" in row:
        return StarterRow(row["part"], is_part=True)
    return StarterRow(
        row["do"],
        is_sub=row.get("sub", False),
        lead=row["lead"],
        due=row["due"],
        product=row["product"],
    )
