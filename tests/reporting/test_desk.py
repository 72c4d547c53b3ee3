"""The province reads what waits side by side, accepts one by one, or returns with reasons."""

import pytest

from congress.core import clock
from congress.extensions import db
from congress.reporting.actions import opening, sending, writing
from congress.reporting.models import ReportState
from congress.reporting.queries import reports
from tests.reporting.test_writing import AFTER


@pytest.fixture
def agency(client, reporting):
    return client.sign_in("standing_agency")


def desk_of(reporting):
    return f"/congresses/{reporting.districts.parent.id}/desk"


def decision(page, report, do, **reasons):
    """The desk's form of a report, with a button, and reasons by the code of the field."""
    ids = {one.code: one.id for one in reports.fields_of(report)} | {"whole": 0}
    told = {f"about_{ids[code]}": reason for code, reason in reasons.items()}
    return {**page.fields(f"/reports/{report.id}/decision"), **told, "do": do}


def both_sent(reporting, **cells):
    first = reporting.sent(**cells)
    second = reporting.sent(reporting.districts.other, ngay_to_chuc="20/06/2024")
    db.session.commit()
    return first, second


def state_of(report):
    db.session.refresh(report)
    return report.state


def open_cells(page):
    """The codes of the cells that are shown without opening a fold."""
    cells = page.soup.select("[data-cell]")
    return [one["data-cell"] for one in cells if one.find_parent("details", class_="more") is None]


def test_the_home_and_the_congress_lead_to_the_desk_with_the_count(agency, reporting):
    both_sent(reporting)
    assert "Báo cáo chờ tiếp nhận (2)" in agency.get("/").words
    congress = agency.get(f"/congresses/{reporting.districts.parent.id}")
    assert "Báo cáo chờ tiếp nhận (2)" in congress.words
    assert desk_of(reporting) in congress.links()


def test_the_desk_opens_with_the_first_report_sent(agency, reporting):
    first, _second = both_sent(reporting)
    page = agency.get(desk_of(reporting))
    assert page.heading == "Chờ tiếp nhận (2)"
    assert page.soup.select_one("#report").get_text() == first.congress.unit.name


def test_an_empty_desk_says_what_comes_there(agency, reporting):
    assert "Không có báo cáo nào chờ tiếp nhận." in agency.get(desk_of(reporting)).words


def test_accepted_the_next_one_stands_on_the_same_page(agency, reporting):
    first, second = both_sent(reporting)
    page = agency.get(desk_of(reporting))
    done = agency.post(f"/reports/{first.id}/decision", decision(page, first, "accept"))
    assert done.status == 303
    following = agency.get(done.location)
    assert following.soup.select_one("#report").get_text() == second.congress.unit.name
    assert following.heading == "Chờ tiếp nhận (1)"
    assert state_of(first) is ReportState.ACCEPTED


def test_a_double_click_accepts_once_and_leads_to_the_same_next(agency, reporting):
    first, second = both_sent(reporting)
    data = decision(agency.get(desk_of(reporting)), first, "accept")
    once, again = (agency.post(f"/reports/{first.id}/decision", data) for _ in range(2))
    assert (once.status, again.status, once.location) == (303, 303, again.location)
    assert state_of(second) is ReportState.SENT


def test_after_the_last_one_the_desk_is_empty(agency, reporting):
    report = reporting.sent()
    db.session.commit()
    page = agency.get(desk_of(reporting))
    done = agency.post(f"/reports/{report.id}/decision", decision(page, report, "accept"))
    assert "Không có báo cáo nào chờ tiếp nhận." in agency.get(done.location).words


def test_a_first_report_shows_all_that_was_answered(agency, reporting):
    reporting.sent()
    db.session.commit()
    page = agency.get(desk_of(reporting))
    assert "Chưa có báo cáo nào được tiếp nhận để so" in page.words
    assert "tieu_ban" in open_cells(page)


def test_only_the_cells_that_differ_from_the_last_accepted_report_are_open(agency, reporting):
    reporting.accepted()
    reporting.period = reporting.next_period()
    reporting.sent(tieu_ban="4")
    db.session.commit()
    page = agency.get(desk_of(reporting))
    assert open_cells(page) == ["tieu_ban"]
    cell = page.soup.select_one("[data-cell=tieu_ban]")
    assert (cell.find("del").get_text(), cell.find("ins").get_text()) == ("3", "4")
    assert "1 ô cần xem" in page.words
    assert "9 mục không đổi" in page.words


def test_a_clean_report_says_that_nothing_changed(agency, reporting):
    reporting.accepted()
    reporting.period = reporting.next_period()
    reporting.sent()
    db.session.commit()
    page = agency.get(desk_of(reporting))
    assert "Không có gì thay đổi so với" in page.words
    assert open_cells(page) == []


