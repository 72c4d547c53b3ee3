"""The path of a plan through its pages, persona by persona."""

import io

import openpyxl
import pytest

from congress.audit.models import JournalEntry
from congress.plans.models import ItemState, Plan, PlanState, WorkItem
from tests.support.plans import JOBS, jobs_of, make_plan

ROWS = (
    ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm"),
    ("I", "Tuyên truyền", None, None, None, None),
    (1, "Xây dựng kế hoạch tuyên truyền", "Sở VHTTDL", "VP UBND tỉnh", "trước 15/4", "Kế hoạch"),
    (2, "Họp báo", "Ban Tuyên giáo Tỉnh ủy", "các báo", "D-15", "Tài liệu họp báo"),
    (3, "Trang trí hội trường", None, None, "khi nào tiện", None),
)


def workbook(rows=ROWS):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def upload(client, plan, data=None, name="kế hoạch.xlsx"):
    file = (io.BytesIO(workbook() if data is None else data), name)
    return client.post(
        f"/plans/{plan.id}/import", {"file": file}, content_type="multipart/form-data"
    )


def test_a_secretary_takes_a_sheet_to_an_approved_plan(client, session, draft):
    client.sign_in("secretary")
    preview = client.get(upload(client, draft).location)
    assert "3" in preview.words
    assert "các báo" in preview.words
    commit = client.post(preview.form("/commit")["action"], preview.fields("/commit"))
    assert commit.status == 303
    assert "Hoàn thiện các việc này" in client.get(f"/plans/{draft.id}").words
    gaps = client.get(f"/plans/{draft.id}/complete")
    fields = gaps.fields("/complete")
    lead, deadline = (next(n for n in fields if n.startswith(s)) for s in ("lead-", "deadline-"))
    fields |= {lead: str(client.world.units["vpub"].id), deadline: "trong tháng 9"}
    assert client.post(f"/plans/{draft.id}/complete", fields).location.endswith(
        f"/plans/{draft.id}"
    )
    assert client.post(f"/plans/{draft.id}/submit").status == 303
    client.sign_in("steering")
    number = {"number": "12/KH-TBTT", "issued_on": "20/5/2024"}
    assert client.post(f"/plans/{draft.id}/approve", number).status == 303
    session.expire_all()
    plan = session.get(Plan, draft.id)
    assert plan.state is PlanState.APPROVED
    assert {item.state for item in jobs_of(plan)} == {ItemState.ASSIGNED}
    assert [item.original_text for item in jobs_of(plan)][-1] == "trong tháng 9"


def test_what_the_preview_says_is_what_is_written(client, session, draft):
    client.sign_in("secretary")
    preview = client.get(upload(client, draft).location)
    client.post(preview.form("/commit")["action"], preview.fields("/commit"))
    session.expire_all()
    written = jobs_of(session.get(Plan, draft.id))
    assert [item.number for item in written] == ["1", "2", "3"]
    assert written[0].lead.name == "Sở Văn hóa, Thể thao và Du lịch"
    assert [c.unit.name for c in written[1].coordinations] == ["các báo"]
    assert [item.due_on and item.due_on.isoformat() for item in written] == [
        "2024-04-15",
        "2024-11-04",
        None,
    ]


def test_a_sheet_sent_twice_is_written_once(client, session, draft):
    client.sign_in("secretary")
    preview = client.get(upload(client, draft).location)
    address, fields = preview.form("/commit")["action"], preview.fields("/commit")
    client.post(address, fields)
    again = client.get(client.post(address, fields).location)
    assert "Tệp này đã nhập rồi" in again.text
    assert len(jobs_of(session.get(Plan, draft.id))) == 3


def test_a_plan_that_changed_since_the_preview_is_shown_anew(client, session, draft):
    client.sign_in("secretary")
    preview = client.get(upload(client, draft).location)
    new = client.get(f"/plans/{draft.id}/items/new")
    fields = new.fields() | {"content": "Họp báo"}
    client.post(f"/plans/{draft.id}/items/new", fields)
    answer = client.post(preview.form("/commit")["action"], preview.fields("/commit"))
    assert answer.status == 409
    assert "Kế hoạch vừa thay đổi" in answer.words


def test_an_unknown_agency_said_to_be_a_known_one_is_remembered(client, session, draft):
    client.sign_in("secretary")
    preview = client.get(upload(client, draft).location)
    fields = preview.fields("/commit")
    fields["means"] = str(client.world.units["btg"].id)
    client.post(preview.form("/commit")["action"], fields)
    again = client.get(upload(client, draft).location)
    assert "chưa có trong danh sách" not in again.words


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7 not a sheet", "không phải bảng tính"),
        (b"PK\x03\x04broken", "bị hỏng"),
        (b"", "không có dòng nào"),
    ],
)
def test_a_file_that_is_no_sheet_gets_a_sentence(client, draft, data, sentence):
    answer = upload(client.sign_in("secretary"), draft, data)
    assert answer.status == 422
    assert sentence in " ".join(answer.errors())


def test_a_sheet_without_a_header_says_what_is_looked_for(client, draft):
    answer = upload(client.sign_in("secretary"), draft, workbook((("a", "b"), ("c", "d"))))
    assert "Nội dung công việc" in " ".join(answer.errors())


