"""A report as an official Báo cáo told from its own answers, and the blank form."""

import io
from decimal import Decimal

import docx
import pytest

from congress.accounts.models import Person
from congress.congresses.models import MemberRole, Membership
from congress.core import clock
from congress.extensions import db
from congress.printing.paper import Heading, Paragraph
from congress.reporting.actions import writing
from congress.reporting.models import FieldKind, ReportField
from congress.reporting.papers import blank_paper, report_paper
from congress.reporting.queries import forms, issuing, reports
from congress.reporting.rules.telling import Teller, told, written
from congress.reporting.store import sentences, starter_forms


def field(kind, code="x", label="Số xe", choices=()):
    return ReportField(id=1, code=code, label=label, kind=kind, choices=list(choices))


def say(asked, sheet, **teller):
    return told(asked, sheet, Teller(unit="huyện Tràng Định", **teller))


NUMBER = field(FieldKind.NUMBER)
HAVE = {"x Số xe": ("Có {value} xe", "")}


def test_a_field_is_told_by_its_own_sentence():
    assert say(NUMBER, {"x": "12"}, patterns=HAVE) == "Có 12 xe."


def test_a_sentence_that_begins_small_is_said_of_the_unit():
    patterns = {"x Số xe": ("đã thuê {value} xe", "")}
    assert say(NUMBER, {"x": "12"}, patterns=patterns) == "Huyện Tràng Định đã thuê 12 xe."


def test_a_field_that_was_renamed_is_told_by_its_label():
    renamed = field(FieldKind.NUMBER, label="Số ca nô")
    assert say(renamed, {"x": "2"}, patterns=HAVE) == "Số ca nô: 2."


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("3", "4", "Có 4 xe, tăng 1 so với kỳ 2."),
        ("1.250", "1.000,5", "Có 1.000,5 xe, giảm 249,5 so với kỳ 2."),
        ("4", "4", "Có 4 xe."),
        ("", "4", "Có 4 xe."),
    ],
)
def test_a_number_is_told_beside_the_last_report(old, new, words):
    last = {"x": old} if old else {}
    assert say(NUMBER, {"x": new}, patterns=HAVE, last=last, since="kỳ 2") == words


def test_a_choice_says_where_it_stood():
    asked = field(FieldKind.CHOICE, label="Báo cáo chính trị")
    patterns = {"x Báo cáo chính trị": ("Báo cáo chính trị {value}", "")}
    found = say(
        asked, {"x": "Đã thông qua"}, patterns=patterns, last={"x": "Đang dự thảo"}, since="kỳ 1"
    )
    assert found == "Báo cáo chính trị đã thông qua (kỳ 1: đang dự thảo)."


def test_an_explanation_is_the_reason():
    assert say(NUMBER, {"x": "9", "x__why": "Thêm khách"}) == "Số xe: 9 (lý do: thêm khách)."


def test_no_is_a_sentence_of_its_own():
    asked = field(FieldKind.YES_NO, label="Đã phân công")
    patterns = {"x Đã phân công": ("Đã phân công", "Chưa phân công")}
    assert say(asked, {"x": "no"}, patterns=patterns) == "Chưa phân công."


def test_what_was_not_answered_is_not_told():
    assert say(NUMBER, {}) == ""


def test_every_field_of_the_starters_has_a_sentence():
    for form in starter_forms():
        lacking = [name for name, words in sentences(form.code).items() if not words[0]]
        assert lacking == []


def test_numbers_are_written_as_papers_write_them():
    assert [written(Decimal(one)) for one in ("1250", "12.50", "0", "1000000")] == [
        "1.250",
        "12,5",
        "0",
        "1.000.000",
    ]


def paper_of(report):
    last = reports.last_accepted(report.period, report.congress_id)
    return report_paper(
        report,
        forms.sections_of(reports.fields_of(report)),
        reports.sheet_of(report),
        issuing.issuers_of(report.congress, report.period),
        (last, reports.sent_sheet(last)) if last else None,
    )


def test_who_takes_a_seat_over_signs_from_that_day(session, world):
    today = clock.today()
    for name, begun, left in (("Lò Văn An", None, today), ("Hoàng Thị Bé", today, None)):
        seat = Membership(
            committee=world.committees["BCD"], person=Person(full_name=name),
            role=MemberRole.HEAD, from_on=begun, until_on=left,
        )  # fmt: skip
        session.add(seat)
    session.flush()
    head = issuing.issuer_of(world.congress).head
    assert head is not None
    assert head.person.full_name == "Hoàng Thị Bé"