def test_the_paper_of_a_cell_opens_beside_it_with_its_file(agency, reporting):
    reporting.sent(qd_bcd__signer="Vi Văn Ích")
    db.session.commit()
    paper = agency.get(desk_of(reporting)).soup.select_one("[data-cell=qd_bcd] .evidence")
    words = " ".join(paper.get_text(" ").split())
    assert "Số, ký hiệu 12/QĐ-UBND Ngày văn bản 05/02/2024" in words
    assert "Người ký Vi Văn Ích" in words
    assert "Chưa kèm tệp." in words


def test_returned_with_reasons_pinned_to_its_fields(client, agency, reporting):
    first, _second = both_sent(reporting)
    page = agency.get(desk_of(reporting))
    data = decision(page, first, "return", tieu_ban="Theo quyết định là 4 Tiểu ban")
    assert agency.post(f"/reports/{first.id}/decision", data).status == 303
    assert state_of(first) is ReportState.RETURNED
    [comment] = first.comments
    assert (comment.field.code, comment.text) == ("tieu_ban", "Theo quyết định là 4 Tiểu ban")
    written = client.sign_in("district_officer").get(f"/reports/{first.id}")
    assert "f_tieu_ban" in written.fields(f"/reports/{first.id}")
    assert "f_dai_bieu" not in written.fields(f"/reports/{first.id}")


def test_a_return_without_a_reason_is_refused_and_nothing_moves(agency, reporting):
    report = reporting.sent()
    db.session.commit()
    page = agency.get(desk_of(reporting))
    refused = agency.post(f"/reports/{report.id}/decision", decision(page, report, "return"))
    assert refused.status == 422
    assert "Trả lại cần nêu lý do." in refused.words
    assert state_of(report) is ReportState.SENT


def test_reasons_that_were_typed_are_not_lost_by_accepting(agency, reporting):
    report = reporting.sent()
    db.session.commit()
    data = decision(agency.get(desk_of(reporting)), report, "accept", tieu_ban="Sai số")
    refused = agency.post(f"/reports/{report.id}/decision", data)
    assert refused.status == 422
    assert "Có ý kiến chưa gửi" in refused.words
    assert "Sai số" in refused.words


def test_what_changed_since_it_was_seen_is_not_accepted_unseen(client, agency, reporting):
    report = reporting.sent()
    db.session.commit()
    data = decision(agency.get(desk_of(reporting)), report, "accept")
    reporting.returned(report, {0: "Sai"})
    officer, leader = (reporting.actor(f"district_{one}") for one in ("officer", "leader"))
    writing.save_report(actor=officer, report=report, sheet={"tieu_ban": "7"})
    writing.submit_report(actor=officer, report=report)
    sending.send_report(actor=leader, report=report)
    db.session.commit()
    stale = agency.post(f"/reports/{report.id}/decision", data)
    assert stale.status == 409
    assert "Báo cáo này vừa thay đổi sau khi mở" in stale.words
    assert stale.soup.select_one("[data-cell=tieu_ban] ins").get_text() == "7"
    again = agency.post(f"/reports/{report.id}/decision", decision(stale, report, "accept"))
    assert again.status == 303
    assert state_of(report) is ReportState.ACCEPTED


def test_what_a_colleague_accepted_meanwhile_is_said(agency, reporting):
    first, second = both_sent(reporting)
    data = decision(agency.get(desk_of(reporting)), first, "accept")
    who = reporting.actor("standing_agency")
    sending.accept_report(actor=who, report=first, seen=first.version)
    db.session.commit()
    stale = agency.post(f"/reports/{first.id}/decision", data)
    assert stale.status == 409
    assert "Báo cáo này không còn chờ tiếp nhận" in stale.words
    assert second.congress.unit.name in stale.words


def test_what_was_sent_back_and_comes_again_untouched_is_marked(agency, reporting):
    report = reporting.sent()
    field = next(one for one in reports.fields_of(report) if one.code == "tieu_ban")
    reporting.returned(report, {field.id: "Kiểm tra lại số Tiểu ban"})
    writing.submit_report(actor=reporting.actor("district_officer"), report=report)
    sending.send_report(actor=reporting.actor("district_leader"), report=report)
    db.session.commit()
    cell = agency.get(desk_of(reporting)).soup.select_one("[data-cell=tieu_ban]")
    assert "Bị trả lại, chưa sửa" in cell.get_text()
    assert "Kiểm tra lại số Tiểu ban" in cell.get_text()


def picked(*seen):
    return [f"{report.id}:{report.version}" for report in seen]


