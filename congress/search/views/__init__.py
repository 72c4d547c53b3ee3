"""Pages of finding: the one box, and saved views of lists."""

from congress.search.views import saving, searching
from congress.search.views.blueprint import bp

__all__ = ["bp", "saving", "searching"]
