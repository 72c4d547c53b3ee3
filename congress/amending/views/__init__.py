"""Pages that change what was approved, and what they add to the pages of plans and jobs."""

from congress.amending.views import amending, comparing, extending, printing
from congress.amending.views.blueprint import bp

__all__ = ["amending", "bp", "comparing", "extending", "printing"]
