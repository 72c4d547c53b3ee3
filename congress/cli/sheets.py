"""What the commands that bring a sheet in share: its file, its rows, what each row would do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from congress.sheets.guards import check_size
from congress.sheets.plan import ImportPlan, PlannedRow, RowState
from congress.sheets.table import SheetError, Table
from congress.web.sheets import SheetWording

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def table_of(file: Path, read: Callable[[bytes, str], Table], wording: SheetWording) -> Table:
    """The rows of a file; ClickException, which says why, when it cannot be read."""
    try:
        check_size(file.stat().st_size)
        return read(file.read_bytes(), file.name)
    except SheetError as error:
        raise click.ClickException(wording.file_problem(error)) from error


def report(
    shown: ImportPlan, says: Callable[[PlannedRow], dict[str, Any]], wording: SheetWording
) -> dict[str, Any]:
    """How many rows would become what, and each row with what it says and what is said of it."""
    counts = {state.value: shown.count(state) for state in RowState}
    rows = [
        {"row": row.source.row, "state": row.state.value}
        | says(row)
        | {"messages": [wording.row_problem(problem) for problem in row.messages]}
        for row in shown.items
    ]
    return counts | {"rows": rows}
