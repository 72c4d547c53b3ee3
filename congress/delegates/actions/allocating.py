"""Allocations of a congress, and the ethnic groups that should have a delegate there."""

from collections.abc import Iterable

import sqlalchemy as sa

from congress.audit.actions import changes_of, record
from congress.congresses.queries import finding
from congress.core.errors import N_, RejectedError
from congress.core.permissions import Actor
from congress.core.text import fold
from congress.delegates.models import Allocation, EthnicPresence, Structure
from congress.delegates.policy import Reach
from congress.delegates.queries.rosters import Roster, written_groups
from congress.delegates.rules import groups
from congress.delegates.rules.gaps import place_key
from congress.extensions import db

DETAILED = {Structure.ETHNIC, Structure.SECTOR}


def save_allocation(
    *,
    actor: Actor,
    held: Roster,
    allocation: Allocation | None,
    unit_id: int | None,
    sender: str,
    structure: Structure,
    detail: str,
    number: int,
) -> Allocation:
    """Add an allocation, or change the one given."""
    held.reach.require_all()
    detail = _detail(structure, detail)
    row = allocation or Allocation(congress_id=held.congress.id)
    row.unit_id, row.sender = unit_id, sender
    row.structure, row.detail, row.number = structure, detail, number
    row.folded = f"{unit_id or ''}|{place_key(sender)}|{fold(detail)}"[:1000]
    db.session.add(row)
    told = changes_of(row)
    db.session.flush()
    verb = "created" if allocation is None else "updated"
    if told:
        record(actor=actor, verb=verb, target=row, changes=told, congress_id=row.congress_id)
    return row


def _detail(structure: Structure, detail: str) -> str:
    """What is counted: an ethnic group by its official name, a sector as written, else nothing."""
    if structure not in DETAILED:
        return ""
    if not detail:
        raise RejectedError(N_("Ghi dân tộc hoặc lĩnh vực được phân bổ."), field="detail")
    if structure is Structure.SECTOR:
        return detail
    found = groups.find(detail)
    if found is None:
        raise RejectedError(N_("Không có dân tộc này trong danh mục 54 dân tộc."), field="detail")
    return found


def remove_allocation(*, actor: Actor, reach: Reach, allocation: Allocation) -> None:
    """Take an allocation away; the journal keeps what it said."""
    reach.require_all()
    note = f"{allocation.label}: {allocation.number}"
    record(
        actor=actor,
        verb="removed",
        target=allocation,
        congress_id=allocation.congress_id,
        note=note,
    )
    db.session.delete(allocation)
    db.session.flush()


def name_groups(*, actor: Actor, held: Roster, names: Iterable[str]) -> None:
    """Write which minorities live in the unit; none means those of the congress above."""
    held.reach.require_all()
    finding.hold(held.congress.id)
    wanted = [name for name in groups.MINORITIES if name in set(names)]
    before = written_groups(held.congress.id)
    if wanted == before:
        return
    db.session.execute(
        sa.delete(EthnicPresence).where(EthnicPresence.congress_id == held.congress.id)
    )
    db.session.add_all(EthnicPresence(congress_id=held.congress.id, ethnic=name) for name in wanted)
    told = {"field": "groups", "kind": "text", "old": ", ".join(before), "new": ", ".join(wanted)}
    record(
        actor=actor,
        verb="updated",
        target=held.congress,
        changes=[told],
        congress_id=held.congress.id,
    )
