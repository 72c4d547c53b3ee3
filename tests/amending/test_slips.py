"""Dates side by side: first approved, in force, actual; removed jobs stay in sight."""

from datetime import date, timedelta

from congress.amending.actions import extending
from congress.amending.queries.slips import both_tallies, slip_rows
from congress.core import clock
from congress.core.permissions import SYSTEM
from congress.plans.models import ItemState, OfficialClass, PlanState
from tests.conftest import NOW
from tests.support.plans import jobs_of, make_plan


def test_the_slip_counts_from_the_first_approved_deadline(client, session, world):
    plan = make_plan(session, world, state=PlanState.APPROVED)
    done, removed, extended = jobs_of(plan)
    done.state, done.done_at = ItemState.DONE, clock.at(date(2024, 4, 20))
    removed.deleted_at, removed.deleted_reason = NOW, "Ghép với việc 1"
    for day in (date(2024, 11, 8), date(2024, 11, 10)):
        asked = extending.ask_extension(actor=SYSTEM, item=extended, new_due_on=day, reason="Chờ")
        extending.grant_extension(actor=SYSTEM, extension=asked)
    session.commit()
    found = slip_rows(plan.id, NOW + timedelta(days=172))
    assert [(row.slip, row.is_removed) for row in found] == [(5, False), (None, True), (6, False)]
    by_original, by_current = both_tallies(found)
    assert by_original.counts == {OfficialClass.DONE_LATE: 1, OfficialClass.OVERDUE: 1}
    assert by_current.counts == {OfficialClass.DONE_LATE: 1, OfficialClass.IN_TIME: 1}
    client.sign_in("observer")
    assert f"/plans/{plan.id}/slip" in client.get(f"/plans/{plan.id}").links()
    words = client.get(f"/plans/{plan.id}/slip").words
    for word in ("Ghép với việc 1", "gia hạn 2 lần", "+6", "Việc lùi hạn"):
        assert word in words
