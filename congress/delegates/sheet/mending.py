"""Cells of a roster's import that can be written anew in the preview."""

from congress.delegates.sheet.columns import READ_SHEET
from congress.delegates.sheet.planning import FATAL
from congress.sheets.mending import Mending

ASKED = FATAL - {"duplicate_id", "foreign_id"}

MENDING = Mending(
    READ_SHEET,
    asked=frozenset(ASKED),
    told=frozenset(ASKED - {"cell_error", "surrogate"}),
    stopping=frozenset(FATAL | {"moved_on"}),
)