def test_a_plan_with_gaps_cannot_be_submitted(client, session, world):
    plan = make_plan(session, world, jobs=(("1", "Việc chưa giao", "", ""),))
    answer = client.sign_in("secretary").post(f"/plans/{plan.id}/submit")
    assert answer.status == 422
    assert "1 công việc chưa có chủ trì" in answer.words
    assert session.get(Plan, plan.id).state is PlanState.DRAFT


def test_an_explained_gap_can_be_submitted(client, session, world):
    plan = make_plan(session, world, jobs=(("1", "Việc chưa giao", "", ""),))
    jobs_of(plan)[0].explanation = "Chờ Trung ương hướng dẫn"
    session.commit()
    assert client.sign_in("secretary").post(f"/plans/{plan.id}/submit").status == 303


def test_an_empty_plan_cannot_be_submitted(client, draft):
    answer = client.sign_in("secretary").post(f"/plans/{draft.id}/submit")
    assert "chưa có công việc nào" in answer.words


def test_a_plan_is_returned_only_with_a_reason(client, session, world):
    plan = make_plan(session, world, state=PlanState.SUBMITTED)
    client.sign_in("steering")
    assert client.post(f"/plans/{plan.id}/return", {"reason": " "}).status == 422
    assert client.post(f"/plans/{plan.id}/return", {"reason": "Thiếu sản phẩm"}).status == 303
    assert "Thiếu sản phẩm" in client.sign_in("secretary").get(f"/plans/{plan.id}").words


def test_approval_asks_for_a_number_and_a_day_that_has_come(client, session, world):
    plan = make_plan(session, world, state=PlanState.SUBMITTED)
    answer = client.sign_in("steering").post(
        f"/plans/{plan.id}/approve", {"number": "", "issued_on": "21/5/2024"}
    )
    assert answer.status == 422
    assert answer.soup.select_one("input[name=issued_on]")["value"] == "21/05/2024"


def test_the_four_classes_close_on_the_page(client, approved):
    page = client.sign_in("secretary").get(f"/plans/{approved.id}")
    assert "= 0 + 0 + 2 + 1" in page.words


def test_each_number_opens_its_list(client, approved):
    page = client.sign_in("secretary").get(f"/plans/{approved.id}?class=overdue")
    assert JOBS[0][1] in page.words
    assert JOBS[1][1] not in page.words


def test_filters_live_in_the_address_and_ignore_accents(client, approved):
    page = client.sign_in("secretary").get(f"/plans/{approved.id}?q=phong+su")
    assert JOBS[2][1] in page.words
    assert JOBS[0][1] not in page.words


@pytest.mark.parametrize(
    "query", ["class=x", "lead=abc", "page=0", "q=%ED%A0%80", "sort=--", "part=99999999999"]
)
def test_a_filter_that_means_nothing_is_left_out(client, approved, query):
    assert client.sign_in("secretary").get(f"/plans/{approved.id}?{query}").status == 200


def test_soonest_first(client, approved):
    words = client.sign_in("secretary").get(f"/plans/{approved.id}?sort=due").words
    places = [words.index(job[1]) for job in JOBS]
    assert places == sorted(places)


def test_two_saves_at_once_show_mine_theirs_and_base(client, session, world):
    plan = make_plan(session, world)
    job = jobs_of(plan)[0]
    client.sign_in("secretary")
    mine = client.get(f"/items/{job.id}/edit").fields("/edit")
    theirs = dict(mine)
    assert client.post(f"/items/{job.id}/edit", theirs | {"product": "Bản của họ"}).status == 303
    answer = client.post(f"/items/{job.id}/edit", mine | {"product": "Bản của tôi"})
    assert answer.status == 409
    assert "Bản của họ" in answer.words
    assert "Bản của tôi" in answer.text
    again = answer.fields("/edit") | {"choose-product": "mine", "product": "Bản của tôi"}
    assert client.post(f"/items/{job.id}/edit", again).status == 303
    session.expire_all()
    assert session.get(WorkItem, job.id).product == "Bản của tôi"


def test_a_conflict_of_choices_is_shown_in_words(client, session, world):
    plan = make_plan(session, world)
    job = jobs_of(plan)[0]
    mine = client.sign_in("secretary").get(f"/items/{job.id}/edit").fields("/edit")
    theirs = mine | {"lead_id": str(world.units["stc"].id)}
    client.post(f"/items/{job.id}/edit", theirs)
    answer = client.post(f"/items/{job.id}/edit", mine | {"lead_id": str(world.units["bdt"].id)})
    conflict = " ".join(tag.get_text(" ") for tag in answer.soup.select(".conflict"))
    assert "Sở Tài chính" in conflict
    assert "Ban Dân tộc tỉnh" in conflict
    assert "Sở Văn hóa, Thể thao và Du lịch" in conflict


