"""What the panels of a job and the sections of the home cost, however much was said."""

from congress.coordinating.actions import comments, obstacles, parts
from congress.coordinating.models import Authority, PartState
from congress.core import clock
from congress.plans.models import Coordination
from tests.support.sql import count_queries


def work_together(session, world, job, actor_of, times):
    """Everybody says something on a job: each agency's part, obstacles, comments with mentions."""
    secretary, agency = actor_of("secretary"), actor_of("agency")
    for _ in range(times):
        for row in job.coordinations:
            parts.mark_part(actor=secretary, item=job, unit_id=row.unit_id, state=PartState.NOT_YET)
        for authority in (Authority.STEERING, Authority.KEEPER):
            obstacles.raise_obstacle(
                actor=agency, item=job, cause="Thiếu kinh phí", authority=authority,
                proposal="Cấp bổ sung", asked_on=clock.today(),
            )  # fmt: skip
        comments.say(actor=agency, item=job, text="Nhờ @secretary và @steering xem")
        comments.say(actor=secretary, item=job, text="Nhờ @agency sửa")
    session.commit()


def cost(client, who, address):
    client.sign_in(who).get(address)
    with count_queries() as sent:
        assert client.get(address).status == 200
    return len(sent)


def test_more_words_cost_no_more_on_the_job_and_on_the_home(client, session, world, jobs, actor_of):
    job = jobs[0]
    for code in ("btg", "stc", "bdt"):
        job.coordinations.append(Coordination(unit_id=world.units[code].id, position=2))
    session.flush()
    pages = [(who, a) for who in ("secretary", "steering", "agency") for a in ("/", "/obstacles")]
    pages += [(who, f"/items/{job.id}") for who in ("secretary", "steering", "agency")]
    work_together(session, world, job, actor_of, 1)
    few = [cost(client, *page) for page in pages]
    work_together(session, world, job, actor_of, 12)
    assert [cost(client, *page) for page in pages] == few


def test_the_panels_of_a_job_take_one_statement_a_table(client, session, world, job, actor_of):
    work_together(session, world, job, actor_of, 3)
    client.sign_in("secretary").get(f"/items/{job.id}")
    with count_queries() as sent:
        client.get(f"/items/{job.id}")
    tables = (" coordination_mark", " obstacle", " obstacle_forwarding", " follow", " mention")
    own = [
        one for one in sent if any(f"FROM{name}" in one or f"JOIN{name}" in one for name in tables)
    ]
    assert len(own) == len(tables), "\n".join(own)
