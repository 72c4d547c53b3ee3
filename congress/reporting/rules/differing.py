"""What of a report is to be read: the cells that differ from the last accepted one, or were asked.

A cell is open when its words, its explanation or its file changed, or when the last return had a
reason for it; the others are folded.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from congress.reporting.models import ReportField
from congress.reporting.rules.sheets import WHY, Sheet, key, said


@dataclass(frozen=True)
class Basis:
    """What a report is compared with.

    `old` is the last accepted sheet; `asked` the numbers of the fields that were sent back, and
    `earlier` what was sent before that; `new_files` the codes of the fields whose file is another.
    """

    old: Sheet = field(default_factory=dict)
    asked: Collection[int] = ()
    earlier: Sheet = field(default_factory=dict)
    new_files: Collection[str] = ()


@dataclass(frozen=True)
class Cell:
    """One field beside what the last accepted report said, in words; `why` explains a warning.

    `is_untouched`: it was sent back and says the same as before.
    """

    field: ReportField
    old: str
    new: str
    why: str = ""
    is_changed: bool = False
    has_new_file: bool = False
    is_asked: bool = False
    is_untouched: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the cell is shown without being asked for."""
        return self.is_changed or self.is_asked


def compare(fields: Iterable[ReportField], new: Sheet, basis: Basis) -> list[Cell]:
    """The cells of a report in the order of the form, against what it is compared with."""
    return [_cell(one, new, basis) for one in fields]


def _cell(one: ReportField, new: Sheet, basis: Basis) -> Cell:
    before, now, why = said(one, basis.old), said(one, new), key(one.code, WHY)
    explains = new.get(why, "") != basis.old.get(why, "")
    has_new_file, is_asked = one.code in basis.new_files, one.id in basis.asked
    as_before = said(one, basis.earlier) == now and basis.earlier.get(why, "") == new.get(why, "")
    return Cell(
        field=one,
        old=before,
        new=now,
        why=new.get(why, ""),
        is_changed=before != now or explains or has_new_file,
        has_new_file=has_new_file,
        is_asked=is_asked,
        is_untouched=is_asked and as_before and not has_new_file,
    )
