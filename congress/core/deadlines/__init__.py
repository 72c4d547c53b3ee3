"""Vietnamese deadline phrases: "trước ngày 30/6", "D-15", "trong quý II" to dates and back."""

from congress.core.deadlines.parsing import parse
from congress.core.deadlines.render import is_readable, notes, render
from congress.core.deadlines.values import Context, Deadline, Kind, Note, Offset

__all__ = [
    "Context",
    "Deadline",
    "Kind",
    "Note",
    "Offset",
    "is_readable",
    "notes",
    "parse",
    "render",
]
