"""Obstacles: raised with a proposal, answered by who has the authority, closed by the asker."""

from datetime import date, timedelta

import pytest

from congress.accounts.models import Grant
from congress.accounts.queries import load_actor
from congress.congresses.models import Committee
from congress.coordinating import policy
from congress.coordinating.actions import obstacles as actions
from congress.coordinating.models import Authority, Obstacle, ObstacleState
from congress.coordinating.queries import obstacles as queries
from congress.core import clock
from congress.core.errors import NotAllowedError, RejectedError
from congress.core.permissions import Role
from congress.extensions import db
from congress.office.queries import calendar
from congress.plans.actions.handing import hand_over
from congress.plans.models import ItemState, Plan, WorkItem
from tests.support.cast import add_user

WHY, WANTED = "Chưa có kinh phí in pa-nô", "Tạm ứng 80 triệu đồng trước ngày 31/5"
SAYS = "Đồng ý tạm ứng từ dự toán quý II"


@pytest.fixture
def ask(actor_of, job):
    """Raise an obstacle as a persona."""

    def raised(authority=Authority.STEERING, who="agency", on=date(2024, 5, 13), **more):
        return actions.raise_obstacle(
            actor=actor_of(who), item=more.pop("item", job), cause=WHY, authority=authority,
            proposal=WANTED, asked_on=on, **more,
        )  # fmt: skip

    return raised


def answer(actor, obstacle, on=date(2024, 5, 20)):
    return actions.answer_obstacle(actor=actor, obstacle=obstacle, answer=SAYS, answered_on=on)


def test_an_obstacle_is_raised_answered_on_the_home_and_closed(client, session, job):
    page = client.sign_in("agency").get(f"/items/{job.id}")
    assert "Không có vướng mắc đang chờ." in page.words
    address = f"/items/{job.id}/obstacles/new"
    fields = client.get(address).fields(address)
    assert fields["asked_on"] == "20/05/2024"
    typed = {"cause": WHY, "authority": "steering", "proposal": WANTED, "asked_on": "13/5/2024"}
    assert client.post(address, fields | typed).status == 303
    made = session.query(Obstacle).one()
    home = client.sign_in("steering").get("/")
    assert f"Vướng mắc: {WHY}" in home.words
    assert "chờ 5 ngày làm việc" in home.words
    place = f"/obstacles/{made.id}"
    page = client.get(place)
    sent = page.fields("/answer") | {"answer-answer": SAYS}
    assert client.post(f"{place}/answer", sent).status == 303
    assert WHY not in client.get("/").words
    home = client.sign_in("agency").get("/")
    assert "trả lời sau 5 ngày làm việc" in home.words
    assert client.post(f"{place}/close", client.get(place).fields("/close")).status == 303
    assert WHY not in client.get("/").words
    words = client.get(f"/items/{job.id}").words
    for said in ("nêu vướng mắc", "trả lời vướng mắc", "đóng vướng mắc", SAYS, "Đã giải quyết"):
        assert said in words


def test_the_history_of_the_job_says_each_field_in_words(client, session, job, ask, actor_of):
    answer(actor_of("steering"), ask())
    session.commit()
    told = client.sign_in("agency").get(f"/items/{job.id}").soup.select(".timeline dl")
    words = " ".join(" ".join(one.get_text(" ").split()) for one in told)
    for label in ("Thẩm quyền giải quyết", "Cơ quan có thẩm quyền", "Đề xuất", "Ngày trả lời"):
        assert label in words
    for value in ("Ban Chỉ đạo Đại hội tỉnh", WANTED, "20/05/2024", SAYS):
        assert value in words


def test_what_is_missing_is_said_beside_its_field(client, job):
    address = f"/items/{job.id}/obstacles/new"
    fields = client.sign_in("agency").get(address).fields(address)
    typed = {"cause": WHY, "authority": "other", "proposal": "", "asked_on": "13/5/2024"}
    refused = client.post(address, fields | typed)
    assert refused.status == 422
    assert "Ô này cần được điền." in " ".join(refused.errors())
    assert refused.fields(address)["cause"] == WHY
    refused = client.post(address, refused.fields(address) | {"proposal": WANTED})
    assert "Hãy chọn hoặc ghi tên cơ quan có thẩm quyền." in " ".join(refused.errors())
    late = typed | {"authority": "lead", "proposal": WANTED, "asked_on": "21/5/2024"}
    refused = client.post(address, refused.fields(address) | late)
    assert "Ngày hỏi không thể sau hôm nay." in " ".join(refused.errors())


@pytest.mark.parametrize(
    ("day", "said"),
    [("12/5/2024", "không thể trước ngày hỏi"), ("21/5/2024", "không thể sau hôm nay")],
)
def test_an_answer_has_a_day_between_asking_and_today(client, session, ask, day, said):
    made = ask()
    session.commit()
    place = f"/obstacles/{made.id}"
    fields = client.sign_in("steering").get(place).fields("/answer")
    typed = {"answer-answer": SAYS, "answer-answered_on": day}
    refused = client.post(f"{place}/answer", fields | typed)
    assert refused.status == 422
    assert said in " ".join(refused.errors())
    assert refused.fields("/answer")["answer-answer"] == SAYS


