"""Pages of periodic reports, and what they add to the home and to the page of a congress."""

from congress.reporting.views import places, reports, steps
from congress.reporting.views.blueprint import bp

__all__ = ["bp", "places", "reports", "steps"]
