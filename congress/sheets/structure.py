"""Which rows head others and how deep each stands: groups, items and their levels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from congress.sheets.endings import without_endings
from congress.sheets.numbering import (
    ARABIC,
    DASH,
    HEADING,
    PLUS,
    ROMAN,
    rank_of,
    rank_of_content,
    split_number,
)
from congress.sheets.rows import RawRow, filled_keys
from congress.sheets.sheet import Sheet
from congress.sheets.table import Problem, SourceRow

GROUP_MARK = "#"

_DEFAULT = ARABIC + 1
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass
class _Row:
    """A row with what its number and its cells say about its place."""

    raw: RawRow
    number: str
    content: str
    rank: int
    numbered: bool
    has_cells: bool
    mark: bool | None
    is_group: bool = False

    @property
    def looks_like_heading(self) -> bool:
        """Whether a row is set as a heading: merged across, in capitals, or ending with a colon."""
        letters = _LETTERS.findall(self.content)
        in_capitals = len(letters) >= 4 and self.content == self.content.upper()
        return self.raw.spans or in_capitals or self.content.endswith(":")


def source_rows(
    raws: Sequence[RawRow], sheet: Sheet, worksheet: str
) -> tuple[list[SourceRow], list[Problem]]:
    """Return the rows of a worksheet with their parts, and what was left out between them."""
    kept, left_out = without_endings(raws, sheet)
    rows = [_read(raw, sheet) for raw in kept]
    _mark_groups(rows)
    levels = _levels(rows)
    any_number = any(row.numbered for row in rows if not row.is_group)
    found = [
        _source_row(row, level, sheet, worksheet, any_number)
        for row, level in zip(rows, levels, strict=True)
    ]
    problems = [
        Problem("left_out", next(iter(raw.refs.values())), {"worksheet": worksheet})
        for raw in left_out
    ]
    return found, problems


def _read(raw: RawRow, sheet: Sheet) -> _Row:
    mark = _take_mark(raw, sheet)
    number = raw.cells.get(sheet.number_column or "", "")
    content = raw.cells.get(sheet.group_column, "")
    if mark is None:
        number, content = _separated(number, content, raw)
    known = rank_of(number) if number else rank_of_content(content)
    rank = _DEFAULT if known is None else known
    has_cells = any(True for _ in filled_keys(raw, sheet))
    return _Row(raw, number, content, rank, bool(number), has_cells, mark)


def _take_mark(raw: RawRow, sheet: Sheet) -> bool | None:
    """Return whether the hidden id says group or item; None when there is no id."""
    key = sheet.key_of("id")
    text = raw.cells.get(key, "") if key else ""
    if not key or not text:
        return None
    raw.cells[key] = text.removeprefix(GROUP_MARK)
    return text.startswith(GROUP_MARK)


def _separated(number: str, content: str, raw: RawRow) -> tuple[str, str]:
    """Return number and content, each from the cell of the other when it was written there."""
    if not content and number and rank_of(number) is None:
        number, content = "", number
        raw.spans = True
    return split_number(content) if not number else (number, content)


def _mark_groups(rows: Sequence[_Row]) -> None:
    deepest = max((row.rank for row in rows), default=0)
    for place, row in enumerate(rows):
        following = rows[place + 1] if place + 1 < len(rows) else None
        if row.mark is not None:
            row.is_group = row.mark
        elif not row.numbered:
            row.is_group = not row.has_cells and following is not None and row.looks_like_heading
        else:
            row.is_group = _heads(row, following, deepest)
        if row.is_group and not row.numbered:
            row.rank = HEADING


def _heads(row: _Row, following: _Row | None, deepest: int) -> bool:
    """Whether a numbered row heads the next ones: I over 1, and 1 over 1.1 when it is bare."""
    is_over_next = following is not None and following.rank > row.rank
    if row.rank <= ROMAN:
        return is_over_next or (not row.has_cells and deepest > ROMAN)
    if row.rank >= DASH or row.has_cells or not is_over_next or following is None:
        return False
    return following.numbered or (following.rank in {DASH, PLUS} and following.has_cells)


def _levels(rows: Sequence[_Row]) -> list[int]:
    """Return the depth of each row: one more than the rows that stand over it."""
    over: list[int] = []
    levels: list[int] = []
    before: _Row | None = None
    for row in rows:
        if not row.numbered and row.rank == _DEFAULT and before and not before.is_group:
            row.rank = before.rank
        while over and over[-1] >= row.rank:
            over.pop()
        over.append(row.rank)
        levels.append(len(over))
        before = row
    return levels


def _source_row(row: _Row, level: int, sheet: Sheet, worksheet: str, any_number: bool) -> SourceRow:
    raw = row.raw
    cells = {**raw.cells, sheet.group_column: row.content}
    if sheet.number_column:
        cells[sheet.number_column] = row.number
    messages = list(raw.messages)
    if any_number and not row.numbered and not row.is_group and row.mark is None:
        messages.append(Problem("no_number", raw.refs.get(sheet.number_column or "", "")))
    return SourceRow(
        worksheet, raw.index + 1, row.is_group, level, row.number, cells, raw.refs, tuple(messages)
    )
