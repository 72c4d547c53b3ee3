"""The list of members as an official paper: its form, its grounds, its rows, its print."""

from datetime import date
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from congress.accounts.models import Person
from congress.congresses.models import Committee, CommitteeKind, Congress, MemberRole, Membership
from congress.congresses.papers import members_paper
from congress.congresses.rules import Decided, Decision, post_of
from congress.printing.docx_file import to_docx
from congress.printing.missing import missing
from congress.printing.paper import TableBlock
from congress.printing.pdf import to_pdf
from congress.units.models import Unit, UnitLevel

DAY = date(2024, 5, 20)
FOUNDING = Decided(Decision("236/QĐ-UBND", date(2024, 2, 5)), came=13, went=0)
RENEWING = Decided(Decision("612/QĐ-UBND", date(2024, 4, 15)), came=1, went=1)


def committee(kind=CommitteeKind.STEERING, **more):
    values = {
        "name": "Ban Chỉ đạo Đại hội tỉnh",
        "official_name": "Ban Chỉ đạo Đại hội đại biểu các dân tộc thiểu số tỉnh Lạng Sơn",
        "parent_body": "Ủy ban nhân dân tỉnh Lạng Sơn",
        "symbol": "BCĐ",
        "decision_number": "236/QĐ-UBND",
        "decision_on": date(2024, 2, 5),
        "standing_agency": Unit(name="Ban Dân tộc tỉnh", short_name="BDT"),
    }
    unit = Unit(name="tỉnh Lạng Sơn", level=UnitLevel(name="tỉnh"))
    return Committee(kind=kind, congress=Congress(year=2024, unit=unit), **(values | more))


def seat(name="Nông Văn Thử", role=MemberRole.MEMBER, post="Phó Giám đốc", agency="Sở Tài chính"):
    unit = Unit(name=agency) if agency else None
    return Membership(person=Person(full_name=name), role=role, post=post, agency=unit)


HEAD = seat("Nông Quốc Thử", MemberRole.HEAD, "Phó Chủ tịch UBND tỉnh", "UBND tỉnh")


def paper(*sitting, body=None, decided=(FOUNDING, RENEWING)):
    return members_paper(body or committee(), sitting, DAY, decided)


def rows(made):
    return [row.cells for b in made.blocks if isinstance(b, TableBlock) for row in b.table.rows]


def test_only_number_and_day_stay_open_in_a_complete_list():
    assert [one.code for one in missing(paper(HEAD, seat()))] == ["number", "date"]


def test_it_is_given_out_by_the_committee_and_signed_by_the_head_of_the_day():
    made = paper(HEAD, seat())
    assert (made.symbol, made.place) == ("DS-BCĐ", "Lạng Sơn")
    assert made.subject.endswith("tỉnh Lạng Sơn (tính đến ngày 20 tháng 5 năm 2024)")
    assert made.signature.capacity == ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN")
    assert (made.signature.post, made.signature.name) == (
        ("Phó Chủ tịch UBND tỉnh",),
        "Nông Quốc Thử",
    )
    assert made.recipients == ("Các thành viên Ban Chỉ đạo Đại hội tỉnh", "Lưu: VT, BDT")


def test_its_grounds_are_the_founding_decision_and_those_that_renewed_it():
    body, first, later = "Ban Chỉ đạo Đại hội tỉnh", "05 tháng 02", "15 tháng 4"
    assert paper(HEAD).grounds == (
        f"Căn cứ Quyết định số 236/QĐ-UBND ngày {first} năm 2024 về việc thành lập {body}",
        f"Căn cứ Quyết định số 612/QĐ-UBND ngày {later} năm 2024 về việc kiện toàn {body}",
    )


def test_changes_without_a_paper_are_no_ground():
    assert len(paper(HEAD, decided=(FOUNDING, Decided(None, 0, 1))).grounds) == 1


@pytest.mark.parametrize(
    ("post", "agency", "printed"),
    [
        ("Phó Giám đốc", "Sở Tài chính", "Phó Giám đốc, Sở Tài chính"),
        ("Phó Giám đốc Sở Tài chính", "Sở Tài chính", "Phó Giám đốc Sở Tài chính"),
        ("Trưởng Ban Dân tộc tỉnh", "", "Trưởng Ban Dân tộc tỉnh"),
        ("", "Sở Tài chính", "Sở Tài chính"),
        ("", "", ""),
    ],
)
def test_post_and_agency_are_said_once(post, agency, printed):
    assert post_of(seat(post=post, agency=agency)) == printed


@pytest.mark.parametrize(
    ("kind", "head", "capacity"),
    [
        (CommitteeKind.STEERING, "Trưởng ban", "TM. BAN CHỈ ĐẠO"),
        (CommitteeKind.ORGANISING, "Trưởng ban", "TM. BAN TỔ CHỨC"),
        (CommitteeKind.SUBCOMMITTEE, "Trưởng Tiểu ban", "TM. TIỂU BAN"),
        (CommitteeKind.SUPPORT, "Tổ trưởng", "TM. TỔ GIÚP VIỆC"),
    ],
)
def test_roles_are_named_as_in_each_kind_of_body(kind, head, capacity):
    made = paper(HEAD, body=committee(kind))
    assert rows(made)[0][3] == head
    assert made.signature.capacity == (capacity, head.upper())


def test_what_is_not_known_shows_its_blank():
    body = committee(decision_number="", symbol="", standing_agency=None)
    lacks = missing(paper(seat(post="", agency=""), body=body, decided=()))
    assert {one.label for one in lacks if one.code == "blank"} == {
        "<số quyết định thành lập>",
        "<chức vụ, cơ quan>",
        "<đơn vị soạn>",
    }
    assert {"symbol", "signer"} <= {one.code for one in lacks}


def printed(made):
    pages = PdfReader(BytesIO(to_pdf(made))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def written(made):
    document = docx.Document(BytesIO(to_docx(made)))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    texts = [part.text for part in (*document.paragraphs, *cells)]
    return " ".join(" ".join(texts).split())


@pytest.mark.parametrize("render", [printed, written])
def test_both_prints_hold_the_whole_list(render):
    text = render(paper(HEAD, *(seat(f"Lò Văn {n}") for n in range(1, 31))))
    for piece in (
        "DANH SÁCH",
        "Căn cứ Quyết định số 612/QĐ-UBND",
        "Lò Văn 30",
        "Danh sách này có 31 thành viên./.",
        "TM. BAN CHỈ ĐẠO",
        "Lưu: VT, BDT.",
    ):
        assert piece in text
