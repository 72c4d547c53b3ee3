"""The week as an official paper: its head, its table, its blanks; as PDF and as DOCX."""

import io
from datetime import date, time

import pytest
from docx import Document
from pypdf import PdfReader

from congress.accounts.queries import load_actor
from congress.calendars import queries, rules
from congress.calendars.papers import week_paper
from congress.calendars.rules import View
from congress.office.models import DayException
from congress.office.queries import days
from congress.plans.models import ItemState, PlanKind, PlanState
from congress.printing.missing import missing
from tests.support.plans import jobs_of, make_plan


@pytest.fixture
def plan(session, world):
    made = make_plan(session, world, state=PlanState.APPROVED)
    made.signer_capacity, made.signer_name = "TRƯỞNG TIỂU BAN", "Nông Văn Thử"
    world.committees["TBTT"].symbol = "TBTT"
    session.commit()
    return made


def paper_of(world, plan, on, whose=None, who="secretary"):
    user = world.users[who]
    actor = load_actor(user.id, user.epoch)
    one = queries.chosen(actor, whose or f"committee-{plan.committee_id}")
    span = rules.span(View.WEEK, on)
    found = queries.entries(actor, one, span.first, span.last)
    by_day = {}
    for entry in found:
        by_day.setdefault(entry.due_on, []).append(entry)
    issuer = queries.issuing_plan(actor, one)
    return week_paper(issuer, days(span.first, span.last), by_day, queries.helpers(found))


def rows(paper):
    return [row.cells for row in paper.blocks[1].table.rows]


def test_the_head_names_the_week_and_leaves_number_and_day_open(world, plan):
    paper = paper_of(world, plan, date(2024, 6, 27))
    assert paper.kind == "LỊCH CÔNG TÁC"
    assert paper.subject == "Tuần 26 (từ ngày 24/06/2024 đến ngày 30/06/2024)"
    assert (paper.number, paper.issued_on, paper.symbol) == (None, None, "LCT-TBTT")
    assert paper.body == world.committees["TBTT"].name
    assert paper.signature.name == "Nông Văn Thử"
    assert "Kế hoạch số 12/KH-TBTT ngày 05/04/2024" in paper.blocks[0].text
    assert {"Số", "Ngày ban hành", "Nơi nhận"} <= {one.label for one in missing(paper)}


def test_the_table_has_the_days_that_are_worked_and_the_jobs_due_on_each(world, plan):
    paper = paper_of(world, plan, date(2024, 6, 27))
    titles = [column.title for column in paper.blocks[1].table.columns]
    assert titles == ["Thứ, ngày", "Nội dung công việc", "Chủ trì", "Phối hợp", "Ghi chú"]
    found = rows(paper)
    assert [row[0] for row in found] == [
        "Thứ Hai, 24/06/2024",
        "Thứ Ba, 25/06/2024",
        "Thứ Tư, 26/06/2024",
        "Thứ Năm, 27/06/2024",
        "Thứ Sáu, 28/06/2024",
        "Chủ nhật, 30/06/2024",
    ]
    assert found[0][1:] == ("", "", "", "")
    assert found[5] == (
        "Chủ nhật, 30/06/2024",
        "Thống nhất mẫu khẩu hiệu, ma-két sân khấu hội trường",
        "Ban Tuyên giáo Tỉnh ủy",
        "Văn phòng UBND tỉnh",
        "Kế hoạch ghi: trong tháng 6/2024",
    )


def test_hour_product_and_completion_stand_beside_a_job_and_a_missing_lead_is_a_blank(
    world, session, plan
):
    job = jobs_of(plan)[0]
    job.due_hour, job.product, job.lead_id = time(9), "Kế hoạch", None
    session.commit()
    [row] = [row for row in rows(paper_of(world, plan, date(2024, 4, 15))) if row[1]][:1]
    assert row[1].endswith("(sản phẩm: Kế hoạch)")
    assert row[2] == "<cơ quan chủ trì>"
    assert row[4] == "Trước 09 giờ 00"
    job.lead_id, job.explanation = None, "Chờ phân công"
    session.commit()
    assert next(row[2] for row in rows(paper_of(world, plan, date(2024, 4, 15))) if row[1]) == ""


def test_holidays_days_off_and_the_congress_itself_are_named(world, session, plan):
    session.add(DayException(day=date(2024, 11, 20), is_worked=False, label="Nghỉ theo công văn"))
    session.commit()
    april = {row[0]: row[1] for row in rows(paper_of(world, plan, date(2024, 4, 18)))}
    assert "Giỗ Tổ Hùng Vương" in april["Thứ Năm, 18/04/2024"]
    november = {row[0]: row[1] for row in rows(paper_of(world, plan, date(2024, 11, 19)))}
    assert november["Thứ Ba, 19/11/2024"] == "Ngày Đại hội"
    assert november["Thứ Tư, 20/11/2024"] == "Nghỉ theo công văn"
    assert not any(day.startswith("Thứ Bảy") for day in november)


def test_the_week_of_the_whole_congress_is_issued_by_whoever_holds_the_master_plan(
    world, session, plan
):
    master = make_plan(
        session, world, code="BCD", state=PlanState.APPROVED, kind=PlanKind.MASTER,
        jobs=(("1", "Họp Ban Chỉ đạo", "bdt", "ngày 28/6/2024"),),
    )  # fmt: skip
    paper = paper_of(world, master, date(2024, 6, 27), whose="congress", who="steering")
    assert paper.body == world.committees["BCD"].name
    contents = [row[1] for row in rows(paper)]
    assert "Họp Ban Chỉ đạo" in contents
    assert "Thống nhất mẫu khẩu hiệu, ma-két sân khấu hội trường" in contents


def test_a_cancelled_job_is_not_printed(world, session, plan):
    jobs_of(plan)[1].state = ItemState.CANCELLED
    session.commit()
    assert not any(row[1] for row in rows(paper_of(world, plan, date(2024, 6, 27))))


def test_the_week_comes_as_pdf_and_as_docx(client, plan):
    client.sign_in("secretary")
    tail = f"on=2024-06-27&whose=committee-{plan.committee_id}"
    week = client.get(f"/calendar?view=week&{tail}")
    pdf, docx = (link for link in week.links() if link.startswith("/calendar/week."))
    answer = client.get(pdf).response
    assert answer.mimetype == "application/pdf"
    text = PdfReader(io.BytesIO(answer.data)).pages[0].extract_text()
    assert "LỊCH CÔNG TÁC" in text
    assert "Thống nhất mẫu khẩu hiệu" in " ".join(text.split())
    written = Document(io.BytesIO(client.get(docx).response.data))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    assert "Chủ nhật, 30/06/2024" in cells


@pytest.mark.parametrize("whose", ["mine", "unit", "congress", "committee-999"])
def test_no_other_calendar_has_a_paper(client, world, plan, whose):
    named = f"unit-{world.units['svhttdl'].id}" if whose == "unit" else whose
    client.sign_in("secretary")
    assert client.get(f"/calendar/week.pdf?whose={named}").status == 404
    assert client.get(f"/calendar/week.docx?whose={named}").status == 404
    if whose != "committee-999":
        page = client.get(f"/calendar?view=week&whose={named}")
        assert not [link for link in page.links() if "/week." in link]
