"""Finding the row of titles: by the usual names of the columns, on one row or on two."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from congress.core.text import fold
from congress.sheets.grid import Grid
from congress.sheets.sheet import Column, Sheet
from congress.sheets.table import Header

SEARCHED_ROWS = 30
MAX_TITLE = 80

_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OTHER = re.compile(r"[\W_]+")
_NUMBERING = re.compile(r"[(\[]?(?:\d{1,2}|[A-Z])[)\]]?|[(\[\d\])=+\-x* ]{1,20}")

EXACT, BARE, PART = 4.0, 3.0, 1.0


@dataclass(frozen=True)
class _Match:
    score: float
    column: int
    key: str


@dataclass(frozen=True)
class _Candidate:
    first: int
    last: int
    matches: tuple[_Match, ...]

    @property
    def rank(self) -> tuple[int, float, int, int]:
        """More columns first, then surer names, then one row rather than two, then the upper."""
        total = sum(match.score for match in self.matches)
        return len(self.matches), total, self.first - self.last, -self.first


def normal(title: str) -> str:
    """Return a title for comparing: "Cơ quan, đơn vị chủ trì" becomes "co quan don vi chu tri"."""
    return _OTHER.sub(" ", fold(title)).strip()


class Titles:
    """The names under which the columns of a sheet are recognised."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.names = {
            column.key: {normal(name) for name in (column.title, *column.names)}
            for column in sheet.columns
        }

    def best(self, texts: Iterable[str], index: int) -> list[_Match]:
        """Return what a column may be that bears any of the texts as its title."""
        found: dict[str, float] = {}
        for text in texts:
            if not text or len(text) > MAX_TITLE:
                continue
            title, bare = normal(text), normal(_PARENTHESES.sub(" ", text))
            for column in self.sheet.columns:
                score = self._score(title, bare, column)
                if score > found.get(column.key, 0):
                    found[column.key] = score
        return [_Match(score, index, key) for key, score in found.items()]

    def _score(self, title: str, bare: str, column: Column) -> float:
        """Return how surely a title, whole and without parentheses, names a column; else 0."""
        names = self.names[column.key]
        if title in names:
            return EXACT
        if column.is_technical:
            return 0
        if bare in names:
            return BARE
        if column.kind == "number_label":
            return 0
        longest = max((len(name) for name in names if f" {name} " in f" {title} "), default=0)
        return PART + longest / 1000 if longest else 0


def find_header(grid: Grid, sheet: Sheet) -> Header | None:
    """Return where the titles stand among the first rows; None when required ones are missing."""
    titles = Titles(sheet)
    rows = searched_rows(grid)
    possible: list[_Candidate | None] = [_single(grid, titles, row) for row in rows]
    possible += [_double(grid, titles, row) for row in rows if row + 1 in rows]
    candidates = [candidate for candidate in possible if candidate and _is_enough(candidate, sheet)]
    if not candidates:
        return None
    return _header(grid, max(candidates, key=lambda candidate: candidate.rank))


def partial_titles(grid: Grid, sheet: Sheet) -> Header | None:
    """Return the first row that bears two usual titles or more, required ones or not."""
    titles = Titles(sheet)
    for row in searched_rows(grid):
        found = _single(grid, titles, row)
        if sum(match.score >= BARE for match in found.matches) >= 2:
            return _header(grid, found)
    return None


def searched_rows(grid: Grid) -> list[int]:
    """Return the first rows that are not blank, from 0."""
    rows = [row for row in range(min(grid.height, 20 * SEARCHED_ROWS)) if not grid.is_blank(row)]
    return rows[:SEARCHED_ROWS]


def missing_keys(grid: Grid, sheet: Sheet) -> frozenset[str]:
    """Return the required columns which the best row of titles lacks."""
    titles = Titles(sheet)
    found = [_single(grid, titles, row) for row in searched_rows(grid)]
    best = max(found, key=lambda candidate: candidate.rank, default=None)
    seen = {match.key for match in best.matches} if best else set()
    return sheet.required_keys - seen


def _is_enough(candidate: _Candidate, sheet: Sheet) -> bool:
    keys = {match.key for match in candidate.matches}
    return sheet.required_keys <= keys and len(keys) >= min(2, len(sheet.columns))


def _single(grid: Grid, titles: Titles, row: int) -> _Candidate:
    possible = [titles.best([grid.text(row, column)], column) for column in range(grid.width)]
    return _Candidate(row, row, _assigned(possible))


def _double(grid: Grid, titles: Titles, row: int) -> _Candidate | None:
    """Read two rows as one: titles that span others, or titles cut in two."""
    tops = _spread(grid, row)
    possible: list[list[_Match]] = []
    for column, top in enumerate(tops):
        low = grid.text(row + 1, column)
        if not low or _PARENTHESES.fullmatch(low):
            possible.append(titles.best([grid.text(row, column)], column))
        elif len(low) <= MAX_TITLE // 2:
            sure = titles.best([low, f"{top} {low}"], column)
            possible.append([match for match in sure if match.score >= BARE])
        else:
            return None
    return _Candidate(row, row + 1, _assigned(possible))


def _spread(grid: Grid, row: int) -> list[str]:
    """Return the titles of an upper row, each over all columns that it spans."""
    tops: list[str] = []
    for column in range(grid.width):
        anchor = grid.anchors.get((row, column), (row, column))
        text = grid.text(*anchor)
        spans_on = not text and not grid.merges and grid.text(row + 1, column)
        tops.append(tops[-1] if spans_on and tops else text)
    return tops


def _assigned(possible: list[list[_Match]]) -> tuple[_Match, ...]:
    """Give each column of the file at most one key and each key at most one column."""
    flat = [match for matches in possible for match in matches]
    flat.sort(key=lambda match: (-match.score, match.column))
    taken: dict[int, _Match] = {}
    keys: set[str] = set()
    for match in flat:
        if match.column not in taken and match.key not in keys:
            taken[match.column] = match
            keys.add(match.key)
    return tuple(taken.values())


def _header(grid: Grid, found: _Candidate) -> Header:
    columns = {match.key: match.column for match in sorted(found.matches, key=_by_column)}
    return Header(grid.name, found.first + 1, found.last + 1, columns)


def _by_column(match: _Match) -> int:
    return match.column


def is_numbering(cells: Mapping[str, str], content_key: str) -> bool:
    """Whether a row only numbers the columns, such as (1) (2) (3)."""
    filled = [text for text in cells.values() if text]
    if len(filled) < 2 or not _NUMBERING.fullmatch(cells.get(content_key, "")):
        return False
    return all(_NUMBERING.fullmatch(text) for text in filled)
