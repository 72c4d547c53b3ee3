"""The sheet of an agency as an official paper: its grounds, its table, its blanks, its print."""

from datetime import date
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from congress.congresses.models import Committee, CommitteeKind, Congress
from congress.core.deadlines import Kind
from congress.duties.papers import sheet_paper
from congress.duties.queries import Duty, Issuer, PlanColumn
from congress.plans.models import ItemState, Plan, PlanState
from congress.plans.queries.amended import AmendingPaper
from congress.printing.docx_file import to_docx
from congress.printing.missing import missing
from congress.printing.paper import TableBlock
from congress.printing.pdf import to_pdf
from congress.units.models import Unit

AGENCY = "Sở Văn hóa, Thể thao và Du lịch"
PUBLICITY = PlanColumn(
    2, 20, "Tiểu ban Tuyên truyền", PlanState.APPROVED, "12/KH-TBTT", date(2024, 4, 5)
)
OTHER = PlanColumn(3, 30, "Tiểu ban Hậu cần", PlanState.APPROVED, "13/KH-TBHC", date(2024, 3, 15))
STEERING = Issuer(
    Committee(
        id=10,
        kind=CommitteeKind.STEERING,
        name="Ban Chỉ đạo",
        official_name="Ban Chỉ đạo Đại hội tỉnh",
        parent_body="Ủy ban nhân dân tỉnh Lạng Sơn",
        symbol="BCĐ",
        standing_agency=Unit(name="Ban Dân tộc tỉnh", short_name="BDT"),
    ),
    Plan(
        place="Lạng Sơn",
        signer_capacity="TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN",
        signer_post="Phó Chủ tịch UBND tỉnh",
        signer_name="Nông Văn Thử",
    ),
)


def duty(**more):
    values = {
        "id": 1,
        "plan_id": 2,
        "plan_state": PlanState.APPROVED,
        "committee_id": 20,
        "committee": "Tiểu ban Tuyên truyền",
        "number": "1",
        "content": "Họp báo",
        "lead_id": 5,
        "lead": AGENCY,
        "deadline_text": "trước ngày 15/4/2024",
        "deadline_kind": Kind.BEFORE,
        "due_on": date(2024, 4, 15),
        "due_hour": None,
        "is_inferred": False,
        "original_due_on": None,
        "due_at": None,
        "product": "Thông cáo",
        "explanation": "",
        "state": ItemState.ASSIGNED,
        "percent": 0,
        "last_line": "",
        "submitted_at": None,
        "done_at": None,
        "is_led": True,
    }
    return Duty(**(values | more))


def paper(*duties, issuer=STEERING, amended=None):
    congress = Congress(ordinal=4, year=2024, unit=Unit(name="tỉnh Lạng Sơn"))
    return sheet_paper(congress, AGENCY, duties, issuer, [PUBLICITY, OTHER], amended or {})


def rows(made):
    return [
        row.cells
        for block in made.blocks
        if isinstance(block, TableBlock)
        for row in block.table.rows
    ]


def test_only_number_and_day_stay_open_in_a_complete_sheet():
    assert [one.code for one in missing(paper(duty()))] == ["number", "date"]


def test_the_steering_committee_gives_it_out_in_its_own_form():
    made = paper(duty())
    assert (made.parent_body, made.body) == (
        "Ủy ban nhân dân tỉnh Lạng Sơn",
        "Ban Chỉ đạo Đại hội tỉnh",
    )
    assert (made.kind, made.symbol, made.place) == ("PHIẾU GIAO VIỆC", "PGV-BCĐ", "Lạng Sơn")
    assert made.addressees == (AGENCY,)
    assert "tỉnh Lạng Sơn lần thứ IV, năm 2024" in made.subject
    assert made.signature.name == "Nông Văn Thử"