def test_an_agency_typed_wrongly_is_named_and_the_text_is_kept(client, session, world):
    plan = make_plan(session, world)
    address = f"/plans/{plan.id}/items/new"
    fields = client.sign_in("secretary").get(address).fields("/items/new")
    fields |= {"content": "Việc mới", "coordinating": "Sở Tài chính; Sở Chưa Có"}
    answer = client.post(address, fields)
    assert answer.status == 422
    assert "Sở Chưa Có" in " ".join(answer.errors())
    assert answer.soup.select_one("textarea[name=content]").get_text().strip() == "Việc mới"


def test_a_double_click_adds_one_job(client, session, world):
    plan = make_plan(session, world)
    address = f"/plans/{plan.id}/items/new"
    fields = client.sign_in("secretary").get(address).fields("/items/new")
    fields |= {"content": "Chỉ một lần"}
    assert client.post(address, fields).status == 303
    assert client.post(address, fields).status == 303
    session.expire_all()
    contents = [item.content for item in jobs_of(session.get(Plan, plan.id))]
    assert contents.count("Chỉ một lần") == 1


def test_an_approved_plan_is_closed_to_edits(client, approved):
    job = jobs_of(approved)[0]
    answer = client.sign_in("secretary").get(f"/items/{job.id}/edit")
    assert answer.status == 422
    assert "được khóa" in answer.words


def test_the_journal_tells_what_changed_in_words(client, session, world):
    plan = make_plan(session, world)
    job = jobs_of(plan)[0]
    client.sign_in("secretary")
    fields = client.get(f"/items/{job.id}/edit").fields("/edit")
    client.post(f"/items/{job.id}/edit", fields | {"lead_id": str(world.units["stc"].id)})
    entry = session.query(JournalEntry).order_by(JournalEntry.id.desc()).first()
    change = next(c for c in entry.changes if c["field"] == "lead")
    assert (change["old"], change["new"]) == ("Sở Văn hóa, Thể thao và Du lịch", "Sở Tài chính")


def test_the_print_page_lists_what_is_missing(client, approved):
    words = client.sign_in("secretary").get(f"/plans/{approved.id}/print").words
    assert "Người ký" in words
    assert "Địa danh" in words


@pytest.mark.parametrize(
    ("ending", "start"),
    [("xlsx", b"PK"), ("docx", b"PK"), pytest.param("pdf", b"%PDF", marks=pytest.mark.slow)],
)
def test_the_plan_leaves_as_a_file(client, approved, ending, start):
    answer = client.sign_in("agency").get(f"/plans/{approved.id}/plan.{ending}").response
    assert answer.status_code == 200
    assert answer.data.startswith(start)
    assert f".{ending}" in answer.headers["Content-Disposition"]


def test_the_exported_sheet_comes_back_unchanged(client, session, world):
    plan = make_plan(session, world)
    client.sign_in("secretary")
    data = client.get(f"/plans/{plan.id}/plan.xlsx").response.data
    preview = client.get(upload(client, plan, data).location)
    assert "Không đổi" in preview.words
    assert preview.words.count("Mới") <= 1
    stats = [tag.get_text(" ", strip=True) for tag in preview.soup.select(".stats > *")]
    assert any(stat.startswith("3") or stat.endswith("3") for stat in stats)


def test_a_row_saved_since_the_export_is_a_conflict(client, session, world):
    plan = make_plan(session, world)
    job = jobs_of(plan)[0]
    client.sign_in("secretary")
    data = client.get(f"/plans/{plan.id}/plan.xlsx").response.data
    fields = client.get(f"/items/{job.id}/edit").fields("/edit")
    client.post(f"/items/{job.id}/edit", fields | {"product": "Sản phẩm khác"})
    preview = client.get(upload(client, plan, data).location)
    assert "đã được sửa trên hệ thống" in preview.words
    assert not preview.soup.select("main button.primary")


def test_nothing_typed_becomes_a_formula(client, session, world):
    plan = make_plan(session, world, jobs=(("1", "=cmd|' /C calc'!A0", "stc", "D-15"),))
    data = client.sign_in("secretary").get(f"/plans/{plan.id}/plan.xlsx").response.data
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert all(cell.data_type != "f" for cell in cells)
    assert any(cell.value == "=cmd|' /C calc'!A0" for cell in cells)


def test_typed_markup_stays_text_on_the_page_that_lists_what_is_missing(client, session, world):
    typed = "<form action=//evil.test><b> <a href=//evil.test>x</a>"
    plan = make_plan(session, world, jobs=(("1", typed, "stc", "D-15"),))
    page = client.sign_in("secretary").get(f"/plans/{plan.id}/print")
    assert not page.soup.select("main a[href*=evil], main form[action*=evil]")
    assert "<a href=//evil.test>" in page.soup.select_one("main").get_text()


def test_a_place_that_leads_a_job_stays_its_lead_through_an_edit(client, session, world):
    plan = make_plan(session, world, jobs=(("1", "Đại hội huyện", "district", "D-15"),))
    job = jobs_of(plan)[0]
    client.sign_in("secretary")
    fields = client.get(f"/items/{job.id}/edit").fields("/edit")
    client.post(f"/items/{job.id}/edit", fields | {"note": "Ghi chú mới"})
    session.expire_all()
    assert session.get(WorkItem, job.id).lead_id == world.units["district"].id
