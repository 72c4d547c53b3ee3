"""Jobs that wait for others: lags in working days, circles refused, deadlines too early shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.core.workdays import WorkCalendar
from congress.plans import rules
from congress.plans.models import Plan, PlanState
from tests.support.plans import jobs_of, make_plan

NODES = st.integers(1, 6)


@given(st.lists(st.tuples(NODES, NODES).filter(lambda pair: pair[0] != pair[1]), max_size=12))
def test_links_taken_one_by_one_never_close_a_circle(wanted):
    links = []
    for item, before in wanted:
        if not rules.makes_circle(links, item, before):
            links.append((item, before))
    assert not any(reaches(links, item, item) for item, _ in links)


def reaches(links, start, goal):
    ahead, seen = [b for i, b in links if i == start], set()
    while ahead:
        one = ahead.pop()
        if one == goal:
            return True
        if one not in seen:
            seen.add(one)
            ahead += [b for i, b in links if i == one]
    return False


def test_a_lag_counts_working_days():
    assert rules.earliest_due(date(2024, 6, 28), 2, WorkCalendar()) == date(2024, 7, 2)
    assert rules.earliest_due(None, 2, WorkCalendar()) is None


@pytest.fixture
def jobs(session, world):
    return jobs_of(make_plan(session, world))


def link(client, item, before, lag="0"):
    return client.post(
        f"/items/{item.id}/predecessors", {"before_id": str(before.id), "lag_days": lag}
    )


def test_a_job_can_wait_for_another_and_the_page_says_when_it_is_too_early(client, jobs):
    first, second, third = jobs
    client.sign_in("secretary")
    assert link(client, second, first).status == 303
    assert "trước khi việc trước kịp xong" not in client.get(f"/items/{second.id}").words
    assert link(client, second, third, "5").status == 303
    words = client.get(f"/items/{second.id}").words
    assert "cách ít nhất 5 ngày làm việc" in words
    assert "trước khi việc trước kịp xong" in words
    assert second.content in client.get(f"/items/{third.id}").words


def test_a_circle_is_refused_beside_the_field(client, jobs):
    first, second, third = jobs
    client.sign_in("secretary")
    link(client, second, first)
    link(client, third, second)
    answer = link(client, first, third)
    assert answer.status == 422
    assert "vòng tròn" in " ".join(answer.errors())


def test_the_same_link_twice_is_refused(client, jobs):
    first, second, _ = jobs
    client.sign_in("secretary")
    link(client, second, first)
    assert "đã được nối" in " ".join(link(client, second, first).errors())


def test_a_link_is_taken_away_again(client, session, jobs):
    first, second, _ = jobs
    client.sign_in("secretary")
    link(client, second, first)
    page = client.get(f"/items/{second.id}")
    address = page.form("/remove")["action"]
    assert client.post(address).status == 303
    assert (
        first.content not in client.get(f"/items/{second.id}").soup.select_one("ul.links, h1").text
    )


def test_a_job_of_another_plan_cannot_be_waited_for(client, session, world, jobs):
    other = make_plan(session, world, code="TBHC", state=PlanState.DRAFT)
    answer = link(client.sign_in("secretary"), jobs[0], jobs_of(session.get(Plan, other.id))[0])
    assert answer.status == 422


def test_only_who_keeps_the_plan_links_jobs(client, session, world):
    plan = make_plan(session, world, state=PlanState.APPROVED)
    first, second, _ = jobs_of(plan)
    assert link(client.sign_in("agency"), second, first).status == 403
