"""Commands on plans: bring a sheet in, take one out, print the paper."""

from pathlib import Path
from typing import Any

import click

from congress.cli.output import say
from congress.cli.session import session, told
from congress.cli.sheets import FILE, report, table_of
from congress.congresses.queries import committee_by_code
from congress.core.deadlines import Deadline
from congress.core.errors import MissingError
from congress.core.permissions import SYSTEM
from congress.plans.actions.drafting import start_plan
from congress.plans.models import Plan, PlanKind
from congress.plans.papers import plan_paper
from congress.plans.queries import choices
from congress.plans.queries import plans as queries
from congress.plans.queries.amended import amended_by
from congress.plans.queries.rows import rows
from congress.plans.sheet import columns as c
from congress.plans.sheet import work
from congress.plans.sheet.columns import PLAN_SHEET
from congress.plans.sheet.files import workbook
from congress.plans.sheet.planning import in_words
from congress.plans.sheet.wording import WORDING
from congress.printing.docx_file import to_docx
from congress.printing.errors import SENTENCES, PrintingError
from congress.printing.missing import missing
from congress.printing.pdf import to_pdf
from congress.sheets.keeping import kept, restored
from congress.sheets.plan import PlannedRow
from congress.sheets.reader import read


@click.group()
def plan() -> None:
    """Plans of committees."""


@plan.command(name="import")
@click.argument("file", type=FILE)
@click.option("--committee", "code", required=True, help="The code of the committee.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@told
def plan_import(file: Path, code: str, *, dry_run: bool) -> None:
    """Bring a spreadsheet into the committee's draft plan, all or nothing; JSON."""
    with session(writes=not dry_run):
        table = table_of(file, lambda data, name: read(data, name, PLAN_SHEET), WORDING)
        plan = _plan_for_import(code, dry_run=dry_run)
        shown = work.preview(plan, restored(kept(table)))
        say(report(shown.plan, _row, WORDING))
        if dry_run:
            return
        if not shown.plan.is_committable:
            raise click.ClickException("rows in error or conflict: nothing was imported")
        work.commit(actor=SYSTEM, plan=plan, shown=shown, filename=file.name)


def _plan_for_import(code: str, *, dry_run: bool) -> Plan:
    """The committee's plan; a committee without one gets a draft, kept only when it is real."""
    committee = committee_by_code(SYSTEM, code)
    try:
        return queries.plan_of(SYSTEM, code)
    except MissingError:
        subject = f"Kế hoạch chi tiết của {committee.name}"
        if dry_run:
            return Plan(committee=committee, kind=PlanKind.DETAILED, subject=subject)
        return start_plan(actor=SYSTEM, committee=committee, subject=subject)


def _row(row: PlannedRow) -> dict[str, Any]:
    values = row.values
    deadline = values.get(c.DEADLINE)
    due = deadline.due if isinstance(deadline, Deadline) else None
    coordinating = values.get(c.COORDINATING)
    agencies = coordinating if isinstance(coordinating, tuple) else ()
    return {
        "number": row.source.number,
        "content": row.source.cells.get(c.CONTENT, ""),
        "lead": in_words(values.get(c.LEAD)),
        "coordinating": [in_words(agency) for agency in agencies],
        "due": due.isoformat() if due else None,
        "deadline_text": row.source.cells.get(c.DEADLINE, ""),
        "product": row.source.cells.get(c.PRODUCT, ""),
    }


@plan.command(name="export")
@click.argument("code")
@click.option("-o", "output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@told
def plan_export(code: str, output: Path) -> None:
    """Write the committee's plan as an xlsx that can be edited and brought back."""
    with session():
        found = queries.plan_of(SYSTEM, code)
        agencies = [name for _, name in choices.agencies(found)]
        people = [name for _, name in choices.persons(found)]
        data = workbook(found, rows(found.id), agencies, people)
    output.write_bytes(data)


@plan.command(name="print")
@click.argument("code")
@click.option("-o", "output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@told
def plan_print(code: str, output: Path) -> None:
    """Print the committee's plan as .pdf or .docx; what it lacks is listed on standard error."""
    printer = {".pdf": to_pdf, ".docx": to_docx}.get(output.suffix.lower())
    if printer is None:
        raise click.ClickException("the output must end in .pdf or .docx")
    with session():
        found = queries.plan_of(SYSTEM, code)
        paper = plan_paper(found, rows(found.id), amended_by(found))
    for lack in missing(paper):
        click.echo(f"còn thiếu: {lack.label}", err=True)
    try:
        output.write_bytes(printer(paper))
    except PrintingError as error:
        raise click.ClickException(SENTENCES[error.code]) from error
