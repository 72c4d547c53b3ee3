"""What each row of a file would do to a plan: new, changed, same, error or conflict."""

from datetime import date

import pytest

from congress.core.deadlines import Context, Kind
from congress.plans.actions.importing import Agency
from congress.plans.sheet import columns as c
from congress.plans.sheet.planning import Planning, plan_import, rows_to_write, unknown_agencies
from congress.plans.sheet.work import decisions
from congress.sheets.plan import Change, RowState
from congress.sheets.table import Problem
from congress.units.rules import Candidate, Index
from tests.plans.cases.rows import part, said, stored

TOURISM = "Sở Văn hóa, Thể thao và Du lịch"
INDEX = Index(
    [
        Candidate(1, "Ban Dân tộc tỉnh"),
        Candidate(2, TOURISM, short_name="Sở VHTTDL"),
        Candidate(3, "Sở Tài chính"),
    ]
)
CONTEXT = Context(date(2024, 5, 20), year=2024, d_day=date(2024, 11, 19))


def planned(*rows, existing=(), **more):
    return plan_import(rows, Planning(existing, INDEX, CONTEXT, **more))


def one(row, *existing, **more):
    return planned(row, existing=existing, **more).rows[0]


def codes(row):
    return [problem.code for problem in row.messages]


def written(row, *existing):
    return rows_to_write(planned(row, existing=existing), existing)[0]


def test_a_row_that_meets_nothing_is_new():
    row = one(said("Họp báo"), stored(content="Trang trí hội trường"))
    assert (row.state, row.target_id) == (RowState.new, None)


@pytest.mark.parametrize("content", ["Họp báo", "họp báo", "hop bao"])
def test_a_row_without_id_meets_the_job_of_the_same_words(content):
    assert one(said(content), stored(7)).target_id == 7


def test_a_row_that_says_the_same_stays():
    existing = stored(lead="Sở Tài chính", lead_id=3, deadline_text="trong tháng 6")
    row = one(said(lead="Sở Tài chính", deadline="trong tháng 6"), existing)
    assert (row.state, row.changes) == (RowState.same, ())


def test_another_spelling_of_the_same_agency_is_no_change():
    existing = stored(lead=TOURISM, lead_id=2)
    assert one(said(lead="sở vhttdl"), existing).state is RowState.same


def test_a_change_shows_both_texts():
    row = one(said(product="Báo cáo"), stored(product="Kế hoạch"))
    assert row.state is RowState.changed
    assert row.changes == (Change(c.PRODUCT, "Kế hoạch", "Báo cáo"),)


def test_the_hidden_number_finds_a_job_whose_words_changed():
    row = one(said("Họp báo lần 2", id="7", version="1"), stored(7))
    assert (row.target_id, row.changes) == (7, (Change(c.CONTENT, "Họp báo", "Họp báo lần 2"),))


def test_a_row_that_somebody_saved_since_the_export_is_a_conflict():
    row = one(said("Họp báo lần 2", id="7", version="1"), stored(7, version=2))
    assert (row.state, codes(row)) == (RowState.conflict, ["moved_on"])


def test_an_id_of_another_plan_is_an_error_with_its_cell():
    row = one(said(id="99", version="1"), stored(7))
    assert row.state is RowState.error
    assert row.messages == (Problem("foreign_id", "G5", {"id": "99"}),)


@pytest.mark.parametrize("number", ["abc", "-1", "1.5", "²", "9999999999999"])
def test_an_id_that_is_no_number_is_foreign(number):
    assert codes(one(said(id=number), stored(7))) == ["foreign_id"]


def test_an_id_of_a_heading_on_a_job_is_foreign():
    assert codes(one(said(id="9"), part(9))) == ["foreign_id"]


def test_the_same_id_twice_is_an_error_said_once():
    found = planned(said(id="7"), said("Bản sao", 6, id="7"), existing=[stored(7)])
    assert [row.state for row in found.rows] == [RowState.same, RowState.error]
    assert codes(found.rows[1]) == ["duplicate_id"]


def test_two_rows_of_the_same_words_meet_two_jobs():
    found = planned(said(), said(row=6), existing=[stored(1), stored(2, number="1")])
    assert [row.target_id for row in found.rows] == [1, 2]


