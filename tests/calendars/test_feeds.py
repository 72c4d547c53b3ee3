"""Feeds: made, shown once, fetched by programs, revoked; read back by a parser and byte by byte."""

import json
import logging
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from congress.audit.models import JournalEntry
from congress.calendars import downloads, rules
from congress.calendars.actions import make_feed
from congress.calendars.downloads import Source, feed_file
from congress.calendars.models import Feed
from congress.calendars.queries import Entry
from congress.core import clock
from congress.core.text import clean
from congress.plans.models import ItemState, PlanState
from congress.server import hide_tokens
from congress.web.secrecy import loggable
from tests.conftest import NOW
from tests.support.cast import actor_of
from tests.support.plans import jobs_of, make_plan
from tests.support.sql import count_queries


@pytest.fixture
def plan(session, world):
    return make_plan(session, world, state=PlanState.APPROVED)


@pytest.fixture
def jobs(plan):
    return jobs_of(plan)


def make(session, world, who="secretary", whose="mine"):
    made = make_feed(actor=actor_of(world, who), whose=whose)
    session.commit()
    return made


def fetch(client, token, **headers):
    client.sign_out()
    return client.get(f"/feeds/{token}.ics", headers=headers).response


def events(answer):
    assert answer.status_code == 200, answer.data
    return {str(event["UID"]): event for event in Calendar.from_ical(answer.data).walk("VEVENT")}


def event_of(answer, job):
    [found] = [event for uid, event in events(answer).items() if uid.startswith(f"item-{job.id}@")]
    return found


def test_an_address_is_made_shown_once_and_listed(client, session, jobs):
    client.sign_in("secretary")
    page = client.get("/calendar/feeds")
    assert "Chưa có địa chỉ nào" in page.words
    assert client.post("/calendar/feeds", page.fields("/calendar/feeds")).status == 303
    shown = client.get("/calendar/feeds")
    address = shown.soup.select_one("#feed-address").get_text()
    assert address.startswith("http://localhost/feeds/")
    assert address.replace("http:", "webcal:") in shown.links()
    for word in ("Google Calendar", "iPhone", "Outlook", "chỉ hiện lần này", "chưa lần nào"):
        assert word in shown.words
    again = client.get("/calendar/feeds")
    assert again.soup.select_one("#feed-address") is None
    assert "09:41 20/05/2024" in again.words
    assert fetch(client, address.rsplit("/", 1)[1].removesuffix(".ics")).status_code == 200


def test_the_same_form_sent_twice_makes_one_address(client, session, jobs):
    client.sign_in("secretary")
    fields = client.get("/calendar/feeds").fields("/calendar/feeds")
    assert client.post("/calendar/feeds", fields).status == 303
    assert client.post("/calendar/feeds", fields).status == 303
    assert session.scalar(sa.select(sa.func.count()).select_from(Feed)) == 1


def test_the_token_is_nowhere_but_in_the_address(session, world, jobs):
    token = make(session, world).token
    row = session.execute(sa.text('SELECT * FROM "feed"')).mappings().one()
    assert token not in str(dict(row))
    journal = session.scalars(sa.select(JournalEntry)).all()
    assert [entry.verb for entry in journal] == ["made_feed"]
    said = json.dumps([[e.note, e.target_name, e.changes] for e in journal])
    assert token not in said
    assert row["token_hash"] not in said


def test_the_token_is_left_out_of_logs():
    line = {"U": "/feeds/geheim.ics", "s": "200"}
    record = logging.LogRecord("gunicorn.access", 20, "", 0, "%(U)s %(s)s", (line,), None)
    assert hide_tokens(record)
    assert record.getMessage() == "/feeds/… 200"
    assert loggable("/items/12") == "/items/12"


