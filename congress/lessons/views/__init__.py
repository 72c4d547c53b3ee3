"""Pages of lessons: the board, writing one, answering it, samples, the paper; parts of others."""

from congress.lessons.views import answers, around, board, copying, printing, samples, writing
from congress.lessons.views.blueprint import bp

__all__ = ["answers", "around", "board", "bp", "copying", "printing", "samples", "writing"]
