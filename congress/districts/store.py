"""The ladder that ships with the product: a data file beside this module, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from congress.congresses.models import CongressForm

FILE = Path(__file__).parent / "ladder.toml"


@dataclass(frozen=True)
class StarterMilestone:
    """A usual milestone: its due rule as a phrase, and the forms of congress it applies to."""

    code: str
    name: str
    due: str
    forms: frozenset[CongressForm]
    weight: int
    evidence: str
    is_personal: bool


@cache
def starter_ladder() -> tuple[StarterMilestone, ...]:
    """The usual milestones in their order."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["milestones"]
    return tuple(
        StarterMilestone(
            code=row["code"],
            name=row["name"],
            due=row["due"],
            forms=frozenset(CongressForm(form) for form in row["forms"]),
            weight=row["weight"],
            evidence=row["evidence"],
            is_personal=row.get("is_personal", False),
        )
        for row in rows
    )
