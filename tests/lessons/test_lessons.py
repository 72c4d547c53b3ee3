"""Lessons are written, published and taken back by who guides, and answered by each child."""

from datetime import timedelta

import pytest

from congress.audit.models import JournalEntry
from congress.core import clock
from congress.core.permissions import SYSTEM
from congress.districts.actions.dates import merge_child
from congress.districts.actions.ladder import drop_milestone
from congress.lessons.actions import writing
from congress.lessons.models import AnswerState, Lesson, LessonAnswer
from congress.lessons.queries import lessons
from tests.conftest import NOW
from tests.support.lessons import ADVICE
from tests.support.sql import count_queries


@pytest.fixture
def at(pilot):
    """Addresses of the province's lessons and of the child's checklist."""
    top = pilot.districts.parent.id
    return {
        "board": f"/congresses/{top}/lessons",
        "new": f"/congresses/{top}/lessons/new",
        "publish": f"/congresses/{top}/lessons/publish",
        "children": f"/congresses/{top}/districts",
        "child": f"/congresses/{pilot.child.id}/milestones",
        "pilot": f"/congresses/{pilot.pilot.id}/milestones",
    }


def answering(pilot, row):
    return f"/congresses/{pilot.child.id}/lessons/{row.id}/answer"


def later(hours=1):
    return clock.pinned(lambda: NOW + timedelta(hours=hours))


def verbs(session):
    return [entry.verb for entry in session.query(JournalEntry).filter_by(target_kind="lesson")]


