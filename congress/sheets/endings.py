"""Rows that are no work: sums, notes, and the block of signatures and recipients at the end."""

import re
from collections.abc import Sequence

from congress.core.text import fold
from congress.sheets.numbering import rank_of
from congress.sheets.rows import RawRow, filled_keys
from congress.sheets.sheet import Sheet

_TOTAL = re.compile(
    r"""(?:(?:tong\ cong|tong\ so|tong|cong)\b
        |(?:an\ dinh\ )?danh\ sach(?:\ (?:nay|tren))?(?=\ (?:co|gom)\b))
        (?:\ (?:co|gom|la)\b)?[^a-z]*
        (?:(?:cong\ viec|nhiem\ vu|nguoi|dai\ bieu|dong\ chi)\b[^a-z(]*)?
        (?:\([^)]*\)[^a-z]*)?(?:trong\ do\b.*)?""",
    re.VERBOSE,
)
_LONGEST_TOTAL = 80
_ENDING = re.compile(
    r"""noi\ nhan\b.*
      | (?:tm|t/m|kt|tl|tuq|q)\.\s*[a-z].*
      | nguoi\ (?:lap|tong\ hop)(?:\ (?:bieu|bang|ke\ hoach))?\W*
      | thu\ truong\ (?:co\ quan|don\ vi).*
      | (?:pho\ |quyen\ )?(?:truong\ ban|chu\ tich|giam\ doc|truong\ phong|truong\ tieu\ ban)\W*
      | \(?ky(?:,|\ ten|\ va\ ghi).*
      | [*(\s]*ghi\ chu\s*:.*
      | (?:.{2,40},\s*)?ngay\b[\s.…\d/]*thang\b[\s.…\d/]*nam\b[\s.…\d]*""",
    re.VERBOSE | re.DOTALL,
)
_SURE_ENDING = re.compile(r"noi nhan\s*(?::.*)?|nguoi lap bieu\W*", re.DOTALL)


def without_endings(rows: Sequence[RawRow], sheet: Sheet) -> tuple[list[RawRow], list[RawRow]]:
    """Return the rows of work, and the rows left out that stood between them."""
    last = _last_work(rows, sheet)
    kept: list[RawRow] = []
    left_out: list[RawRow] = []
    for place, row in enumerate(rows):
        if place > last and not _says_what(row, sheet):
            break
        if row.owned or not (_is_ending(row, sheet) or _is_total(row, sheet)):
            kept.append(row)
        elif place > last and _is_ending(row, sheet):
            break
        elif not _is_total(row, sheet):
            left_out.append(row)
    return kept, left_out


def _last_work(rows: Sequence[RawRow], sheet: Sheet) -> int:
    """Return the place of the last row that can only be work: numbered, or with a lead or date."""
    work = (place for place, row in enumerate(rows) if _is_work(row, sheet))
    return max(work, default=-1)


def _is_work(row: RawRow, sheet: Sheet) -> bool:
    if row.owned:
        return True
    if _is_ending(row, sheet) or not row.cells.get(sheet.group_column):
        return False
    return _is_numbered(row, sheet) or len(list(filled_keys(row, sheet))) >= 2


def _says_what(row: RawRow, sheet: Sheet) -> bool:
    """Whether a row has a number or words of its own, and not only a name beside the table."""
    return any(row.cells.get(key or "") for key in (sheet.number_column, sheet.group_column))


def _is_numbered(row: RawRow, sheet: Sheet) -> bool:
    number = row.cells.get(sheet.number_column or "", "")
    return bool(number) and rank_of(number) is not None


def _is_ending(row: RawRow, sheet: Sheet) -> bool:
    if _is_numbered(row, sheet):
        return False
    texts = [fold(text) for text in row.cells.values() if text]
    if any(_SURE_ENDING.fullmatch(text) for text in texts):
        return True
    return 0 < len(texts) <= 4 and all(_ENDING.fullmatch(text) for text in texts)


def _is_total(row: RawRow, sheet: Sheet) -> bool:
    if _is_numbered(row, sheet):
        return False
    words = [row.cells.get(key or "", "") for key in (sheet.number_column, sheet.group_column)]
    first = next((text for text in words if text), "")
    return len(first) <= _LONGEST_TOTAL and bool(_TOTAL.fullmatch(fold(first)))
