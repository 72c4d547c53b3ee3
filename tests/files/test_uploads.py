"""Files that arrive in parts ahead of their form."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congress.core import clock
from congress.core.errors import RejectedError
from congress.core.permissions import Actor
from congress.files import queries, store
from congress.files.actions import (
    MOST_UPLOADS,
    begin_upload,
    claim_uploads,
    purge_uploads,
    take_part,
)
from congress.files.models import Attachment, Upload
from congress.plans.models import PlanState
from tests.files import samples
from tests.support.plans import jobs_of, make_plan

HALF = len(samples.PDF) // 2


@pytest.fixture
def who(world):
    user = world.users["agency"]
    return Actor(id=user.id, name=user.display_name)


def begin(who, *, mark="bc 1", name="Báo cáo.pdf", data=samples.PDF, place="item-completion-1"):
    return begin_upload(actor=who, place=place, name=name, size=len(data), mark=mark)


def parts_left(place):
    folder = place.folder / "parts"
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


def test_a_file_arrives_in_parts_and_becomes_an_attachment_of_its_form(session, world, who):
    upload = begin(who)
    take_part(upload, 0, samples.PDF[:HALF])
    assert (upload.received, upload.is_whole) == (HALF, False)
    assert claim_uploads(actor=who, numbers=[upload.id]) == []
    take_part(upload, HALF, samples.PDF[HALF:])
    assert [one.name for one in queries.arrived(who, "item-completion-1")] == ["Báo cáo.pdf"]
    (row,) = claim_uploads(actor=who, numbers=[upload.id], congress_id=world.congress.id)
    session.commit()
    assert b"".join(store.current().read(row.store_key)) == samples.PDF
    assert (row.media_type, row.size) == ("application/pdf", len(samples.PDF))
    assert (row.uploaded_by_id, row.congress_id) == (who.id, world.congress.id)
    assert session.scalars(sa.select(Upload)).all() == []
    assert parts_left(store.current()) == []


def test_the_same_file_chosen_again_goes_on_where_it_stopped(who):
    first = begin(who)
    take_part(first, 0, samples.PDF[:HALF])
    again = begin(who)
    assert (again.id, again.received) == (first.id, HALF)


def test_a_file_that_changed_begins_anew(who):
    take_part(begin(who), 0, samples.PDF[:HALF])
    assert begin(who, data=samples.PDF + b"\n").received == 0


def test_an_upload_whose_parts_are_gone_begins_again(who):
    upload = begin(who)
    take_part(upload, 0, samples.PDF[:HALF])
    store.current().drop_parts(upload.id)
    take_part(upload, HALF, samples.PDF[HALF:])
    assert (upload.received, upload.store_key) == (0, "")
    assert take_part(upload, 0, samples.PDF).is_whole


def test_a_part_that_is_too_much_is_refused(who):
    with pytest.raises(RejectedError):
        take_part(begin(who), 0, samples.PDF + b"more")


@pytest.mark.parametrize(
    ("name", "data"),
    [("Báo cáo.docx", samples.PDF), ("trang.html", b"<html></html>"), ("a.pdf", b"\0" * 40)],
)
def test_what_is_not_taken_is_told_when_the_last_part_arrives(who, name, data):
    upload = begin(who, name=name, data=data)
    with pytest.raises(RejectedError):
        take_part(upload, 0, data)


def test_an_empty_file_and_one_that_is_too_large_never_begin(who):
    for size in (0, store.current().limit + 1):
        with pytest.raises(RejectedError):
            begin_upload(actor=who, place="x", name="a.pdf", size=size, mark="a")


def test_the_oldest_uploads_make_room(session, who):
    for number in range(MOST_UPLOADS + 3):
        begin(who, mark=str(number))
    marks = {one.mark for one in queries.own_uploads(who)}
    assert len(marks) == MOST_UPLOADS
    assert "0" not in marks


def test_uploads_that_no_form_handed_in_go_after_two_days(session, who):
    upload = begin(who)
    take_part(upload, 0, samples.PDF[:HALF])
    purge_uploads()
    assert queries.own_uploads(who) == [upload]
    upload.at = clock.now() - timedelta(days=2, seconds=1)
    session.flush()
    purge_uploads()
    assert queries.own_uploads(who) == []
    assert parts_left(store.current()) == []


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(samples.PDF)), st.integers(1, 200)), max_size=12))
def test_parts_sent_late_early_or_twice_never_spoil_the_file(session, who, sent):
    upload = begin(who, mark=str(clock.now()) + str(sent))
    for start, length in sent:
        take_part(upload, start, samples.PDF[start : start + length])
    while not upload.is_whole:
        take_part(upload, upload.received, samples.PDF[upload.received : upload.received + 64])
    assert b"".join(store.current().read(upload.store_key)) == samples.PDF


def post(client, data=samples.PDF, name="Báo cáo.pdf", place="item-completion-1"):
    told = {"place": place, "name": name, "size": str(len(data)), "mark": f"{name} 1"}
    answer = client.post("/uploads", told)
    return answer if answer.status != 200 else answer.response.get_json()


def send(client, upload, data, start=0):
    address = f"/uploads/{upload['id']}/parts/{start}"
    return client.post(address, data, content_type="application/octet-stream").response


def test_an_upload_waits_on_the_page_of_its_form_until_it_is_handed_in(client, session, world):
    job = jobs_of(make_plan(session, world, state=PlanState.APPROVED))[0]
    client.sign_in("agency")
    place = f"item-completion-{job.id}"
    upload = post(client, place=place)
    assert send(client, upload, samples.PDF).get_json()["received"] == len(samples.PDF)
    page = client.get(f"/items/{job.id}")
    field = page.soup.select_one("input[name=files-arrived]")
    assert field["value"] == str(upload["id"])
    refused = client.post(f"/items/{job.id}/completion", {"kind": "event"})
    assert refused.soup.select_one("input[name=files-arrived]")["value"] == field["value"]
    sent = {"kind": "document", "files-arrived": field["value"]}
    assert client.post(f"/items/{job.id}/completion", sent).status == 303
    row = session.scalars(sa.select(Attachment)).one()
    assert (row.name, row.congress_id) == ("Báo cáo.pdf", world.congress.id)
    page = client.get(f"/items/{job.id}")
    assert "Báo cáo.pdf" in page.words
    assert page.soup.select_one("input[name=files-arrived]") is None


def test_nobody_hands_in_what_another_sent(client, session, world):
    job = jobs_of(make_plan(session, world, state=PlanState.APPROVED))[0]
    upload = post(client.sign_in("other_agency"))
    send(client, upload, samples.PDF)
    client.sign_in("agency")
    assert send(client, upload, samples.PDF).status_code == 404
    sent = {"kind": "document", "files-arrived": str(upload["id"])}
    assert client.post(f"/items/{job.id}/completion", sent).status == 422


@pytest.mark.parametrize("number", ["x", "-1", "²", "99999999999999999999"])
def test_a_made_up_number_hands_in_nothing(client, session, world, number):
    job = jobs_of(make_plan(session, world, state=PlanState.APPROVED))[0]
    sent = {"kind": "document", "files-arrived": number}
    assert client.sign_in("agency").post(f"/items/{job.id}/completion", sent).status == 422


def test_why_a_file_is_not_taken_is_said_in_a_sentence(client, world):
    client.sign_in("agency")
    answer = send(client, post(client, name="a.docx"), samples.PDF)
    assert answer.status_code == 422
    assert answer.get_json()["sentences"] == [
        "Tệp a.docx thật ra là tệp .pdf; hãy đổi lại tên cho đúng."
    ]
    large = client.post(
        "/uploads", {"place": "x", "name": "a.pdf", "size": "99999999", "mark": "m"}
    )
    assert large.status == 422
    assert "lớn hơn" in large.response.get_json()["sentences"][0]
