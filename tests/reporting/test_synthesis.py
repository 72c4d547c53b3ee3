"""The synthesis of a period: sums, counts and texts of the accepted reports, as a Báo cáo."""

import io
from datetime import UTC, datetime

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from congress.core import clock
from congress.extensions import db
from congress.printing.paper import Bullet, Heading, Paragraph
from congress.reporting.actions import opening, sending, writing
from congress.reporting.models import FieldKind, ReportField
from congress.reporting.papers import synthesis_paper
from congress.reporting.queries import reports
from congress.reporting.queries.synthesis import synthesis_of
from congress.reporting.rules.summing import (
    Place,
    Said,
    by_answer,
    listed,
    percent,
    summed,
    texts,
    total,
)
from congress.web.papers import lacking

AFTER = datetime(2024, 5, 30, 2, tzinfo=UTC)
CITY = Place("thành phố Lạng Sơn")


def district(name):
    return Place(f"huyện {name}", "huyện")


def field(kind, label="Số xe", choices=(), applies=()):
    return ReportField(
        id=1, code="x", label=label, kind=kind, choices=list(choices), applies=list(applies)
    )


def said(**answers):
    """Reports by the short names of their units."""
    return [Said(district(name), "congress", {"x": text}) for name, text in answers.items()]


NUMBER = field(FieldKind.NUMBER)
YES_NO = field(FieldKind.YES_NO, "Đã phân công")
CHOICE = field(FieldKind.CHOICE, "Báo cáo chính trị", ["Chưa làm", "Đã thông qua"])


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([], ""),
        ([district("A")], "huyện A"),
        ([district("A"), district("B")], "các huyện A, B"),
        ([district("A"), CITY, district("B")], "các huyện A, B và thành phố Lạng Sơn"),
    ],
)
def test_units_are_listed_by_their_levels(places, words):
    assert listed(places) == words


def test_numbers_are_summed_over_who_gave_one():
    found = summed(NUMBER, said(A="1.200", B="3,5", C=""))
    assert found == "Số xe: tổng 1.203,5 (2/3 đơn vị; chưa nêu số liệu: huyện C)."


def test_a_sum_names_the_shorter_side():
    found = summed(NUMBER, said(A="7", B="", C=""))
    assert found == "Số xe: tổng 7 (1/3 đơn vị: huyện A; các đơn vị còn lại chưa nêu số liệu)."


def test_all_units_need_no_list():
    assert summed(NUMBER, said(A="1", B="2")) == "Số xe: tổng 3 (2/2 đơn vị)."


def test_a_number_that_cannot_be_read_is_said_not_summed():
    found = summed(NUMBER, said(A="vài chục"))
    assert found == "Số xe: chưa cộng được; nêu không phải bằng số: huyện A."


def test_choices_are_counted_in_their_order_with_the_units():
    found = summed(CHOICE, said(A="Đã thông qua", B="Chưa làm", C="", D="Đã thông qua"))
    assert found == (
        "Báo cáo chính trị: chưa làm 1/4 đơn vị (huyện B); đã thông qua 2/4 đơn vị "
        "(các huyện A, D); chưa trả lời: huyện C."
    )


def test_yes_and_no_are_counted():
    found = summed(YES_NO, said(A="yes", B="no"))
    assert found == "Đã phân công: có 1/2 đơn vị (huyện A); không 1/2 đơn vị (huyện B)."


def test_papers_are_counted_with_who_lacks_one():
    asked = field(FieldKind.PAPER, "Kế hoạch tổ chức")
    found = summed(asked, said(A="20/KH-UBND", B=""))
    assert found == "Kế hoạch tổ chức: đã có ở 1/2 đơn vị (huyện A); chưa có: huyện B."


def test_days_stand_in_order_with_their_units():
    asked = field(FieldKind.DATE, "Ngày tổ chức")
    found = summed(asked, said(A="12/06/2024", B="05/06/2024", C="12/06/2024"))
    assert found == (
        "Ngày tổ chức: ngày 05 tháng 6 năm 2024 (huyện B); "
        "ngày 12 tháng 6 năm 2024 (các huyện A, C)."
    )


def test_a_field_counts_only_units_it_is_meant_for():
    asked = field(FieldKind.NUMBER, applies=["joint_conference"])
    only = [*said(A="9"), Said(CITY, "joint_conference", {"x": "2"})]
    assert summed(asked, only) == "Số xe: tổng 2 (1/1 đơn vị)."


def test_what_nobody_answered_is_not_told():
    assert summed(NUMBER, said(A="", B="")) == ""


def test_texts_are_listed_unit_by_unit_without_their_bullets():
    asked = field(FieldKind.TEXT, "Kiến nghị")
    found = texts(asked, said(A="- Cấp kinh phí\n\n+ Hỗ trợ xe", B=" "))
    assert found == [(district("A"), ["Cấp kinh phí", "Hỗ trợ xe"])]


