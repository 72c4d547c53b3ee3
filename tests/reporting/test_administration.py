"""The standing agency keeps forms and periods, gives time, answers requests, reads the figures."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from congress.cli.reports import report as command
from congress.core import clock
from congress.core.errors import RejectedError
from congress.extensions import db
from congress.reporting.actions import opening
from congress.reporting.actions.sending import send_report
from congress.reporting.queries import forms, periods, reports
from congress.reporting.rules.states import open_fields
from tests.conftest import NOW
from tests.support.reports import WHOLE

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
AFTER = datetime(2024, 5, 25, 9, tzinfo=LOCAL)


@pytest.fixture
def agency(client, reporting):
    return client.sign_in("standing_agency")


def figure(page, label):
    stat = next(tag for tag in page.soup.select(".stat") if label in tag.get_text())
    return stat.strong.get_text(), stat["href"]


def test_one_button_brings_a_starter_form_and_once_is_enough(agency, reporting):
    address = f"/congresses/{reporting.districts.parent.id}/reports"
    page = agency.get(address)
    data = page.fields("/reports/forms")
    first = agency.post(f"{address}/forms", data)
    assert agency.post(f"{address}/forms", data).location == first.location
    words = agency.get(first.location).words
    assert "Báo cáo kết quả Đại hội" in words
    assert "Tâm tư, nguyện vọng của đồng bào" in words


def test_periods_are_opened_from_day_to_day_and_numbered_on(agency, reporting):
    address = f"/report-forms/{reporting.form.id}/periods"
    data = agency.get(address).fields() | {"since": "20/05/2024", "until": "14/06/2024"}
    assert agency.post(address, data).status == 303
    found = periods.periods_of(reporting.districts.parent.id)
    assert [one.number for one in found] == [4, 3, 2, 1]
    assert clock.local(found[0].cutoff_at).isoformat() == "2024-06-14T16:00:00+07:00"
    again = agency.get(address).fields() | {"since": "20/05/2024", "until": "14/06/2024"}
    refused = agency.post(address, again)
    assert refused.status == 422
    assert "Không có kỳ mới nào" in refused.words


def test_a_form_is_changed_with_its_cut_off_in_words(agency, reporting):
    address = f"/report-forms/{reporting.form.id}"
    data = agency.get(address).fields(address) | {"weekday": "3", "cutoff_hour": "11"}
    assert agency.post(address, data).status == 303
    db.session.refresh(reporting.form)
    assert (reporting.form.cutoff_day, reporting.form.cutoff_hour) == (3, 11)
    assert agency.post(address, data).status == 409


def test_a_field_is_added_and_an_answered_one_keeps_its_kind(agency, reporting):
    reporting.submitted()
    db.session.commit()
    address = f"/report-forms/{reporting.form.id}/fields"
    data = agency.get(f"{address}/new").fields() | {
        "section_id": str(reporting.form.sections[0].id),
        "label": "Số cuộc họp",
        "kind": "number",
        "most": "9",
    }
    assert agency.post(f"{address}/new", data).status == 303
    added = forms.fields_of(reporting.form.id)
    assert "so_cuoc_hop" in [field.code for field in added]
    answered = next(field for field in added if field.code == "tieu_ban")
    page = agency.get(f"{address}/{answered.id}")
    refused = agency.post(f"{address}/{answered.id}", page.fields() | {"kind": "text"})
    assert "Ô này đã có số liệu nên không đổi loại được." in refused.errors()[0]


def test_a_limit_that_is_no_number_is_refused(agency, reporting):
    field = forms.fields_of(reporting.form.id)[0]
    address = f"/report-forms/{reporting.form.id}/fields/{field.id}"
    refused = agency.post(address, agency.get(address).fields() | {"most": "often"})
    assert refused.status == 422
    assert "Mức cảnh báo phải là một số." in refused.words


def test_a_retired_field_is_asked_no_more(agency, client, reporting):
    field = next(one for one in forms.fields_of(reporting.form.id) if one.code == "du_toan")
    agency.post(f"/report-forms/{reporting.form.id}/fields/{field.id}/retire")
    report = reporting.started()
    db.session.commit()
    page = client.sign_in("district_officer").get(f"/reports/{report.id}")
    assert "f_du_toan" not in page.fields(f"/reports/{report.id}")


def test_every_figure_opens_the_list_behind_it(agency, reporting):
    reporting.sent()
    db.session.commit()
    page = agency.get(f"/periods/{reporting.period.id}")
    assert figure(page, "Phải báo cáo")[0] == "2"
    assert "Cách tính" in page.words
    count, address = figure(page, "Đúng hạn")
    assert count == "1"
    listed = agency.get(address).soup.select("#rows tbody tr")
    assert len(listed) == 1
    assert "Tràng Định" in listed[0].get_text()
    count, address = figure(page, "Chưa gửi")
    listed = agency.get(address).soup.select("#rows tbody tr")
    assert [count, len(listed)] == ["1", 1]


def test_figures_are_asked_as_of_an_earlier_day(agency, reporting):
    with clock.pinned(lambda: NOW + timedelta(days=1)):
        reporting.sent()
        db.session.commit()
        page = agency.get(f"/periods/{reporting.period.id}?at=20/05/2024")
        assert figure(page, "Đã nhận")[0] == "0"
        today = agency.get(f"/periods/{reporting.period.id}")
        assert figure(today, "Đã nhận")[0] == "1"
        assert "Ngày chưa đúng" in agency.get(f"/periods/{reporting.period.id}?at=31/02/2024").words


def test_the_list_of_who_reports_follows_a_changed_form_only_at_a_button(agency, reporting):
    reporting.districts.other.form = "none"
    db.session.commit()
    address = f"/periods/{reporting.period.id}"
    page = agency.get(address)
    assert "Hình thức tổ chức của 1 đơn vị đã đổi" in page.words
    assert figure(page, "Phải báo cáo")[0] == "2"
    agency.post(f"{address}/expected")
    assert figure(agency.get(address), "Phải báo cáo")[0] == "1"


def test_a_district_sees_no_other_districts_in_a_period(client, reporting):
    client.sign_in("district_officer")
    assert client.get(f"/periods/{reporting.period.id}").status == 404


def test_after_the_cut_off_time_is_asked_for_and_given_by_name(client, reporting):
    report = reporting.started()
    db.session.commit()
    unlock = f"/congresses/{report.congress_id}/periods/{report.period_id}/unlock"
    with clock.pinned(lambda: AFTER):
        client.sign_in("district_officer")
        asked = client.post(unlock, client.get(unlock).fields() | {"reason": "Mất điện hai ngày"})
        assert asked.status == 303
        client.sign_in("standing_agency")
        home = client.get("/")
        assert "Mất điện hai ngày" in home.words
        address = next(link for link in home.links() if "/unlock-requests/" in link)
        data = client.get(address).fields("/grant") | {"until_on": "27/05/2024", "until_hour": "10"}
        assert client.post(f"{address}/grant", data).status == 303
        client.sign_in("district_officer")
        page = client.get(f"/reports/{report.id}")
        assert "Người thử standing_agency cho phép gửi đến 10:00 27/05/2024" in page.words
        data = page.fields(f"/reports/{report.id}") | {f"f_{n}": t for n, t in WHOLE.items()}
        done = client.get(client.post(f"/reports/{report.id}", data | {"do": "submit"}).location)
        assert "Chờ lãnh đạo ký" in done.words


def test_leave_ends_when_it_ends(reporting):
    report = reporting.submitted()
    with clock.pinned(lambda: AFTER):
        opening.grant_exception(
            actor=reporting.actor("standing_agency"),
            period=report.period,
            congress=report.congress,
            until_at=AFTER + timedelta(hours=1),
            reason="Mất điện",
        )
        assert opening.lock_of(report, report.period, report.congress) == "with_leader"
    with (
        clock.pinned(lambda: AFTER + timedelta(hours=2)),
        pytest.raises(RejectedError, match="hạn"),
    ):
        send_report(actor=reporting.leader(report.congress), report=report)


def test_an_accepted_report_is_opened_again_on_request_and_counts_no_more(client, reporting):
    report = reporting.accepted()
    opening.ask_unlock(
        actor=reporting.officer(report.congress),
        period=report.period,
        congress=report.congress,
        reason="Ghi nhầm số đại biểu",
    )
    db.session.commit()
    [request] = periods.requests_of(report.period_id, report.congress_id)
    client.sign_in("standing_agency")
    page = client.get(f"/unlock-requests/{request.id}")
    assert client.post(f"/unlock-requests/{request.id}/grant", page.fields("/grant")).status == 303
    db.session.refresh(report)
    assert report.state == "returned"
    page = client.get(f"/periods/{report.period_id}")
    assert figure(page, "Đã tiếp nhận")[0] == "0"
    assert figure(page, "Đã nhận")[0] == "1"
    assert open_fields(report, reports.fields_of(report)) != set()


def test_a_refusal_needs_its_reason_and_reaches_who_asked(client, reporting):
    report = reporting.sent()
    opening.ask_unlock(
        actor=reporting.officer(report.congress),
        period=report.period,
        congress=report.congress,
        reason="Ghi nhầm",
    )
    db.session.commit()
    [request] = periods.requests_of(report.period_id, report.congress_id)
    client.sign_in("standing_agency")
    address = f"/unlock-requests/{request.id}/refuse"
    assert client.post(address, {"reason": ""}).status == 422
    assert client.post(address, {"reason": "Sửa ở kỳ sau"}).status == 303
    words = client.sign_in("district_officer").get(f"/reports/{report.id}").words
    assert "không đồng ý mở khóa: Sửa ở kỳ sau" in words


def test_the_cut_off_moves_forward_only_for_all(agency, reporting):
    address = f"/periods/{reporting.period.id}/cutoff"
    data = agency.get(address).fields() | {"cutoff_on": "27/05/2024"}
    assert agency.post(address, data).status == 303
    db.session.refresh(reporting.period)
    assert clock.local(reporting.period.cutoff_at).date().isoformat() == "2024-05-27"
    refused = agency.post(address, data | {"cutoff_on": "19/05/2024"})
    assert refused.status == 422


def test_a_closed_period_takes_nothing_until_it_is_opened_again(agency, client, reporting):
    report = reporting.started()
    db.session.commit()
    agency.post(f"/periods/{reporting.period.id}/close")
    client.sign_in("district_officer")
    page = client.get(f"/reports/{report.id}")
    assert "Kỳ báo cáo đã đóng" in page.words
    assert client.post(f"/reports/{report.id}", {"do": "save"}).status == 422
    client.sign_in("standing_agency").post(f"/periods/{reporting.period.id}/resume")
    client.sign_in("district_officer")
    assert "Kỳ báo cáo đã đóng" not in client.get(f"/reports/{report.id}").words


def test_the_command_line_says_where_a_period_stands(app, reporting, monkeypatch):
    reporting.sent()
    db.session.commit()
    monkeypatch.setattr("congress.cli.session.application", lambda: app)
    run = CliRunner().invoke(command, ["status", "--period", reporting.period.code, "--json"])
    assert run.exit_code == 0, run.output
    found = json.loads(run.output)
    names = ("expected", "received", "on_time", "accepted", "rate")
    assert [found[name] for name in names] == [2, 1, 1, 0, 0.5]
    assert {one["status"] for one in found["units"]} == {"sent", "none"}


def test_an_entirely_new_form_is_begun_filled_and_opened(agency, reporting):
    address = f"/congresses/{reporting.districts.parent.id}/reports"
    assert f"{address}/forms/new" in agency.get(address).links()
    page = agency.get(f"{address}/forms/new")
    told = {"name": "Báo cáo tuyên truyền", "code": "tuyen-truyen"}
    made = agency.post(f"{address}/forms/new", page.fields() | told).location
    assert "Biểu mẫu chưa có mục nào" in agency.get(made).words
    section = agency.get(f"{made}/sections/new").fields() | {"title": "Tin, bài"}
    agency.post(f"{made}/sections/new", section)
    shown = agency.get(made).words
    assert "Tin, bài" in shown
    assert "Mục này chưa có ô nào" in shown
    days = {"since": "20/05/2024", "until": "24/05/2024"}
    refused = agency.post(f"{made}/periods", agency.get(f"{made}/periods").fields() | days)
    assert "Biểu mẫu chưa hỏi ô nào" in refused.words
    field = agency.get(f"{made}/fields/new")
    number = {"label": "Số tin, bài", "kind": "number"}
    section_id = field.soup.select("[name=section_id] option")[-1]["value"]
    agency.post(f"{made}/fields/new", field.fields() | number | {"section_id": section_id})
    done = agency.post(f"{made}/periods", agency.get(f"{made}/periods").fields() | days)
    assert "Đã mở 1 kỳ báo cáo." in agency.get(done.location).words


@pytest.mark.parametrize(
    ("code", "say"),
    [
        ("Tuyên truyền", "Mã chỉ gồm chữ thường không dấu"),
        ("tuyen--truyen", "Mã chỉ gồm chữ thường không dấu"),
        ("ket-qua", "Mã này là của một biểu mẫu có sẵn"),
        ("rieng", "Mã biểu mẫu này đã có."),
    ],
)
def test_a_code_that_cannot_be_used_is_refused_with_the_reason(agency, reporting, code, say):
    address = f"/congresses/{reporting.districts.parent.id}/reports/forms/new"
    for name in ("rieng", code):
        told = {"name": "Báo cáo riêng", "code": name}
        page = agency.post(address, agency.get(address).fields() | told)
    assert page.status == 422
    assert any(say in one for one in page.errors())


def test_reports_are_a_place_of_the_navigation(client, reporting):
    parent, child = reporting.districts.parent, reporting.districts.child
    places = {"standing_agency": parent, "district_officer": child}
    for name, congress in places.items():
        persona = client.sign_in(name)
        assert "/reports" in persona.get("/").links()
        assert persona.get("/reports").location.endswith(f"/congresses/{congress.id}/reports")


def test_a_report_page_is_titled_with_a_capital(client, reporting):
    report = reporting.sent()
    db.session.commit()
    page = client.sign_in("standing_agency").get(f"/reports/{report.id}")
    assert page.heading.startswith("Huyện Tràng Định:")
