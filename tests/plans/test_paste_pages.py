"""Pasting rows into a draft: taken, mended in the preview, named by column, written as drafts."""

import io

import pytest
import sqlalchemy as sa

from congress.audit.models import JournalEntry
from congress.plans.models import ImportBatch, Plan, PlanState, WorkItem
from congress.units.models import UnitAlias
from tests.browser.pasted import JOBS, ROWS, excel, text
from tests.plans.test_pages import upload, workbook
from tests.support.plans import jobs_of

TITLES = "TT\tNội dung công việc\tChủ trì\tPhối hợp\tThời hạn\tSản phẩm\n"
KNOWN = "Sở Văn hóa, Thể thao và Du lịch"


@pytest.fixture
def secretary(client):
    return client.sign_in("secretary")


def paste(client, plan, words, **more):
    return client.post(f"/plans/{plan.id}/paste", {"text": words, **more})


def paste_html(client, plan, markup):
    data = markup if isinstance(markup, bytes) else markup.encode()
    return client.post(
        f"/plans/{plan.id}/paste",
        {"copied": (io.BytesIO(data), "pasted")},
        content_type="multipart/form-data",
    )


def commit(client, preview, **more):
    return client.post(preview.form("/commit")["action"], preview.fields("/commit") | more)


def mend(client, preview, **more):
    address = preview.soup.select_one("button[formaction]")["formaction"]
    return client.get(client.post(address, preview.fields("/commit") | more).location)


def written(session, plan):
    session.expire_all()
    return jobs_of(session.get(Plan, plan.id))


def test_the_draft_offers_to_paste_beside_the_file(secretary, draft):
    page = secretary.get(f"/plans/{draft.id}")
    assert f"/plans/{draft.id}/paste" in page.links()
    assert f"/plans/{draft.id}/import" in page.links()
    assert f"/plans/{draft.id}/import" in secretary.get(f"/plans/{draft.id}/paste").links()


def test_rows_of_excel_become_drafts(secretary, session, draft):
    preview = secretary.get(paste_html(secretary, draft, excel(ROWS)).location)
    assert "Dán từ Excel" in preview.words
    assert "1 dòng hoặc cột bị ẩn" in preview.words
    lead = "Sở Tài chính"
    commit(secretary, preview, **{"cell-21-lead": lead, "cell-5-deadline": "trước 20/6"})
    found = written(session, draft)
    assert [item.number for item in found] == [job[0] for job in JOBS]
    assert found[0].content == "Lập danh mục tài liệu họp\nkèm phụ lục"
    assert (found[4].deadline_text, found[4].due_on.isoformat()) == ("trước 20/6", "2024-06-20")
    assert found[20].lead.name == lead
    assert [one.unit.name for one in found[20].coordinations] == ["Công an tỉnh"]
    assert found[0].parent.content == "CHUẨN BỊ"


def test_text_in_the_box_gives_the_same_rows(secretary, session, draft):
    preview = secretary.get(paste(secretary, draft, text(ROWS)).location)
    commit(secretary, preview, **{"cell-20-lead": "Công an tỉnh"})
    assert [item.content for item in written(session, draft)] == [job[1] for job in JOBS]


def test_a_paste_is_undone_like_any_import(secretary, session, draft):
    preview = secretary.get(paste(secretary, draft, f"{TITLES}1\tHọp\t\t\tD-1\t").location)
    commit(secretary, preview)
    batch = session.scalars(sa.select(ImportBatch)).one()
    assert secretary.post(f"/imports/{batch.id}/undo").status == 303
    assert written(session, draft) == []


def test_the_same_rows_pasted_again_change_nothing(secretary, session, draft):
    for _ in range(2):
        preview = secretary.get(paste(secretary, draft, f"{TITLES}1\tHọp\tBTGTU\t\tD-1\t").location)
        commit(secretary, preview)
    assert "Không đổi" in preview.words
    assert len(written(session, draft)) == 1