def test_shares_are_written_with_a_comma():
    assert [percent(9 / 11), percent(1.0), percent(None)] == ["81,8%", "100,0%", "—"]


@given(st.lists(st.sampled_from(["", "0", "7", "1.250", "2,5", "chừng 9"]), max_size=12))
def test_every_unit_stands_on_one_side_of_a_sum(answers):
    every = [Said(district(str(n)), "congress", {"x": one}) for n, one in enumerate(answers)]
    found = total(NUMBER, every)
    assert sorted(p.name for p in (*found.given, *found.silent)) == sorted(
        one.place.name for one in every
    )
    assert sum(len(places) for places in by_answer(NUMBER, every).values()) == len(every)


def paper_of(reporting, moment=None):
    found = synthesis_of(
        reporting.actor("standing_agency"), reporting.period, moment or clock.now()
    )
    return synthesis_paper(found)


def text_of(paper):
    kinds = Heading | Paragraph | Bullet
    return "\n".join(one.text for one in paper.blocks if isinstance(one, kinds))


def rows_of(annex):
    return [row.cells for block in annex.blocks for row in block.table.rows]


def test_accepted_reports_are_summed_section_by_section(reporting):
    reporting.accepted(kien_nghi="Cấp kinh phí", phan_cong="yes")
    reporting.accepted(
        reporting.districts.other, tieu_ban="5", phan_cong="no", ngay_to_chuc="20/06/2024"
    )
    text = text_of(paper_of(reporting))
    assert "I. BAN CHỈ ĐẠO" in text
    assert "Số Tiểu ban đã thành lập: tổng 8 (2/2 đơn vị)." in text
    assert "có 1/2 đơn vị (huyện Tràng Định); không 1/2 đơn vị (huyện Văn Lãng)." in text
    assert "Kiến nghị với cấp trên:\nHuyện Tràng Định: Cấp kinh phí" in text
    assert "Các báo cáo đã được tiếp nhận chưa nêu nội dung này." in text


def test_only_accepted_reports_are_counted_and_the_others_are_named(reporting):
    reporting.accepted()
    back = reporting.sent(reporting.districts.other, tieu_ban="5", ngay_to_chuc="20/06/2024")
    assert "Đã nhận, chờ tiếp nhận: 1 đơn vị (huyện Văn Lãng)." in text_of(paper_of(reporting))
    reporting.returned(back, {reports.fields_of(back)[0].id: "Sai"})
    text = text_of(paper_of(reporting))
    assert "Số Tiểu ban đã thành lập: tổng 3 (1/1 đơn vị)." in text
    assert "Đã nhận, bị trả lại, chưa gửi lại: 1 đơn vị (huyện Văn Lãng)." in text
    assert "chỉ tổng hợp từ 1 báo cáo đã được tiếp nhận" in text


def test_a_returned_report_with_its_leader_again_is_still_received_and_not_summed(reporting):
    back = reporting.sent()
    reporting.returned(back, {reports.fields_of(back)[0].id: "Sai"})
    writing.submit_report(actor=reporting.officer(back.congress), report=back)
    paper = paper_of(reporting)
    assert "Đã nhận, bị trả lại, chưa gửi lại: 1 đơn vị (huyện Tràng Định)." in text_of(paper)
    assert "Bị trả lại, chưa gửi lại" in rows_of(paper.annexes[0])[0]


def test_drafts_are_not_received_and_after_the_cutoff_they_are_overdue(reporting):
    reporting.started()
    assert "Chưa gửi: 2 đơn vị (các huyện Tràng Định, Văn Lãng)." in text_of(paper_of(reporting))
    late = paper_of(reporting, AFTER)
    assert "Quá hạn, chưa gửi: 2 đơn vị" in text_of(late)
    assert "Chưa có báo cáo nào được tiếp nhận" in text_of(late)
    assert len(late.annexes) == 1


def test_an_accepted_report_that_was_opened_again_is_not_summed(reporting):
    report = reporting.accepted()
    officer = reporting.officer(report.congress)
    asked = opening.ask_unlock(
        actor=officer, period=report.period, congress=report.congress, reason="Ghi nhầm"
    )
    who = reporting.actor("standing_agency")
    opening.grant_unlock(actor=who, request=asked, until_at=None, note="")
    text = text_of(paper_of(reporting))
    assert "đã tiếp nhận 0." in text
    assert "Chưa có báo cáo nào được tiếp nhận" in text


def test_it_is_a_draft_until_the_cutoff_has_passed(reporting):
    reporting.accepted()
    assert paper_of(reporting).draft
    assert not paper_of(reporting, AFTER).draft


