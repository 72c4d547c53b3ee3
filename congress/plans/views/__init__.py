"""Pages of the role home, plans, items, imports and papers."""

from congress.plans.views import (
    bulk,
    deciding,
    grid,
    handing,
    home,
    importing,
    items,
    linking,
    output,
    plans,
    previewing,
    removing,
    reporting,
    reverting,
)
from congress.plans.views.blueprint import bp

__all__ = [
    "bp",
    "bulk",
    "deciding",
    "grid",
    "handing",
    "home",
    "importing",
    "items",
    "linking",
    "output",
    "plans",
    "previewing",
    "removing",
    "reporting",
    "reverting",
]
