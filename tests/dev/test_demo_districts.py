"""The eleven districts of the demo: each in a state of its own, all with fictional persons."""

import pytest
import sqlalchemy as sa

from congress.accounts.models import User
from congress.accounts.queries import load_actor
from congress.congresses.models import Congress, CongressForm
from congress.core import clock
from congress.core.permissions import SYSTEM
from congress.delegates.queries import rosters
from congress.dev import demo
from congress.districts import queries
from congress.districts.models import MilestoneClass
from congress.districts.queries.dates import changes_of_days, clashes_of
from congress.districts.rules import ClashKind
from congress.extensions import db
from congress.lessons.queries import lessons
from congress.lessons.queries.samples import samples_for
from congress.reporting.models import Report, ReportPeriod, ReportState
from congress.reporting.queries import periods as reporting
from congress.reporting.queries import waiting
from congress.reporting.rules.counting import Mark

pytestmark = pytest.mark.slow
ROSTERS = (("ch.trangdinh", "LS-180"), ("ch.caoloc", "LS-183"), ("bandantoc", "LS-2024"))


@pytest.fixture(scope="module")
def grid(loaded):
    """The grid of the province's congress on the day of the demo."""
    top = db.session.scalars(sa.select(Congress).where(Congress.parent_id.is_(None))).one()
    return queries.grid_of(top.id, queries.children_of(SYSTEM, top.id), clock.now())


def child(grid, code):
    return next(one for one in grid.children if one.congress.code == code)


def test_eleven_districts_owe_eighteen_milestones(grid):
    assert len(grid.children) == 11
    assert len(grid.rungs) == 18
    assert {cell.official for cell in grid.cells.values()} == set(MilestoneClass) - {
        MilestoneClass.NO_DEADLINE
    }


def test_the_pilot_held_its_congress_and_was_inspected(grid):
    pilot = child(grid, "LS-180")
    tally = grid.tally(pilot)
    assert pilot.is_pilot
    assert pilot.actual_on is not None
    assert (tally.done, tally.accepted, tally.late) == (16, 16, 0)
    assert tally.verified == 8


def test_one_never_reported_and_is_silent(grid):
    assert grid.tally(child(grid, "LS-188")).done == 0
    silent = {one.congress.code for one in grid.children if one.id in grid.silent}
    assert silent == {"LS-185", "LS-188"}


def test_one_holds_a_joint_conference_and_is_not_late_with_what_does_not_apply(grid):
    joint = child(grid, "LS-189")
    assert joint.form is CongressForm.JOINT_CONFERENCE
    assert grid.tally(joint).late == 0
    assert grid.tally(joint).owed < 18


def test_one_report_was_sent_back_and_one_was_found_otherwise(grid):
    returned = [cell for cell in grid.cells.values() if cell.marks.returned]
    doubted = [cell for cell in grid.cells.values() if cell.marks.doubted]
    assert [cell.child.congress.code for cell in returned] == ["LS-184"]
    assert [cell.child.congress.code for cell in doubted] == ["LS-183"]


def test_one_day_moved_with_its_paper_and_one_leader_is_needed_twice(grid):
    ids = [one.id for one in grid.children]
    [[move]] = changes_of_days(ids).values()
    assert move.document is not None
    parent = grid.children[0].congress.parent_id
    kinds = {c.kind for c in clashes_of(parent, [one.congress for one in grid.children])}
    assert kinds == {ClashKind.LEADER}


def actor_named(username):
    found = db.session.scalars(sa.select(User).where(User.username == username)).one()
    return load_actor(found.id, found.epoch)


def test_rosters_lack_what_lists_usually_lack(loaded):
    units = {name: lacks_of(name, code) for name, code in ROSTERS}
    own, top = units["ch.trangdinh"], units["bandantoc"]
    assert own.missing["no_birth"]
    assert own.without_delegate
    assert (top.over, len(top.duplicates)) == (2, 3)
    assert units["ch.caoloc"].has_many_guests


def lacks_of(username, code):
    actor = actor_named(username)
    held = rosters.roster(actor, rosters.congress_by_code(actor, code).id)
    return rosters.lacks(held, rosters.rows(held))


def test_reports_of_the_districts_stand_in_every_state(loaded):
    assert set(db.session.scalars(sa.select(Report.state))) == set(ReportState)
    period = db.session.scalars(sa.select(ReportPeriod).where(ReportPeriod.number == 3)).one()
    found = reporting.status(SYSTEM, period, demo.PINNED_AT)
    assert {row.mark for row in found.rows} >= {
        Mark.ACCEPTED,
        Mark.LATE_DRAFT,
        Mark.LATE_NONE,
        Mark.RETURNED,
        Mark.SENT,
        Mark.SENT_LATE,
        Mark.WITH_LEADER,
    }
    assert waiting.to_write(actor_named("ch.trangdinh"))


def test_lessons_of_the_pilot_are_partly_answered_and_one_is_still_a_draft(grid):
    top = db.session.scalars(sa.select(Congress).where(Congress.parent_id.is_(None))).one()
    board = lessons.board_of(SYSTEM, top)
    assert (len(board.published), len(board.lessons)) == (5, 6)
    total = board.total
    assert min(total.taken_up, total.not_applicable, total.open) > 0
    assert {entry.child.code for entry in board.entries.values()}.isdisjoint({"LS-180"})


def test_papers_of_the_pilots_are_samples_for_the_others(grid):
    other = db.session.scalars(sa.select(Congress).where(Congress.code == "LS-182")).one()
    pilots = {sample.pilot.code for sample in samples_for(other)}
    assert pilots == {"LS-180", "LS-183"}
