"""The journal of delegates: what is sensitive is told as changed, never what it was or is."""

from typing import Any

from congress.audit.actions import changes_of, record
from congress.core.permissions import Actor
from congress.delegates.models import Delegate

SENSITIVE = ("ethnic", "religion", "is_party", "is_union")
MASK = "•••"


def veiled(changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The changes with what is sensitive behind dots; an empty side stays empty."""
    return [_veil(one) if one["field"] in SENSITIVE else one for one in changes]


def _veil(change: dict[str, Any]) -> dict[str, Any]:
    sides = {side: None if change[side] in (None, "") else MASK for side in ("old", "new")}
    return change | {"kind": "text"} | sides


def changes(row: Delegate) -> list[dict[str, Any]]:
    """What is about to be saved of a delegate, as the journal may keep it."""
    return veiled(changes_of(row))


def tell(
    actor: Actor,
    verb: str,
    row: Delegate,
    told: list[dict[str, Any]] | None = None,
    note: str = "",
) -> None:
    """Write one entry on a delegate."""
    record(
        actor=actor,
        verb=verb,
        target=row,
        changes=told or (),
        congress_id=row.congress_id,
        note=note,
    )
