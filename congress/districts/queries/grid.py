"""The grid children × milestones as of any moment: rows and days are read as they stood then.

The class of a cell is a function of these, each as it stood at the moment:

- the marks of the child on the milestone: rows that are only ever added, those until then;
- the child's parent, unit, form, pilot, planned and real first day: undone from the journal;
- the name of its unit, and at which level it stood: undone;
- the child's merger: a row with the moment at which it was made;
- the milestone's place, name, due rule, forms, weight, whether it was in the ladder: undone;
- the recorded exceptions of the working calendar, which D−n in working days and silence count
  by: undone, also where one was removed since.

How "trước ngày" is read works when a due rule is written; its day is kept with the rule. Codes of
children are those of today, so that they are found, and so are the words of the levels. The public
holidays are those of the installed calendar.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from congress.audit.queries import Before, before
from congress.congresses.models import Congress
from congress.core import clock
from congress.core.deadlines import Deadline, Offset
from congress.core.workdays import WorkCalendar
from congress.districts import rules
from congress.districts.models import (
    FORM_COLUMNS,
    MarkKind,
    Merger,
    Milestone,
    MilestoneClass,
)
from congress.districts.queries.children import Child, stood_at
from congress.districts.queries.marks import Marks, marks_of, milestones_of
from congress.districts.rules import DONE, Rung, Standing
from congress.extensions import db
from congress.office.queries import calendar_at


@dataclass(frozen=True)
class Cell:
    """A milestone of a child: when it is due, the marks that stand, the class.

    `days` is how late it is or was, below zero how early, where there is a due day.
    """

    child: Child
    rung: Rung
    due: Deadline
    marks: Standing
    official: MilestoneClass
    days: int | None

    @property
    def applies(self) -> bool:
        """Whether the child owes the milestone."""
        return self.official is not MilestoneClass.NOT_APPLICABLE

    @property
    def is_done(self) -> bool:
        """Whether a report on it stands."""
        return self.official in DONE

    @property
    def is_late(self) -> bool:
        """Whether it is due and not reported."""
        return self.official is MilestoneClass.OVERDUE


@dataclass(frozen=True)
class Tally:
    """The milestones that a child owes, counted; `waiting` are reported and not yet accepted."""

    owed: int
    done: int
    late: int
    accepted: int
    verified: int
    waiting: int


@dataclass(frozen=True)
class Grid:
    """Children and milestones at a moment, with a cell for each pair.

    `heard` is when each child last reported anything, `silent` who has been quiet too long.
    """

    moment: datetime
    children: Sequence[Child]
    rungs: Sequence[Rung]
    cells: Mapping[tuple[int, int], Cell]
    heard: Mapping[int, datetime]
    silent: frozenset[int]

    def row(self, child: Child) -> list[Cell]:
        """The cells of one child in the order of the ladder."""
        return [self.cells[child.id, rung.id] for rung in self.rungs]

    def waiting(self) -> list[Cell]:
        """The milestones whose report waits for the parent's word, the longest waiting first."""
        found = (cell for cell in self.cells.values() if cell.is_done and not cell.marks.accepted)
        return sorted(found, key=lambda cell: cell.marks.reported.id if cell.marks.reported else 0)

    def tally(self, child: Child) -> Tally:
        """What one child owes, counted."""
        owed = [cell for cell in self.row(child) if cell.applies]
        accepted = sum(cell.marks.accepted is not None for cell in owed)
        done = sum(cell.is_done for cell in owed)
        return Tally(
            owed=len(owed),
            done=done,
            late=sum(cell.is_late for cell in owed),
            accepted=accepted,
            verified=sum(cell.marks.verified is not None for cell in owed),
            waiting=done - accepted,
        )


def grid_of(parent_id: int, children: Sequence[Congress], moment: datetime) -> Grid:
    """The grid of the children that a congress had at a moment (`children_at`), or some of them.

    One that was merged stands in it until it was. However many they are, it takes the same few
    statements.
    """
    standing = _children(children, moment)
    rungs, marks = _rungs(parent_id, moment), marks_of(child.id for child in standing)
    days, at = calendar_at(moment), clock.local(moment).date()
    cells = {}
    for child in standing:
        for rung in rungs:
            stands = rules.standing(marks.get((child.id, rung.id), ()), moment)
            due = rules.due_of(rung.deadline, child.d_day, days)
            applies = child.form in rung.forms
            official = rules.class_at(due, stands, moment, applies=applies)
            late = rules.days_late(due.due, stands.done_on or at)
            cells[child.id, rung.id] = Cell(child, rung, due, stands, official, late)
    heard = _heard(marks, moment)
    silent = _silent(cells, heard, at, days)
    return Grid(moment, standing, rungs, cells, heard, silent)


def _heard(marks: Marks, moment: datetime) -> dict[int, datetime]:
    """When each child last reported something, or took it back."""
    heard: dict[int, datetime] = {}
    for (child_id, _milestone), said in marks.items():
        own = [mark.at for mark in said if mark.kind is MarkKind.REPORTED and mark.at <= moment]
        if own:
            heard[child_id] = max(own[-1], heard.get(child_id, own[-1]))
    return heard


def _silent(
    cells: Mapping[tuple[int, int], Cell],
    heard: Mapping[int, datetime],
    today: date,
    days: WorkCalendar,
) -> frozenset[int]:
    open_ = {cell.child.id for cell in cells.values() if cell.applies and not cell.is_done}
    last = {child_id: clock.local(at).date() for child_id, at in heard.items()}
    return frozenset(
        child_id
        for child_id in open_
        if rules.is_silent(last.get(child_id), today, days, has_open=True)
    )


def _children(congresses: Sequence[Congress], moment: datetime) -> list[Child]:
    ids = [row.id for row in congresses]
    gone = set(
        db.session.scalars(
            sa.select(Merger.congress_id).where(Merger.congress_id.in_(ids), Merger.at <= moment)
        )
    )
    return [child for child in stood_at(congresses, moment) if child.id not in gone]


def _rungs(parent_id: int, moment: datetime) -> list[Rung]:
    rows = milestones_of(parent_id, dropped=True)
    then = before(Milestone, moment, [row.id for row in rows])
    found = [
        _rung(row, then)
        for row in rows
        if row.id not in then.unborn and not then.held(row, Milestone.is_dropped)
    ]
    return sorted(found, key=lambda rung: (rung.position, rung.id))


def _rung(row: Milestone, then: Before) -> Rung:
    return Rung(
        id=row.id,
        code=then.held(row, Milestone.code),
        name=then.held(row, Milestone.name),
        position=then.held(row, Milestone.position),
        deadline=_deadline(row, then),
        forms=frozenset(
            form for form, name in FORM_COLUMNS.items() if then.held(row, getattr(Milestone, name))
        ),
        weight=then.held(row, Milestone.weight),
        evidence=then.held(row, Milestone.evidence),
    )


def _deadline(row: Milestone, then: Before) -> Deadline:
    """The due rule as it stood: the row's own, with the values that were replaced since."""
    days = then.held(row, Milestone.offset_days)
    working = then.held(row, Milestone.offset_is_working)
    return Deadline(
        text=then.held(row, Milestone.deadline_text),
        kind=then.held(row, Milestone.deadline_kind),
        due=then.held(row, Milestone.due_on),
        hour=then.held(row, Milestone.due_hour),
        offset=None if days is None else Offset(days, working),
    )