@pytest.mark.parametrize("fixes", [("trước 15/6", ""), ("trước 15/6", "BTGTU")])
def test_amber_cells_are_read_anew_in_place(secretary, session, draft, fixes):
    rows = f"{TITLES}1\tHọp\t\t\tsớm nhất có thể\t\n2\tIn\tBTGTU\t\tD-1\t"
    preview = secretary.get(paste(secretary, draft, rows).location)
    assert [tag["name"] for tag in preview.soup.select("input.amber")] == [
        "cell-0-lead",
        "cell-0-deadline",
    ]
    fresh = mend(secretary, preview, **{"cell-0-deadline": fixes[0], "cell-0-lead": fixes[1]})
    assert "15/06/2024" in fresh.text
    assert not fresh.soup.select("input[name=cell-0-deadline]")
    assert len(fresh.soup.select("input[name=cell-0-lead]")) == (fixes[1] == "")
    commit(secretary, fresh)
    assert written(session, draft)[0].due_on.isoformat() == "2024-06-15"


def test_a_cell_that_still_cannot_be_read_is_shown_once_more(secretary, session, draft):
    preview = secretary.get(paste(secretary, draft, f"{TITLES}1\tHọp\tBTGTU\t\tlúc ấy\t").location)
    answer = commit(secretary, preview, **{"cell-0-deadline": "lúc này"})
    again = secretary.get(answer.location)
    assert "vẫn chưa đọc được" in again.words
    assert again.soup.select_one("input[name=cell-0-deadline]")["value"] == "lúc này"
    assert written(session, draft) == []
    commit(secretary, again)
    assert written(session, draft)[0].deadline_text == "lúc này"


def test_what_an_unknown_agency_means_is_asked_once_and_remembered(secretary, session, draft):
    rows = f"{TITLES}1\tHọp\tNgành tuyên giáo\t\tD-1\t\n2\tIn\tBTGTU\tngành tuyên giáo\tD-1\t"
    preview = secretary.get(paste(secretary, draft, rows).location)
    assert len(preview.soup.select("select[name=means]")) == 1
    assert preview.soup.select_one("tr select[name=means]")
    btg = secretary.world.units["btg"]
    fresh = mend(secretary, preview, means=str(btg.id))
    assert not fresh.soup.select("select[name=means]")
    assert session.scalars(sa.select(UnitAlias).where(UnitAlias.text == "Ngành tuyên giáo")).one()
    again = secretary.get(paste(secretary, draft, rows).location)
    assert "chưa có trong danh sách" not in again.words
    commit(secretary, again)
    assert {item.lead_id for item in written(session, draft)} == {btg.id}


def test_a_file_is_mended_in_its_preview_too(secretary, session, draft):
    rows = (("Nội dung công việc", "Chủ trì", "Thời hạn"), ("Họp", f"BTGTU; {KNOWN}", "lúc ấy"))
    preview = secretary.get(upload(secretary, draft, workbook(rows)).location)
    commit(secretary, preview, **{"cell-0-lead": KNOWN, "cell-0-deadline": "D-1"})
    (found,) = written(session, draft)
    assert (found.lead.name, found.due_on.isoformat()) == (KNOWN, "2024-11-18")


