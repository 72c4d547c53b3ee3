"""Commands on periodic reports: where a period stands."""

from datetime import date, datetime
from typing import Any

import click

from congress.cli.output import Day, say
from congress.cli.session import naming, session, told
from congress.core import clock
from congress.core.permissions import SYSTEM
from congress.reporting.queries import periods
from congress.reporting.queries.periods import PeriodStatus, UnitRow


@click.group()
def report() -> None:
    """Periodic reports of child congresses."""


@report.command()
@click.option("--period", "code", required=True, help="The code of the period.")
@click.option("--as-of", "day", type=Day(), help="As of the end of this day; a day to come is now.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of lines.")
@told
def status(code: str, day: date | None, *, as_json: bool) -> None:
    """Expected, received, on time and accepted in a period, with its rates and its units."""
    with session():
        with naming("period", code):
            period = periods.period_by_code(SYSTEM, code)
        moment = min(clock.end_of(day), clock.now()) if day else clock.now()
        found = periods.status(SYSTEM, period, moment)
        if as_json:
            say(_as_json(found))
        else:
            _in_lines(found)


def _in_lines(found: PeriodStatus) -> None:
    figures = found.figures
    click.echo(
        f"{found.period.code}: {figures.received}/{figures.expected} received, "
        f"{figures.on_time} on time, {figures.accepted} accepted"
    )
    for row in found.rows:
        click.echo(f"  {row.congress.code}\t{row.mark}\t{row.child.name}")


def _as_json(found: PeriodStatus) -> dict[str, Any]:
    """The status as values; rates are shares 0..1, null where nothing was expected."""
    figures, period = found.figures, found.period
    return {
        "period": period.code,
        "name": period.label,
        "cutoff": _moment(found.standing.cutoff_at),
        "as_of": _moment(found.standing.moment),
        "expected": figures.expected,
        "received": figures.received,
        "on_time": figures.on_time,
        "late": figures.late,
        "missing": figures.missing,
        "accepted": figures.accepted,
        "returned": figures.returned,
        "rate": figures.rate,
        "on_time_rate": figures.on_time_rate,
        "units": [_unit(row) for row in found.rows],
    }


def _unit(row: UnitRow) -> dict[str, Any]:
    return {
        "congress": row.congress.code,
        "unit": row.child.name,
        "status": row.mark.value,
        "first_sent": _moment(row.unit.first_sent_at),
        "accepted": _moment(row.unit.accepted_at),
        "returns": row.unit.returns,
    }


def _moment(instant: datetime | None) -> str | None:
    return clock.local(instant).isoformat(timespec="seconds") if instant else None
