"""Drafts of forms on the server: kept while typed, when refused, through a sign-in; private."""

from datetime import timedelta

import pytest

from congress.core import clock
from congress.plans.models import PlanState
from congress.web import drafts, housekeeping
from congress.web.drafts import FormDraft
from tests.conftest import NOW
from tests.support.cast import SECRET
from tests.support.plans import jobs_of, make_plan


@pytest.fixture
def job(session, world):
    return jobs_of(make_plan(session, world))[0]


@pytest.fixture
def typed(client, job):
    """The form of a job as a browser sends it while it is being typed."""
    page = client.sign_in("secretary").get(f"/items/{job.id}/edit")
    fields = page.fields(f"/items/{job.id}/edit")
    return fields | {"content": "Nội dung gõ dở", "product": "Kế hoạch"}


def kept(session):
    session.expire_all()
    return {row.key: row.fields for row in session.query(FormDraft) if row.fields}


def test_what_is_typed_is_offered_at_the_same_form_and_put_back(client, job, typed):
    assert client.post("/drafts", typed).status == 204
    client.sign_out().sign_in("secretary")
    page = client.get(f"/items/{job.id}/edit")
    assert "Có phần đang gõ chưa lưu lúc 09:41 20/05/2024" in page.words
    [address] = [link for link in page.links() if "draft=" in link]
    back = client.get(address)
    assert "Đã khôi phục phần đang gõ" in back.words
    fields = back.fields(f"/items/{job.id}/edit")
    assert (fields["content"], fields["product"]) == ("Nội dung gõ dở", "Kế hoạch")
    assert client.post(f"/items/{job.id}/edit", fields).status == 303
    assert "Khôi phục" not in client.get(f"/items/{job.id}/edit").words


def test_a_draft_over_a_job_that_somebody_saved_meanwhile_overwrites_nothing(
    client, session, job, typed
):
    client.post("/drafts", typed)
    job.content = "Người khác đã sửa"
    session.commit()
    address = f"/items/{job.id}/edit?draft={typed['draft-key']}"
    fields = client.get(address).fields(f"/items/{job.id}/edit")
    answer = client.post(f"/items/{job.id}/edit", fields)
    assert answer.status == 409
    assert "Người khác đã sửa" in answer.words
    assert "Nội dung gõ dở" in answer.words


def test_a_late_copy_does_not_bring_back_what_was_saved(client, session, job, typed):
    assert client.post(f"/items/{job.id}/edit", typed).status == 303
    client.post("/drafts", typed)
    assert kept(session) == {}
    fresh = client.get(f"/items/{job.id}/edit").fields(f"/items/{job.id}/edit")
    client.post("/drafts", fresh | {"content": "Lần gõ sau"})
    assert [row["content"] for row in kept(session).values()] == [["Lần gõ sau"]]


def test_a_refused_form_is_kept_too(client, session, job, typed):
    assert client.post(f"/items/{job.id}/edit", typed | {"content": ""}).status == 422
    [fields] = kept(session).values()
    assert fields["product"] == ["Kế hoạch"]
    assert "csrf_token" not in fields


def test_a_form_whose_sign_in_ran_out_is_kept_for_who_signs_in(client, session, job, typed):
    waiting = client.sign_out().post(f"/items/{job.id}/edit", typed).fields()["kept"]
    assert kept(session) == {}
    sent = {"username": "secretary", "secret": SECRET, "kept": waiting}
    resumed = client.post("/sign-in", sent)
    assert typed["draft-key"] not in resumed.words
    assert kept(session)[typed["draft-key"]]["content"] == ["Nội dung gõ dở"]
    assert client.post(f"/items/{job.id}/edit", resumed.fields()).status == 303
    assert kept(session) == {}


def test_a_report_on_the_page_of_a_job_is_put_back(client, session, world):
    job = jobs_of(make_plan(session, world, state=PlanState.APPROVED))[0]
    client.sign_in("agency")
    fields = client.get(f"/items/{job.id}").fields("/progress")
    client.post("/drafts", fields | {"progress-line": "Đang chờ ý kiến", "progress-percent": "35"})
    page = client.get(f"/items/{job.id}?draft=item-progress-{job.id}")
    assert page.fields("/progress")["progress-line"] == "Đang chờ ý kiến"
    assert page.fields("/progress")["progress-percent"] == "35"


def test_a_draft_is_its_users_alone_and_fits_its_own_form_only(client, job, typed):
    client.post("/drafts", typed)
    asked = f"draft={typed['draft-key']}"
    other = client.get(f"/plans/{job.plan_id}/paper?{asked}")
    assert "gõ dở" not in other.text
    assert "gõ dở" not in client.get(f"/items/{job.id + 1}/edit?{asked}").text
    assert "gõ dở" not in client.sign_in("standing_agency").get(f"/items/{job.id}?{asked}").text
    client.sign_in("administrator").post("/drafts/drop", {"draft-key": typed["draft-key"]})
    assert "Có phần đang gõ" in client.sign_in("secretary").get(f"/items/{job.id}/edit").words


def test_a_draft_is_dropped_from_the_page_that_offers_it(client, session, job, typed):
    client.post("/drafts", typed)
    page = client.get(f"/items/{job.id}/edit")
    sent = client.post("/drafts/drop", page.fields("/drafts/drop"))
    assert (sent.status, sent.location) == (303, f"/items/{job.id}/edit")
    assert kept(session) == {}


def test_drafts_are_bounded_in_size_and_number_and_never_hold_a_password(client, session, typed):
    assert client.post("/drafts", typed | {"content": "x" * drafts.LIMIT}).status == 422
    for number in range(drafts.MOST + 3):
        sent = {"draft-key": f"k{number}", "draft-page": "https://elsewhere.example", "a": "1"}
        client.post("/drafts", sent | {"current": "mật khẩu", "new-secret": "mật khẩu"})
    found = kept(session)
    assert len(found) == drafts.MOST
    assert "k0" not in found
    assert all(fields == {"a": ["1"]} for fields in found.values())
    assert client.post("/drafts/drop", {"draft-key": "k9"}).location == "/"


def test_a_draft_is_erased_after_fourteen_days(client, session, typed):
    client.post("/drafts", typed)
    for days, left in ((14, 1), (15, 0)):
        with clock.pinned(lambda days=days: NOW + timedelta(days=days)):
            housekeeping.perform([drafts.purge])
        assert len(kept(session)) == left


def test_the_page_that_fills_what_jobs_lack_is_put_back_row_by_row(client, session, world, job):
    job.lead_id = None
    session.commit()
    client.sign_in("secretary")
    address = f"/plans/{job.plan_id}/complete"
    fields = client.get(address).fields("/complete")
    choice = {f"lead-{job.id}": str(world.units["stc"].id), f"explanation-{job.id}": "Chờ họp"}
    client.post("/drafts", fields | choice)
    [line] = [a for a in client.get("/account").soup.select("main a") if "draft=" in a["href"]]
    assert line.get_text() == job.deadline_text
    back = client.get(line["href"]).fields("/complete")
    assert {name: back[name] for name in choice} == choice
    assert client.post(address, back).status == 303
    assert kept(session) == {}