def test_several_are_returned_with_one_reason(agency, reporting):
    first, second = both_sent(reporting)
    form = agency.get(desk_of(reporting)).fields("/desk/return")
    data = {**form, "picked": picked(first, second), "reason": "Thiếu dự toán"}
    done = agency.post(f"{desk_of(reporting)}/return", data)
    assert "Đã trả lại 2 báo cáo." in agency.get(done.location).words
    assert [one.text for one in (*first.comments, *second.comments)] == ["Thiếu dự toán"] * 2
    assert state_of(second) is ReportState.RETURNED


def test_one_that_changed_meanwhile_stays_out_of_a_return_of_several(agency, reporting):
    first, second = both_sent(reporting)
    form = agency.get(desk_of(reporting)).fields("/desk/return")
    data = {**form, "reason": "Thiếu dự toán"}
    data["picked"] = [f"{first.id}:{first.version - 1}", *picked(second)]
    page = agency.get(agency.post(f"{desk_of(reporting)}/return", data).location)
    assert "Đã trả lại 1 báo cáo." in page.words
    assert "1 báo cáo vừa thay đổi nên chưa trả lại" in page.words
    assert state_of(first) is ReportState.SENT


@pytest.mark.parametrize(
    ("rows", "reason", "say"),
    [((), "Thiếu", "Hãy chọn báo cáo cần trả lại."), (("x:1",), "", "Lý do trả lại")],
)
def test_a_return_of_several_needs_reports_and_a_reason(agency, reporting, rows, reason, say):
    both_sent(reporting)
    form = agency.get(desk_of(reporting)).fields("/desk/return")
    data = {**form, "picked": list(rows), "reason": reason}
    refused = agency.post(f"{desk_of(reporting)}/return", data)
    assert refused.status == 422
    assert say in refused.words


def test_a_report_sent_late_is_marked_in_the_list(agency, reporting):
    submitted = reporting.submitted()
    until = AFTER.replace(day=30)
    opening.grant_exception(
        actor=reporting.actor("standing_agency"),
        period=reporting.period,
        congress=submitted.congress,
        until_at=until,
        reason="Mưa lũ",
    )
    with clock.pinned(lambda: AFTER):
        sending.send_report(actor=reporting.actor("district_leader"), report=submitted)
        words = agency.get(desk_of(reporting)).words
    assert "Gửi quá hạn" in words


def test_a_report_of_another_congress_is_not_on_this_desk(agency, reporting):
    report = reporting.sent()
    db.session.commit()
    assert agency.get(f"{desk_of(reporting)}?report={report.id}").status == 200
    assert agency.get(f"{desk_of(reporting)}?report=999999").status == 404
    assert agency.get(f"/congresses/{reporting.districts.child.id}/desk").status == 404


READY = "Chưa có số, ký hiệu của văn bản."


def test_a_report_is_returned_for_a_ready_reason_without_typing(agency, reporting):
    report, _second = both_sent(reporting)
    page = agency.get(f"{desk_of(reporting)}?report={report.id}")
    field_id = next(one.id for one in reports.fields_of(report) if one.code == "qd_bcd")
    data = decision(page, report, "return") | {f"pick_{field_id}": READY}
    assert agency.post(f"/reports/{report.id}/decision", data).status == 303
    assert [(one.field_id, one.text) for one in report.comments] == [(field_id, READY)]


def test_the_words_that_were_typed_stand_for_the_ready_reason(agency, reporting):
    report, _second = both_sent(reporting)
    page = agency.get(f"{desk_of(reporting)}?report={report.id}")
    data = decision(page, report, "return", whole="Thiếu số 12") | {"pick_0": READY}
    agency.post(f"/reports/{report.id}/decision", data)
    assert [one.text for one in report.comments] == ["Thiếu số 12"]


def test_a_report_is_not_accepted_while_a_ready_reason_is_chosen(agency, reporting):
    report, _second = both_sent(reporting)
    page = agency.get(f"{desk_of(reporting)}?report={report.id}")
    data = decision(page, report, "accept") | {"pick_0": READY}
    assert agency.post(f"/reports/{report.id}/decision", data).status == 422
    assert state_of(report) is ReportState.SENT


def test_several_are_returned_for_one_ready_reason(agency, reporting):
    first, second = both_sent(reporting)
    form = agency.get(desk_of(reporting)).fields("/desk/return")
    data = {**form, "picked": picked(first, second), "pick": READY}
    agency.post(f"{desk_of(reporting)}/return", data)
    assert [one.text for one in (*first.comments, *second.comments)] == [READY] * 2


def test_a_return_of_several_without_any_reason_says_what_to_do(agency, reporting):
    first, _second = both_sent(reporting)
    form = agency.get(desk_of(reporting)).fields("/desk/return")
    refused = agency.post(f"{desk_of(reporting)}/return", {**form, "picked": picked(first)})
    assert "Hãy chọn một lý do có sẵn hoặc ghi lý do trả lại." in refused.words
