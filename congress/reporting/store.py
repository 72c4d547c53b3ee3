"""What ships with the product: starter forms and reasons, data beside this module, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from congress.reporting.models import Cadence, FieldKind

FOLDER = Path(__file__).parent / "starters"
REASONS = Path(__file__).parent / "reasons.toml"


@dataclass(frozen=True)
class StarterField:
    """A field as a starter form has it; see `ReportField`.

    `sentence` says its answer in a paper (rules/telling.py), `sentence_no` the answer "no".
    """

    code: str
    label: str
    kind: FieldKind
    hint: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    applies: tuple[str, ...] = ()
    milestone: str = ""
    warns: str = ""
    sentence: str = ""
    sentence_no: str = ""


@dataclass(frozen=True)
class StarterSection:
    """A section with its fields."""

    code: str
    title: str
    fields: tuple[StarterField, ...]


@dataclass(frozen=True)
class StarterForm:
    """A form that one button puts under a congress."""

    code: str
    name: str
    cadence: Cadence
    cutoff_day: int
    cutoff_hour: int
    applies: tuple[str, ...]
    sections: tuple[StarterSection, ...]


@cache
def starter_forms() -> tuple[StarterForm, ...]:
    """The starter forms in the order of their files."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.toml")))


@cache
def sentences(form_code: str) -> Mapping[str, tuple[str, str]]:
    """How a starter form tells its answers: "yes" and "no" by the code and label of a field.

    A field whose label was changed is told by its label.
    """
    found = (one for one in starter_forms() if one.code == form_code)
    return {
        f"{field.code} {field.label}": (field.sentence, field.sentence_no)
        for form in found
        for section in form.sections
        for field in section.fields
    }


@cache
def return_reasons() -> tuple[str, ...]:
    """The reasons for returning a report that the desk offers, in the order of their file."""
    return tuple(tomllib.loads(REASONS.read_text(encoding="utf-8"))["reasons"])


def _read(path: Path) -> StarterForm:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    return StarterForm(
        code=path.stem.partition("-")[2],
        name=found["name"],
        cadence=Cadence(found["cadence"]),
        cutoff_day=found["cutoff_day"],
        cutoff_hour=found["cutoff_hour"],
        applies=tuple(found.get("applies", ())),
        sections=tuple(_section(one) for one in found["sections"]),
    )


def _section(found: dict[str, Any]) -> StarterSection:
    fields = tuple(_field(one) for one in found["fields"])
    return StarterSection(found["code"], found["title"], fields)


def _field(found: dict[str, Any]) -> StarterField:
    given = dict(found, kind=FieldKind(found["kind"]))
    for name in ("choices", "applies"):
        given[name] = tuple(found.get(name, ()))
    return StarterField(**given)
