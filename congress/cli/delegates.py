"""Commands on delegates: bring a roster in, and say what it lacks."""

from pathlib import Path
from typing import Any

import click

from congress.cli.output import say
from congress.cli.session import naming, session, told
from congress.cli.sheets import FILE, report, table_of
from congress.congresses.queries import finding
from congress.core.permissions import SYSTEM
from congress.delegates.actions.reading import note_reading
from congress.delegates.queries import rosters
from congress.delegates.queries.rosters import Roster
from congress.delegates.rules.gaps import Fill, Gaps
from congress.delegates.sheet import work
from congress.delegates.sheet.outlook import outlook
from congress.delegates.sheet.planning import in_words
from congress.delegates.sheet.wording import WORDING
from congress.sheets.keeping import kept, restored
from congress.sheets.plan import PlannedRow


@click.group()
def delegate() -> None:
    """Delegates of congresses."""


@delegate.command(name="import")
@click.argument("file", type=FILE)
@click.option("--congress", "code", required=True, help="The code of the congress.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@told
def delegate_import(file: Path, code: str, *, dry_run: bool) -> None:
    """Bring a spreadsheet into the roster of a congress, all or nothing; JSON, with its gaps."""
    with session(writes=True):
        with naming("congress", code):
            held = rosters.roster(SYSTEM, rosters.congress_by_code(SYSTEM, code).id)
        table = table_of(file, work.read_file, WORDING)
        finding.hold(held.congress.id)
        shown = work.preview(held, restored(kept(table)), None)
        found = report(shown.plan, _row, WORDING)
        gaps = _gaps(held, outlook(held, shown.plan).gaps)
        if shown.plan.is_committable and not dry_run:
            work.commit(actor=SYSTEM, held=held, shown=shown, filename=file.name)
        else:
            note_reading(actor=SYSTEM, held=held, count=len(rosters.rows(held)))
        say(found | {"gaps": gaps})
    if not dry_run and not shown.plan.is_committable:
        raise click.ClickException("rows in error or conflict: nothing was imported")


def _row(row: PlannedRow) -> dict[str, Any]:
    values = row.values
    return {
        "full_name": values["full_name"],
        "birth_year": values.get("birth_year"),
        "sex": in_words(values.get("sex")),
        "ethnic": values.get("ethnic", ""),
        "kind": in_words(values.get("kind")),
        "sender": values.get("sender", ""),
    }


def _gaps(held: Roster, gaps: Gaps) -> dict[str, Any]:
    return {
        "congress": held.congress.code,
        "total": gaps.total,
        "official": gaps.official,
        "guests": gaps.guests,
        "cap": gaps.cap,
        "over_cap": gaps.is_over_cap,
        "many_guests": gaps.has_many_guests,
        "missing": {gap.value: count for gap, count in gaps.missing.items()},
        "shares": {
            share.gap.value: {"count": share.count, "percent": share.percent}
            for share in gaps.shares
        },
        "without_delegate": list(gaps.without_delegate),
        "duplicates": [
            {"full_name": one.name, "birth_year": one.birth_year, "units": list(one.units)}
            for one in gaps.duplicates
        ],
        "allocations": [_fill(fill) for fill in gaps.fills],
    }


def _fill(fill: Fill) -> dict[str, Any]:
    row = fill.allocation
    return {
        "place": row.label,
        "structure": row.structure.value,
        "detail": row.detail,
        "number": row.number,
        "actual": fill.actual,
        "over": fill.over,
    }
