"""Extensions: asked with what they break, decided by who approves plans, both figures kept."""

from datetime import date, datetime, timedelta

import pytest

from congress.amending.actions import extending
from congress.amending.models import ExtensionState
from congress.amending.queries import extensions as queries
from congress.amending.queries.extensions import extensions_of, figures
from congress.core import clock
from congress.core.errors import NotAllowedError, RejectedError
from congress.core.permissions import SYSTEM
from congress.plans.models import ItemState, OfficialClass, PlanState, Predecessor
from tests.conftest import NOW
from tests.support.cast import actor_of
from tests.support.plans import jobs_of, make_plan
from tests.support.sql import count_queries

WHY = "Chờ biểu trưng được duyệt"


@pytest.fixture
def jobs(session, world):
    """Jobs of an approved plan; the agency's third one is due 15 days before the congress."""
    return jobs_of(make_plan(session, world, state=PlanState.APPROVED))


@pytest.fixture
def job(jobs):
    return jobs[2]


def ask(world, job, day=date(2024, 11, 10), who="agency"):
    actor = actor_of(world, who) if who else SYSTEM
    return extending.ask_extension(actor=actor, item=job, new_due_on=day, reason=WHY)


def send(client, job, day, seen=""):
    address = f"/items/{job.id}/extension"
    fields = client.get(address).fields("/extension")
    return client.post(address, fields | {"new_due_on": day, "reason": WHY, "seen": seen})


def test_a_request_goes_out_waits_on_the_home_and_is_granted_there(client, session, job):
    client.sign_in("agency")
    assert "Xin gia hạn" in client.get(f"/items/{job.id}").words
    assert send(client, job, "10/11/2024").status == 303
    words = client.get(f"/items/{job.id}").words
    assert "Chờ quyết định" in words
    home = client.sign_in("steering").get("/")
    assert "Xin gia hạn lần 1" in home.words
    assert "từ 04/11/2024 đến 10/11/2024" in home.words
    assert client.post(home.form("/grant")["action"], {"from": "home"}).location == "/"
    session.expire_all()
    assert (job.due_on, job.original_due_on) == (date(2024, 11, 10), date(2024, 11, 4))
    words = client.get(f"/items/{job.id}").words
    for word in ("Theo hạn gốc", "Theo hạn điều chỉnh", "hạn gốc 04/11/2024", "đồng ý gia hạn"):
        assert word in words
    assert "Xin gia hạn lần" not in client.get("/").words


def test_a_long_list_on_the_home_says_how_many_more_there_are_and_shows_them_all(
    client, world, jobs, monkeypatch
):
    for job in jobs[1:]:
        ask(world, job, job.due_on + timedelta(days=2), who="")
    monkeypatch.setattr(queries, "SHOWN", 1)
    home = client.sign_in("steering").get("/")
    assert home.words.count("Xin gia hạn lần 1") == 1
    assert "Còn 1 mục nữa không hiện ở đây." in home.words
    assert "2" in home.soup.select_one('.stat[href="#waiting"]').get_text()
    whole = client.get(home.soup.find("a", string="Hiện tất cả")["href"])
    assert whole.words.count("Xin gia hạn lần 1") == 2
    assert "không hiện ở đây" not in whole.words


def test_what_a_new_deadline_breaks_is_shown_and_sent_only_on_a_second_word(client, session, jobs):
    _, waiting, job = jobs
    waiting.due_on, master = date(2024, 11, 8), jobs[0]
    session.add(Predecessor(item_id=waiting.id, before_id=job.id, lag_days=2))
    job.implements_id, master.due_on = master.id, date(2024, 11, 9)
    session.commit()
    client.sign_in("agency")
    shown = send(client, job, "10/11/2024")
    assert shown.status == 422
    assert "ảnh hưởng 2 việc khác" in shown.words
    assert "xong chậm nhất 06/11/2024" in shown.words
    assert "Độ dư đến Đại hội: 9 ngày làm việc. Theo hạn mới còn 5 ngày" in shown.words
    assert extensions_of(job) == []
    assert client.post(f"/items/{job.id}/extension", shown.fields("/extension")).status == 303
    assert "ảnh hưởng 2 việc khác" in client.sign_in("steering").get("/").words


