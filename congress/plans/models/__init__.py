"""Tables of plans, their items, reports and imports; each module holds one of them."""

from congress.plans.models.amended import Amendment, AmendmentChange, ChangeKind
from congress.plans.models.batches import ImportBatch, ImportChange
from congress.plans.models.edits import PlanEdit
from congress.plans.models.handing import HandedItem, HandOver
from congress.plans.models.issued import IssuedCopy
from congress.plans.models.plan import Plan
from congress.plans.models.reports import Progress, ProgressFile
from congress.plans.models.states import (
    CLOSED,
    ItemKind,
    ItemState,
    OfficialClass,
    PlanKind,
    PlanState,
    ProductKind,
    official_class,
    passes_at,
)
from congress.plans.models.work import Coordination, Predecessor, WorkItem

__all__ = [
    "CLOSED",
    "Amendment",
    "AmendmentChange",
    "ChangeKind",
    "Coordination",
    "HandOver",
    "HandedItem",
    "ImportBatch",
    "ImportChange",
    "IssuedCopy",
    "ItemKind",
    "ItemState",
    "OfficialClass",
    "Plan",
    "PlanEdit",
    "PlanKind",
    "PlanState",
    "Predecessor",
    "ProductKind",
    "Progress",
    "ProgressFile",
    "WorkItem",
    "official_class",
    "passes_at",
]
