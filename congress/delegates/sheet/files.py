"""A roster as a file: written for Excel with lists to choose from, or empty to be filled in."""

from collections.abc import Iterable, Sequence

from congress.delegates.models import Delegate
from congress.delegates.rules import reading
from congress.delegates.sheet import columns as c
from congress.delegates.sheet.planning import in_words
from congress.sheets.outgoing import OutRow
from congress.sheets.writer import write


def workbook(rows: Iterable[Delegate], title: Sequence[str], places: Sequence[str]) -> bytes:
    """The roster as an xlsx that can be edited and brought back."""
    return write(
        c.ROSTER_SHEET, out_rows(rows), title_lines=title, lists=_lists(places), guide=c.GUIDE
    )


def template(title: Sequence[str], places: Sequence[str]) -> bytes:
    """The empty form."""
    return workbook((), title, places)


def _lists(places: Sequence[str]) -> dict[str, list[str]]:
    return {c.SENDER: list(places)}


def out_rows(rows: Iterable[Delegate]) -> list[OutRow]:
    """The rows of a roster as the sheet writes them, numbered in their order."""
    return [
        OutRow(kind="item", cells=_cells(number, row), id=row.id, version=row.version)
        for number, row in enumerate(rows, start=1)
    ]


def _cells(number: int, row: Delegate) -> dict[str, str]:
    texts = {key: getattr(row, key) for key in (c.ETHNIC, *c.TEXTS)}
    return texts | {
        c.NUMBER: str(number),
        c.NAME: row.full_name,
        c.BIRTH: reading.Birth(row.birth_year, row.birth_on).text,
        c.SEX: in_words(row.sex),
        c.PARTY: reading.yes_text(row.is_party),
        c.UNION: reading.yes_text(row.is_union),
        c.KIND: reading.KIND_WORDS[row.kind],
        c.HONOUR: reading.honours_text(row),
        c.SENDER: row.sender or row.unit.name,
    }
