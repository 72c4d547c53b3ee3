"""On a phone the parts of a plan fold away without scripts; every row stays in the page."""

from congress.plans.models import PlanState
from tests.support.plans import jobs_of, make_plan


def folds(page):
    return page.soup.select("table.plan tbody.fold")


def test_each_part_of_a_plan_is_a_group_that_says_how_many_jobs_it_has(client, session, world):
    plan = make_plan(session, world, state=PlanState.APPROVED)
    page = client.sign_in("observer").get(f"/plans/{plan.id}")
    jobs = len(page.soup.select("table.plan tr[data-class]"))
    assert jobs == len(jobs_of(plan))
    shown = [body.select_one(".unfold-row") for body in folds(page) if body.select(".unfold-row")]
    counts = [int(next(word for word in row.text.split() if word.isdigit())) for row in shown]
    assert sum(counts) == jobs
    assert not page.soup.select("table.plan .unfold input[checked]")


def test_what_was_searched_for_is_not_folded(client, session, world):
    plan = make_plan(session, world, state=PlanState.APPROVED)
    words = jobs_of(plan)[0].content
    page = client.sign_in("observer").get(f"/plans/{plan.id}?q={words}")
    ticks = page.soup.select("table.plan .unfold input")
    assert all(tick.has_attr("checked") for tick in ticks)


def test_a_plan_that_is_being_written_stays_one_table(client, session, world):
    plan = make_plan(session, world)
    page = client.sign_in("secretary").get(f"/plans/{plan.id}")
    assert not folds(page)
    assert len(page.soup.select("table.plan tbody")) == 1


def test_a_part_with_a_job_of_the_reader_s_own_is_open(client, session, world):
    plan = make_plan(session, world, state=PlanState.APPROVED)
    page = client.sign_in("agency").get(f"/plans/{plan.id}")
    assert page.soup.select("table.plan .unfold input[checked]")
