"""The pages of children, by who opens them."""

import io
from datetime import date

import docx
import pytest

from congress.districts.models import MarkKind, MilestoneMark
from congress.files.models import Document
from tests.support.districts import make_child
from tests.support.sql import count_queries

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def at(districts):
    """Addresses by name."""
    parent, child, other = districts.parent.id, districts.child.id, districts.other.id
    rung = districts.milestone("BCD").id
    return {
        "board": f"/congresses/{parent}/districts",
        "reported": f"/congresses/{parent}/reported",
        "ladder": f"/congresses/{parent}/ladder",
        "dates": f"/congresses/{parent}/dates",
        "child": f"/congresses/{child}/milestones",
        "other": f"/congresses/{other}/milestones",
        "report": f"/congresses/{child}/milestones/report",
        "cell": f"/congresses/{child}/milestones/{rung}",
        "days": f"/congresses/{child}/days",
        "merge": f"/congresses/{child}/merge",
    }


def send_report(client, at, *milestones, **more):
    """Report milestones of the child as its officer does."""
    client.sign_in("district_officer")
    first = milestones[0].id
    fields = client.get(f"{at['report']}?milestone={first}").fields("/milestones/report")
    fields |= {"milestones": [rung.id for rung in milestones]} | more
    return client.post(at["report"], fields, content_type="multipart/form-data")


PAPER = {"number": "12/QĐ-UBND", "issued_on": "05/03/2024", "subject": "Thành lập Ban Chỉ đạo"}


def test_the_officer_reports_with_a_file_alone_and_the_paper_is_named_after_the_milestone(
    client, at, districts, session
):
    sent = send_report(
        client, at, districts.milestone("BCD"), on_date="05/03/2024",
        files=(io.BytesIO(PDF), "QĐ.pdf"),
    )  # fmt: skip
    assert sent.location.endswith(at["child"])
    paper = session.query(Document).one()
    assert paper.subject == "Quyết định thành lập Ban Chỉ đạo (huyện Tràng Định)"
    assert paper.attachment.name == "QĐ.pdf"


def test_one_paper_serves_many_milestones_and_its_day_is_theirs(client, at, districts, session):
    rungs = [districts.milestone(code) for code in ("BCD", "BTC", "PC")]
    sent = send_report(client, at, *rungs, **PAPER, signer="Lộc Văn Quyền")
    assert sent.status == 303, sent.errors()
    marks = session.query(MilestoneMark).all()
    assert {(mark.document_id, mark.on_date) for mark in marks} == {(1, date(2024, 3, 5))}
    assert session.query(Document).one().signer == "Lộc Văn Quyền"


def test_a_paper_that_is_registered_already_is_picked(client, at, districts, session):
    send_report(client, at, districts.milestone("BCD"), **PAPER)
    page = client.get(at["report"])
    assert "12/QĐ-UBND ngày 05/03/2024: Thành lập Ban Chỉ đạo" in page.words
    sent = send_report(client, at, districts.milestone("KH"), paper_id=1)
    assert sent.status == 303, sent.errors()
    assert [mark.document_id for mark in session.query(MilestoneMark)] == [1, 1]


def test_a_report_takes_three_clicks_from_the_page_of_the_child(client, at, districts):
    client.sign_in("district_officer")
    send_report(client, at, districts.milestone("BCD"), **PAPER)
    page = client.get(at["child"])
    buttons = page.soup.select("td.main a.button")
    link = next(button["href"] for button in buttons if "BTC" not in button.get_text())
    form = client.get(link)
    assert len(form.soup.select("input[name=milestones][checked]")) == 1
    sent = client.post(at["report"], form.fields("/milestones/report") | {"paper_id": 1})
    assert sent.status == 303, sent.errors()


def test_the_page_of_a_child_begins_with_what_waits_for_the_reader_and_folds_the_rest(
    client, at, districts
):
    send_report(client, at, districts.milestone("BCD"), **PAPER)

    def folded(name):
        page = client.sign_in(name).get(at["child"])
        return [one.text for one in page.soup.select("details.more td.main > a:first-child")]

    name = districts.milestone("BCD").name
    assert folded("district_officer") == [name]
    assert name not in folded("standing_agency")