class TestWriting:
    """The standing agency writes; until it publishes, nobody else sees anything."""

    def test_a_lesson_goes_from_the_form_to_the_checklist_of_a_child(self, client, at, pilot):
        client.sign_in("standing_agency")
        assert at["board"] in client.get(at["children"]).links()
        form = client.get(at["new"]).fields("/lessons/new")
        assert form["source_id"] == str(pilot.pilot.id), "the one pilot is chosen already"
        sent = client.post(at["new"], form | {"advice": ADVICE})
        assert sent.location.endswith(at["board"])
        assert "Nháp" in client.get(at["board"]).words
        published = client.post(at["publish"], client.get(at["board"]).fields("/publish"))
        assert published.status == 303
        page = client.sign_in("district_officer").get(at["child"])
        assert ADVICE in page.words
        assert "Chưa trả lời 1 trên 1 kinh nghiệm" in page.words

    def test_a_draft_is_seen_by_the_agency_alone(self, client, at, pilot):
        row = pilot.draft("Điều chỉ cơ quan thường trực biết")
        for persona in ("administrator", "steering", "inspector", "observer"):
            client.sign_in(persona)
            assert row.advice not in client.get(at["board"]).text
            assert client.get(f"/lessons/{row.id}").status == 404
        for persona in ("district_officer", "district_leader"):
            assert row.advice not in client.sign_in(persona).get(at["child"]).text
        assert row.advice in client.sign_in("standing_agency").get(at["board"]).text

    def test_the_journal_tells_a_lesson_when_it_is_published_and_not_before(self, pilot, session):
        row = pilot.draft("Câu đang cân nhắc", code="GM", source=pilot.pilot)
        [kept] = session.query(JournalEntry).filter_by(target_kind="lesson")
        assert (kept.target_name, kept.changes) == ("bản nháp", [])
        pilot.publish(row)
        told = session.query(JournalEntry).filter_by(verb="published_lesson").one()
        new = {change["field"]: change["new"] for change in told.changes}
        assert new == {
            "advice": "Câu đang cân nhắc",
            "milestone": row.milestone.name,
            "source": "huyện Cao Lộc",
        }

    def test_too_long_or_empty_is_refused_and_what_was_typed_stays(self, client, at, session):
        client.sign_in("standing_agency")
        form = client.get(at["new"]).fields("/lessons/new")
        long = "a" * 1001
        refused = client.post(at["new"], form | {"advice": long})
        assert refused.status == 422
        assert any("1000" in error for error in refused.errors())
        assert refused.fields("/lessons/new")["advice"] == long
        assert client.post(at["new"], form | {"advice": "  "}).status == 422
        assert session.query(Lesson).count() == 0

    def test_a_thousand_characters_and_html_are_kept_as_text(self, client, at, pilot, session):
        client.sign_in("standing_agency")
        form = client.get(at["new"]).fields("/lessons/new")
        typed = "<script>alert(1)</script> & “ngoặc”".ljust(1000, "ư")
        assert client.post(at["new"], form | {"advice": typed}).status == 303
        assert session.query(Lesson).one().advice == typed
        pilot.publish(session.query(Lesson).one())
        page = client.sign_in("district_officer").get(at["child"])
        assert typed in page.words
        assert not page.soup.select("main script")

    def test_the_form_sent_twice_writes_once(self, client, at, session):
        client.sign_in("standing_agency")
        form = client.get(at["new"]).fields("/lessons/new") | {"advice": ADVICE}
        assert [client.post(at["new"], form).status for _ in range(2)] == [303, 303]
        assert session.query(Lesson).count() == 1

    def test_published_twice_is_published_once(self, client, at, pilot, session):
        pilot.draft()
        client.sign_in("standing_agency")
        form = client.get(at["board"]).fields("/publish")
        assert [client.post(at["publish"], form).status for _ in range(2)] == [303, 303]
        assert verbs(session) == ["created", "published_lesson"]

    def test_a_milestone_that_was_taken_out_is_refused(self, client, at, pilot, session):
        rung = pilot.districts.milestone("GM")
        client.sign_in("standing_agency")
        form = client.get(at["new"]).fields("/lessons/new")
        drop_milestone(actor=SYSTEM, milestone=rung)
        refused = client.post(at["new"], form | {"advice": ADVICE, "milestone_id": rung.id})
        assert refused.status == 422
        assert session.query(Lesson).count() == 0

    def test_a_draft_on_a_milestone_taken_out_meanwhile_is_not_published(self, client, at, pilot):
        row = pilot.draft(code="GM")
        drop_milestone(actor=SYSTEM, milestone=row.milestone)
        client.sign_in("standing_agency")
        refused = client.post(at["publish"], client.get(at["board"]).fields("/publish"))
        assert refused.status == 422
        assert "không còn trong thang mốc; hãy sửa kinh nghiệm trước" in refused.words
        assert row.published_at is None

    def test_a_change_is_told_field_by_field_and_a_stale_one_is_shown(self, client, pilot):
        row = pilot.lesson()
        address = f"/lessons/{row.id}/edit"
        client.sign_in("standing_agency")
        form = client.get(address).fields("/edit")
        assert client.post(address, form | {"advice": "Gửi trước 15 ngày"}).status == 303
        stale = client.post(address, form | {"advice": "Gửi trước 7 ngày"})
        assert stale.status == 409
        assert "Gửi trước 15 ngày" in stale.words
        page = client.get(f"/lessons/{row.id}")
        assert ADVICE in page.soup.select_one("del").get_text()
        assert page.soup.select_one("ins").get_text() == "Gửi trước 15 ngày"

    def test_taken_back_it_is_gone_and_put_back_it_has_its_answers(self, client, at, pilot):
        row = pilot.lesson()
        pilot.answer(row, AnswerState.TAKEN_UP)
        client.sign_in("standing_agency")
        address = f"/lessons/{row.id}/remove"
        form = client.get(address).fields("/remove")
        assert client.post(address, form).status == 422, "a reason is asked for"
        assert client.post(address, form | {"reason": "Viết lại"}).status == 303
        assert client.post(address, form | {"reason": "Viết lại"}).status == 404
        board = client.get(at["board"])
        assert "1 kinh nghiệm đã rút lại" in board.words
        assert "Viết lại" in board.words
        client.sign_in("district_officer")
        assert ADVICE not in client.get(at["child"]).words
        assert client.get(answering(pilot, row)).status == 404
        client.sign_in("standing_agency")
        assert client.post(f"/lessons/{row.id}/restore", board.fields("/restore")).status == 303
        page = client.sign_in("district_officer").get(at["child"])
        assert "Đã tiếp thu" in page.words

    def test_after_thirty_days_it_is_gone_for_good(self, client, at, pilot):
        row = pilot.lesson()
        writing.remove_lesson(actor=SYSTEM, row=row, reason="Trùng")
        with later(hours=24 * 30):
            client.sign_in("standing_agency")
            assert "đã rút lại" not in client.get(at["board"]).words
            assert client.post(f"/lessons/{row.id}/restore").status == 404


