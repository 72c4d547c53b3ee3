"""Pages of delegates: rosters, single delegates, imports, allocations."""

from congress.delegates.views import allocating, home, importing, previewing, rosters, writing
from congress.delegates.views.blueprint import bp

__all__ = ["allocating", "bp", "home", "importing", "previewing", "rosters", "writing"]
