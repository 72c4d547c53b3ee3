"""Rows as they were read, kept as plain values between a preview and the commit after it."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from congress.sheets.table import Problem, SourceRow, Table


def kept(table: Table) -> list[dict[str, Any]]:
    """The rows of a file as plain values that a batch can keep."""
    return kept_rows(table.rows)


def kept_rows(rows: Iterable[SourceRow]) -> list[dict[str, Any]]:
    """Rows as plain values that a batch can keep."""
    return [asdict(row) for row in rows]


def restored(rows: Iterable[dict[str, Any]]) -> list[SourceRow]:
    """The rows of a batch as they were read."""
    return [
        SourceRow(**(row | {"messages": tuple(Problem(**one) for one in row["messages"])}))
        for row in rows
    ]
