"""Five real plans, each written by its office in a layout of its own, read in with every item."""

from datetime import date
from functools import cache

import pytest
import sqlalchemy as sa

from congress.accounts.queries import load_actor
from congress.plans.models import Plan, WorkItem
from congress.plans.queries.rows import rows
from congress.plans.sheet import columns as c
from congress.plans.sheet import work
from congress.plans.sheet.columns import PLAN_SHEET
from congress.plans.sheet.files import workbook
from congress.plans.sheet.planning import Planning, plan_import, unknown_agencies
from congress.sheets.keeping import kept, restored
from congress.sheets.plan import ImportPlan, RowState
from congress.sheets.reader import read
from congress.sheets.table import Table
from congress.units.models import Unit
from tests.plans.cases.facts import NAMES, load
from tests.plans.cases.workbooks import FILES
from tests.support.plans import jobs_of, make_plan

ITEMS = [
    pytest.param(name, place, id=f"{name}-{place + 1}")
    for name in NAMES
    for place in range(len(load(name).items))
]


@cache
def table_of(name: str) -> Table:
    filename, write = FILES[name]
    return read(write(load(name)), filename, PLAN_SHEET)


@cache
def imported(name: str) -> ImportPlan:
    case = load(name)
    found = restored(kept(table_of(name)))
    return plan_import(found, Planning((), case.index, case.context))


def codes(row):
    return {problem.code for problem in row.messages}


@pytest.mark.parametrize("name", NAMES)
def test_every_item_is_found_in_order_and_nothing_else(name):
    found = [(row.source.number, row.source.cells[c.CONTENT]) for row in imported(name).items]
    assert found == [(item.number, item.content) for item in load(name).items]


@pytest.mark.parametrize("name", NAMES)
def test_the_file_can_be_committed_as_it_is(name):
    plan = imported(name)
    assert (plan.new, plan.is_committable) == (len(load(name).items), True)


@pytest.mark.parametrize(("name", "place"), ITEMS)
def test_the_lead_is_the_known_agency_or_the_text_as_written(name, place):
    item, row = load(name).items[place], imported(name).items[place]
    assert row.values[c.LEAD].shown == item.lead
    assert ("no_lead" in codes(row)) == (not item.lead)


@pytest.mark.parametrize(("name", "place"), ITEMS)
def test_coordinating_agencies_are_told_apart(name, place):
    item, row = load(name).items[place], imported(name).items[place]
    assert tuple(agency.shown for agency in row.values[c.COORDINATING]) == item.coordinating


@pytest.mark.parametrize(("name", "place"), ITEMS)
def test_only_known_agencies_are_recognised(name, place):
    case, row = load(name), imported(name).items[place]
    agencies = [row.values[c.LEAD], *row.values[c.COORDINATING]]
    named = [agency for agency in agencies if agency.shown]
    assert [one.unit_id is not None for one in named] == [case.knows(one.shown) for one in named]
    unknown = any(agency.unit_id is None for agency in named)
    assert ("unknown_agency" in codes(row)) == unknown


@pytest.mark.parametrize(("name", "place"), ITEMS)
def test_the_deadline_is_the_day_that_the_province_meant(name, place):
    item, row = load(name).items[place], imported(name).items[place]
    deadline = row.values[c.DEADLINE]
    assert (deadline.kind, deadline.start, deadline.due) == (
        item.deadline_kind,
        item.start,
        item.due,
    )


@pytest.mark.parametrize(("name", "place"), ITEMS)
def test_the_deadline_keeps_the_words_of_the_office(name, place):
    item, row = load(name).items[place], imported(name).items[place]
    assert row.values[c.DEADLINE].text == item.deadline_text
    assert ("no_deadline" in codes(row)) == (item.due is None)
    assert "unreadable_deadline" not in codes(row)


@pytest.mark.parametrize(("name", "place"), ITEMS)
def test_the_product_is_kept(name, place):
    item, row = load(name).items[place], imported(name).items[place]
    assert row.values.get(c.PRODUCT, "") == item.product


def test_headings_of_groups_stand_over_their_items():
    found = [
        (row.number, row.cells[c.CONTENT], row.level) for row in table_of("hoa-binh-2024").rows
    ]
    assert [row for row in found if row[0] in {"I", "II", "III"}] == [
        ("I", "CÔNG TÁC CHỈ ĐẠO", 1),
        ("II", "ĐẠI HỘI CẤP HUYỆN", 1),
        ("III", "ĐẠI HỘI CẤP TỈNH", 1),
    ]
    assert {row[2] for row in found if row[0].isdigit()} == {2}


