"""Comments, mentions and followers: who sees a job can be named, and learns of it once."""

import unicodedata

import pytest

from congress.accounts.queries import load_actor
from congress.coordinating.actions import comments as actions
from congress.coordinating.models import Comment, Follow, Mention
from congress.coordinating.queries import comments as queries
from congress.coordinating.queries.people import readers
from congress.core.errors import NotAllowedError, RejectedError
from congress.core.permissions import Role
from congress.plans import policy as plans
from congress.plans.actions.handing import hand_over
from congress.plans.models import Plan, PlanKind, PlanState
from tests.support.cast import add_user
from tests.support.plans import jobs_of, make_plan


@pytest.fixture
def say(actor_of, job):
    def said(who, text, **more):
        return actions.say(actor=actor_of(who), item=job, text=text, **more)

    return said


def send(client, job, text, user_id=""):
    action = f"/items/{job.id}/comments"
    fields = client.get(f"/items/{job.id}").fields(action)
    return client.post(action, fields | {"comment-text": text, "comment-user_id": user_id})


def test_a_mention_waits_on_the_home_of_who_is_named_until_it_is_read(client, world, job):
    client.sign_in("agency")
    assert send(client, job, "Nhờ @secretary kiểm tra ma-két").status == 303
    home = client.sign_in("secretary").get("/")
    assert f"Nhắc tới bạn {job.content}" in home.words
    assert "Người thử agency, 09:41 20/05/2024: Nhờ @secretary kiểm tra ma-két" in home.words
    page = client.get(f"/items/{job.id}")
    assert "Bạn được nhắc tới trong 1 ý kiến" in page.words
    marker = page.soup.select_one("#comments [hx-post]")
    assert (marker["hx-post"], marker["hx-trigger"]) == (f"/items/{job.id}/seen", "load")
    assert client.post(f"/items/{job.id}/seen", {"from": "page"}).status == 204
    assert "Nhắc tới bạn" not in client.get("/").words
    page = client.get(f"/items/{job.id}")
    assert "Bạn được nhắc tới" not in page.words
    assert page.soup.select("#comments [hx-post]") == []


def test_the_home_marks_it_as_read_without_a_script(client, world, job):
    client.sign_in("agency")
    send(client, job, "Xin ý kiến", world.users["secretary"].id)
    home = client.sign_in("secretary").get("/")
    form = home.form(f"/items/{job.id}/seen")
    answer = client.post(form["action"], home.fields("/seen"))
    assert answer.location.endswith("/#waiting")
    assert "Nhắc tới bạn" not in client.get("/").words


def test_a_person_is_named_by_the_list_too_and_shown_by_name(client, world, job):
    client.sign_in("agency")
    page = client.get(f"/items/{job.id}")
    offered = [option.get_text() for option in page.soup.select("#comment-user_id option")]
    assert "Người thử secretary (@secretary)" in offered
    assert "Người thử agency (@agency)" not in offered
    assert "Người thử other_agency (@other_agency)" not in offered
    send(client, job, "Xin ý kiến", world.users["secretary"].id)
    assert "Nhắc tới: Người thử secretary" in client.get(f"/items/{job.id}").words


@pytest.mark.parametrize("name", ["other_agency", "nobody.here"])
def test_who_does_not_see_the_job_cannot_be_mentioned(client, session, job, name):
    client.sign_in("agency")
    refused = send(client, job, f"Nhờ @{name} xem")
    assert refused.status == 422
    assert f"Không có ai tên @{name} xem được việc này" in " ".join(refused.errors())
    assert refused.fields("/comments")["comment-text"] == f"Nhờ @{name} xem"
    assert session.query(Comment).count() == 0


def test_a_number_that_was_not_offered_is_no_choice(client, world, job):
    client.sign_in("agency")
    assert send(client, job, "Xin ý kiến", world.users["other_agency"].id).status == 422


def test_text_is_kept_whole_composed_and_bounded(client, session, job):
    client.sign_in("agency")
    typed = unicodedata.normalize("NFD", "Đề nghị thống nhất\nmàu nền <b>đỏ</b>")
    assert send(client, job, typed).status == 303
    kept = session.query(Comment).one().text
    assert kept == unicodedata.normalize("NFC", typed)
    assert "<b>đỏ</b>" in client.get(f"/items/{job.id}").words
    assert send(client, job, "x" * 2001).status == 422
    assert send(client, job, "").status == 422
    assert send(client, job, "x" * 2000).status == 303