@pytest.mark.parametrize(
    ("authority", "who"),
    [
        (Authority.LEAD, {"agency", "secretary"}),
        (Authority.KEEPER, {"secretary"}),
        (Authority.ORGANISING, {"standing_agency"}),
        (Authority.STEERING, {"steering", "standing_agency"}),
        (Authority.PEOPLE, {"steering", "standing_agency"}),
        (Authority.OTHER, {"other_agency", "secretary"}),
    ],
)
def test_each_authority_is_asked_and_nobody_else(world, ask, actor_of, office, authority, who):
    made = ask(authority, "office", body_id=world.units["stc"].id)
    waits = {name for name in world.users if made in queries.to_answer(actor_of(name))}
    assert waits == who
    for name in world.users:
        assert policy.can_answer(actor_of(name), made) == (name in who), name


@pytest.mark.parametrize("authority", list(Authority))
@pytest.mark.parametrize("asker", ["agency", "secretary"])
def test_the_list_of_what_waits_and_the_right_to_answer_are_one(
    world, ask, actor_of, authority, asker
):
    made = ask(authority, asker, body_id=world.units["stc"].id)
    found = (
        db.session.query(Obstacle)
        .join(WorkItem, WorkItem.id == Obstacle.item_id)
        .join(Plan, Plan.id == WorkItem.plan_id)
        .join(Committee, Committee.id == Plan.committee_id)
    )
    for name in world.users:
        actor = actor_of(name)
        listed = found.filter(policy.answered_by(actor)).all() == [made]
        assert listed == policy.can_answer(actor, made), name


def test_who_asks_does_not_answer_but_records_what_came_from_outside(ask, actor_of):
    with pytest.raises(NotAllowedError):
        answer(actor_of("secretary"), ask(Authority.KEEPER, "secretary"))
    outside = ask(Authority.OTHER, "secretary", body_name="Kho bạc Nhà nước")
    assert answer(actor_of("secretary"), outside).state is ObstacleState.ANSWERED


def test_an_agency_outside_the_plan_sees_what_it_is_asked_and_not_the_plan(
    client, session, world, ask, job
):
    made = ask(Authority.OTHER, body_id=world.units["stc"].id)
    session.commit()
    page = client.sign_in("other_agency").get(f"/obstacles/{made.id}")
    assert WANTED in page.words
    assert f"/items/{job.id}" not in page.links()
    assert client.get(f"/items/{job.id}").status == 404
    sent = client.post(
        f"/obstacles/{made.id}/answer", page.fields("/answer") | {"answer-answer": SAYS}
    )
    assert sent.location.endswith(f"/obstacles/{made.id}")


def test_an_obstacle_is_answered_once(session, ask, actor_of):
    made = ask()
    answer(actor_of("steering"), made)
    with pytest.raises(RejectedError, match="trạng thái khác"):
        answer(actor_of("standing_agency"), made)
    with pytest.raises(RejectedError, match="trạng thái khác"):
        actions.withdraw_obstacle(actor=actor_of("agency"), obstacle=made, note="Nhầm")


def test_one_raised_by_mistake_is_withdrawn_with_its_reason(client, session, ask, job):
    made = ask()
    session.commit()
    place = f"/obstacles/{made.id}"
    fields = client.sign_in("agency").get(place).fields("/withdraw")
    assert client.post(f"{place}/withdraw", fields).status == 422
    typed = {"withdraw-note": "Đã có kinh phí"}
    assert client.post(f"{place}/withdraw", fields | typed).status == 303
    assert "Đã có kinh phí" in client.get(f"/items/{job.id}").words
    assert WHY not in client.sign_in("steering").get("/").words


def test_only_the_asker_and_who_reports_on_the_job_close(ask, actor_of, office):
    made = answer(actor_of("steering"), ask(who="office"))
    with pytest.raises(NotAllowedError):
        actions.close_obstacle(actor=actor_of("steering"), obstacle=made)
    assert queries.settles(actor_of("office"), made)
    assert queries.settles(actor_of("secretary"), made)
    assert queries.settles(actor_of("agency"), made)


def test_raising_is_for_who_takes_part_while_the_job_goes_on(ask, actor_of, job, office):
    assert ask(who="office").ordinal == 1
    assert ask(who="secretary").ordinal == 2
    for name in ("steering", "observer", "other_agency"):
        with pytest.raises(NotAllowedError):
            ask(who=name)
    job.state, job.done_at = ItemState.DONE, clock.now()
    with pytest.raises(RejectedError, match="chưa xong"):
        ask()


def test_a_handed_over_job_reminds_the_receiver_and_no_longer_the_giver(
    session, world, ask, actor_of
):
    receiver = add_user(session, world, "receiver", Role.AGENCY)
    session.flush()
    made = answer(actor_of("steering"), ask())
    assert queries.to_close(actor_of("agency")) == [made]
    assert queries.to_close(actor_of("receiver")) == []
    hand_over(
        actor=actor_of("agency"), giver=world.users["agency"], receiver_id=receiver.id,
        item_ids=[made.item_id], reason="Nghỉ phép",
    )  # fmt: skip
    assert queries.to_close(actor_of("agency")) == []
    assert queries.to_close(actor_of("receiver")) == [made]


