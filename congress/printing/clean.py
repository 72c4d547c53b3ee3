"""The last border before the printer: clean texts, letters that the font has, limits of size."""

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from congress.core.text import TextError, clean
from congress.printing.assets import letters
from congress.printing.errors import PrintingError
from congress.printing.measures import MAX_CHARACTERS, MAX_ROWS, MAX_TEXT, MAX_WORD
from congress.printing.paper import Paper, Table, TableBlock


def prepared(paper: Paper) -> Paper:
    """Return the paper with every text clean and printable.

    A letter that the font lacks is printed as its number ("<U+2611>"), the same on every machine.
    Raise PrintingError "bad_text", "text_too_long", "too_large" or "bad_table".
    """
    for table in tables(paper):
        _check_shape(table)
    if sum(len(table.rows) for table in tables(paper)) > MAX_ROWS:
        raise PrintingError("too_large", f"more than {MAX_ROWS} rows")
    if sum(map(len, texts(paper))) > MAX_CHARACTERS:
        raise PrintingError("too_large", f"more than {MAX_CHARACTERS} characters")
    result: Paper = _mapped(paper)
    return result


def tables(paper: Paper) -> Iterator[Table]:
    """Yield the tables of the body and of the annexes, in order."""
    for blocks in (paper.blocks, *(annex.blocks for annex in paper.annexes)):
        yield from (block.table for block in blocks if isinstance(block, TableBlock))


def texts(value: object) -> Iterator[str]:
    """Yield every text inside a value, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def unprintable(text: str) -> set[str]:
    """Return the letters of a text that the font lacks."""
    return {char for char in set(text) if ord(char) not in letters()} - {"\n"}


def _check_shape(table: Table) -> None:
    if not table.columns or any(column.width <= 0 for column in table.columns):
        raise PrintingError("bad_table", "a table needs columns of some width")
    if any(not 0 < len(row.cells) <= len(table.columns) for row in table.rows):
        raise PrintingError("bad_table", "a row has no cell or more cells than columns")


def _mapped(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, tuple):
        return tuple(map(_mapped, value))
    if is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in fields(value))
        return replace(value, **{name: _mapped(getattr(value, name)) for name in names})
    return value


def printable(value: str) -> str:
    """Return a text clean and in letters that the font has. Raise PrintingError as `prepared`."""
    if len(value) > MAX_WORD:
        _check_length(value)
    text = value if _is_clean(value) else _cleaned(value)
    lacking = unprintable(text)
    spelled = {ord(char): f"<U+{ord(char):04X}>" for char in lacking}
    return text.translate(spelled) if spelled else text


def _check_length(value: str) -> None:
    if len(value) > MAX_TEXT:
        raise PrintingError("text_too_long", f"{len(value)} characters")
    if max(map(len, value.split()), default=0) > MAX_WORD:
        raise PrintingError("text_too_long", "a word without end")


def _is_clean(text: str) -> bool:
    plain = text.isprintable() and unicodedata.is_normalized("NFC", text)
    return plain and "  " not in text and text.strip() == text


def _cleaned(value: str) -> str:
    try:
        text = clean(value, multiline=True)
    except TextError as error:
        raise PrintingError("bad_text", error.code) from error
    return "".join(char for char in text if unicodedata.category(char) != "Cf")
