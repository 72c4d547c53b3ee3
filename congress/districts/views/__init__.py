"""Pages of children: the board, one child, the ladder, the dates."""

from congress.districts.views.blueprint import bp

__all__ = ["bp"]
