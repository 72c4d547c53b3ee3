"""Five real plans, each written by its office in a layout of its own, read in with every item."""

from functools import cache

import pytest

from congress.plans.sheet import columns as c
from congress.plans.sheet.columns import PLAN_SHEET
from congress.plans.sheet.files import kept, restored
from congress.plans.sheet.planning import Planning, plan_import, unknown_agencies
from congress.sheets.plan import ImportPlan
from congress.sheets.reader import read
from congress.sheets.table import Table
from tests.plans.cases.facts import NAMES, load
from tests.plans.cases.workbooks import FILES

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