def test_a_report_without_a_day_or_a_milestone_is_refused_and_keeps_what_was_typed(
    client, at, districts
):
    refused = send_report(client, at, districts.milestone("BCD"), note="Đã ký")
    assert refused.status == 422
    assert any("Hãy ghi ngày" in error for error in refused.errors())
    assert refused.fields("/milestones/report")["note"] == "Đã ký"
    none = client.post(at["report"], {"on_date": "05/03/2024", "token": "x" * 22})
    assert none.status == 422


def test_an_html_file_that_calls_itself_a_pdf_is_not_taken(client, at, districts):
    refused = send_report(
        client, at, districts.milestone("BCD"), on_date="05/03/2024",
        files=(io.BytesIO(b"<html><script>alert(1)</script></html>"), "quyet-dinh.pdf"),
    )  # fmt: skip
    assert refused.status == 422


def test_the_same_form_sent_twice_reports_once(client, at, districts, session):
    client.sign_in("district_officer")
    rung = districts.milestone("BCD").id
    fields = client.get(f"{at['report']}?milestone={rung}").fields("/milestones/report")
    fields |= {"milestones": [rung], "on_date": "05/03/2024"}
    assert [client.post(at["report"], fields).status for _ in range(2)] == [303, 303]
    assert session.query(MilestoneMark).count() == 1


def test_the_province_accepts_what_it_sees_and_the_board_shows_it(client, at, districts):
    send_report(client, at, districts.milestone("BCD"), **PAPER)
    client.sign_in("standing_agency")
    fields = client.get(at["cell"]).fields("/accept") | {
        "accept-number": "45/BDT-NV", "accept-issued_on": "20/05/2024",
        "accept-subject": "Tiếp nhận hồ sơ",
    }  # fmt: skip
    assert client.post(f"{at['cell']}/accept", fields).status == 303
    assert "45/BDT-NV" in client.get(at["cell"]).words
    board = client.get(at["board"])
    assert "Đạt 05/03" in board.words
    assert "BC · TN" in board.words
    assert "Chờ" not in client.get(at["child"]).words.split()


def test_the_province_sends_back_with_a_reason_that_the_officer_reads_on_its_home(
    client, at, districts
):
    send_report(client, at, districts.milestone("BCD"), **PAPER)
    client.sign_in("standing_agency")
    fields = client.get(at["cell"]).fields("/return")
    assert client.post(f"{at['cell']}/return", fields).status == 422
    fields = client.get(at["cell"]).fields("/return") | {"return-reason": "Chưa có chữ ký"}
    assert client.post(f"{at['cell']}/return", fields).status == 303
    home = client.sign_in("district_officer").get("/")
    assert "Chưa có chữ ký" in home.words
    assert "Chưa có chữ ký" in client.get(at["child"]).words


def test_many_reports_are_accepted_or_sent_back_at_once(client, at, districts, session):
    send_report(client, at, *(districts.milestone(code) for code in ("BCD", "BTC")), **PAPER)
    send_report(client, at, districts.milestone("KH"), paper_id=1)
    client.sign_in("standing_agency")
    page = client.get(at["reported"])
    ids = [box["value"] for box in page.soup.select("input[name=reports]")]
    assert len(ids) == 3
    fields = page.fields("/reported")
    assert client.post(at["reported"], fields | {"reports": []}).status == 422
    back = fields | {"reports": ids[:1], "return": "1", "token": "y" * 22}
    assert client.post(at["reported"], back).status == 422
    back |= {"reason": "Thiếu danh sách", "token": "z" * 22}
    assert client.post(at["reported"], back).status == 303
    assert client.post(at["reported"], fields | {"reports": ids}).status == 303
    kinds = [mark.kind for mark in session.query(MilestoneMark)]
    assert kinds.count(MarkKind.ACCEPTED) == 3


def test_reports_of_other_parents_children_are_passed_over(client, at, districts):
    client.sign_in("standing_agency")
    fields = client.get(at["reported"]).soup
    assert "Không có mốc nào chờ tiếp nhận" in fields.get_text()
    sent = client.post(at["reported"], {"reports": ["999"], "token": "x" * 22})
    assert sent.status == 422


