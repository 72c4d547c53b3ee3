"""Which column holds what when no row of titles says so: by what the cells look like."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from congress.sheets.grid import Grid
from congress.sheets.header import partial_titles
from congress.sheets.numbering import rank_of
from congress.sheets.sheet import Sheet
from congress.sheets.table import Header

Tells = Mapping[str, Callable[[str], bool]]

SAMPLE = 200
SURE = 0.5


@dataclass(frozen=True)
class _Column:
    """A column of the grid: its place, and its texts among the first rows."""

    place: int
    texts: tuple[str, ...]

    @property
    def letters(self) -> float:
        """How many letters a filled cell has on average."""
        return sum(map(len, self.texts)) / len(self.texts) if self.texts else 0

    def share(self, tells: Callable[[str], bool]) -> float:
        """The share of filled cells that look like something, from 0 to 1."""
        return sum(map(tells, self.texts)) / len(self.texts) if self.texts else 0


def guessed(grid: Grid, sheet: Sheet, tells: Tells) -> Header:
    """Return where each column stands: by titles, by what cells look like, by the usual order.

    `tells` says by key whether a text looks like a cell of that column. The content is the column
    with most words. The header has no row of its own (`last_row` 0) unless some titles were known.
    """
    named = partial_titles(grid, sheet)
    taken = dict(named.columns) if named else {}
    start = named.last_row if named else 0
    columns = [column for column in _columns(grid, start) if column.place not in taken.values()]
    if sheet.number_column and sheet.number_column not in taken:
        taken |= _best(columns, sheet.number_column, _is_number)
    if sheet.group_column not in taken:
        taken |= _content(columns, sheet, tells, taken)
    for key, looks in tells.items():
        if key not in taken:
            taken |= _best([one for one in columns if one.place not in taken.values()], key, looks)
    taken |= _by_order(columns, sheet, tells, taken)
    ordered = dict(sorted(taken.items(), key=lambda pair: pair[1]))
    return Header(grid.name, named.row if named else 1, start, ordered)


def _columns(grid: Grid, start: int) -> list[_Column]:
    rows = range(start, min(grid.height, start + SAMPLE))
    found = []
    for place in range(grid.width):
        texts = tuple(text for row in rows if (text := grid.text(row, place)))
        if texts:
            found.append(_Column(place, texts))
    return found


def _is_number(text: str) -> bool:
    return len(text) <= 8 and rank_of(text) is not None


def _best(columns: Sequence[_Column], key: str, looks: Callable[[str], bool]) -> dict[str, int]:
    """The column that looks most like something, the first of several, if it is sure enough."""
    best = max(columns, key=lambda one: (one.share(looks), -one.place), default=None)
    return {key: best.place} if best and best.share(looks) >= SURE else {}


def _content(
    columns: Sequence[_Column], sheet: Sheet, tells: Tells, taken: Mapping[str, int]
) -> dict[str, int]:
    """The column of the words of the work: the longest that looks like nothing else."""
    free = [one for one in columns if one.place not in taken.values()]
    plain = [one for one in free if not any(one.share(looks) >= SURE for looks in tells.values())]
    best = max(
        plain or free, key=lambda one: (one.letters * len(one.texts), -one.place), default=None
    )
    return {sheet.group_column: best.place} if best else {}


def _by_order(
    columns: Sequence[_Column], sheet: Sheet, tells: Tells, taken: Mapping[str, int]
) -> dict[str, int]:
    """Give the columns that are left the keys that stand between those of their neighbours."""
    keys = [column.key for column in sheet.visible]
    found = dict(taken)
    for column in columns:
        if column.place in found.values():
            continue
        free = [key for key in keys if key not in found]
        fitting = [key for key in free if _fits(keys.index(key), column.place, keys, found)]
        plain = [key for key in free if key not in tells and key != sheet.number_column]
        if chosen := next(iter(fitting or plain), None):
            found[chosen] = column.place
    return found


def _fits(order: int, place: int, keys: Sequence[str], found: Mapping[str, int]) -> bool:
    """Whether a key of the usual order may stand at a place, beside the ones that stand already."""
    return all(
        (keys.index(key) < order) == (other < place) for key, other in found.items() if key in keys
    )
