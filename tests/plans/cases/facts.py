"""The facts of a real province's plan: what its items say and what its file calls them."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from congress.core.deadlines import Context
from congress.units.models import UnitKind
from congress.units.rules import Candidate, Index

FOLDER = Path(__file__).parent
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@dataclass(frozen=True)
class Item:
    """A job: what is meant, and beside it what the office wrote where that differs."""

    number: str
    content: str
    deadline_kind: str
    lead: str = ""
    lead_written: str = ""
    coordinating: tuple[str, ...] = ()
    coordinating_written: str = ""
    start: date | None = None
    due: date | None = None
    deadline_written: str | date = ""
    product: str = ""
    part: tuple[str, str] | None = None

    @property
    def lead_cell(self) -> str:
        return self.lead_written or self.lead

    @property
    def coordinating_cell(self) -> str:
        return self.coordinating_written or "; ".join(self.coordinating)

    @property
    def deadline_text(self) -> str:
        """The deadline as a person reads it in the cell."""
        if isinstance(self.deadline_written, date):
            return f"{self.deadline_written:%d/%m/%Y}"
        return self.deadline_written


@dataclass(frozen=True)
class Case:
    """A province: its items in order, the agencies it knows, its year and congress day."""

    name: str
    year: int
    d_day: date
    agencies: tuple[Candidate, ...]
    items: tuple[Item, ...]

    @property
    def index(self) -> Index:
        return Index(self.agencies)

    @property
    def context(self) -> Context:
        return Context(today=date(2024, 3, 1), year=self.year, d_day=self.d_day)

    def knows(self, name: str) -> bool:
        return name in {agency.name for agency in self.agencies}


def load(name: str) -> Case:
    """Read the facts of one province."""
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    agencies = tuple(_agency(number, row) for number, row in enumerate(data["agencies"], 1))
    items = tuple(Item(**_frozen(row)) for row in data["items"])
    return Case(name, data["year"], data["d_day"], agencies, items)


def _agency(number: int, row: dict[str, Any]) -> Candidate:
    kind = UnitKind(row.pop("kind", "agency"))
    return Candidate(number, kind=kind, **_frozen(row))


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