def test_one_all_day_event_a_deadline(client, session, world, jobs):
    jobs[0].product, jobs[0].due_hour = "Kế hoạch; dự toán, phụ lục", time(9, 30)
    session.commit()
    answer = fetch(client, make(session, world).token)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert len(events(answer)) == 3
    event = event_of(answer, jobs[0])
    assert event.decoded("DTSTART") == date(2024, 4, 15)
    assert event.decoded("DTEND") == date(2024, 4, 16)
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["SUMMARY"] == f"09:30 {jobs[0].content}"
    for said in (
        "Chủ trì: Sở Văn hóa, Thể thao và Du lịch",
        "Phối hợp: Văn phòng UBND tỉnh",
        "Sản phẩm: Kế hoạch; dự toán, phụ lục",
        "Kế hoạch: Tiểu ban Tuyên truyền - Khánh tiết, TT 1",
        "Tình trạng: Quá hạn",
    ):
        assert said in event["DESCRIPTION"].split("\n")
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["CATEGORIES"].cats == ["Quá hạn"]
    assert "URL" not in event
    assert "30/06/2024 (hạn suy ra)" in event_of(answer, jobs[1])["DESCRIPTION"]


def test_the_calendar_names_itself(client, session, world, jobs):
    calendar = Calendar.from_ical(fetch(client, make(session, world).token).data)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"].startswith("-//congress//")
    assert calendar["X-WR-CALNAME"] == "Hạn công việc: Việc của tôi"
    assert calendar["CALSCALE"] == "GREGORIAN"


def test_events_lead_to_the_job_where_the_site_has_a_public_address(client, session, world, jobs):
    settings = client.app.extensions["settings"]
    client.app.extensions["settings"] = replace(settings, public_url="https://daihoi.example.vn")
    try:
        event = event_of(fetch(client, make(session, world).token), jobs[0])
        made = client.sign_in("secretary")
        made.post("/calendar/feeds", made.get("/calendar/feeds").fields("/calendar/feeds"))
        address = made.get("/calendar/feeds").soup.select_one("#feed-address").get_text()
    finally:
        client.app.extensions["settings"] = settings
    assert event["URL"] == f"https://daihoi.example.vn/items/{jobs[0].id}"
    assert event["DESCRIPTION"].endswith(event["URL"])
    assert address.startswith("https://daihoi.example.vn/feeds/")


def test_a_changed_deadline_keeps_its_event_and_raises_its_sequence(client, session, world, jobs):
    token = make(session, world).token
    before = event_of(fetch(client, token), jobs[0])
    jobs[0].due_on = date(2024, 6, 3)
    session.commit()
    after = event_of(fetch(client, token), jobs[0])
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after.decoded("DTSTART") == date(2024, 6, 3)


def test_an_unchanged_feed_is_answered_with_304(client, session, world, jobs):
    token = make(session, world).token
    first = fetch(client, token)
    assert first.headers["Cache-Control"] == "private, no-cache"
    tag = first.headers["ETag"]
    with clock.pinned(lambda: NOW + timedelta(hours=3)):
        kept = fetch(client, token, **{"If-None-Match": tag})
    assert kept.status_code == 304
    assert kept.data == b""
    jobs[2].state, jobs[2].done_at = ItemState.DONE, NOW
    session.commit()
    changed = fetch(client, token, **{"If-None-Match": tag})
    assert changed.status_code == 200
    assert event_of(changed, jobs[2])["CATEGORIES"].cats == ["Hoàn thành đúng hạn"]


def test_a_deadline_that_passes_changes_the_class_and_says_when(client, session, world, jobs):
    token = make(session, world).token
    before = event_of(fetch(client, token), jobs[1])
    later = datetime(2024, 7, 2, 2, tzinfo=UTC)
    with clock.pinned(lambda: later):
        after = event_of(fetch(client, token), jobs[1])
    assert before["CATEGORIES"].cats == ["Trong hạn"]
    assert after["CATEGORIES"].cats == ["Quá hạn"]
    assert before.decoded("LAST-MODIFIED") < after.decoded("LAST-MODIFIED") < later


def test_cancelled_and_removed_jobs_leave_the_feed(client, session, world, jobs):
    token = make(session, world).token
    jobs[0].state = ItemState.CANCELLED
    session.commit()
    found = events(fetch(client, token))
    assert len(found) == 2
    assert not any(uid.startswith(f"item-{jobs[0].id}@") for uid in found)


