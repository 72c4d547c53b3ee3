"""The officer writes a report, the leader signs it: pages, autosave, conflicts."""

import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from congress.accounts.models import Person
from congress.core import clock
from congress.districts.models import LeaderNeed
from congress.districts.queries import marks_of
from congress.extensions import db
from congress.reporting.models import ReportState
from congress.reporting.queries import reports
from tests.support.reports import WHOLE

AFTER = datetime(2024, 5, 24, 16, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def typed(page, **cells):
    """The page's own form with some cells typed over."""
    return {**page.fields(page.form().get("action")), **{f"f_{n}": t for n, t in cells.items()}}


@pytest.fixture
def officer(client, reporting):
    return client.sign_in("district_officer")


def begun(officer, reporting):
    child, period = reporting.districts.child.id, reporting.period.id
    started = officer.post(f"/congresses/{child}/periods/{period}/report")
    assert started.status == 303
    return started.location


def sheet_at(address):
    found = db.session.get_one(reports.Report, int(address.rsplit("/", 1)[1]))
    db.session.refresh(found)
    return reports.sheet_of(found)


def test_the_home_names_the_period_and_the_days_left(officer):
    words = officer.get("/").words
    assert "Báo cáo tiến độ chuẩn bị Đại hội, kỳ 1" in words
    assert "còn 4 ngày" in words


def test_one_page_holds_the_ten_sections_with_an_index(officer, reporting):
    page = officer.get(begun(officer, reporting))
    assert len(page.soup.select(".report-index li")) == 10
    assert len(page.soup.select(".report-body section.panel")) == 10


def test_a_day_when_a_leader_is_needed_elsewhere_is_told_beside_it(officer, reporting, session):
    leader = Person(full_name="Nông Quốc Hưng")
    session.add(leader)
    session.flush()
    own, other = reporting.districts.child, reporting.districts.other
    session.add_all(LeaderNeed(congress_id=one.id, person_id=leader.id) for one in (own, other))
    session.commit()
    address = begun(officer, reporting)
    taken = f"{other.planned_start_on:%d/%m/%Y}"
    officer.post(address, typed(officer.get(address), ngay_to_chuc=taken))
    assert "Nông Quốc Hưng còn cần dự ở đơn vị khác" in officer.get(f"{address}?check=1").words
    officer.post(address, typed(officer.get(address), ngay_to_chuc="16/06/2024"))
    assert "Trùng ngày không làm việc" in officer.get(f"{address}?check=1").words


def test_a_joint_conference_or_less_is_not_asked_what_does_not_apply(officer, reporting, session):
    reporting.districts.child.form = "selection_conference"
    session.commit()
    words = officer.get(begun(officer, reporting)).words
    assert "Quyết định thành lập Ban Chỉ đạo" not in words
    assert "Quyết định thành lập Ban Tổ chức" in words


def test_a_draft_is_kept_however_little_is_typed(officer, reporting):
    address = begun(officer, reporting)
    saved = officer.post(address, typed(officer.get(address), tieu_ban="ba") | {"do": "save"})
    assert saved.status == 303
    assert sheet_at(address)["tieu_ban"] == "ba"


def test_a_day_with_a_short_year_is_kept_in_full(officer, reporting):
    address = begun(officer, reporting)
    cells = {"ngay_to_chuc": "12/6/24", "qd_bcd__on": "5.2.24", "qd_btc__on": "5-2-24"}
    officer.post(address, typed(officer.get(address), **cells) | {"do": "save"})
    kept = sheet_at(address)
    assert (kept["ngay_to_chuc"], kept["qd_bcd__on"]) == ("12/06/2024", "05/02/2024")
    assert kept["qd_btc__on"] == "5-2-24"


def test_the_check_names_each_place_that_lacks_something(officer, reporting):
    address = begun(officer, reporting)
    data = typed(officer.get(address), tieu_ban="ba") | {"do": "check"}
    checked = officer.get(officer.post(address, data).location)
    assert "chỗ cần sửa hoặc giải trình" in checked.words
    assert "Số Tiểu ban đã thành lập: Hãy nhập một số" in checked.words


def test_a_check_that_finds_nothing_leads_on_to_the_leader(officer, reporting):
    address = begun(officer, reporting)
    data = typed(officer.get(address), **WHOLE) | {"do": "check"}
    checked = officer.get(officer.post(address, data).location)
    button = checked.soup.select_one("#check button")
    assert (button["form"], button["value"]) == ("sheet", "submit")
    sent = officer.post(address, checked.fields(address) | {"do": button["value"]})
    assert "Chờ lãnh đạo ký" in officer.get(sent.location).words


def test_a_whole_report_that_is_locked_does_not_offer_to_be_sent(officer, reporting):
    address = begun(officer, reporting)
    officer.post(address, typed(officer.get(address), **WHOLE) | {"do": "save"})
    with clock.pinned(lambda: AFTER):
        page = officer.get(f"{address}?check=1")
    assert "Báo cáo đã đủ" in page.words
    assert "gửi lãnh đạo được" not in page.words
    assert page.soup.select_one("#check button") is None


def test_a_warning_asks_for_an_explanation_and_is_content_with_one(officer, reporting):
    address = begun(officer, reporting)
    data = typed(officer.get(address), **WHOLE | {"dai_bieu": "180"}) | {"do": "submit"}
    checked = officer.get(officer.post(address, data).location)
    assert "Vượt mức 150 thường có." in checked.words
    data = typed(checked, dai_bieu__why="Tỉnh đồng ý bằng văn bản") | {"do": "submit"}
    sent = officer.get(officer.post(address, data).location)
    assert "Chờ lãnh đạo ký" in sent.words


def test_a_script_saves_what_is_typed_and_reads_the_ticks(officer, reporting):
    address = begun(officer, reporting)
    data = typed(officer.get(address), tieu_ban="3") | {"do": "autosave"}
    answer = officer.post(address, data).response.json
    assert answer["at"] == "09:41"
    assert answer["ticks"]["bcd"]["tick"] == "lacking"
    data |= {"version": answer["version"], "base": answer["base"], "f_tieu_ban": "4"}
    assert officer.post(address, data).status == 200
    assert sheet_at(address)["tieu_ban"] == "4"


def test_two_officers_on_one_report_meet_cell_by_cell(officer, reporting):
    address = begun(officer, reporting)
    mine, theirs = officer.get(address), officer.get(address)
    officer.post(address, typed(theirs, tieu_ban="3", tham_luan="2") | {"do": "save"})
    stale = officer.post(address, typed(mine, tieu_ban="5", du_toan="900") | {"do": "save"})
    assert stale.status == 409
    assert "vừa lưu bản khác" in stale.soup.select_one("[data-refused]").get_text()
    legends = [tag.get_text() for tag in stale.soup.select(".conflict legend")]
    assert legends == ["Số Tiểu ban đã thành lập", "Số tham luận đã có"]
    fields = stale.fields(address)
    assert (fields["f_tham_luan"], fields["f_du_toan"]) == ("2", "900")
    merged = officer.post(address, fields | {"do": "save", "choose-f_tieu_ban": "theirs"})
    assert merged.status == 303
    assert sheet_at(address)["tieu_ban"] == "3"
    assert sheet_at(address)["du_toan"] == "900"


def test_the_leader_signs_and_sends_once_however_often_it_is_clicked(client, officer, reporting):
    report = reporting.submitted()
    page = client.sign_in("district_leader").get(f"/reports/{report.id}")
    assert "Người mở khóa được" not in page.words
    data = page.fields("/send")
    first = client.post(f"/reports/{report.id}/send", data)
    second = client.post(f"/reports/{report.id}/send", data)
    assert (first.status, second.status) == (303, 303)
    sent = reports.periods.happened_to(report.period_id, report.congress_id)
    assert [event.kind for event in sent].count("sent") == 1


def test_submitted_twice_by_a_retry_it_leads_to_the_same_page(officer, reporting):
    address = begun(officer, reporting)
    data = typed(officer.get(address), **WHOLE) | {"do": "submit"}
    first, second = officer.post(address, data), officer.post(address, data)
    assert (first.status, second.status) == (303, 303)
    assert first.location == second.location


def test_the_leader_gives_back_with_a_reason(client, officer, reporting):
    report = reporting.submitted()
    client.sign_in("district_leader")
    refused = client.post(f"/reports/{report.id}/give-back", {"reason": ""})
    assert refused.status == 422
    assert client.post(f"/reports/{report.id}/give-back", {"reason": "Thiếu số"}).status == 303
    page = client.sign_in("district_officer").get(f"/reports/{report.id}")
    assert "Thiếu số" in page.words
    assert page.form(f"/reports/{report.id}")


def test_what_is_sent_marks_the_milestones_that_its_papers_stand_for(reporting):
    report = reporting.sent()
    milestone = reporting.districts.milestone("BCD")
    [mark] = marks_of([report.congress_id])[report.congress_id, milestone.id]
    assert mark.document.number == "12/QĐ-UBND"
    assert mark.on_date.isoformat() == "2024-02-05"


def test_the_next_report_starts_from_the_last_one_and_no_change_is_one_click(officer, reporting):
    reporting.accepted()
    following = reporting.next_period()
    db.session.commit()
    with clock.pinned(lambda: AFTER + timedelta(days=3)):
        home = officer.get("/")
        button = home.form(f"/periods/{following.id}/unchanged")
        done = officer.post(button["action"], home.fields(button["action"]))
        page = officer.get(done.location)
    assert "Chờ lãnh đạo ký" in page.words
    assert "Như kỳ trước" in page.words


def test_a_paper_that_stands_as_before_is_folded_under_its_number(officer, reporting):
    reporting.accepted()
    following = reporting.next_period()
    db.session.commit()
    child = reporting.districts.child.id
    with clock.pinned(lambda: AFTER + timedelta(days=3)):
        started = officer.post(f"/congresses/{child}/periods/{following.id}/report")
        page = officer.get(started.location)
    folded = page.soup.select_one("#f_qd_bcd-paper details")
    assert WHOLE["qd_bcd"] in folded.summary.get_text()
    assert folded.select_one("[name=f_qd_bcd]")["value"] == WHOLE["qd_bcd"]


def test_a_returned_report_reopens_only_the_fields_with_a_reason(officer, reporting):
    report = reporting.sent()
    field = next(one for one in reports.fields_of(report) if one.code == "tieu_ban")
    reporting.returned(report, {field.id: "Theo quyết định là 4 Tiểu ban"})
    db.session.commit()
    page = officer.get(f"/reports/{report.id}")
    names = set(page.fields(f"/reports/{report.id}"))
    assert {name for name in names if name.startswith("f_")} == {"f_tieu_ban"}
    assert "Theo quyết định là 4 Tiểu ban" in page.words
    data = typed(page, tieu_ban="4", dai_bieu="1") | {"do": "submit"}
    officer.post(f"/reports/{report.id}", data)
    sheet = sheet_at(f"/reports/{report.id}")
    assert (sheet["tieu_ban"], sheet["dai_bieu"]) == ("4", "120")


def test_a_cut_off_that_passes_while_typing_loses_nothing_and_says_who_opens(officer, reporting):
    address = begun(officer, reporting)
    data = typed(officer.get(address), **WHOLE) | {"do": "submit"}
    with clock.pinned(lambda: AFTER):
        page = officer.get(officer.post(address, data).location)
    assert "Đã hết hạn gửi" in page.words
    assert "Cơ quan thường trực" in page.words
    assert sheet_at(address)["tieu_ban"] == "3"
    assert "Xin mở khóa" in page.words


def test_the_province_reads_what_was_sent_not_what_is_being_typed(client, reporting):
    report = reporting.sent()
    db.session.commit()
    address = f"/reports/{report.id}"
    page = client.sign_in("standing_agency").get(address)
    assert "12/QĐ-UBND" in page.words
    assert not page.soup.select("main form[method=post]")


def test_a_draft_is_not_there_for_the_province(client, reporting):
    report = reporting.started()
    db.session.commit()
    assert client.sign_in("standing_agency").get(f"/reports/{report.id}").status == 404
    assert report.state is ReportState.DRAFT


def test_a_page_that_calls_itself_a_pdf_is_not_taken_and_nothing_is_lost(officer, reporting):
    address = begun(officer, reporting)
    officer.post(address, {**typed(officer.get(address), tham_luan="7"), "do": "autosave"})
    scan = (io.BytesIO(b"<html><script>alert(1)</script></html>"), "qd.pdf")
    refused = officer.post(
        address,
        {**typed(officer.get(address)), "do": "save", "f_qd_bcd__file": scan},
        content_type="multipart/form-data",
    )
    assert refused.status == 422
    assert "Không nhận tệp qd.pdf" in refused.words
    assert sheet_at(address)["tham_luan"] == "7"