def test_a_cover_without_titles_is_passed_over_and_said_so():
    table = table_of("lang-son-2024")
    assert table.sheet_names == ("Chuẩn bị", "Đại hội")
    passed = [one.details["worksheet"] for one in table.problems]
    assert passed == ["Bìa"]


def test_the_sheet_without_a_column_of_products_says_nothing_about_products():
    assert all(c.PRODUCT not in row.values for row in imported("dien-bien-2024").items)


def test_unknown_agencies_are_asked_about_once_each():
    assert unknown_agencies(imported("lang-son-2024")) == [
        "các Tiểu ban giúp việc",
        "các Tiểu ban cấp tỉnh",
        "UBND cấp huyện",
    ]


def lang_son(session, world, decided=None):
    plan = make_plan(session, world, code="BCD", jobs=())
    filename, write = FILES["lang-son-2024"]
    found = restored(kept(read(write(load("lang-son-2024")), filename, PLAN_SHEET)))
    return plan, work.preview(plan, found, decided)


@pytest.fixture
def commit(world):
    user = world.users["standing_agency"]
    actor = load_actor(user.id, user.epoch)

    def run(plan, preview):
        return work.commit(actor=actor, plan=plan, shown=preview, filename="ke-hoach.xlsx")

    return run


def count(session, table):
    return session.scalar(sa.select(sa.func.count()).select_from(table))


def test_the_plan_of_a_real_province_is_written_with_every_item(session, world, commit):
    plan, preview = lang_son(session, world)
    assert commit(plan, preview) == 8
    case = load("lang-son-2024")
    assert [
        (row.number, row.content, row.lead or "", row.coordinating, row.due_on, row.deadline_text)
        for row in rows(plan.id)[-8:]
    ] == [
        (one.number, one.content, one.lead, one.coordinating, one.due, one.deadline_text)
        for one in case.items
    ]


def test_a_real_plan_brought_in_again_changes_nothing(session, world, commit):
    plan, preview = lang_son(session, world)
    commit(plan, preview)
    filename, write = FILES["lang-son-2024"]
    table = read(write(load("lang-son-2024")), filename, PLAN_SHEET)
    again_shown = work.preview(plan, list(table.rows))
    assert {row.state for row in again_shown.plan.rows} == {RowState.same}


def gone_out_and_back(session, plan):
    data = workbook(session.get_one(Plan, plan.id), rows(plan.id), [], [])
    return work.preview(plan, list(read(data, "ke-hoach.xlsx", PLAN_SHEET).rows))


def test_a_real_plan_goes_out_and_comes_back_unchanged(session, world, commit):
    plan, preview = lang_son(session, world)
    commit(plan, preview)
    back = gone_out_and_back(session, plan).plan
    assert {row.state for row in back.rows} == {RowState.same}


def test_an_agency_that_has_ended_still_leads_after_the_plan_came_back(session, world, commit):
    plan = make_plan(session, world, code="BCD")
    ended = world.units["svhttdl"]
    ended.ended_on = date(2024, 5, 1)
    session.flush()
    units = count(session, Unit)
    commit(plan, gone_out_and_back(session, plan))
    assert count(session, Unit) == units
    assert jobs_of(plan)[0].lead_id == ended.id


def test_a_decision_of_the_user_spares_a_new_agency(session, world, commit):
    bdt = world.units["bdt"]
    decided = work.decisions({"UBND cấp huyện": bdt.id}, {bdt.id: bdt.name})
    before = count(session, Unit)
    plan, preview = lang_son(session, world, decided)
    commit(plan, preview)
    assert count(session, Unit) == before + 2


def test_the_mark_of_a_preview_moves_with_the_plan(session, world):
    plan, preview = lang_son(session, world)
    filename, write = FILES["lang-son-2024"]
    found = list(read(write(load("lang-son-2024")), filename, PLAN_SHEET).rows)
    assert work.preview(plan, found).mark == preview.mark
    session.add(WorkItem(plan=plan, position=9, content=found[0].cells["content"]))
    session.flush()
    assert work.preview(plan, found).mark != preview.mark
