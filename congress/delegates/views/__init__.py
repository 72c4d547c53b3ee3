"""Pages of delegates: rosters, single delegates, imports, allocations."""

from congress.delegates.views import allocating, importing, rosters, writing
from congress.delegates.views.blueprint import bp

__all__ = ["allocating", "bp", "importing", "rosters", "writing"]
