"""Commands on the congresses below another one."""

from datetime import date
from typing import Any

import click

from congress.cli.output import Day, say
from congress.cli.session import session, told
from congress.core import clock
from congress.core.permissions import SYSTEM
from congress.districts import queries
from congress.districts.models import MilestoneMark
from congress.districts.queries.grid import Cell, Grid


@click.group()
def district() -> None:
    """Congresses below another one, of districts or communes."""


@district.command()
@click.option("--json", "as_json", is_flag=True, help="JSON instead of lines.")
@click.option(
    "--as-of", type=Day(), default=None, help="As of the end of this day; a day to come is now."
)
@click.option("--congress", "code", default=None, help="The parent; by default all parents.")
@told
def grid(*, as_json: bool, as_of: date | None, code: str | None) -> None:
    """Say of each child and milestone when it is due, how its marks stand, and its class."""
    with session():
        past = as_of is not None and as_of < clock.today()
        moment = clock.end_of(as_of) if as_of is not None and past else clock.now()
        parents = [one for one in queries.parents_for(SYSTEM, moment) if code in (None, one.code)]
        if code is not None and not parents:
            raise click.ClickException(f"no congress {code} with congresses below it")
        rows = [row for one in parents for row in _rows(_grid(one.id, moment), one.code)]
        if as_json:
            say({"as_of": clock.local(moment).isoformat(timespec="seconds"), "districts": rows})
        else:
            _list(rows)


def _grid(parent_id: int, moment: Any) -> Grid:
    children = queries.children_at(SYSTEM, parent_id, moment)
    return queries.grid_of(parent_id, children, moment)


def _rows(found: Grid, parent: str) -> list[dict[str, Any]]:
    return [
        {
            "code": child.congress.code,
            "unit": child.name,
            "parent": parent,
            "form": child.form.value,
            "pilot": child.is_pilot,
            "d_day": _day(child.d_day),
            "silent": child.id in found.silent,
            "milestones": [_cell(cell) for cell in found.row(child)],
        }
        for child in found.children
    ]


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "code": cell.rung.code,
        "due": _day(cell.due.due),
        "reported": _marked(cell.marks.reported),
        "accepted": _marked(cell.marks.accepted),
        "verified": _marked(cell.marks.verified),
        "class": cell.official.value,
        "days": cell.days,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _marked(mark: MilestoneMark | None) -> str | None:
    return _day(mark.on_date) if mark else None


def _list(rows: list[dict[str, Any]]) -> None:
    """One line a child and milestone: code, milestone, class, due day."""
    for row in rows:
        for cell in row["milestones"]:
            click.echo(f"{row['code']}\t{cell['code']}\t{cell['class']}\t{cell['due'] or '-'}")