def test_a_revoked_address_answers_404_and_the_journal_knows(client, session, world, jobs):
    made = make(session, world)
    page = client.sign_in("secretary").get("/calendar/feeds")
    action = page.form("/revoke")["action"]
    assert client.sign_in("steering").post(action).status == 404
    assert client.sign_in("secretary").post(action).status == 303
    assert client.post(action).status == 404
    gone = fetch(client, made.token)
    assert (gone.status_code, gone.mimetype) == (404, "text/plain")
    verbs = session.scalars(sa.select(JournalEntry.verb).order_by(JournalEntry.id)).all()
    assert verbs[-1] == "revoked_feed"


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "%00", "../x", "Đại hội"])
def test_what_is_no_token_is_not_found(client, plan, token):
    assert fetch(client, token).status_code == 404


def test_a_feed_ends_with_the_account_and_with_its_scope(client, session, world, jobs):
    whose = f"committee-{world.committees['TBTT'].id}"
    mine, body = make(session, world), make(session, world, whose=whose)
    user = world.users["secretary"]
    user.is_active = False
    session.commit()
    assert {fetch(client, one.token).status_code for one in (mine, body)} == {404}
    user.is_active = True
    session.commit()
    assert {fetch(client, one.token).status_code for one in (mine, body)} == {200}
    user.grants[0].revoked_at = NOW
    session.commit()
    assert {fetch(client, one.token).status_code for one in (mine, body)} == {404}


def test_signing_out_everywhere_leaves_the_feeds(client, session, world, jobs):
    token = make(session, world).token
    world.users["secretary"].epoch += 1
    session.commit()
    assert fetch(client, token).status_code == 200


def test_feeds_of_a_committee_and_of_a_unit_hold_their_own(client, session, world, jobs):
    other = make_plan(
        session,
        world,
        code="TBHC",
        state=PlanState.APPROVED,
        jobs=(("1", "Đặt xe", "stc", "ngày 12/6/2024"),),
    )
    body = make(session, world, "steering", f"committee-{other.committee_id}")
    assert [str(e["SUMMARY"]) for e in events(fetch(client, body.token)).values()] == ["Đặt xe"]
    unit = make(session, world, "steering", f"unit-{world.units['svhttdl'].id}")
    assert len(events(fetch(client, unit.token))) == 2
    page = client.sign_in("steering").get("/calendar/feeds").words
    assert world.committees["TBHC"].name in page
    assert "Sở Văn hóa, Thể thao và Du lịch" in page


def test_what_is_not_in_scope_cannot_be_asked_for(client, session, world, jobs):
    make_plan(session, world, code="TBHC", state=PlanState.APPROVED)
    client.sign_in("secretary")
    fields = client.get("/calendar/feeds").fields("/calendar/feeds")
    for whose in (f"committee-{world.committees['TBHC'].id}", "congress", "unit-999", "x", ""):
        refused = client.post("/calendar/feeds", fields | {"whose": whose})
        assert refused.status == 422
        assert refused.errors()
    assert session.scalar(sa.select(sa.func.count()).select_from(Feed)) == 0


def test_an_account_without_a_post_is_told_why_it_has_no_calendar(client, world, plan):
    page = client.sign_in("outsider").get("/calendar/feeds")
    assert "chưa được giao vai trò" in page.words
    assert client.post("/calendar/feeds", {"whose": "mine"}).status in {400, 422}


def test_twenty_addresses_are_enough(client, session, world, jobs):
    for _ in range(rules.MOST_FEEDS):
        make(session, world)
    client.sign_in("secretary")
    refused = client.post(
        "/calendar/feeds", client.get("/calendar/feeds").fields("/calendar/feeds")
    )
    assert refused.status == 422
    assert "nhiều nhất 20 địa chỉ" in " ".join(refused.errors())


def test_the_last_fetch_is_written_once_an_hour(client, session, world, jobs):
    made = make(session, world)

    def fetched(after):
        with clock.pinned(lambda: NOW + after):
            fetch(client, made.token)
        session.expire_all()
        return made.feed.fetched_at

    assert fetched(timedelta()) == NOW
    assert fetched(timedelta(minutes=59)) == NOW
    assert fetched(timedelta(minutes=61)) == NOW + timedelta(minutes=61)
    assert "09:41 20/05/2024" in client.sign_in("secretary").get("/calendar/feeds").words