def test_an_extension_beyond_the_congress_is_refused_in_a_sentence(client, job):
    client.sign_in("agency")
    answer = send(client, job, "20/11/2024", seen="20/11/2024")
    assert "Không gia hạn quá ngày Đại hội (19/11/2024)." in " ".join(answer.errors())


def test_three_days_after_the_deadline_it_is_too_late_to_ask(client, world, job):
    with clock.pinned(lambda: datetime(2024, 11, 7, 9, tzinfo=clock.ZONE)):
        assert ask(world, job).ordinal == 1
    with clock.pinned(lambda: datetime(2024, 11, 8, 9, tzinfo=clock.ZONE)):
        client.sign_in("agency")
        assert "Xin gia hạn" not in client.get(f"/items/{job.id}").soup.select_one(".head").text
        assert "quá hạn hơn 3 ngày" in client.get(f"/items/{job.id}/extension").text


def test_requests_are_counted_one_at_a_time_and_show_the_earlier_ones(client, session, world, job):
    first = ask(world, job)
    with pytest.raises(RejectedError, match="chờ quyết định"):
        ask(world, job, who="secretary")
    leader = actor_of(world, "steering")
    extending.refuse_extension(actor=leader, extension=first, reason="Còn đủ thời gian")
    with pytest.raises(RejectedError, match="đã được quyết định"):
        extending.grant_extension(actor=leader, extension=first)
    assert job.due_on == date(2024, 11, 4)
    assert ask(world, job).ordinal == 2
    session.commit()
    words = client.sign_in("agency").get(f"/items/{job.id}/extension").words
    assert "2 lần" in words
    assert "Còn đủ thời gian" in words


def test_a_refusal_needs_its_reason(client, session, world, job):
    found = ask(world, job)
    session.commit()
    client.sign_in("steering")
    assert client.post(f"/extensions/{found.id}/refuse", {"reason": ""}).status == 422
    assert client.post(f"/extensions/{found.id}/refuse", {"reason": "Còn kịp"}).status == 303
    session.expire_all()
    assert found.state is ExtensionState.REFUSED


def test_who_asks_does_not_decide(session, world, job):
    found = ask(world, job, who="secretary")
    with pytest.raises(NotAllowedError):
        extending.grant_extension(actor=actor_of(world, "secretary"), extension=found)
    found.asked_by_id = world.users["steering"].id
    session.flush()
    with pytest.raises(NotAllowedError):
        extending.grant_extension(actor=actor_of(world, "steering"), extension=found)
    extending.grant_extension(actor=actor_of(world, "standing_agency"), extension=found)


def test_more_requests_cost_no_more_on_the_home(client, session, world):
    """Each of a job that carries out a master task of its own, and for which another waits."""
    rows = [(str(number), f"Việc {number}", "svhttdl", "04/11/2024") for number in range(1, 9)]
    masters = jobs_of(make_plan(session, world, code="BCD", state=PlanState.APPROVED, jobs=rows))
    jobs = jobs_of(make_plan(session, world, state=PlanState.APPROVED, jobs=rows))
    for job, master, later in zip(jobs[:4], masters[:4], jobs[4:], strict=True):
        job.implements_id = master.id
        session.add(Predecessor(item_id=later.id, before_id=job.id))
    session.flush()

    def cost(asked):
        for job in asked:
            ask(world, job)
        client.sign_in("steering").get("/")
        with count_queries() as sent:
            assert "Xin gia hạn lần 1" in client.get("/").words
        return len(sent)

    assert cost(jobs[:1]) == cost(jobs[1:4])


def test_both_figures_are_kept(session, world, job):
    found = ask(world, job)
    extending.grant_extension(actor=actor_of(world, "steering"), extension=found)
    job.state, job.done_at = ItemState.DONE, clock.at(date(2024, 11, 8))
    shown = figures(job, [found], NOW + timedelta(days=365))
    assert shown.by_original is OfficialClass.DONE_LATE
    assert shown.by_current is OfficialClass.DONE_ON_TIME


@pytest.mark.parametrize("state", [ItemState.AWAITING, ItemState.CANCELLED])
def test_only_work_going_on_is_extended(session, world, job, state):
    job.state = state
    with pytest.raises(RejectedError, match="chưa xong"):
        ask(world, job)
