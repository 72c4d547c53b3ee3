"""Reading the page that fills what jobs lack: lead, deadline and explanation of each."""

from collections.abc import Mapping, Sequence

import flask
from flask_babel import gettext

from congress.core import text
from congress.core.errors import N_
from congress.plans.actions.completing import Fill, Filled
from congress.plans.queries.rows import ItemRow
from congress.plans.rules import DefectKind

Gaps = Sequence[tuple[ItemRow, tuple[DefectKind, ...]]]


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
            version=sent.get(f"version-{item_id}", ""),
        )
        for item_id in item_ids
        if f"deadline-{item_id}" in sent
    }


def _clean(value: str, limit: int) -> str:
    whole = value.encode("utf-8", "ignore").decode("utf-8")
    return text.clean(whole[:limit], limit=limit)


def tell_filled(filled: Filled, closed: int, left: Gaps) -> str:
    """Say how many gaps were closed; warn of what was kept and of what could not be read."""
    if filled.kept:
        say = N_("%(count)s công việc vừa được người khác sửa nên giữ nguyên; hãy xem lại.")
        flask.flash(gettext(say, count=filled.kept), "warn")
    if any(DefectKind.UNREADABLE_DEADLINE in kinds for _, kinds in left):
        flask.flash(gettext("Có thời hạn chưa đọc được; hãy viết lại như trước ngày 30/6."), "warn")
    return str(gettext("Đã bổ sung %(count)s công việc.", count=max(closed, 0)))
