"""Delegates for tests: a row of each kind that addresses name."""

from typing import Any

from congress.core import clock
from congress.delegates.models import Allocation, Delegate, RosterBatch, Structure


def make_delegate(congress: Any, unit: Any, full_name: str, **values: Any) -> Delegate:
    """A delegate of a congress whom a unit sends; not yet kept."""
    return Delegate(congress_id=congress.id, unit_id=unit.id, full_name=full_name, **values)


def rows_of_delegates(world: Any) -> tuple[Delegate, Allocation, RosterBatch]:
    """A delegate, an allocation and an import of the cast's congress; not yet kept."""
    top = world.congress
    return (
        make_delegate(top, world.units["district"], "Nông Thị Bích"),
        _quota(top),
        _batch(top),
    )


def _quota(congress: Any) -> Allocation:
    return Allocation(congress_id=congress.id, structure=Structure.OFFICIAL, number=5, folded="||")


def _batch(congress: Any) -> RosterBatch:
    return RosterBatch(
        congress_id=congress.id, at=clock.now(), filename="tệp.xlsx", sha256="0" * 64, rows=[],
        committed_at=clock.now(),
    )  # fmt: skip


def scene_of_delegates(session: Any, world: Any, child: Any, foreign: Any) -> dict[str, Any]:
    """Delegates, allocations and imports of the province, of its child, and of another province."""
    units, top = world.units, world.congress
    found: dict[str, Any] = {
        "delegate": make_delegate(child, units["district"], "Hoàng Văn An", birth_year=1985),
        "sent_delegate": make_delegate(top, units["district"], "Nông Thị Bích"),
        "other_delegate": make_delegate(top, units["bdt"], "Vi Văn Khác"),
        "foreign_delegate": make_delegate(foreign, units["other_province"], "Lý A Pao"),
    }
    for name, congress in (("", top), ("child_", child), ("foreign_", foreign)):
        found[f"{name}allocation"], found[f"{name}roster"] = _quota(congress), _batch(congress)
    session.add_all(found.values())
    session.flush()
    return found
