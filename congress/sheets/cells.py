"""Single cells: their names in Excel and the text that a value of a cell stands for."""

import re
from datetime import date, datetime, time, timedelta

Value = int | float | str | bool | datetime | date | time | timedelta

_REF = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def ref(row: int, column: int) -> str:
    """Return the name of a cell, both numbers from 0: (11, 3) is "D12"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def column_number(letters: str) -> int:
    """Return the column of its letters, from 0: "D" is 3."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def position(name: str) -> tuple[int, int] | None:
    """Return row and column, from 0, of a cell's name; None when it is not one."""
    found = _REF.fullmatch(name)
    return (int(found[2]) - 1, column_number(found[1])) if found else None


def text_of(value: Value) -> str:
    """Return the text that a person reads in the cell, not yet cleaned."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(value)
    return moment_text(value)


def number_text(value: float) -> str:
    """Return 1.0 as "1" and 1.1 as "1.1", never in powers of ten for common sizes."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e15):
        return str(int(value))
    return format(value, ".15g")


def moment_text(value: datetime | date | time | timedelta) -> str:
    """Return a day as "dd/mm/yyyy", an hour as "14h30", both as "14h30 ngày 30/06/2024"."""
    if isinstance(value, datetime):
        day = moment_text(value.date())
        return day if value.time() == time() else f"{moment_text(value.time())} ngày {day}"
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year}"
    if isinstance(value, time):
        return f"{value.hour:02}h{value.minute:02}"
    minutes = int(value.total_seconds()) // 60
    return f"{minutes // 60:02}h{minutes % 60:02}"