def test_a_longer_feed_costs_no_more(client, session, world, plan):
    short = make(session, world)
    fetch(client, short.token)

    def cost(token):
        with count_queries() as sent:
            fetch(client, token)
        return len(sent)

    few = cost(short.token)
    jobs = tuple((str(n), f"Việc {n}", "svhttdl", "ngày 12/6/2024") for n in range(1, 80))
    make_plan(session, world, code="BCD", state=PlanState.APPROVED, jobs=jobs)
    long = make(session, world, "steering")
    fetch(client, long.token)
    assert cost(long.token) == few <= 10


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs",)) | st.sampled_from(";,\\\n\r:\"'ắỗựĐ"),
    max_size=300,
).map(lambda typed: clean(typed, limit=2000, multiline=True))
CUT = "BEGIN:VEVENT\r\nEND:VCALENDAR"


def entry(content, product="", number=1):
    return Entry(
        id=number, version=3, plan_id=1, number="1.1", content=content, committee="Ban; thử, một",
        lead="Sở Văn hóa, Thể thao và Du lịch", deadline_text="trước ngày 15/4/2024",
        due_on=date(2024, 4, 15), due_hour=None, due_at=NOW, is_inferred=False, product=product,
        explanation="", state=ItemState.ASSIGNED, last_at=None, submitted_at=None, done_at=None,
        decided_at=NOW, issued_on=date(2024, 4, 5),
    )  # fmt: skip


def source(**more):
    known = {"name": "Lịch; thử, \\ dấu", "moment": NOW, "mark": "0" * 16, "helpers": {}}
    return Source(**(known | {"changed_at": {}} | more))


@given(content=TEXTS, product=TEXTS, helper=TEXTS)
def test_hostile_texts_come_back_as_they_were_on_lines_of_75_octets(
    plain_words, content, product, helper
):
    body = feed_file([entry(content, product)], source(helpers={1: [helper]}))
    lines = body.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode("utf-8")
    [event] = Calendar.from_ical(body).walk("VEVENT")
    assert event["SUMMARY"] == rules.one_line(content, downloads.LONGEST)
    said = event["DESCRIPTION"]
    if product:
        assert f"Sản phẩm: {product}" in said
    if helper:
        assert f"Phối hợp: {helper}" in said
    assert [one.name for one in Calendar.from_ical(body).walk()] == ["VCALENDAR", "VEVENT"]


@pytest.fixture(scope="module")
def plain_words():
    """Say the words as they are: no application is needed to write a feed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(downloads, "gettext", lambda text: text)
        patch.setattr(downloads, "word", str)
        yield


def test_a_text_that_looks_like_the_end_of_the_calendar_stays_a_text(plain_words):
    body = feed_file([entry("Họp", CUT.replace("\r", ""))], source())
    assert body.count(b"\r\nEND:VCALENDAR") == 1
    [event] = Calendar.from_ical(body).walk("VEVENT")
    assert CUT.replace("\r", "") in event["DESCRIPTION"]


def test_nothing_that_a_calendar_must_have_is_missing(plain_words):
    body = feed_file([entry("Một", number=1), entry("Hai", number=2)], source())
    text = body.decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("DTSTART;VALUE=DATE:20240415\r\n") == 2
    assert text.count("DTEND;VALUE=DATE:20240416\r\n") == 2
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in text
    for part in Calendar.from_ical(body).walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(part)
        assert part.decoded("DTSTAMP").tzinfo is not None
    uids = [str(part["UID"]) for part in Calendar.from_ical(body).walk("VEVENT")]
    assert len(set(uids)) == 2


def test_the_same_facts_give_the_same_bytes_and_installations_differ(plain_words):
    first = feed_file([entry("Một")], source())
    assert first == feed_file([entry("Một")], source(moment=NOW + timedelta(days=0, hours=0)))
    assert rules.installation_mark("a" * 32) != rules.installation_mark("b" * 32)