def test_its_grounds_are_the_plans_that_give_the_agency_work():
    made = paper(duty())
    assert made.grounds == (
        "Căn cứ Kế hoạch số 12/KH-TBTT ngày 05 tháng 4 năm 2024 của Tiểu ban Tuyên truyền",
    )
    assert made.recipients == ("Như trên", "Tiểu ban Tuyên truyền", "Lưu: VT, BDT")


def test_a_ground_names_the_papers_by_which_its_plan_was_amended():
    later = AmendingPaper("15/KH-TBTT", date(2024, 5, 2))
    [ground] = paper(duty(), amended={PUBLICITY.plan_id: [later], OTHER.plan_id: [later]}).grounds
    assert ground.endswith(
        "của Tiểu ban Tuyên truyền (được sửa đổi, bổ sung bởi "
        "Kế hoạch số 15/KH-TBTT ngày 02 tháng 5 năm 2024)"
    )


def test_a_row_says_role_time_product_and_committee():
    helped = duty(is_led=False, lead="Ban Tuyên giáo", product="")
    assert rows(paper(duty(), helped)) == [
        ("1", "Họp báo", "Chủ trì", "trước ngày 15/4/2024", "Thông cáo", "Tuyên truyền"),
        (
            "2",
            "Họp báo",
            "Phối hợp với Ban Tuyên giáo",
            "trước ngày 15/4/2024",
            "",
            "Tuyên truyền",
        ),
    ]


def test_a_day_counted_from_the_congress_stands_below_its_words():
    counted = duty(deadline_text="D-15", deadline_kind=Kind.RELATIVE, due_on=date(2024, 11, 4))
    assert rows(paper(counted))[0][3] == "D-15\n(04/11/2024)"


def test_a_deadline_that_was_moved_shows_the_day_first_approved():
    days = {"due_on": date(2024, 4, 20), "original_due_on": date(2024, 4, 15)}
    moved = duty(deadline_text="ngày 20/4/2024", deadline_kind=Kind.FIXED, **days)
    assert rows(paper(moved))[0][3] == "ngày 20/4/2024\n(hạn gốc 15/04/2024)"


def test_what_is_not_known_shows_its_blank():
    bare = duty(deadline_text="", product="")
    loose = duty(is_led=False, lead=None, lead_id=None)
    assert {one.label for one in missing(paper(bare, loose)) if one.code == "blank"} == {
        "<thời hạn>",
        "<sản phẩm>",
        "<cơ quan chủ trì>",
    }
    assert rows(paper(duty(deadline_text="", explanation="chờ Trung ương")))[0][3] == (
        "chờ Trung ương"
    )


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.SUBMITTED, PlanState.RETURNED])
def test_jobs_of_a_plan_not_yet_approved_are_not_given_out(state):
    assert rows(paper(duty(plan_state=state), duty(content="Đã duyệt")))[0][1] == "Đã duyệt"


def test_without_a_steering_committee_the_form_shows_what_it_lacks():
    codes = [one.code for one in missing(paper(duty(), issuer=Issuer()))]
    assert codes[:5] == ["body", "number", "symbol", "place", "date"]
    assert "signer" in codes


def printed(made):
    pages = PdfReader(BytesIO(to_pdf(made))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def written(made):
    document = docx.Document(BytesIO(to_docx(made)))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    texts = [part.text for part in (*document.paragraphs, *cells)]
    return " ".join(" ".join(texts).split())


@pytest.mark.parametrize("render", [printed, written])
def test_both_prints_hold_the_whole_sheet(render):
    text = render(paper(*(duty(content=f"Công việc số {n}") for n in range(1, 31))))
    for piece in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "PHIẾU GIAO VIỆC",
        f"Kính gửi: {AGENCY}",
        "30 công việc (chủ trì 30, phối hợp 0)",
        "Công việc số 1 ",
        "Công việc số 30",
        "giải quyết./.",
        "Nơi nhận:",
        "Nông Văn Thử",
    ):
        assert piece in text
