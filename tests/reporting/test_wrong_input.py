"""What goes wrong while a report is written: false scans, repeats, two hands, locks in between."""

import io
from datetime import timedelta

import pytest
import sqlalchemy as sa

from congress.core import clock
from congress.core.permissions import SYSTEM
from congress.extensions import db
from congress.files.actions import keep_file
from congress.files.models import Attachment
from congress.reporting.actions import periods as running
from congress.reporting.actions import sending, writing
from congress.reporting.models import Report
from congress.reporting.queries import periods, reports
from tests.conftest import NOW
from tests.reporting.test_writing import AFTER, begun, sheet_at, typed
from tests.support.client import Page
from tests.support.reports import WHOLE
from tests.support.scans import scan

HUGE = 80 * 1024 * 1024


@pytest.fixture
def officer(client, reporting):
    return client.sign_in("district_officer")


@pytest.fixture
def address(officer, reporting):
    return begun(officer, reporting)


def report_at(address):
    return db.session.get_one(Report, int(address.rsplit("/", 1)[1]))


def kinds(address):
    found = report_at(address)
    return [one.kind for one in periods.happened_to(found.period_id, found.congress_id)]


def arrived(officer, address, data, name="qd.pdf"):
    """Send a scan ahead of its form, as the page's script does; its number."""
    place = f"report-{report_at(address).id}-qd_bcd"
    begin = {"place": place, "name": name, "size": str(len(data)), "mark": f"{name} 1"}
    upload = officer.post("/uploads", begin).response.json["id"]
    part = officer.post(f"/uploads/{upload}/parts/0", data)
    return upload, part


def scans_of(address):
    db.session.expire_all()
    return reports.files_of(report_at(address))


# A scan that is not taken


def test_a_scan_of_80_mb_is_refused_by_its_length_before_it_is_read(officer, address, app):
    officer.post(address, {**typed(officer.get(address), tham_luan="7"), "do": "autosave"})
    body = io.BytesIO(b"--x\r\nContent-Disposition: form-data; name=do\r\n\r\nsave\r\n--x--\r\n")
    with app.app_context():
        answer = officer.http.post(
            address,
            input_stream=body,
            content_type="multipart/form-data; boundary=x",
            environ_overrides={"CONTENT_LENGTH": str(HUGE)},
        )
    refused = Page(answer)
    assert refused.status == 413
    assert f"{app.config['MAX_CONTENT_LENGTH'] // 1024**2} MB" in refused.words
    assert body.tell() == 0
    assert sheet_at(address)["tham_luan"] == "7"


def test_a_scan_of_80_mb_that_comes_in_parts_is_refused_before_the_first_part(officer, address):
    begin = {"place": "report-1-qd_bcd", "name": "qd.pdf", "size": str(HUGE), "mark": "qd"}
    refused = officer.post("/uploads", begin)
    assert refused.status == 422
    [sentence] = refused.response.json["sentences"]
    assert sentence == "Tệp qd.pdf lớn hơn 25 MB; hãy gửi tệp nhỏ hơn."


def test_a_page_that_calls_itself_a_pdf_is_told_when_its_last_part_arrives(officer, address):
    upload, part = arrived(officer, address, b"<html><script>alert(1)</script></html>")
    assert part.status == 422
    assert "Không nhận tệp qd.pdf" in part.response.json["sentences"][0]
    data = {**typed(officer.get(address), **WHOLE), "f_qd_bcd__file-arrived": str(upload)}
    officer.post(address, {**data, "do": "save"})
    assert "qd_bcd" not in scans_of(address)
    assert sheet_at(address)["tieu_ban"] == "3"


def test_two_scans_of_one_paper_are_refused_and_what_was_typed_stays(officer, address):
    files = [(io.BytesIO(scan()), "1.pdf"), (io.BytesIO(scan()), "2.pdf")]
    data = {**typed(officer.get(address), tham_luan="7"), "do": "save", "f_qd_bcd__file": files}
    refused = officer.post(address, data, content_type="multipart/form-data")
    assert refused.status == 422
    assert "Mỗi văn bản kèm một tệp" in refused.words
    assert refused.fields(address)["f_tham_luan"] == "7"


def test_a_scan_put_in_after_a_return_is_seen_above_once_it_is_sent(client, reporting):
    report = reporting.sent()
    reporting.returned(report, {0: "Quét lại quyết định"})
    value = next(one for one in report.values if one.field.code == "qd_bcd" and not one.part)
    with clock.pinned(lambda: NOW + timedelta(hours=1)):
        value.attachment = keep_file(actor=SYSTEM, data=scan(), name="moi.pdf")
        db.session.commit()
    where = f"/reports/{report.id}/files/{value.id}"
    assert client.sign_in("standing_agency").get(where).status == 404
    assert client.sign_in("district_officer").get(where).status == 200
    with clock.pinned(lambda: NOW + timedelta(hours=2)):
        writing.submit_report(actor=reporting.actor("district_officer"), report=report)
        sending.send_report(actor=reporting.actor("district_leader"), report=report)
        db.session.commit()
    assert client.sign_in("standing_agency").get(where).status == 200


# The same thing sent twice


