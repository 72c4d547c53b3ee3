"""Two hands at one moment: a milestone is accepted once, a child is merged one way, once."""

from datetime import date

import pytest
import sqlalchemy as sa

from congress.audit.models import JournalEntry
from congress.districts.actions.marks import Word, report_milestone
from congress.districts.models import MarkKind, Merger, Milestone, MilestoneMark
from tests.support.races import Press, at_once, statuses


@pytest.fixture
def press(app, world):
    """The forms sent at once; how they were answered."""
    return lambda *presses: statuses(at_once(app, world, presses))


def count(session, model, *conditions):
    session.expire_all()
    return session.scalar(sa.select(sa.func.count(model.id)).where(*conditions))


def test_a_milestone_accepted_in_three_windows_is_accepted_once(
    press, session, districts, actor_of
):
    child, rung = districts.child, districts.milestone("BCD")
    who = actor_of("district_officer")
    mark = report_milestone(
        actor=who, child=child, milestone=rung, word=Word(on_date=date(2024, 5, 1))
    )
    session.flush()
    place = f"/congresses/{child.id}/milestones/{rung.id}/accept"
    presses = [
        Press("standing_agency", place, {"accept-report_id": str(mark.id), "accept-token": token})
        for token in ("token-of-window-1", "token-of-window-2", "token-of-window-3")
    ]
    assert press(*presses) == [303, 422, 422]
    assert count(session, MilestoneMark, MilestoneMark.kind == MarkKind.ACCEPTED) == 1
    assert count(session, JournalEntry, JournalEntry.verb == "accepted_milestone") == 1


def test_two_children_merged_into_each_other_at_once_are_merged_one_way(press, session, districts):
    pairs = ((districts.child, districts.other), (districts.other, districts.child))
    presses = [
        Press(
            "standing_agency",
            f"/congresses/{child.id}/merge",
            {
                "token": f"token-of-window-{child.id}",
                "into_id": str(into.id),
                "on_date": "01/05/2024",
                "reason": "Nghị quyết sắp xếp",
            },
        )
        for child, into in pairs
    ]
    assert press(*presses) == [303, 422]
    assert count(session, Merger) == 1


def test_the_usual_ladder_taken_in_three_windows_is_taken_once(press, session, districts):
    session.execute(sa.delete(Milestone))
    place = f"/congresses/{districts.parent.id}/ladder/starter"
    assert press(*[Press("standing_agency", place)] * 3) == [303] * 3
    assert count(session, Milestone, Milestone.code == "BCD") == 1