def text_of(paper):
    return "\n".join(one.text for one in paper.blocks if isinstance(one, Heading | Paragraph))


def test_the_paper_is_told_in_sentences_by_sections(reporting):
    text = text_of(paper_of(reporting.sent()))
    assert "I. BAN CHỈ ĐẠO" in text
    assert (
        "Huyện Tràng Định đã thành lập Ban Chỉ đạo (Quyết định số 12/QĐ-UBND "
        "ngày 05 tháng 02 năm 2024). Ban Chỉ đạo có 15 thành viên."
    ) in text
    assert "dự kiến tổ chức vào ngày 12 tháng 6 năm 2024." in text
    assert "Trong kỳ chưa có nội dung báo cáo." in text
    assert "qd_bcd" not in text


def test_the_paper_compares_with_the_last_accepted_report(reporting):
    reporting.accepted()
    reporting.period = reporting.next_period()
    text = text_of(paper_of(reporting.sent(tieu_ban="5")))
    assert "Số liệu được so với báo cáo kỳ 1 đã được tiếp nhận." in text
    assert "Số Tiểu ban đã thành lập là 5, tăng 2 so với kỳ 1." in text


def test_the_unit_issues_signs_and_names_who_receives(reporting):
    paper = paper_of(reporting.sent())
    assert paper.body == "Ủy ban nhân dân huyện Tràng Định"
    assert paper.place == "Tràng Định"
    assert paper.number is None
    assert paper.signature.capacity[0] == "TM. ỦY BAN NHÂN DÂN"
    assert paper.signature.name is None
    assert paper.recipients[0] == "Như trên"
    assert paper.kind == "BÁO CÁO"
    assert paper.subject.startswith("Tiến độ chuẩn bị Đại hội, kỳ 1 (từ ngày")
    assert not paper.draft


def test_what_was_not_sent_yet_is_a_draft(reporting):
    assert paper_of(reporting.started()).draft


def test_the_blank_form_has_every_field_with_its_code_and_room(reporting):
    child, period = reporting.districts.child, reporting.period
    fields = forms.fields_for(period.form_id, child)
    parts = forms.sections_of(fields)
    paper = blank_paper(period, child, parts, issuing.issuers_of(child, period))
    cells = [
        cell
        for block in paper.blocks
        if not isinstance(block, Heading | Paragraph)
        for row in block.table.rows
        for cell in row.cells
    ]
    text = text_of(paper)
    for one in fields:
        assert one.code in cells or f"[{one.code}] {one.label}:" in text
    assert "□\u00a0Có\u00a0\u00a0\u00a0 □\u00a0Không" in cells
    assert "……" in text
    assert "Hạn gửi: 16 giờ 00, ngày 24 tháng 5 năm 2024." in text


def read(answer):
    found = docx.Document(io.BytesIO(answer.response.data))
    return "\n".join(one.text for one in found.paragraphs)


def test_the_page_of_a_report_offers_its_papers(client, reporting):
    report = reporting.sent()
    db.session.commit()
    officer = client.sign_in("district_officer")
    links = officer.get(f"/reports/{report.id}").links()
    address = f"/reports/{report.id}/report.docx"
    assert address in links
    assert "đã thành lập Ban Chỉ đạo" in read(officer.get(address))
    blank = f"/congresses/{report.congress_id}/periods/{report.period_id}/blank.docx"
    assert blank in links
    assert "[tuyen_truyen]" in read(officer.get(blank))


def test_the_province_prints_what_was_sent_not_what_is_typed(client, reporting):
    report = reporting.sent()
    field_id = next(one.id for one in reports.fields_of(report) if one.code == "tieu_ban")
    reporting.returned(report, {field_id: "Sai"})
    officer = reporting.actor("district_officer")
    writing.save_report(actor=officer, report=report, sheet={"tieu_ban": "99"})
    db.session.commit()
    address = f"/reports/{report.id}/report.docx"
    assert "là 3." in read(client.sign_in("standing_agency").get(address))
    assert "là 99." in read(client.sign_in("district_officer").get(address))