def test_begun_twice_by_a_double_click_it_is_one_report(officer, reporting, address):
    assert begun(officer, reporting) == address
    assert kinds(address).count("started") == 1


def test_a_retry_after_a_cut_line_submits_once_and_keeps_the_scan_once(officer, address):
    upload, _part = arrived(officer, address, scan())
    data = {**typed(officer.get(address), **WHOLE), "f_qd_bcd__file-arrived": str(upload)}
    first, second = (officer.post(address, {**data, "do": "submit"}) for _ in range(2))
    assert (first.status, second.status) == (303, 303)
    assert first.location == second.location
    assert kinds(address).count("submitted") == 1
    assert scans_of(address)["qd_bcd"].name == "qd.pdf"
    assert db.session.scalar(sa.select(sa.func.count(Attachment.id))) == 1


def test_a_draft_saved_twice_by_a_double_click_meets_itself_without_a_conflict(officer, address):
    data = {**typed(officer.get(address), **WHOLE), "do": "save"}
    officer.post(address, data)
    again = officer.post(address, data)
    assert again.status == 409
    assert not again.soup.select(".conflict legend")
    assert again.fields(address)["f_tieu_ban"] == "3"
    assert sheet_at(address)["tieu_ban"] == "3"


def test_no_change_said_twice_by_a_double_click_is_said_once(officer, reporting):
    reporting.accepted()
    following = reporting.next_period()
    child = reporting.districts.child
    db.session.commit()
    where = f"/congresses/{child.id}/periods/{following.id}/unchanged"
    with clock.pinned(lambda: AFTER + timedelta(days=3)):
        first, second = officer.post(where), officer.post(where)
    assert (first.status, second.status) == (303, 303)
    assert first.location == second.location
    assert kinds(first.location).count("submitted") == 1


# Two officers on one report


def test_a_script_that_types_over_a_colleague_stops_and_overwrites_nothing(officer, address):
    mine, theirs = officer.get(address), officer.get(address)
    officer.post(address, {**typed(theirs, tieu_ban="3"), "do": "save"})
    late = officer.post(address, {**typed(mine, tieu_ban="5"), "do": "autosave"})
    assert late.status == 409
    assert sheet_at(address)["tieu_ban"] == "3"


def test_two_who_submit_at_once_submit_once(officer, address):
    officer.post(address, {**typed(officer.get(address), **WHOLE), "do": "save"})
    mine, theirs = officer.get(address), officer.get(address)
    assert officer.post(address, {**typed(theirs), "do": "submit"}).status == 303
    late = officer.post(address, {**typed(mine), "do": "submit"})
    assert late.status == 422
    assert "Chờ lãnh đạo ký" in late.words
    assert "Chưa lưu được" not in late.words
    assert kinds(address).count("submitted") == 1


# A lock that comes while somebody types


def close(reporting, _report):
    running.close_period(actor=reporting.actor("standing_agency"), period=reporting.period)


def submit(reporting, report):
    who = reporting.actor("district_officer")
    writing.save_report(actor=who, report=report, sheet=WHOLE)
    writing.submit_report(actor=who, report=report)


def send(reporting, report):
    submit(reporting, report)
    sending.send_report(actor=reporting.actor("district_leader"), report=report)


def accept(reporting, report):
    send(reporting, report)
    who = reporting.actor("standing_agency")
    sending.accept_report(actor=who, report=report, seen=report.version)


LOCKS = [
    (close, "Cơ quan thường trực"),
    (submit, "Cán bộ đầu mối cấp huyện, Lãnh đạo cấp huyện"),
    (send, "Cơ quan thường trực"),
    (accept, "Cơ quan thường trực"),
]


@pytest.mark.parametrize(("lock", "opener"), LOCKS, ids=lambda one: getattr(one, "__name__", ""))
@pytest.mark.parametrize("do", ["save", "check", "submit"])
def test_locked_while_typing_what_was_typed_stays_and_who_opens_is_said(
    officer, reporting, address, lock, opener, do
):
    page = officer.get(address)
    lock(reporting, report_at(address))
    db.session.commit()
    before = sheet_at(address)
    cells = {"kho_khan": "Đường Đoàn Kết\nsạt lở", "qd_bcd__signer": "Vi Văn Ích"}
    refused = officer.post(address, {**typed(page, **cells), "do": do})
    assert refused.status == 422
    unsaved = refused.soup.select_one(".callout.bad").get_text(" ")
    assert "Đường Đoàn Kết\nsạt lở" in unsaved.replace("\r", "")
    assert "Quyết định thành lập Ban Chỉ đạo: Người ký" in unsaved
    assert "Vi Văn Ích" in unsaved
    assert f"Người mở khóa được: {opener}" in refused.words
    assert sheet_at(address) == before


def test_typing_goes_on_being_saved_after_the_cut_off(officer, address):
    page = officer.get(address)
    with clock.pinned(lambda: AFTER):
        answer = officer.post(address, {**typed(page, tham_luan="7"), "do": "autosave"})
        assert answer.status == 200
        shown = officer.get(address)
    assert sheet_at(address)["tham_luan"] == "7"
    assert "Người mở khóa được: Cơ quan thường trực" in shown.words
    assert "Phần đang soạn vẫn được giữ" in shown.words