def test_an_inspector_verifies_with_a_paper_or_finds_otherwise(client, at, districts):
    send_report(client, at, districts.milestone("BCD"), **PAPER)
    client.sign_in("inspector")
    fields = client.get(at["cell"]).fields("/verify") | {
        "verify-number": "11/BB-ĐKT", "verify-issued_on": "14/05/2024",
        "verify-subject": "Biên bản kiểm tra", "verify-note": "Đã xem bản gốc",
    }  # fmt: skip
    assert client.post(f"{at['cell']}/verify", fields).status == 303
    page = client.get(at["cell"])
    assert "Đã xác minh" in page.words
    assert "11/BB-ĐKT" in page.words
    fields = page.fields("/verify") | {"doubt": "1", "verify-note": ""}
    assert client.post(f"{at['cell']}/verify", fields).status == 422
    fields = client.get(at["cell"]).fields("/verify") | {"doubt": "1", "verify-note": "Bản photo"}
    assert client.post(f"{at['cell']}/verify", fields).status == 303
    assert "Kiểm tra thấy chưa đúng" in client.get(at["cell"]).words


def test_the_paper_of_a_milestone_says_so_and_is_seen_by_the_district_and_the_province(
    client, at, districts
):
    send_report(client, at, districts.milestone("BCD"), **PAPER)
    for name in ("district_officer", "district_leader", "standing_agency", "inspector"):
        page = client.sign_in(name).get("/documents/1")
        assert "huyện Tràng Định: Quyết định thành lập Ban Chỉ đạo" in page.words
    for name in ("other_officer", "other_leader", "agency"):
        assert client.sign_in(name).get("/documents/1").status == 404


def test_the_board_filters_and_looks_back(client, at, districts):
    send_report(client, at, districts.milestone("BCD"), **PAPER)
    client.sign_in("steering")
    assert client.get(f"{at['board']}?show=silent").soup.select("td.main")[0].get_text(" ").split()[
        :3
    ] == ["huyện", "Văn", "Lãng"]
    assert len(client.get(f"{at['board']}?show=late").soup.select("td.main")) == 2
    assert len(client.get(f"{at['board']}?show=waiting").soup.select("td.main")) == 1
    past = client.get(f"{at['board']}?as_of=19/05/2024")
    assert "như đã thấy hết ngày 19/05/2024" in past.words
    assert "Đạt 05/03" not in past.words
    odd = client.get(f"{at['board']}?as_of=hôm+qua&show=x")
    assert "Ngày chưa đúng" in odd.words


def test_the_board_says_the_level_of_the_children_in_both_languages(client, at, districts, world):
    page = client.sign_in("observer").get(at["board"])
    assert page.heading == "Bảng mốc các huyện"
    world.users["observer"].locale = "en"
    assert client.get(at["board"]).heading == "Milestones by district"


@pytest.mark.parametrize("day", ["", "?as_of=19/05/2024"])
def test_the_board_costs_the_same_few_statements_however_many_children(
    client, at, districts, session, world, day
):
    client.sign_in("observer")
    with count_queries() as few:
        client.get(f"{at['board']}{day}")
    for number in range(6):
        make_child(session, world, f"TD-{number}", "district", None)
    session.commit()
    with count_queries() as many:
        client.get(f"{at['board']}{day}")
    assert len(many) <= len(few) < 27


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx"])
def test_the_board_prints(client, at, districts, ending):
    send_report(client, at, districts.milestone("BCD"), **PAPER)
    page = client.sign_in("steering").get(f"{at['board']}.{ending}")
    assert page.status == 200
    assert page.response.data[:2] in {b"%P", b"PK"}


@pytest.mark.parametrize(("sheet", "width"), [("", 297), ("?sheet=a3", 420)])
def test_the_printed_grid_stands_on_one_sheet_of_a4_or_a3(client, at, districts, sheet, width):
    page = client.sign_in("steering").get(f"{at['board']}.docx{sheet}")
    annex = docx.Document(io.BytesIO(page.response.data)).sections[-1]
    assert round(annex.page_width.mm) == width


def test_the_points_of_the_printed_board_end_as_the_office_writes_them(client, at, districts):
    page = client.sign_in("steering").get(f"{at['board']}.docx")
    lines = [one.text for one in docx.Document(io.BytesIO(page.response.data)).paragraphs]
    points = [line for line in lines if "mốc, tiếp nhận" in line]
    assert [line[-1] for line in points[:-1]] == [";"] * (len(points) - 1)
    assert points[-1].endswith("./.")