def test_columns_without_titles_are_guessed_and_can_be_named(secretary, session, draft):
    rows = "1\tHọp báo giới thiệu Đại hội\tBTGTU\ttrước 15/6\tThông cáo\n"
    rows += "2\tIn giấy mời\tBTGTU\tD-9\tGiấy\n"
    preview = secretary.get(paste(secretary, draft, rows).location)
    assert "không có tiêu đề" in preview.words
    fields = preview.fields("/columns")
    assert list(fields.values())[1:] == ["number", "content", "lead", "deadline", "product"]
    address = preview.form("/columns")["action"]
    answer = secretary.post(address, fields | {"column-4": "note", "column-3": ""})
    commit(secretary, secretary.get(answer.location))
    found = written(session, draft)
    assert [item.note for item in found] == ["Thông cáo", "Giấy"]
    assert [item.deadline_text for item in found] == ["", ""]


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ({"column-1": ""}, "cột nào là “Nội dung công việc”"),
        ({"column-2": "content"}, "cùng được chọn là “Nội dung công việc”"),
        ({"column-1": "id"}, "cột nào là “Nội dung công việc”"),
    ],
)
def test_columns_named_wrongly_get_a_sentence(secretary, draft, names, sentence):
    preview = secretary.get(paste(secretary, draft, "1\tHọp báo\tBTG\n2\tIn giấy\tBTG").location)
    answer = secretary.post(preview.form("/columns")["action"], preview.fields("/columns") | names)
    assert answer.status == 422
    assert sentence in answer.words


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Chưa có gì được dán"),
        (b" \r\n \t", "Chưa có gì được dán"),
        (b"\x89PNG\r\n\x1a\n\xff\x00", "hình ảnh"),
        (b"<html><body><img src='x.png'></body></html>", "hình ảnh"),
        (b"<html><body><p>x</p></body></html>", "không có bảng"),
        (b"<table>" * 300, "quá nhiều bảng"),
        (("Nội dung công việc\tHạn\n" + "Họp\tD-1\n" * 5001).encode(), "5.000 dòng"),
        (("<table><tr><td>Việc" + "<tr><td>Họp" * 30_000).encode(), "5.000 dòng"),
        (("<table><tr>" + "<td>x" * 300).encode(), "200 cột"),
        ("Nội dung công việc\tHạn\n".encode(), "Chưa có gì được dán"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(secretary, draft, data, sentence):
    answer = paste_html(secretary, draft, data)
    assert answer.status == 422
    assert sentence in " ".join(answer.errors())


def test_a_refused_text_stays_in_the_box(secretary, draft):
    answer = paste(secretary, draft, "<html><p>không có bảng</p></html>")
    assert answer.status == 422
    assert "<html><p>không có bảng</p></html>" in answer.soup.textarea.get_text()


def test_five_thousand_rows_are_taken(secretary, session, draft):
    rows = TITLES + "".join(f"{n}\tHọp lần {n}\tBTGTU\t\tD-1\t\n" for n in range(1, 5001))
    preview = secretary.get(paste(secretary, draft, rows).location)
    assert "5.000" in preview.words
    assert len(preview.text) < 1_500_000


def test_mending_what_is_written_or_has_moved_is_told(secretary, session, draft):
    preview = secretary.get(paste(secretary, draft, f"{TITLES}1\tHọp\tBTGTU\t\tlúc ấy\t").location)
    address = preview.soup.select_one("button[formaction]")["formaction"]
    stale = secretary.post(address, preview.fields("/commit") | {"mark": "x"})
    assert stale.status == 409
    commit(secretary, preview)
    late = secretary.get(secretary.post(address, preview.fields("/commit")).location)
    assert "đã nhập rồi" in late.text
    columns = preview.form("/columns")["action"]
    assert secretary.post(columns, preview.fields("/columns")).status == 303
    assert len(written(session, draft)) == 1


def test_a_plan_that_was_submitted_meanwhile_keeps_its_rows(secretary, session, draft):
    preview = secretary.get(paste(secretary, draft, f"{TITLES}1\tHọp\tBTGTU\t\tlúc ấy\t").location)
    session.get(Plan, draft.id).state = PlanState.SUBMITTED
    session.commit()
    answer = commit(secretary, preview, **{"cell-0-deadline": "D-1"})
    assert answer.status in {403, 422}
    assert not session.scalars(sa.select(WorkItem).where(WorkItem.content == "Họp")).all()


@pytest.mark.parametrize("odd", ["\x00", "%s%(x)s{0}", "ß" * 9000, "\ud800", "<script>x</script>"])
def test_odd_words_in_a_cell_end_in_words(secretary, draft, odd):
    preview = secretary.get(paste(secretary, draft, f"{TITLES}1\tHọp\t\t\tlúc ấy\t").location)
    sent = odd.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    answer = commit(secretary, preview, **{"cell-0-deadline": sent, "cell-0-lead": sent})
    assert answer.status in {303, 409}
    assert "<script>x" not in secretary.get(answer.location or f"/plans/{draft.id}").text


def test_the_journal_tells_of_the_paste(secretary, session, draft):
    preview = secretary.get(paste_html(secretary, draft, excel(ROWS[:2])).location)
    commit(secretary, preview)
    entry = session.scalars(
        sa.select(JournalEntry).where(
            JournalEntry.verb == "imported", JournalEntry.target_kind == "plan"
        )
    ).one()
    assert entry.note == "Dán từ Excel: 1 công việc"