class TestAnswering:
    """One click of the officer, with day and name; a reason where it does not apply."""

    def test_one_click_says_that_it_was_taken_up(self, client, at, pilot, session):
        row = pilot.lesson()
        client.sign_in("district_officer")
        form = client.get(at["child"]).fields("/answer")
        assert form["state"] == "taken_up"
        sent = client.post(answering(pilot, row), form)
        assert sent.location.endswith("/milestones#lessons")
        kept = session.query(LessonAnswer).one()
        assert (kept.state, kept.at, kept.by_name) == (
            AnswerState.TAKEN_UP, NOW, pilot.actor("district_officer").name,
        )  # fmt: skip
        page = client.get(at["child"])
        assert f"Đã tiếp thu {kept.by_name}" in page.words

    def test_two_clicks_say_it_once(self, client, at, pilot, session):
        row = pilot.lesson()
        client.sign_in("district_officer")
        form = client.get(at["child"]).fields("/answer")
        assert [client.post(answering(pilot, row), form).status for _ in range(2)] == [303, 303]
        assert session.query(LessonAnswer).count() == 1
        assert session.query(JournalEntry).filter_by(verb="answered_lesson").count() == 1

    def test_what_does_not_apply_needs_a_reason(self, client, pilot):
        row = pilot.lesson()
        client.sign_in("district_officer")
        form = client.get(answering(pilot, row)).fields("/answer")
        refused = client.post(answering(pilot, row), form | {"state": "not_applicable"})
        assert refused.status == 422
        assert any("lý do không áp dụng" in error for error in refused.errors())
        reason = "Đơn vị không có xã biên giới"
        sent = client.post(
            answering(pilot, row), form | {"state": "not_applicable", "note": reason}
        )
        assert sent.status == 303
        page = client.get(answering(pilot, row))
        assert reason in page.words
        assert "Chưa tiếp thu" in page.soup.select_one(".timeline del").get_text()

    @pytest.mark.parametrize("state", ["", "maybe", "TAKEN_UP"])
    def test_no_other_answer_is_taken(self, client, pilot, session, state):
        row = pilot.lesson()
        client.sign_in("district_officer")
        assert client.post(answering(pilot, row), {"state": state}).status == 422
        assert session.query(LessonAnswer).count() == 0

    def test_an_answer_can_be_taken_back(self, pilot):
        row = pilot.lesson()
        pilot.answer(row, AnswerState.TAKEN_UP)
        pilot.answer(row, AnswerState.OPEN)
        assert lessons.entry(pilot.child, row.id).is_open

    def test_a_lesson_changed_later_says_so_and_is_answered_anew(self, client, at, pilot):
        row = pilot.lesson()
        pilot.answer(row, AnswerState.TAKEN_UP)
        address = f"/lessons/{row.id}/edit"
        client.sign_in("standing_agency")
        with later():
            form = client.get(address).fields("/edit")
            client.post(address, form | {"advice": "Gửi trước 15 ngày"})
        client.sign_in("district_officer")
        with later(2):
            page = client.get(at["child"])
            assert "kinh nghiệm được sửa sau khi trả lời" in page.words
            client.post(answering(pilot, row), page.fields("/answer"))
            assert "được sửa sau khi" not in client.get(at["child"]).words

    def test_the_home_counts_what_is_open_and_leads_there(self, client, at, pilot):
        first, _second = pilot.lesson(), pilot.lesson("Chạy thử âm thanh")
        client.sign_in("district_officer")
        page = client.get("/")
        assert "2 kinh nghiệm chưa trả lời" in page.words
        assert f"{at['child']}#lessons" in page.links()
        pilot.answer(first, AnswerState.TAKEN_UP)
        assert "1 kinh nghiệm chưa trả lời" in client.get("/").words
        assert "kinh nghiệm chưa trả lời" not in client.sign_in("district_leader").get("/").words

    def test_a_lesson_on_a_milestone_stands_on_its_page_too(self, client, at, pilot):
        row = pilot.lesson(code="GM")
        client.sign_in("district_officer")
        assert ADVICE in client.get(f"{at['child']}/{row.milestone_id}").words
        other = pilot.districts.milestone("KH").id
        assert ADVICE not in client.get(f"{at['child']}/{other}").words

    def test_a_leader_reads_and_does_not_answer(self, client, at, pilot):
        row = pilot.lesson()
        page = client.sign_in("district_leader").get(at["child"])
        assert ADVICE in page.words
        assert not page.soup.select("form[action$='/answer']")
        assert client.post(answering(pilot, row), {"state": "taken_up"}).status == 403


