"""The path of a file into a plan, the same from the page and from the command line."""

from collections.abc import Mapping
from dataclasses import dataclass

from congress.core.permissions import Actor
from congress.core.text import fold
from congress.plans.actions import drafting, importing
from congress.plans.actions.importing import Agency
from congress.plans.models import ImportBatch, Plan
from congress.plans.queries.choices import index_of
from congress.plans.queries.rows import ItemRow, rows
from congress.plans.sheet.files import fingerprint
from congress.plans.sheet.planning import Planning, plan_import, rows_to_write
from congress.sheets.plan import ImportPlan
from congress.sheets.table import SourceRow


@dataclass(frozen=True)
class Preview:
    """What a file would do to a plan, and the mark of it that the commit must meet again."""

    plan: ImportPlan
    existing: tuple[ItemRow, ...]

    @property
    def mark(self) -> str:
        """The mark of the preview: unchanged as long as the plan is."""
        return fingerprint(self.plan, self.existing)


def preview(
    plan: Plan, found: list[SourceRow], decided: Mapping[str, Agency] | None = None
) -> Preview:
    """Plan the rows of a file against the plan as it stands."""
    existing = tuple(rows(plan.id))
    planning = Planning(
        existing, index_of(plan), drafting.context_of(plan.committee), dict(decided or {})
    )
    return Preview(plan_import(found, planning), existing)


def commit(
    *,
    actor: Actor,
    plan: Plan,
    shown: Preview,
    filename: str,
    batch: ImportBatch | None = None,
) -> int:
    """Write what a preview said; return how many rows."""
    return importing.apply_import(
        actor=actor,
        plan=plan,
        rows=rows_to_write(shown.plan, shown.existing),
        filename=filename,
        batch=batch,
    )


def decisions(chosen: Mapping[str, int], names: Mapping[int, str]) -> dict[str, Agency]:
    """What a user said that unknown names mean, as planning takes it: text → known unit."""
    return {
        fold(text): Agency(text, unit_id, names[unit_id])
        for text, unit_id in chosen.items()
        if unit_id in names
    }