def test_a_job_named_by_its_id_is_not_met_by_words():
    found = planned(said(), said("Họp báo lần 2", 6, id="1"), existing=[stored(1)])
    assert [row.target_id for row in found.rows] == [None, 1]


def test_absent_columns_leave_fields_alone():
    existing = stored(product="Kế hoạch", lead="Sở Tài chính", lead_id=3, deadline_text="tháng 6")
    row = one(said(note="gấp"), existing)
    assert [change.key for change in row.changes] == [c.NOTE]
    line = written(said(note="gấp"), existing)
    assert (line.lead, line.coordinating, line.deadline, line.texts) == (
        None,
        None,
        None,
        {"note": "gấp"},
    )


def test_a_file_without_numbers_leaves_numbers_alone():
    existing = stored(number="3.1")
    assert one(said(number=None), existing).state is RowState.same
    assert written(said(number=None), existing).number == "3.1"


def test_an_emptied_cell_empties_the_field():
    named = {"lead": "Sở Tài chính", "lead_id": 3, "coordinating": ("Ban Dân tộc tỉnh",)}
    existing = stored(product="Kế hoạch", **named)
    row = said(lead="", product="", coordinating="")
    assert {change.new for change in one(row, existing).changes} == {""}
    line = written(row, existing)
    assert (line.lead, line.texts[c.PRODUCT], line.coordinating) == (Agency(""), "", ())


def test_only_what_changed_is_written():
    existing = stored(lead="Sở Tài chính", lead_id=3, deadline_text="D-15", person="Lý Văn Mẫu")
    row = said(lead="Sở Tài chính", deadline="D-15", person="Lý Văn Mẫu", product="Tin")
    line = written(row, existing)
    assert (line.lead, line.deadline, line.persons) == (None, None, {})
    assert line.texts == {"product": "Tin"}


def test_nothing_is_asked_about_an_agency_that_stands_there_already():
    ended = stored(lead="Sở Ngoại vụ", lead_id=88, coordinating=("Phòng Dân tộc",))
    row = said(lead="Sở Ngoại vụ", coordinating="Phòng Dân tộc")
    assert (one(row, ended).state, one(row, ended).messages) == (RowState.same, ())
    assert (written(row, ended).lead, written(row, ended).coordinating) == (None, None)


@pytest.mark.parametrize("mark", ["-", "…", "- -", "/"])
def test_a_dash_in_place_of_an_agency_names_none(mark):
    row = one(said(lead=mark, coordinating=mark))
    assert (row.values[c.LEAD], row.values[c.COORDINATING]) == (Agency(""), ())
    assert codes(row) == ["no_lead"]


def test_a_known_agency_is_written_by_its_name():
    row = one(said(lead="Sở VHTTDL"))
    assert row.values[c.LEAD] == Agency("Sở VHTTDL", 2, TOURISM)
    assert row.values[c.LEAD].shown == TOURISM


def test_an_unknown_agency_keeps_its_words_and_is_named():
    row = one(said(lead="Báo Lạng Sơn"))
    assert (row.state, row.values[c.LEAD].shown) == (RowState.new, "Báo Lạng Sơn")
    assert row.messages == (Problem("unknown_agency", "C5", {"name": "Báo Lạng Sơn"}),)


def test_unknown_agencies_are_listed_once_as_first_written():
    found = planned(said(lead="Báo Lạng Sơn"), said("Việc khác", 6, coordinating="BÁO LẠNG SƠN"))
    assert unknown_agencies(found) == ["Báo Lạng Sơn"]


def test_a_decision_about_an_unknown_name_is_followed():
    decided = decisions({"Sở VHTT cũ": 2, "Báo": 99}, {2: TOURISM})
    row = one(said(lead="SỞ VHTT CŨ"), decided=decided)
    assert (row.values[c.LEAD].unit_id, codes(row)) == (2, [])


def test_several_leads_are_an_error_that_names_them():
    row = one(said(lead="Sở Tài chính; Sở VHTTDL"))
    assert row.state is RowState.error
    assert row.messages[0].code == "several_leads"
    assert row.messages[0].details["names"] == f"Sở Tài chính; {TOURISM}"


