"""The plan as an official paper: its blanks, its symbol, its headings, its annex."""

from datetime import date

import pytest

from congress.congresses.models import Committee, Congress
from congress.core.deadlines import Kind
from congress.plans.models import Plan, PlanState
from congress.plans.papers import plan_paper
from congress.printing.missing import missing
from congress.printing.paper import Bullet, Heading, Paragraph
from tests.plans.cases.rows import part, stored

TEXTS = {
    "place": "Lạng Sơn",
    "grounds": "Căn cứ Luật Tổ chức chính quyền địa phương;\nCăn cứ Kế hoạch số 52/KH-BCĐ;",
    "purpose": "1. Mục đích\n- Bảo đảm đúng tiến độ.\n+ Từng tuần.",
    "arrangement": "Các cơ quan thực hiện theo Phụ lục.",
    "recipients": "Như trên\nLưu: VT",
    "signer_capacity": "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN",
    "signer_post": "Trưởng Ban Dân tộc tỉnh",
    "signer_name": "Nông Văn Thử",
}
FULL = {
    "lead": "Ban Dân tộc tỉnh",
    "deadline_text": "trong tháng 6",
    "product": "Kế hoạch",
    "coordinating": ("Sở Tài chính", "Văn phòng UBND tỉnh"),
}


def plan(symbol="BCĐ", official_name="", parent_body="", **texts):
    committee = Committee(
        name="Ban Chỉ đạo Đại hội tỉnh",
        official_name=official_name,
        symbol=symbol,
        parent_body=parent_body,
        congress=Congress(year=2024),
    )
    values = {"number": "", "state": PlanState.DRAFT, **dict.fromkeys(TEXTS, "")}
    return Plan(committee=committee, subject="Tổ chức Đại hội", **(values | texts))


def approved(**more):
    return plan(
        number="52/KH-BCĐ",
        issued_on=date(2024, 4, 1),
        state=PlanState.APPROVED,
        **(TEXTS | more),
    )


def table(paper):
    return paper.annexes[0].blocks[0].table


def labels(paper):
    return {one.label for one in missing(paper)}


def test_a_complete_plan_lacks_nothing():
    assert missing(plan_paper(approved(), [stored(**FULL)])) == ()


def test_a_bare_plan_says_everything_that_it_lacks():
    lacking = missing(plan_paper(plan(), [stored()]))
    assert [one.code for one in lacking if one.code != "blank"] == [
        "number",
        "place",
        "date",
        "capacity",
        "signer",
        "recipients",
    ]
    assert {one.label for one in lacking if one.code == "blank"} == {
        "<mục đích, yêu cầu>",
        "<tổ chức thực hiện>",
        "<cơ quan chủ trì>",
        "<thời hạn>",
    }


def test_a_job_without_lead_and_deadline_shows_both_blanks():
    row = table(plan_paper(plan(), [stored()])).rows[0]
    assert row.cells == ("1", "Họp báo", "<cơ quan chủ trì>", "", "<thời hạn>", "")


def test_blanks_are_counted():
    found = labels(plan_paper(approved(), [stored(1), stored(2, "Trang trí")]))
    assert found == {"<cơ quan chủ trì> × 2", "<thời hạn> × 2"}


def test_an_explanation_stands_where_the_deadline_would():
    row = table(plan_paper(plan(), [stored(explanation="chờ Trung ương")])).rows[0]
    assert (row.cells[2], row.cells[4]) == ("", "chờ Trung ương")


@pytest.mark.parametrize(
    ("kind", "due", "printed"),
    [
        (Kind.FIXED, date(2024, 7, 15), "ngày 15/7/2024\n(hạn gốc 30/06/2024)"),
        (Kind.FIXED, date(2024, 6, 30), "ngày 15/7/2024"),
        (Kind.RELATIVE, date(2024, 7, 15), "ngày 15/7/2024"),
    ],
)
def test_a_deadline_that_was_moved_shows_the_day_first_approved(kind, due, printed):
    row = stored(
        **FULL | {"deadline_text": "ngày 15/7/2024"},
        deadline_kind=kind,
        due_on=due,
        original_due_on=date(2024, 6, 30),
    )
    assert table(plan_paper(approved(), [row])).rows[0].cells[4] == printed


def test_a_job_is_printed_with_its_agencies():
    row = table(plan_paper(plan(), [stored(**FULL)])).rows[0]
    assert row.cells == (
        "1",
        "Họp báo",
        "Ban Dân tộc tỉnh",
        "Sở Tài chính; Văn phòng UBND tỉnh",
        "trong tháng 6",
        "Kế hoạch",
    )


def test_a_heading_spans_the_table():
    row = table(plan_paper(plan(), [part()])).rows[0]
    assert (row.cells, row.style) == (("I", "Tuyên truyền"), "part")


@pytest.mark.parametrize(
    ("symbol", "number", "printed"),
    [
        ("BCĐ", "", (None, "KH-BCĐ")),
        ("", "", (None, "KH")),
        ("BCĐ", "52/KH-BCĐ", ("52", "KH-BCĐ")),
        ("TBTT", "911/KH-BCĐ", ("911", "KH-BCĐ")),
        ("BCĐ", "52", ("52", "KH-BCĐ")),
    ],
)
def test_the_number_and_symbol_stand_apart(symbol, number, printed):
    paper = plan_paper(plan(symbol, number=number), [])
    assert (paper.number, paper.symbol) == printed


def test_the_body_is_named_as_on_its_papers():
    paper = plan_paper(plan(official_name="BAN CHỈ ĐẠO", parent_body="UBND TỈNH LẠNG SƠN"), [])
    assert (paper.parent_body, paper.body) == ("UBND TỈNH LẠNG SƠN", "BAN CHỈ ĐẠO")
    assert plan_paper(plan(), []).body == "Ban Chỉ đạo Đại hội tỉnh"


def test_the_paper_has_its_three_sections():
    blocks = plan_paper(approved(), []).blocks
    assert [block.text for block in blocks if isinstance(block, Heading) and block.level == 1] == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. NỘI DUNG VÀ TIẾN ĐỘ THỰC HIỆN",
        "III. TỔ CHỨC THỰC HIỆN",
    ]


def test_typed_lines_become_headings_points_and_paragraphs():
    blocks = plan_paper(approved(), []).blocks
    assert blocks[1:4] == (
        Heading(2, "1. Mục đích"),
        Bullet("Bảo đảm đúng tiến độ.", 1),
        Bullet("Từng tuần.", 2),
    )


@pytest.mark.parametrize(
    "line", ["1.5 ngày là tối đa.", "Trong tháng 6", "-không cách", "2024. ", "1. " + "dài " * 40]
)
def test_other_lines_are_paragraphs(line):
    blocks = plan_paper(approved(purpose=line), []).blocks
    assert blocks[1] == Paragraph(line.strip())


def test_grounds_recipients_and_signature_are_one_to_a_line():
    paper = plan_paper(approved(), [])
    assert len(paper.grounds) == len(paper.recipients) == 2
    assert paper.signature.capacity == ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")
    assert (paper.signature.post, paper.signature.name) == (
        ("Trưởng Ban Dân tộc tỉnh",),
        "Nông Văn Thử",
    )


@pytest.mark.parametrize("state", list(PlanState))
def test_everything_before_approval_is_marked_as_a_draft(state):
    assert plan_paper(plan(state=state), []).draft == (state is not PlanState.APPROVED)


def test_an_open_date_shows_the_year_of_the_congress():
    paper = plan_paper(plan(), [])
    assert (paper.issued_on, paper.year) == (None, 2024)
