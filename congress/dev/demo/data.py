"""Reading the demo's data files, which lie beside this module."""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
PLANS = ("BCD", "BTC", "TB-TT", "TB-HC", "TB-NS", "TB-AN", "TB-VK", "TB-KT")

Row = dict[str, Any]


def read(name: str) -> Row:
    """Return a data file by its name without the ending."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def plan(code: str) -> Row:
    """Return the data of a committee's plan."""
    return read(f"plans/{code.lower()}")


def jobs(rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """The jobs among a plan's rows by their place: "1", "2" … through all parts, "2.1" below."""
    place = below = 0
    for row in rows:
        if row.get("sub"):
            below += 1
            yield f"{place}.{below}", row
        elif "do" in row:
            place, below = place + 1, 0
            yield str(place), row
