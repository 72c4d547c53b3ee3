"""Tables of report forms, of periods, and of the reports that are due in them."""

from congress.reporting.models.definitions import (
    PARTS,
    Cadence,
    FieldKind,
    ReportField,
    ReportForm,
    ReportPeriod,
    ReportSection,
)
from congress.reporting.models.reports import (
    EventKind,
    LockReason,
    Report,
    ReportComment,
    ReportEvent,
    ReportException,
    ReportState,
    ReportValue,
    RequestState,
    UnlockRequest,
)

__all__ = [
    "PARTS",
    "Cadence",
    "EventKind",
    "FieldKind",
    "LockReason",
    "Report",
    "ReportComment",
    "ReportEvent",
    "ReportException",
    "ReportField",
    "ReportForm",
    "ReportPeriod",
    "ReportSection",
    "ReportState",
    "ReportValue",
    "RequestState",
    "UnlockRequest",
]
