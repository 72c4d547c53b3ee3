"""How far a section is: what the index of a report shows beside its name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from congress.reporting.models import ReportField
from congress.reporting.rules.checking import Finding
from congress.reporting.rules.sheets import Sheet, is_filled


class Tick(StrEnum):
    """Whole, lacking something, or left empty where it may be."""

    DONE = "done"
    LACKING = "lacking"
    EMPTY = "empty"


@dataclass(frozen=True)
class SectionTick:
    """The tick of a section, and how many places it lacks."""

    tick: Tick
    lacking: int = 0


def tick(fields: Sequence[ReportField], sheet: Sheet, findings: Iterable[Finding]) -> SectionTick:
    """Judge one section by what the check found in it."""
    codes = {field.code for field in fields}
    lacking = sum(one.code in codes for one in findings)
    if lacking:
        return SectionTick(Tick.LACKING, lacking)
    filled = any(is_filled(field, sheet) for field in fields)
    return SectionTick(Tick.DONE if filled else Tick.EMPTY)