class TestBoard:
    """The standing agency sees lessons by children, in words and figures."""

    def test_the_table_says_where_each_child_stands(self, client, at, pilot):
        first, second = pilot.lesson(), pilot.lesson("Chạy thử âm thanh")
        pilot.answer(first, AnswerState.TAKEN_UP)
        pilot.answer(second, AnswerState.NOT_APPLICABLE, "Thuê trọn gói")
        page = client.sign_in("standing_agency").get(at["board"])
        rows = {
            row.select_one(".main a").get_text(): row.get_text(" ", strip=True)
            for row in page.soup.select("table.matrix tbody tr")
        }
        assert rows["huyện Tràng Định"] == (
            "huyện Tràng Định chưa tiếp thu 0/2 Đã tiếp thu Không áp dụng"
        )
        assert rows["huyện Văn Lãng"] == (
            "huyện Văn Lãng chưa tiếp thu 2/2 Chưa tiếp thu Chưa tiếp thu"
        )
        assert "không thuộc diện" in rows["huyện Cao Lộc"]
        assert "1/4" in page.words
        detail = client.get(f"/lessons/{second.id}")
        assert "Thuê trọn gói" in detail.words

    def test_a_child_that_was_merged_is_on_no_list(self, client, at, pilot):
        row = pilot.lesson()
        pilot.answer(row, AnswerState.TAKEN_UP)
        merge_child(
            actor=SYSTEM, child=pilot.child, into=pilot.districts.other, on_date=NOW.date(),
            reason="Sắp xếp lại",
        )  # fmt: skip
        page = client.sign_in("standing_agency").get(at["board"])
        assert "huyện Tràng Định" not in page.words
        client.sign_in("district_officer")
        assert client.post(answering(pilot, row), {"state": "open"}).status == 404
        assert "kinh nghiệm chưa trả lời" not in client.get("/").words
        detail = client.sign_in("standing_agency").get(f"/lessons/{row.id}")
        assert "huyện Tràng Định" in detail.words, "the history keeps what it said"

    def test_who_watches_no_congress_sees_no_lesson(self, client, at, pilot):
        row = pilot.lesson()
        assert client.sign_in("outsider").get(at["board"]).status == 404
        assert client.get(f"/lessons/{row.id}").status == 404

    def test_the_board_costs_no_more_with_more_lessons(self, client, at, pilot):
        client.sign_in("standing_agency")
        pilot.lesson()
        client.get(at["board"])
        with count_queries() as few:
            client.get(at["board"])
        for number in range(5):
            pilot.answer(pilot.lesson(f"Kinh nghiệm {number}"), AnswerState.TAKEN_UP)
        with count_queries() as many:
            client.get(at["board"])
        assert len(many) <= len(few) + 1