def test_without_a_ladder_the_starter_is_taken_with_one_button(client, session, world):
    client.sign_in("standing_agency")
    address = f"/congresses/{world.congress.id}/ladder"
    assert "Chưa có mốc nào" in client.get(address).words
    assert client.post(f"{address}/starter").status == 303
    assert len(client.get(address).soup.select("td.main")) == 18


def test_the_ladder_is_edited_on_its_screen(client, at, districts):
    client.sign_in("standing_agency")
    edit = f"{at['ladder']}/{districts.milestone('BCD').id}"
    fields = client.get(edit).fields()
    assert fields["forms"] == ["congress", "joint_conference"]
    stale = dict(fields)
    sent = client.post(edit, fields | {"due": "trước ngày 31/3/2024", "forms": ["congress"]})
    assert sent.status == 303, sent.errors()
    assert "31/03/2024" in client.get(at["ladder"]).words
    assert client.post(edit, stale | {"name": "Ban Chỉ đạo"}).status == 409
    fields = client.get(f"{at['ladder']}/new").fields() | {"code": "SK", "name": "Sổ tay"}
    assert client.post(f"{at['ladder']}/new", fields | {"due": "hôm nào đó"}).status == 422
    fields = client.get(f"{at['ladder']}/new").fields() | {"code": "BCD", "name": "Trùng mã"}
    twice = client.post(f"{at['ladder']}/new", fields)
    assert twice.status == 422
    assert "Mã mốc này đã có." in " ".join(twice.errors())


def test_a_day_moves_on_its_page_and_a_stale_page_is_shown_both(client, at, districts):
    client.sign_in("district_officer")
    fields = client.get(at["days"]).fields()
    new = {"planned_start_on": "18/06/2024", "planned_end_on": ""}
    assert client.post(at["days"], fields | new).status == 422
    sent = client.post(at["days"], fields | new | {"reason": "Trùng kỳ họp"})
    assert sent.status == 303, sent.errors()
    assert "Trùng kỳ họp" in client.get(at["child"]).words
    assert client.post(at["days"], fields | new | {"reason": "Lần hai"}).status == 409


def test_clashing_days_are_named_to_the_province_and_hinted_to_the_district(
    client, at, districts, session
):
    districts.child.planned_start_on = districts.child.planned_end_on = date(2024, 6, 15)
    session.commit()
    assert "ngày không làm việc" in client.sign_in("observer").get(at["dates"]).words
    child = client.sign_in("district_leader").get(at["child"])
    assert "ngày không làm việc" in child.words
    assert "Văn Lãng" not in child.words


def test_the_last_day_is_set_by_who_guides(client, at, districts):
    client.sign_in("standing_agency")
    fields = client.get(at["dates"]).fields("/dates") | {"last_on": "10/06/2024"}
    assert client.post(at["dates"], fields).status == 303
    words = client.sign_in("observer").get(at["dates"]).words
    assert "sau ngày cuối phải tổ chức xong (10/06/2024)" in words


def test_a_merged_child_leads_to_where_it_went_and_its_past_is_shown(client, at, districts):
    client.sign_in("standing_agency")
    fields = client.get(at["merge"]).fields("/merge") | {
        "into_id": districts.other.id, "on_date": "20/05/2024", "reason": "Nghị quyết sắp xếp",
    }  # fmt: skip
    sent = client.post(at["merge"], fields)
    assert sent.status == 303, sent.errors()
    assert client.get(at["child"]).location.endswith(at["other"])
    assert "huyện Tràng Định đã sáp nhập vào đơn vị này" in client.get(at["other"]).words
    past = client.get(f"{at['child']}?history=1")
    assert "Đã sáp nhập vào huyện Văn Lãng" in past.words
    own = client.sign_in("district_officer").get(at["child"])
    assert own.status == 200


@pytest.mark.parametrize(
    ("name", "place"),
    [("observer", "board"), ("district_officer", "child"), ("other_leader", "other")],
)
def test_the_navigation_leads_each_to_its_own(client, at, districts, name, place):
    home = client.sign_in(name).get("/")
    assert "/districts" in home.links()
    assert client.get("/districts").location.endswith(at[place])


def test_the_province_reads_on_its_home_what_waits(client, at, districts):
    send_report(client, at, districts.milestone("BCD"), **PAPER)
    home = client.sign_in("standing_agency").get("/")
    assert "1 mốc của 1 đơn vị" in home.words
