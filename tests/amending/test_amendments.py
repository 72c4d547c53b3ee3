"""Amended versions of a plan: added, changed, taken out; joined, decided, printed; D-day moves."""

from datetime import date

import pytest

from congress.amending.actions import amending, extending, issuing
from congress.amending.papers import amendment_paper
from congress.amending.queries.amendments import amendments_of
from congress.core.permissions import SYSTEM, Role
from congress.plans.models import ChangeKind, ItemState, PlanState
from tests.support import cast
from tests.support.plans import jobs_of, make_plan


@pytest.fixture
def plan(session, world):
    return make_plan(session, world, state=PlanState.APPROVED)


@pytest.fixture
def amendment(session, plan):
    found = amending.start_amendment(actor=SYSTEM, plan=plan)
    session.commit()
    return found


def change(client, amendment, job, **fields):
    address = f"/amendments/{amendment.id}/items/{job.id}"
    return client.post(address, client.get(address).fields(address) | fields)


def test_a_plan_is_amended_under_a_number_of_its_own_and_keeps_its_original_deadlines(
    client, session, world, plan
):
    first, second, _ = jobs_of(plan)
    client.sign_in("secretary")
    place = client.post(f"/plans/{plan.id}/amend").location
    [found] = amendments_of(plan)
    assert change(client, found, first, deadline_text="trước ngày 30/6/2024").status == 303
    assert client.post(f"{place}/items/{second.id}/remove", {"reason": "Ghép"}).status == 303
    adding = client.get(f"{place}/add").fields("/add") | {
        "content": "Họp báo trước Đại hội",
        "lead_id": str(world.units["btg"].id),
        "deadline_text": "D-7",
    }
    assert client.post(f"{place}/add", adding).status == 303
    # Until it is approved, the plan stands as it was issued.
    session.expire_all()
    assert (first.due_on, len(jobs_of(plan))) == (date(2024, 4, 15), 3)
    assert client.post(f"{place}/submit").status == 303
    home = client.sign_in("steering").get("/")
    assert place in home.links()
    assert client.post(f"{place}/approve", {"number": "", "issued_on": ""}).status == 422
    issued = {"number": "31/KH-TBTT", "issued_on": "20/05/2024"}
    assert client.post(f"{place}/approve", issued).status == 303
    session.expire_all()
    assert (first.due_on, first.original_due_on) == (date(2024, 6, 30), date(2024, 4, 15))
    assert second.deleted_reason == "Ghép"
    added = next(job for job in plan.items if job.content == "Họp báo trước Đại hội")
    assert (added.state, added.original_due_on) == (ItemState.ASSIGNED, date(2024, 11, 12))
    words = client.get(place).words
    for word in ("Thêm", "Sửa", "Bỏ", "31/KH-TBTT", "trước ngày 30/6/2024"):
        assert word in words
    assert "Sửa đổi lần 1" in client.get(f"/plans/{plan.id}").words
    assert "Ghép" in client.get(f"/plans/{plan.id}/slip").words


def test_a_second_secretary_joins_the_open_amendment_and_overwrites_nothing(
    client, session, world, plan
):
    cast.add_user(session, world, "deputy", Role.SECRETARY)
    session.commit()
    job = jobs_of(plan)[0]
    place = client.sign_in("secretary").post(f"/plans/{plan.id}/amend").location
    address = f"{place}/items/{job.id}"
    opened = client.get(address).fields(address)
    client.sign_in("deputy")
    assert client.post(f"/plans/{plan.id}/amend").location == place
    theirs = client.get(address).fields(address) | {"product": "Kế hoạch, 02 bản"}
    assert client.post(address, theirs).status == 303
    client.sign_in("secretary")
    met = client.post(address, opened | {"product": "Kế hoạch, 05 bản"})
    assert met.status == 409
    for word in ("Kế hoạch, 02 bản", "Kế hoạch, 05 bản"):
        assert word in met.text
    session.expire_all()
    [kept] = amendments_of(plan)[0].changes
    assert kept.product == "Kế hoạch, 02 bản"


