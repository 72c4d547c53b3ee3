"""Pages of children: the board, one child, one milestone of it, the ladder, the dates."""

from congress.districts.views import around, board, cell, child, dates, ladder
from congress.districts.views.blueprint import bp

__all__ = ["around", "board", "bp", "cell", "child", "dates", "ladder"]
