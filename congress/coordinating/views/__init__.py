"""Pages of working together, and what they add to the page of a job and to the home."""

from congress.coordinating.views import comments, obstacles, parts
from congress.coordinating.views.blueprint import bp

__all__ = ["bp", "comments", "obstacles", "parts"]