def test_what_no_report_says_is_a_visible_blank(reporting):
    reporting.accepted()
    words = lacking(paper_of(reporting))
    assert "<đánh giá chung của cơ quan tổng hợp>" in words
    assert "<cơ quan nhận báo cáo>" in words


def test_the_annexes_hold_every_unit_and_the_numbers_behind_the_sums(reporting):
    reporting.accepted()
    states, numbers = paper_of(reporting).annexes
    found = rows_of(states)
    assert [row[1] for row in found] == ["huyện Tràng Định", "huyện Văn Lãng", "Cộng"]
    assert found[0][2] == "Đã tiếp nhận"
    assert found[-1][2].startswith("Phải báo cáo 2; đã nhận 1; đúng hạn 1; đã tiếp nhận 1")
    assert any("120" in row for row in rows_of(numbers))


def test_the_subject_names_the_form_and_the_period(reporting):
    assert paper_of(reporting).subject.startswith("Tổng hợp tiến độ chuẩn bị Đại hội, kỳ 1 (từ")


def read(answer):
    found = docx.Document(io.BytesIO(answer.response.data))
    return "\n".join(one.text for one in found.paragraphs)


def test_the_figures_on_the_paper_are_those_of_the_page(client, reporting):
    reporting.accepted()
    reporting.sent(reporting.districts.other, ngay_to_chuc="20/06/2024")
    db.session.commit()
    agency = client.sign_in("standing_agency")
    answer = agency.get(f"/periods/{reporting.period.id}")
    address = f"/periods/{reporting.period.id}/synthesis"
    assert address in answer.links()
    stats = [int(one.strong.text) for one in answer.soup.select(".stat")]
    expected, received, on_time, late, missing, accepted = stats[:6]
    paper = read(agency.get(f"{address}.docx"))
    assert f"phải báo cáo {expected} đơn vị" in paper
    assert f"đã nhận {received} (tỷ lệ 100,0%)" in paper
    assert f"đúng hạn {on_time} (tỷ lệ 100,0%)" in paper
    assert f"đã tiếp nhận {accepted}." in paper
    assert (expected, late, missing, accepted) == (2, 0, 0, 1)


def test_a_synthesis_is_made_as_of_the_end_of_a_day_that_is_over(client, reporting):
    """Sent on the 20th and accepted on the 21st: the paper of the 20th does not sum it."""
    with clock.pinned(lambda: datetime(2024, 5, 20, 3, tzinfo=UTC)):
        report = reporting.sent(kien_nghi="Cấp kinh phí")
    with clock.pinned(lambda: datetime(2024, 5, 21, 3, tzinfo=UTC)):
        who = reporting.actor("standing_agency")
        sending.accept_report(actor=who, report=report, seen=report.version)
    db.session.commit()
    with clock.pinned(lambda: datetime(2024, 5, 22, 3, tzinfo=UTC)):
        agency = client.sign_in("standing_agency")
        address = f"/periods/{reporting.period.id}/synthesis"
        then = read(agency.get(f"{address}.docx?at=20/05/2024"))
        assert "tính đến hết ngày 20 tháng 5 năm 2024" in then
        assert "đã nhận 1 (tỷ lệ 50,0%)" in then
        assert "đã tiếp nhận 0." in then
        assert "Cấp kinh phí" not in then
        assert "Cấp kinh phí" in read(agency.get(f"{address}.docx"))


def test_the_day_goes_with_the_reader_from_the_period_to_the_files(client, reporting):
    reporting.accepted()
    db.session.commit()
    day = "01/01/2024"
    agency = client.sign_in("standing_agency")
    period = f"/periods/{reporting.period.id}"
    assert f"{period}/synthesis?at={day}" in agency.get(f"{period}?at={day}").links()
    answer = agency.get(f"{period}/synthesis?at={day}")
    assert "như đã thấy hết ngày 01/01/2024" in answer.text
    assert {f"{period}?at={day}", f"{period}/synthesis.pdf?at={day}"} <= set(answer.links())
    assert f"{period}/synthesis.docx?at={day}" in answer.links()


def test_a_day_that_is_none_is_said_on_the_page_and_gives_no_file(client, reporting):
    agency = client.sign_in("standing_agency")
    address = f"/periods/{reporting.period.id}/synthesis"
    assert "Ngày chưa đúng" in agency.get(f"{address}?at=31/02/2024").text
    for ending in (".pdf", ".docx", "/pages", "/pages/1"):
        assert agency.get(f"{address}{ending}?at=31/02/2024").status == 404


def test_a_day_to_come_is_now(client, reporting):
    agency = client.sign_in("standing_agency")
    answer = agency.get(f"/periods/{reporting.period.id}/synthesis?at=31/12/2099")
    assert "Số liệu lúc" in answer.text
    assert f"/periods/{reporting.period.id}/synthesis.pdf" in answer.links()
