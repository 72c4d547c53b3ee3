"""The eleven districts of the demo: each in a state of its own, all with fictional persons."""

import pytest
import sqlalchemy as sa

from congress.congresses.models import Congress, CongressForm
from congress.core import clock
from congress.core.permissions import SYSTEM
from congress.dev import demo
from congress.districts import queries
from congress.districts.models import MilestoneClass
from congress.districts.queries.dates import changes_of_days, clashes_of
from congress.districts.rules import ClashKind
from congress.extensions import db
from tests.conftest import _empty

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def grid(_app):
    """The grid of the province's congress on the day of the demo."""
    with _app.app_context():
        demo.load()
        with clock.pinned(lambda: demo.PINNED_AT):
            top = db.session.scalars(sa.select(Congress).where(Congress.parent_id.is_(None))).one()
            children = queries.children_of(SYSTEM, top.id)
            yield queries.grid_of(top.id, children, clock.now())
        db.session.remove()
        with db.engine.begin() as connection:
            _empty(connection)


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