def test_the_list_shows_the_longest_waiting_first_with_working_days(client, session, jobs, ask):
    ask(on=date(2024, 5, 17), item=jobs[1], who="secretary")
    ask(on=date(2024, 5, 6), item=jobs[0])
    session.commit()
    page = client.sign_in("steering").get("/obstacles")
    rows = [" ".join(row.get_text(" ").split()) for row in page.soup.select("tbody tr")]
    assert "06/05/2024 chờ 10 ngày làm việc" in rows[0]
    assert "17/05/2024 chờ 1 ngày làm việc" in rows[1]
    assert "Chờ trả lời 2" in " ".join(page.soup.select_one(".tabs").get_text(" ").split())
    assert "Không có vướng mắc nào" in client.get("/obstacles?state=closed").words
    assert "Không có vướng mắc nào" in client.sign_in("outsider").get("/obstacles").words


def test_days_stop_at_the_answer(ask, actor_of):
    made = answer(actor_of("steering"), ask(), on=date(2024, 5, 15))
    [wait] = queries.waits([made], calendar(), clock.today() + timedelta(days=30))
    assert wait.days == 2


def test_a_revoked_post_answers_no_more(session, world, ask, actor_of):
    made = ask()
    user = world.users["steering"]
    session.query(Grant).filter_by(user_id=user.id).update({"revoked_at": clock.now()})
    session.flush()
    assert not policy.can_answer(load_actor(user.id, user.epoch), made)


def forward(actor, obstacle, authority=Authority.KEEPER, why="Không thuộc thẩm quyền", **more):
    return actions.forward_obstacle(
        actor=actor, obstacle=obstacle, authority=authority, reason=why, **more
    )


def test_an_obstacle_put_to_the_wrong_authority_is_passed_on_and_keeps_its_first_day(
    client, session, ask, world
):
    made = ask(Authority.STEERING)
    session.commit()
    place = f"/obstacles/{made.id}"
    page = client.sign_in("steering").get(place)
    typed = page.fields("/forward") | {"forward-authority": "keeper"}
    refused = client.post(f"{place}/forward", typed)
    assert refused.status == 422
    assert "keeper" in refused.text
    sent = client.post(f"{place}/forward", typed | {"forward-reason": "Kinh phí của Tiểu ban"})
    assert (sent.status, sent.location) == (303, place)
    session.expire_all()
    assert (made.authority, made.asked_on, made.state) == (
        Authority.KEEPER,
        date(2024, 5, 13),
        ObstacleState.OPEN,
    )
    assert WHY not in client.get("/").words
    home = client.sign_in("secretary").get("/")
    assert f"Vướng mắc: {WHY}" in home.words
    assert "chờ 5 ngày làm việc" in home.words
    words = client.get(place).words
    for said in ("Chuyển lần 1", "từ Ban Chỉ đạo", "Người thử steering", "Kinh phí của Tiểu ban"):
        assert said in words
    entries = client.get(f"/items/{made.item_id}").words
    assert "chuyển vướng mắc" in entries


def test_only_who_may_answer_passes_an_open_obstacle_on(ask, actor_of):
    made = ask(Authority.STEERING)
    for name in ("agency", "secretary", "observer"):
        with pytest.raises(NotAllowedError):
            forward(actor_of(name), made)
    answer(actor_of("steering"), made)
    with pytest.raises(RejectedError, match="trạng thái khác"):
        forward(actor_of("steering"), made)


def test_an_obstacle_is_not_passed_on_to_where_it_is(ask, actor_of):
    made = ask(Authority.STEERING)
    with pytest.raises(RejectedError, match="đang ở đúng"):
        forward(actor_of("steering"), made, Authority.STEERING)
    with pytest.raises(RejectedError, match="ghi tên cơ quan"):
        forward(actor_of("steering"), made, Authority.OTHER)
    assert made.forwards == []


def test_who_passed_an_obstacle_on_still_sees_it_and_every_step_is_kept(
    session, ask, actor_of, office, world
):
    made = ask(Authority.OTHER, body_id=world.units["vpub"].id)
    forward(actor_of("office"), made, Authority.STEERING, "Vượt thẩm quyền")
    forward(actor_of("steering"), made, Authority.PEOPLE, "Cần UBND tỉnh", body_name="UBND tỉnh")
    session.commit()
    assert queries.obstacle(actor_of("office"), made.id) is made
    assert not policy.can_answer(actor_of("office"), made)
    steps = [(step.authority, step.by_name) for step in made.forwards]
    assert steps == [
        (Authority.OTHER, "Người thử office"),
        (Authority.STEERING, "Người thử steering"),
    ]
    assert (made.authority, made.body_name) == (Authority.PEOPLE, "UBND tỉnh")