def test_an_agency_too_long_to_keep_is_an_error():
    row = one(said(coordinating="Trung tâm " + "rất dài " * 50))
    assert (row.state, codes(row)) == (RowState.error, ["unknown_agency", "too_long"])


def test_coordinating_agencies_keep_their_order():
    row = one(said(coordinating="Sở Tài chính, Ban Dân tộc tỉnh\nCác báo"))
    agencies = row.values[c.COORDINATING]
    assert [agency.unit_id for agency in agencies] == [3, 1, None]


def test_an_agency_named_twice_coordinates_once_in_its_first_place():
    row = one(said(coordinating=f"Sở VHTTDL; Sở Tài chính; {TOURISM}; Các báo"))
    agencies = row.values[c.COORDINATING]
    assert [agency.shown for agency in agencies] == [TOURISM, "Sở Tài chính", "Các báo"]


@pytest.mark.parametrize("lead", ["Sở VHTTDL", "Các báo"])
def test_the_lead_does_not_coordinate_with_itself(lead):
    row = one(said(lead=lead, coordinating=f"Các báo; {TOURISM}; Sở Tài chính"))
    shown = [agency.shown for agency in row.values[c.COORDINATING]]
    assert row.values[c.LEAD].shown not in shown
    assert len(shown) == 2


def test_a_deadline_is_read_in_the_circumstances_of_the_plan():
    deadline = one(said(deadline="trước 15/4")).values[c.DEADLINE]
    assert (deadline.due, deadline.text) == (date(2024, 4, 15), "trước 15/4")


def test_an_unreadable_deadline_is_a_message_and_not_an_error():
    row = one(said(deadline="khi nào tiện"))
    assert row.state is RowState.new
    assert row.messages == (Problem("unreadable_deadline", "E5", {"phrase": "khi nào tiện"}),)
    assert (row.values[c.DEADLINE].kind, row.values[c.DEADLINE].text) == (
        Kind.NONE,
        "khi nào tiện",
    )


def test_an_inferred_deadline_is_pointed_at():
    assert codes(one(said(deadline="cuối tháng 6"))) == ["inferred_deadline"]


def test_what_lacks_is_said_and_can_still_be_taken():
    row = one(said(lead="", deadline=""))
    assert (row.state, codes(row)) == (RowState.new, ["no_lead", "no_deadline"])


@pytest.mark.parametrize("code", ["too_long", "surrogate", "cell_error"])
def test_a_cell_that_could_not_be_read_is_an_error(code):
    row = said()
    broken = type(row)(**(vars(row) | {"messages": (Problem(code, "B5"),)}))
    assert one(broken).state is RowState.error


def test_a_row_without_words_is_an_error():
    assert codes(one(said("", lead="Sở Tài chính"))) == ["no_content"]


def test_a_heading_has_words_and_a_number_only():
    row = one(said("Tuyên truyền", number="I", is_group=True, lead="", deadline=""))
    assert (row.state, row.values, row.messages) == (RowState.new, {}, ())


def test_a_heading_meets_a_heading_and_never_a_job():
    job, heading = stored(1, "Tuyên truyền"), part(9, "Tuyên truyền")
    row = one(said("Tuyên truyền", number="I", is_group=True), job, heading)
    assert (row.target_id, row.state) == (9, RowState.same)


def test_counts_are_of_jobs_and_close():
    rows = (
        said("Tuyên truyền", 4, number="I", is_group=True),
        said("Mới", 5),
        said("Họp báo", 6, product="Tin"),
        said("Giữ nguyên", 7, number="2"),
        said("", 8),
        said("Đã sửa", 9, id="3", version="1"),
    )
    existing = [stored(1), stored(2, "Giữ nguyên", number="2"), stored(3, "Đã sửa", version=5)]
    found = planned(*rows, existing=existing)
    counts = (found.new, found.changed, found.same, found.error, found.conflict)
    assert counts == (1, 1, 1, 1, 1)
    assert sum(counts) == len(found.items)
    assert not found.is_committable


def test_rows_to_write_carry_the_version_that_the_preview_saw():
    lines = rows_to_write(planned(said(), existing=[stored(7, version=4)]), [stored(7, version=4)])
    assert [(line.target_id, line.target_version) for line in lines] == [(7, 4)]