def test_the_author_withdraws_and_the_history_keeps_it(client, session, world, job, say):
    said = say("agency", "Chưa thấy @secretary trả lời")
    session.commit()
    assert client.sign_in("secretary").post(f"/comments/{said.id}/withdraw").status == 403
    assert client.sign_in("agency").post(f"/comments/{said.id}/withdraw").status == 303
    page = client.get(f"/items/{job.id}")
    panel = page.soup.select_one("#comments").get_text(" ")
    assert "Ý kiến đã được rút lại" in panel
    assert "Chưa thấy" not in panel
    assert "rút lại ý kiến" in page.words
    assert "Chưa thấy @secretary trả lời" in page.words
    assert "Nhắc tới bạn" not in client.sign_in("secretary").get("/").words
    with pytest.raises(RejectedError, match="đã được rút lại"):
        actions.withdraw_comment(
            actor=load_actor(world.users["agency"].id, 1), comment=session.get(Comment, said.id)
        )


def test_who_comments_or_is_named_follows_and_may_stop(client, session, world, job, say):
    say("agency", "Nhờ @secretary xem")
    session.commit()
    followers = {row.user_id for row in session.query(Follow)}
    assert followers == {world.users["agency"].id, world.users["secretary"].id}
    client.sign_in("secretary")
    assert client.post(f"/items/{job.id}/unfollow").status == 303
    assert "Theo dõi việc này" in client.get(f"/items/{job.id}").words
    assert client.post(f"/items/{job.id}/follow").status == 303
    assert client.post(f"/items/{job.id}/follow").status == 303
    assert "Bạn đang theo dõi" in client.get(f"/items/{job.id}").words


def test_followers_see_new_comments_on_the_home_uncounted(client, session, world, job, say):
    say("agency", "Ý kiến cũ")
    session.commit()
    client.sign_in("steering").post(f"/items/{job.id}/follow")
    say("agency", "Đã in xong 18 khẩu hiệu")
    session.commit()
    home = client.get("/")
    assert "Ý kiến mới ở việc đang theo dõi: 1" in home.words
    assert "Người thử agency, 09:41 20/05/2024: Đã in xong 18 khẩu hiệu" in home.words
    assert "Ý kiến cũ" not in home.words
    count = home.soup.select_one('.stat[href="#waiting"] strong').get_text()
    assert count.strip() == "0"
    client.post(f"/items/{job.id}/seen", {"from": "home"})
    assert "Đã in xong" not in client.get("/").words


def test_a_mention_is_told_once_and_not_as_a_followed_comment_as_well(actor_of, say):
    say("secretary", "Tôi theo dõi việc này")
    say("agency", "Nhờ @secretary xem")
    actor = actor_of("secretary")
    assert [one.text for one in queries.naming(actor)[0]] == ["Nhờ @secretary xem"]
    assert queries.followed(actor) == []


def test_naming_oneself_or_somebody_twice_is_one_mention_of_others(session, world, say):
    say("agency", "@agency nhắc @secretary và @secretary", user_id=world.users["secretary"].id)
    assert [row.user_id for row in session.query(Mention)] == [world.users["secretary"].id]


def test_what_was_said_before_a_hand_over_goes_with_the_job(session, world, job, say, actor_of):
    receiver = add_user(session, world, "receiver", Role.AGENCY)
    session.flush()
    say("secretary", "Nhờ @agency báo cáo")
    assert queries.naming(actor_of("agency"))[1] == 1
    hand_over(
        actor=actor_of("agency"), giver=world.users["agency"], receiver_id=receiver.id,
        item_ids=[job.id], reason="",
    )  # fmt: skip
    assert queries.naming(actor_of("agency")) == ([], 0)


def test_only_the_author_withdraws(say, actor_of):
    with pytest.raises(NotAllowedError):
        actions.withdraw_comment(actor=actor_of("secretary"), comment=say("agency", "Xong"))


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.APPROVED])
@pytest.mark.parametrize(("code", "kind"), [("TBTT", "detailed"), ("BCD", "master")])
def test_who_can_be_named_are_exactly_those_who_see_the_job(
    session, world, actor_of, state, code, kind
):
    add_user(session, world, "officer_office", Role.AGENCY, unit_code="vpub")
    plan = make_plan(session, world, code=code, state=state, kind=PlanKind(kind))
    jobs_of(plan)[0].lead_id = world.units["ubnd-td"].id
    jobs_of(plan)[1].lead_id = world.committees["TBHC"].unit_id
    session.commit()
    named = {one.username for one in readers(jobs_of(plan)[0])}
    seeing = {
        name
        for name in world.users
        if session.query(Plan).filter(Plan.id == plan.id, plans.visible_to(actor_of(name))).all()
    }
    assert named == seeing


def test_a_disabled_account_or_revoked_post_is_not_offered(session, world, job):
    world.users["steering"].is_active = False
    session.flush()
    assert "steering" not in {one.username for one in readers(job)}
