"""A pasted table: read into rows like a file, kept as pasted so that its columns can be named."""

import re

from congress.core import deadlines
from congress.core.deadlines import Context
from congress.core.text import fold
from congress.plans.sheet import columns as c
from congress.plans.sheet.columns import PLAN_SHEET
from congress.sheets.guess import Tells, guessed
from congress.sheets.naming import Cells, read_pasted
from congress.sheets.table import Table
from congress.units.rules import Index, split

NAMES = {"excel": "Dán từ Excel", "word": "Dán từ Word"}
MAX_NAME = 160

_AGENCY = re.compile(
    r"(?:so|ban(?! hanh)|phong(?! chong)|ubnd|uy ban|van phong|cong an|bo chi huy|hoi|dai|bao"
    r"|chi cuc|trung tam|truong|tinh doan|huyen doan|mat tran|ubmttq|vp|tieu ban"
    r"|cac (?:so|co quan|don vi))\b"
)


def tells(index: Index, context: Context) -> Tells:
    """What the cells of a column look like, by its key."""

    def is_deadline(text: str) -> bool:
        return len(text) <= MAX_NAME and deadlines.is_readable(deadlines.parse(text, context))

    def is_agency(text: str) -> bool:
        if len(text) > MAX_NAME:
            return False
        return index.find(text).unit_id is not None or bool(_AGENCY.match(fold(text)))

    def are_agencies(text: str) -> bool:
        return len(text) <= 8 * MAX_NAME and all(map(is_agency, split(text, index)))

    return {c.DEADLINE: is_deadline, c.LEAD: is_agency, c.COORDINATING: are_agencies}


def read_paste(data: bytes, looks: Tells) -> tuple[Table, Cells]:
    """Read what was pasted; return its rows, and its cells as a batch keeps them.

    Raise SheetError when it holds no table or more than is read.
    """
    return read_pasted(data, PLAN_SHEET, lambda grid: guessed(grid, PLAN_SHEET, looks))


def name_of(cells: Cells) -> str:
    """What a paste is called among the imports of a plan."""
    return NAMES.get(cells["program"], "Dán từ bảng")
