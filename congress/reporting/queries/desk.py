"""The desk of a congress: the reports that wait to be accepted, and one of them side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from congress.congresses.models import Congress
from congress.core import clock
from congress.core.permissions import Actor
from congress.extensions import db
from congress.files.models import Attachment
from congress.reporting import policy
from congress.reporting.models import (
    PARTS,
    EventKind,
    FieldKind,
    Report,
    ReportComment,
    ReportEvent,
    ReportPeriod,
    ReportSection,
    ReportState,
)
from congress.reporting.queries import forms, periods, reports
from congress.reporting.rules import counting, differing
from congress.reporting.rules.counting import Mark, UnitStanding
from congress.reporting.rules.differing import Basis, Cell
from congress.reporting.rules.sheets import Sheet, key

_WAITING = (
    joinedload(Report.congress).joinedload(Congress.unit),
    joinedload(Report.period).joinedload(ReportPeriod.form),
)


@dataclass(frozen=True)
class WaitingRow:
    """A report of the waiting list; `mark` says whether it came on time."""

    report: Report
    mark: Mark


@dataclass(frozen=True)
class Evidence:
    """What proves a cell: the paper as it was written, and its file; `value_id` is its address."""

    number: str
    on: str
    subject: str
    signer: str
    scan: Attachment | None
    value_id: int | None


@dataclass(frozen=True)
class DeskCell:
    """A cell with the reasons that were pinned to it, and what proves it."""

    cell: Cell
    comments: Sequence[ReportComment]
    evidence: Evidence | None


@dataclass(frozen=True)
class DeskPart:
    """A section: the cells to be read, and those that are folded."""

    section: ReportSection
    shown: Sequence[DeskCell]
    folded: Sequence[DeskCell]


@dataclass(frozen=True)
class Comparison:
    """A report as it was sent beside the last accepted one; `last` is None for the first."""

    report: Report
    last: Report | None
    parts: Sequence[DeskPart]
    whole: Sequence[ReportComment]

    @property
    def shown(self) -> int:
        """How many cells are open."""
        return sum(len(part.shown) for part in self.parts)

    @property
    def folded(self) -> int:
        """How many cells are folded."""
        return sum(len(part.folded) for part in self.parts)


def reports_waiting(parent_id: int) -> Sequence[Report]:
    """The reports that wait to be accepted by a congress, the first sent first."""
    return db.session.scalars(
        sa.select(Report)
        .join(Congress, Congress.id == Report.congress_id)
        .where(Congress.parent_id == parent_id, Report.state == ReportState.SENT)
        .options(*_WAITING)
        .order_by(Report.sent_at, Report.id)
    ).all()


def waiting_rows(parent_id: int) -> list[WaitingRow]:
    """The waiting list of a congress, each report with its mark."""
    found = reports_waiting(parent_id)
    standings = periods.standings_of({one.period_id for one in found}, clock.now())
    return [
        WaitingRow(
            one, counting.mark(standing.units.get(one.congress_id, UnitStanding()), standing)
        )
        for one in found
        for standing in [standings[one.period_id]]
    ]


def next_report(parent_id: int, done: Report) -> Report | None:
    """The report that follows one in the waiting list, else the first; None when it is empty."""
    found = reports_waiting(parent_id)
    place = (done.sent_at or done.started_at, done.id)
    after = (one for one in found if (one.sent_at or one.started_at, one.id) > place)
    return next(after, found[0] if found else None)


def desks_of(actor: Actor) -> list[tuple[Congress, int]]:
    """The congresses whose desk is the actor's, with how many reports wait there, if any do."""
    guided = actor.congress_ids(*policy.GUIDING)
    if not guided:
        return []
    counted = (
        sa.select(Congress.parent_id, sa.func.count().label("waits"))
        .join(Report, Report.congress_id == Congress.id)
        .where(Report.state == ReportState.SENT, Congress.parent_id.in_(guided))
        .group_by(Congress.parent_id)
        .subquery()
    )
    found = db.session.execute(
        sa.select(Congress, counted.c.waits)
        .join(counted, counted.c.parent_id == Congress.id)
        .options(joinedload(Congress.unit))
        .order_by(Congress.id)
    )
    return [(row[0], row[1]) for row in found]


def count_waiting(parent_id: int) -> int:
    """How many reports wait to be accepted by a congress."""
    found = (
        sa.select(sa.func.count())
        .select_from(Report)
        .join(Congress, Congress.id == Report.congress_id)
        .where(Congress.parent_id == parent_id, Report.state == ReportState.SENT)
    )
    return db.session.scalar(found) or 0


def comparison(report: Report) -> Comparison:
    """A sent report, section by section, beside the last accepted one of its unit."""
    last = reports.last_accepted(report.period, report.congress_id)
    sheets = _sent_sheets(report)
    now, earlier = (*sheets, {}, {})[:2]
    files = reports.files_of(report)
    round_ = [one for one in report.comments if one.round == report.returns]
    basis = Basis(
        old=reports.sent_sheet(last) if last is not None else {},
        asked={one.field_id for one in round_ if one.field_id is not None},
        earlier=earlier,
        new_files=_new_files(files, reports.files_of(last) if last is not None else {}),
    )
    fields = reports.fields_of(report)
    cells = {one.field.id: one for one in differing.compare(fields, now, basis)}
    parts = []
    for section, own in forms.sections_of(fields):
        found = [_desk_cell(report, cells[one.id], now, files) for one in own]
        shown = [one for one in found if one.cell.is_open]
        folded = [one for one in found if not one.cell.is_open]
        parts.append(DeskPart(section, shown, folded))
    return Comparison(report, last, parts, [one for one in round_ if one.field_id is None])


def _sent_sheets(report: Report) -> list[Sheet]:
    """What was sent, the last time first."""
    found = db.session.scalars(
        sa.select(ReportEvent.sheet)
        .where(
            ReportEvent.period_id == report.period_id,
            ReportEvent.congress_id == report.congress_id,
            ReportEvent.kind == EventKind.SENT,
        )
        .order_by(ReportEvent.id.desc())
        .limit(2)
    )
    return [one or {} for one in found]


def _new_files(now: dict[str, Attachment], before: dict[str, Attachment]) -> set[str]:
    return {
        code
        for code, one in now.items()
        if code not in before or before[code].store_key != one.store_key
    }


def _desk_cell(report: Report, cell: Cell, now: Sheet, files: dict[str, Attachment]) -> DeskCell:
    pinned = [one for one in report.comments if one.field_id == cell.field.id]
    return DeskCell(cell, pinned, _evidence(report, cell, now, files))


def _evidence(
    report: Report, cell: Cell, now: Sheet, files: dict[str, Attachment]
) -> Evidence | None:
    field = cell.field
    if field.kind is not FieldKind.PAPER or not cell.new:
        return None
    on, subject, signer = (now.get(key(field.code, part), "") for part in PARTS)
    ids = (one.id for one in report.values if one.field_id == field.id and not one.part)
    return Evidence(
        number=now.get(field.code, ""),
        on=on,
        subject=subject,
        signer=signer,
        scan=files.get(field.code),
        value_id=next(ids, None),
    )
