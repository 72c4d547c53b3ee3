"""Pages of periodic reports, and what they add to the home and to the page of a congress."""

from congress.reporting.views import (
    desk,
    papers,
    periods,
    places,
    reports,
    scans,
    setting,
    steps,
    synthesis,
)
from congress.reporting.views.blueprint import bp

__all__ = [
    "bp",
    "desk",
    "papers",
    "periods",
    "places",
    "reports",
    "scans",
    "setting",
    "steps",
    "synthesis",
]
