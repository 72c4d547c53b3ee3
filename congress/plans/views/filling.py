"""Reading the page that fills what jobs lack: lead, deadline and explanation of each."""

from collections.abc import Mapping, Sequence

from congress.core import text
from congress.plans.actions.completing import Fill


def fills_of(
    sent: Mapping[str, str], item_ids: Sequence[int], agencies: Sequence[tuple[int, str]]
) -> dict[int, Fill]:
    """What was filled in for each of the jobs shown, by the job's number."""
    known = {str(unit_id): unit_id for unit_id, _ in agencies}
    return {
        item_id: Fill(
            lead_id=known.get(sent.get(f"lead-{item_id}", "")),
            deadline_text=_clean(sent.get(f"deadline-{item_id}", ""), 500),
            explanation=_clean(sent.get(f"explanation-{item_id}", ""), 1000),
        )
        for item_id in item_ids
        if f"deadline-{item_id}" in sent
    }


def _clean(value: str, limit: int) -> str:
    whole = value.encode("utf-8", "ignore").decode("utf-8")
    return text.clean(whole[:limit], limit=limit)