def test_when_d_day_moves_the_new_days_are_proposed_and_decided_together(
    client, session, world, plan
):
    job = jobs_of(plan)[2]
    world.congress.planned_start_on = date(2024, 11, 12)
    session.commit()
    client.sign_in("secretary")
    assert "1 thời hạn tính theo ngày Đại hội" in client.get(f"/plans/{plan.id}").words
    place = client.post(f"/plans/{plan.id}/amend", {"moved": "1"}).location
    words = client.get(place).words
    assert "(04/11/2024)" in words
    assert "(28/10/2024)" in words
    client.post(f"{place}/submit")
    issued = {"number": "31/KH-TBTT", "issued_on": "20/05/2024"}
    assert client.sign_in("steering").post(f"{place}/approve", issued).status == 303
    session.expire_all()
    assert (job.due_on, job.original_due_on) == (date(2024, 10, 28), date(2024, 11, 4))
    assert "không còn khớp" not in client.sign_in("secretary").get(f"/plans/{plan.id}").words


def test_an_extension_granted_meanwhile_is_not_undone_by_an_amendment(session, world, amendment):
    job = jobs_of(amendment.plan)[2]
    proposed = amending.unsaved_change(amendment, job)
    fields = amending.fields_of(proposed) | {"product": "Phim"}
    amending.propose_change(actor=SYSTEM, amendment=amendment, change=proposed, item=job, **fields)
    asked = extending.ask_extension(
        actor=SYSTEM, item=job, new_due_on=date(2024, 11, 10), reason="Chờ"
    )
    extending.grant_extension(actor=SYSTEM, extension=asked)
    session.refresh(amendment)
    issuing.submit_amendment(actor=SYSTEM, amendment=amendment)
    day = date(2024, 5, 20)
    issuing.approve_amendment(actor=SYSTEM, amendment=amendment, number="31/KH", issued_on=day)
    assert (job.product, job.due_on) == ("Phim", date(2024, 11, 10))


def test_the_paper_lists_what_is_added_changed_and_taken_out(session, world, amendment):
    first, second, _ = jobs_of(amendment.plan)
    proposed = amending.unsaved_change(amendment, first)
    fields = amending.fields_of(proposed) | {"deadline_text": "trước ngày 30/6/2024"}
    amending.propose_change(
        actor=SYSTEM, amendment=amendment, change=proposed, item=first, **fields
    )
    amending.propose_removal(actor=SYSTEM, amendment=amendment, item=second, reason="Ghép")
    session.refresh(amendment)
    assert [one.kind for one in amendment.changes] == [ChangeKind.CHANGE, ChangeKind.REMOVE]
    paper = amendment_paper(amendment)
    [table] = paper.annexes[0].blocks
    assert [row.cells[0] for row in table.table.rows] == ["", "1", "", "1"]
    assert table.table.rows[1].cells[2:] == (
        "thời hạn: trước ngày 15/4/2024",
        "thời hạn: trước ngày 30/6/2024",
    )
    assert paper.grounds[0].startswith("Căn cứ Kế hoạch số 12/KH-TBTT ngày 05 tháng 4 năm 2024")


def test_an_empty_amendment_is_not_submitted_and_a_returned_one_goes_on(client, session, amendment):
    place = f"/amendments/{amendment.id}"
    client.sign_in("secretary")
    assert client.post(f"{place}/submit").status == 422
    job = jobs_of(amendment.plan)[0]
    change(client, amendment, job, product="Kế hoạch")
    client.post(f"{place}/submit")
    assert client.get(f"{place}/items/{job.id}").status == 422
    client.sign_in("steering").post(f"{place}/return", {"reason": "Thiếu lý do"})
    assert "Thiếu lý do" in client.sign_in("secretary").get(place).words
    assert client.post(f"{place}/submit").status == 303
