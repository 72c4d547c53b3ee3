"""Writing down what happened: the events that all counts are computed from."""

from collections.abc import Mapping
from datetime import datetime

from congress.core.authored import written_by
from congress.core.permissions import Actor
from congress.extensions import db
from congress.reporting.models import EventKind, Report, ReportEvent, ReportPeriod


def happened(
    actor: Actor,
    period: ReportPeriod,
    kind: EventKind,
    *,
    congress_id: int | None = None,
    note: str = "",
    cutoff_at: datetime | None = None,
    sheet: Mapping[str, str] | None = None,
) -> None:
    """Add one event to a period."""
    db.session.add(
        ReportEvent(
            period_id=period.id,
            congress_id=congress_id,
            kind=kind,
            **written_by(actor),
            note=note,
            cutoff_at=cutoff_at,
            sheet=dict(sheet) if sheet is not None else None,
        )
    )


def happened_to(
    actor: Actor,
    report: Report,
    kind: EventKind,
    *,
    note: str = "",
    sheet: Mapping[str, str] | None = None,
) -> None:
    """Add one event to a report."""
    happened(actor, report.period, kind, congress_id=report.congress_id, note=note, sheet=sheet)
