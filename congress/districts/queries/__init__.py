"""Reading children, their ladder and marks; what the slices above ask for stands here."""

from congress.districts.queries.children import (
    Child,
    Level,
    child_for,
    children_at,
    children_of,
    level_of,
    own_children,
    parent_for,
    parents_for,
    stood_at,
)
from congress.districts.queries.grid import Cell, Grid, grid_of
from congress.districts.queries.marks import marks_of, milestones_of

__all__ = [
    "Cell",
    "Child",
    "Grid",
    "Level",
    "child_for",
    "children_at",
    "children_of",
    "grid_of",
    "level_of",
    "marks_of",
    "milestones_of",
    "own_children",
    "parent_for",
    "parents_for",
    "stood_at",
]
